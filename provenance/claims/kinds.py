"""Kinds of events: the words by which caption and text tell of one kind in different words."""

import re
from collections.abc import Mapping
from functools import lru_cache

from provenance.model import Language, Rows
from provenance.words.patterns import words_pattern, words_source
from provenance.words.script import MARKS

__all__ = ["Places", "kinds_told", "names_event"]

_BEFORE, _AFTER = 60, 24  # letters around a date in which an event may be named
_IN_WORD = rf"[\w{MARKS}]"
_A_WORD = rf"(?:\W{{0,2}}{_IN_WORD}{{0,4}}\s)?"
_ONE_WORD = re.compile(rf"['’]?\s?(?:{_IN_WORD}+\s)?")
_SMALL_WORD = re.compile(rf"(?:\s{_IN_WORD}{{1,5}})?['’]?\s*")

Places = Mapping[str, tuple[int, int]]
"""Where the first word of each kind stands, by the kind's name."""


@lru_cache(maxsize=1024)
def kinds_told(text: str, language: Language) -> Places:
    """The kinds of event that a text tells of, each with the place of its first word.

    >>> from provenance.model import StoryWords
    >>> words = Language("en", "English", story=StoryWords(kinds=(("oath", ("oath", "sworn")),)))
    >>> kinds_told("She was sworn in", words), kinds_told("She takes the oath", words)
    ({'oath': (8, 13)}, {'oath': (14, 18)})
    """
    pattern = _pattern((*language.story.kinds, *language.story.moments))
    found: dict[str, tuple[int, int]] = {}
    for match in pattern.finditer(text) if pattern else ():
        found.setdefault(match.lastgroup or "", match.span())
    return found


def names_event(before: str, after: str, language: Language) -> bool:
    """Whether a date tells an event from others of its kind, by the words around it: "the flood in"
    before it, or "flood" right behind.

    >>> from provenance.model import StoryWords
    >>> story = StoryWords(kinds=(("flood", ("flood*",)),), definite=("the",))
    >>> words = Language("en", "English", story=story)
    >>> names_event("In the great flood of ", "", words), names_event("A flood in ", "", words)
    (True, False)
    """
    near = after[:_AFTER]
    behind = re.compile(_A_WORD + rf"(?:{words_source(language.time.of)})?", re.IGNORECASE)
    if any(behind.fullmatch(near[:start]) for start, _ in kinds_told(near, language).values()):
        return True
    tail = before[-_BEFORE:]
    for the in words_pattern(language.story.definite).finditer(tail):
        rest = tail[the.end() :]
        for start, end in kinds_told(rest, language).values():
            if _ONE_WORD.fullmatch(rest[:start]) and _SMALL_WORD.fullmatch(rest[end:]):
                return True
    return False


@lru_cache(maxsize=64)
def _pattern(kinds: Rows) -> re.Pattern[str] | None:
    if not kinds:
        return None
    rows = (f"(?P<{name}>{words_source(words)})" for name, words in kinds)
    return re.compile("|".join(rows), re.IGNORECASE)
