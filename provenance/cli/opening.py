"""The store that a command works on: its option, and opening it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:  # the store takes a third of a second to import
    from provenance.store.store import Store

__all__ = ["address_of", "open_store", "store_option"]

_Command = TypeVar("_Command", bound=Callable[..., object])


def store_option(command: _Command) -> _Command:
    """Gives a command the store it works on."""
    return click.option(
        "--store", metavar="ADDRESS", help="Path or SQLAlchemy URL; CUTLINE_STORE, else the user's."
    )(command)


def address_of(store: str | None) -> str:
    """The address that is given, else that of the settings."""
    from provenance.settings import read_settings

    settings = read_settings()  # told early where one of them is wrong
    return store or settings.store


def open_store(store: str | None, create: bool = False) -> "Store":
    """The store at an address, else that of the settings. Raises `StoreError` where it cannot be
    opened.
    """
    from provenance.store.store import Store

    return Store.open(address_of(store), create=create)
