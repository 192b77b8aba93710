"""The three open doors: readers, languages and checks, found by walking folders.

Files of `sources/` and `checks/` declare `READER` or `CHECK`; those whose name starts with `_` hold
what several share. A file `languages/<code>.toml` is a language. Installed packages add theirs
through the entry-point groups `provenance.readers`, `provenance.languages` and
`provenance.checks`. Importing a module changes nothing.
"""

import pkgutil
from collections.abc import Callable
from functools import cache, partial
from importlib import import_module
from importlib.metadata import entry_points
from typing import TypeVar

from provenance.languages.load import codes, outline, table
from provenance.model import Check, Language, Languages, PluginError, choose_language
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
def languages() -> Languages:
    """Every language that has a table, sorted by code; each is read when it is first asked for.

    Raises `PluginError` for an installed language that is none or whose code is taken.

    >>> "en" in languages().codes
    True
    """
    tables = {code: partial(table, code) for code in codes()}
    for origin, value in _installed("languages"):
        if not isinstance(value, Language):
            raise PluginError(f"Cannot offer {origin}: it is not a Language.")
        if value.code in tables:
            raise PluginError(f"Cannot offer {origin}: there is already a {value.code!r}.")
        tables[value.code] = partial(_same, value)
    return Languages(tables)


def language_of_dates(tag: str) -> Language:
    """What reads the dates of a text by its BCP 47 tag: its table, else the bare calendar of a
    language without one, else "und", which reads dates in numbers. Pages are read by tables alone.

    >>> language_of_dates("bg").name, language_of_dates("xx").name
    ('Bulgarian', 'undetermined')
    """
    found = choose_language(tag, languages())
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
        if info.name.startswith("_") or info.ispkg:
            continue
        module = import_module(f"{package.__name__}.{info.name}")
        if hasattr(module, label):
            offered.append((module.__name__, getattr(module, label)))
        elif room != "sources":
            raise PluginError(f"Cannot offer {module.__name__}: it declares no {label}.")
    offered += _installed(room)
    for origin, value in offered:
        if not isinstance(value, kind):
            raise PluginError(f"Cannot offer {origin}: it is not a {kind.__name__}.")
        key = name(value)
        if key in found:
            raise PluginError(f"Cannot offer {origin}: {found[key][0]} already has {key!r}.")
        found[key] = (origin, value)
    return tuple(value for _, (_, value) in sorted(found.items()))


def _installed(room: str) -> list[tuple[str, object]]:
    """What installed packages offer for a room, each with where it stands."""
    offered = []
    for entry in entry_points(group=f"provenance.{room if room != 'sources' else 'readers'}"):
        try:
            offered.append((entry.value, entry.load()))
        except Exception as error:
            raise PluginError(
                f"Cannot load the plugin {entry.value}: {error}. Uninstall or mend it; no {room} "
                "were offered."
            ) from error
    return offered


def _same(value: Language) -> Language:
    return value
