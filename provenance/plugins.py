"""The three open doors: readers, languages and checks, found by walking folders.

Files of `sources/`, `languages/` and `checks/` declare `READER`, `LANGUAGE` or `CHECK`; those whose
name starts with `_` hold what several share. Installed packages add theirs through the entry-point
groups `provenance.readers`, `provenance.languages` and `provenance.checks`. Importing a module
changes nothing.
"""

import pkgutil
from collections.abc import Callable
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import TypeVar

from provenance.model import Check, Language, PluginError, choose_language
from provenance.sources.reader import Reader

__all__ = ["checks", "language_of_dates", "languages", "readers"]

T = TypeVar("T")


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader, sorted by name. Raises `PluginError` for a bad or doubled declaration.

    >>> [reader.name for reader in readers()][0]
    'files'
    """
    return _gather("sources", "READER", Reader, lambda reader: reader.name)  # type: ignore[type-abstract]  # a runtime-checkable protocol


@cache
def languages() -> tuple[Language, ...]:
    """Every language table, sorted by code. Raises `PluginError` as `readers` does.

    >>> "en" in [language.code for language in languages()]
    True
    """
    return _gather("languages", "LANGUAGE", Language, lambda language: language.code)


def language_of_dates(tag: str) -> Language:
    """What reads the dates of a text by its BCP 47 tag: its table, else the bare calendar of a
    language without one, else "und", which reads dates in numbers. Pages are read by tables alone.

    >>> language_of_dates("bg").name, language_of_dates("xx").name
    ('Bulgarian', 'undetermined')
    """
    found = choose_language(tag, languages())
    outline: Callable[[str], Language | None] = import_module(
        "provenance.languages._outlines"
    ).outline
    return found if found.code != "und" else outline(tag) or found


@cache
def checks() -> tuple[Check, ...]:
    """Every check, sorted by name. Raises `PluginError` as `readers` does.

    >>> "weekday-date-mismatch" in [check.name for check in checks()]
    True
    """
    return _gather("checks", "CHECK", Check, lambda check: check.name)


def _gather(room: str, label: str, kind: type[T], name: Callable[[T], str]) -> tuple[T, ...]:
    found: dict[str, tuple[str, T]] = {}
    package = import_module(f"provenance.{room}")
    offered: list[tuple[str, object]] = []
    for info in pkgutil.iter_modules(package.__path__):
        if info.name.startswith("_"):
            continue
        module = import_module(f"{package.__name__}.{info.name}")
        if hasattr(module, label):
            offered.append((module.__name__, getattr(module, label)))
        elif room != "sources":
            raise PluginError(f"Cannot offer {module.__name__}: it declares no {label}.")
    for entry in entry_points(group=f"provenance.{room if room != 'sources' else 'readers'}"):
        try:
            offered.append((entry.value, entry.load()))
        except Exception as error:
            raise PluginError(
                f"Cannot load the plugin {entry.value}: {error}. Uninstall or mend it; no {room} "
                "were offered."
            ) from error
    for origin, value in offered:
        if not isinstance(value, kind):
            raise PluginError(f"Cannot offer {origin}: it is not a {kind.__name__}.")
        key = name(value)
        if key in found:
            raise PluginError(f"Cannot offer {origin}: {found[key][0]} already has {key!r}.")
        found[key] = (origin, value)
    return tuple(value for _, (_, value) in sorted(found.items()))
