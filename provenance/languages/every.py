"""What holds on every page, whatever its language, from `any.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

__all__ = ["all_words", "rows", "words"]

_FILE = Path(__file__).with_name("any.toml")


@cache
def rows(table: str) -> Mapping[str, tuple[str, ...]]:
    """The rows of one table of `any.toml`, each the words it holds.

    >>> "der" in rows("small_words")["de"]
    True
    """
    found = _tables()[table]
    return {
        key: tuple(" ".join(word.split()) for word in row.split("|")) for key, row in found.items()
    }


def words(table: str, row: str) -> tuple[str, ...]:
    """The words of one row.

    >>> "légende" in words("line_caption", "fr")
    True
    """
    return rows(table)[row]


def all_words(table: str) -> frozenset[str]:
    """The words of every row of a table.

    >>> {"légende", "caption"} <= all_words("line_caption")
    True
    """
    return frozenset(word for row in rows(table).values() for word in row)


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
