"""Language tables, read from their TOML files when a page first needs them.

A row holds words apart by " | ". Rows of one table that give words a value are written under the
value: `1 = "january | jan"`. `README.md` beside this file explains every table.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import get_args, get_origin, get_type_hints

from provenance.model import Language, PluginError

__all__ = ["codes", "outline", "read_table", "table"]

FOLDER = Path(__file__).parent
_OUTLINES = FOLDER / "outlines"
_HEAD = ("code", "name", "tags")


@cache
def codes() -> tuple[str, ...]:
    """The codes of the languages that have a whole table, sorted.

    >>> "en" in codes(), "bg" in codes()
    (True, False)
    """
    return tuple(sorted(path.stem for path in FOLDER.glob("[a-z][a-z].toml")))


@cache
def table(code: str) -> Language:
    """The table of one of `codes`. Raises `PluginError` if its file is faulty.

    >>> table("de").name
    'German'
    """
    return read_table(FOLDER / f"{code}.toml")


@cache
def outline(tag: str) -> Language | None:
    """The calendar of a language without a whole table, by BCP 47 tag; None if it has none.

    >>> outline("bg-BG").name
    'Bulgarian'
    >>> outline("xx") is None
    True
    """
    code = tag.lower().replace("_", "-").partition("-")[0]
    if not re.fullmatch("[a-z]{2,3}", code):
        return None
    path = _OUTLINES / f"{code}.toml"
    if path.exists():
        return read_table(path)
    others = map(read_table, sorted(_OUTLINES.glob("*.toml")))
    return next((language for language in others if code in language.tags), None)


def read_table(path: Path) -> Language:
    """The language a TOML file describes.

    Raises `PluginError` naming file, line and what was wanted: TOML that cannot be parsed, a table
    or row that `Language` does not have, a value of another kind, an empty word.
    """
    text = path.read_text(encoding="utf-8")
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PluginError(f"Cannot read {path}: {error}. The language was not loaded.") from None
    return _Reading(path, text).language(data)


class _Reading:
    """One file being turned into values, for errors that name their line."""

    def __init__(self, path: Path, text: str) -> None:
        self._path, self._lines = path, text.splitlines()

    def language(self, data: dict[str, object]) -> Language:
        for key in ("code", "name"):
            if not isinstance(data.get(key), str):
                raise self._error((), key, f'needs {key} = "…" at its top')
        return Language(
            **self._head(data),  # type: ignore[arg-type]  # checked by _head
            **{key: self._section(key, data.get(key, {})) for key in _sections()},  # type: ignore[arg-type]  # a section of its own class
        )

    def _head(self, data: dict[str, object]) -> dict[str, object]:
        for key in data:
            if key not in (*_HEAD, *_sections()):
                wanted = ", ".join((*_HEAD, *_sections()))
                raise self._error((), key, f"wants one of {wanted}, not {key!r}")
        tags = self._words((), "tags", data["tags"]) if "tags" in data else ()
        return {"code": data["code"], "name": data["name"], "tags": tags}

    def _section(self, name: str, rows: object) -> object:
        kind = _sections()[name]
        if not isinstance(rows, dict):
            raise self._error((), name, f"wants a table [{name}]")
        hints = _rows(kind)
        for key in rows:
            if key not in hints:
                raise self._error((name,), key, f"[{name}] has no row {key!r}")
        return kind(
            **{key: self._value((name,), key, hints[key], row) for key, row in rows.items()}
        )

    def _value(self, where: tuple[str, ...], key: str, hint: object, row: object) -> object:
        if hint is bool:
            if not isinstance(row, bool):
                raise self._error(where, key, f"{key} wants true or false")
            return row
        if hint is str:
            if not isinstance(row, str):
                raise self._error(where, key, f'{key} wants one word: "buddhist"')
            return row
        if get_origin(hint) is frozenset:
            return frozenset(self._words(where, key, row))
        inner = get_args(hint)[0]
        if inner is str:
            return self._words(where, key, row)
        if not isinstance(row, dict):
            raise self._error(where, key, f"{key} wants a table [{'.'.join((*where, key))}]")
        below = (*where, key)
        first, second = get_args(inner)[:2]
        if first is str and get_origin(second) is tuple:
            if get_args(second)[0] is str:  # named rows of words
                return tuple((name, self._words(below, name, words)) for name, words in row.items())
            return tuple(
                (name, self._value(below, name, second, words)) for name, words in row.items()
            )
        return tuple(self._valued(below, row, second is int))

    def _valued(
        self, where: tuple[str, ...], row: dict[str, object], number: bool
    ) -> Iterator[tuple[str, str | int]]:
        for value, words in row.items():
            if number and not re.fullmatch(r"-?\d+", value):
                raise self._error(where, value, f"{value!r} must be a whole number")
            for word in self._words(where, value, words):
                yield word, int(value) if number else value

    def _words(self, where: tuple[str, ...], key: str, row: object) -> tuple[str, ...]:
        if not isinstance(row, str):
            raise self._error(where, key, f'{key} wants words in one string: "one | two"')
        words = tuple(" ".join(word.split()) for word in row.split("|"))
        if not all(words):
            raise self._error(where, key, f"{key} holds an empty word")
        return tuple(dict.fromkeys(words))

    def _error(self, where: tuple[str, ...], key: str, what: str) -> PluginError:
        """Where the row stands: the first line of that key behind its table's heading."""
        heading = f"[{'.'.join(where)}]"
        start = next((n for n, line in enumerate(self._lines) if line.strip() == heading), 0)
        stands = re.compile(rf'\s*\[?"?{re.escape(key)}"?[\]=\s]')
        row = (n for n, line in enumerate(self._lines[start:], start + 1) if stands.match(line))
        line = next(row, start + 1)
        return PluginError(
            f"Cannot read {self._path}, line {line}: {what}. The language was not loaded."
        )


@cache
def _sections() -> dict[str, type]:
    hints = get_type_hints(Language)
    return {f.name: hints[f.name] for f in fields(Language) if is_dataclass(hints[f.name])}


@cache
def _rows(section: type) -> dict[str, object]:
    return get_type_hints(section)
