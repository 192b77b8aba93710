"""Patterns for words of a table, at the ends that words have in their script.

- In scripts with spaces a word ends where neither a letter, a figure nor a mark goes on: "पर" is no
  part of "परिवार".
- Arabic and Hebrew write small words on to the front: "والفيضان" holds "فيضان".
- Korean writes particles behind and compounds before: a word of two syllables may stand anywhere in
  a written one; one of a single syllable closes it, but for particles.
- Thai, Chinese and Japanese part no words: there a word ends with the marks of its last letter.
"""

import re
import unicodedata
from functools import lru_cache

from provenance.words.script import HANGUL, UNSPACED, is_cased, marks_of

__all__ = ["PARTICLES", "stems_pattern", "words_pattern", "words_source"]

_ACCENTS = "\u0300-\u0338"  # what is left of Latin letters that have no form with their mark
_LETTERS, _LATIN = r"\w", 0x04  # up to the block of Cyrillic, letters with marks are one
_UNSPACED = re.compile(f"[{UNSPACED}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_HEBREW = re.compile("[\u0590-\u05ff]")
# Conjunctions, prepositions and the article, which Arabic and Hebrew write on to a word.
_ARABIC_FRONT = "(?:[وف]?(?:[بك]?ال|لل|[بل])?)"
_HEBREW_FRONT = "(?:[וש]?[הבלמכ]?)"
_FEWEST_BEHIND = 3  # letters of a word behind such a front; shorter ones meet other words
_SHORT_PARTICLES = tuple("은 는 이 가 을 를 에 의 와 과 도 로 만 나 랑".split())
_LONG_PARTICLES = tuple(
    "에서부터 으로부터 에게서 에서는 에서도 으로는 으로도 이라고 까지는 까지도 에서 에게 께서 "
    "으로 부터 까지 처럼 보다 마다 조차 라고 이나 이며 하고 에는 에도".split()
)
PARTICLES = _LONG_PARTICLES + _SHORT_PARTICLES
"""Particles that Korean writes on to a noun, the longest first."""


@lru_cache(maxsize=1024)
def words_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of a table's words or phrases, whatever their case; "*" is any ending.

    An empty table matches nothing.

    >>> words_pattern(("commemorat*", "years on")).search("It commemorated the day").group()
    'commemorated'
    >>> words_pattern(("पर",)).search("परिवार घर पर है").start()
    10
    """
    return re.compile(words_source(words), re.IGNORECASE)


@lru_cache(maxsize=64)
def stems_pattern(stems: frozenset[str] | tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for stems of words, whatever their case and however they end. A stem of a script
    that has capitals opens a word; in others small words are written on to it.

    >>> stems_pattern(("publi", "公開")).search("Republished; published").start()
    13
    """
    rows = sorted(stems, key=lambda stem: (-len(stem), stem))
    bounded = (rf"\b{re.escape(stem)}" if is_cased(stem) else re.escape(stem) for stem in rows)
    return re.compile("|".join(bounded) or r"(?!)", re.IGNORECASE)


def words_source(words: tuple[str, ...]) -> str:
    """The source of `words_pattern`, to be part of a longer pattern.

    >>> bool(re.search(words_source(("mill*", "weir")), "the millers"))
    True
    """
    rows = {unicodedata.normalize("NFC", word.strip()) for word in words} - {""}
    kinds: dict[tuple[str, str], list[str]] = {}
    for word in sorted(rows, key=lambda word: (-len(word), word)):
        kinds.setdefault(_ends(word), []).append(_body(word))
    parts = [f"{start}(?:{'|'.join(bodies)}){end}" for (start, end), bodies in kinds.items()]
    return "|".join(parts) or r"(?!)"


def _ends(word: str) -> tuple[str, str]:
    """What must stand before and behind a word, as sources of patterns."""
    inside = _inside(word)
    start, end = rf"(?<!{inside})", rf"(?!{inside})"
    if _UNSPACED.search(word):
        return "", rf"(?!{inside.replace(_LETTERS, '')})"
    if _HANGUL.search(word):
        return "", _syllable_end(end) if len(word) == 1 else ""
    if len(word) >= _FEWEST_BEHIND and _ARABIC.search(word):
        return start + _ARABIC_FRONT, end
    if len(word) >= _FEWEST_BEHIND and _HEBREW.search(word):
        return start + _HEBREW_FRONT, end
    return start, end


def _syllable_end(end: str) -> str:
    """What stands behind a word of one syllable: alone only a longer particle ("역에서"), for
    "항의" is another word; behind a compound any ("타로역의").
    """
    short, long = "|".join(_SHORT_PARTICLES), "|".join(_LONG_PARTICLES)
    return rf"(?=(?:{long})?{end}|(?<=[가-힣]{{2}})(?:{short}){end})"


@lru_cache(maxsize=256)
def _inside_block(block: int) -> str:
    # In its own case: a set that folds case takes ten times as long to compile.
    return rf"(?-i:[{_LETTERS}{_ACCENTS}{marks_of(block) if block > _LATIN else ''}])"


def _inside(word: str) -> str:
    """A set of what goes on a word: letters, figures, and the marks of the word's own script."""
    return _inside_block(max((ord(char) >> 8 for char in word if char.isalpha()), default=0))


def _body(word: str) -> str:
    ending = rf"{_inside(word)}{{0,8}}"
    source = re.escape(word).replace(r"\ \*\ ", r" \S{1,12} ").replace(r"\*", ending)
    return source.replace("'", "['’]")
