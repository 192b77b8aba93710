"""Cutline: checks that news photographs are of the time the article says they are.

`provenance.read` and `provenance.check_page` take a page; the values they return are those of
`provenance.model`. Nothing is imported before it is asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.public import check_page, read

__all__ = ["check_page", "read"]


def __getattr__(name: str) -> object:
    if name in __all__:
        return getattr(import_module("provenance.public"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
