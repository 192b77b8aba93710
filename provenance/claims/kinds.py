"""Kinds of events: the words by which caption and text tell of one kind in different words."""

import re
from collections.abc import Mapping
from functools import lru_cache

from provenance.model import Language, words_pattern

__all__ = ["Places", "kinds_told"]

Places = Mapping[int, tuple[int, int]]
"""Where the first word of each kind stands, by the kind's row."""


@lru_cache(maxsize=1024)
def kinds_told(text: str, language: Language) -> Places:
    """The kinds of event that a text tells of, each with the place of its first word.

    >>> from provenance.model import StoryWords
    >>> words = Language("en", "English", story=StoryWords(kinds=("oath|sworn", "flood*")))
    >>> kinds_told("She was sworn in", words), kinds_told("She takes the oath", words)
    ({0: (8, 13)}, {0: (14, 18)})
    """
    pattern = _pattern((*language.story.kinds, *language.story.moments))
    found: dict[int, tuple[int, int]] = {}
    for match in pattern.finditer(text) if pattern else ():
        found.setdefault(int((match.lastgroup or "k0")[1:]), match.span())
    return found


@lru_cache(maxsize=64)
def _pattern(kinds: tuple[str, ...]) -> re.Pattern[str] | None:
    if not kinds:
        return None
    rows = (words_pattern(tuple(row.split("|"))).pattern for row in kinds)
    return re.compile("|".join(f"(?P<k{n}>{row})" for n, row in enumerate(rows)), re.IGNORECASE)
