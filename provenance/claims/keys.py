"""Folded keys: words and names as they can be compared across inflection, spelling and script."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from provenance.model import Language, Passage, Timex

__all__ = ["content_words", "fold_name", "names_meet"]

# Letters with the marks that Indic, Arabic and Hebrew words carry inside.
_LETTERS = (
    r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963])*"
)
_WORD = re.compile(rf"{_LETTERS}(?:['’-]{_LETTERS})*")
_ARTICLE = re.compile(
    r"^(?:[وفبكل]?ال|لل|[وفبل](?=\w{4}))(?=\w{3})"
)  # Arabic, written on to the word
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0e7f]")
_ENDS = (".", "!", "?", "")
_SHORTEST = 3
_HIRAGANA = re.compile("[\u3041-\u309f]{2}")
_STEM = 5  # letters that stay through most inflections
_ENDING, _VOWELS = 2, "aeiou"  # of a name that ends differently in each case
# Cyrillic to Latin, loosely: names must meet, not be spelt.
_LATIN = dict(
    zip(
        "абвгґдежзийклмнопрстуфхцчшщъыьэюяёіїєўјљњћђџ",
        ("a b v g g d e z z i i k l m n o p r s t u f h c c s s _ i _ e u a e i i e u j l n c d d")
        .split(),
        strict=False,
    )
)  # fmt: skip
_SOUNDS = (
    ("ph", "f"),
    ("ch", "h"),
    ("kh", "h"),
    ("gh", "g"),
    ("sh", "s"),
    ("zh", "z"),
    ("ts", "c"),
    ("tz", "c"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("q", "k"),
    ("x", "ks"),
    ("ck", "k"),
    ("dh", "d"),
    ("th", "t"),
)


_SIMPLE = dict(_SOUNDS)
_SOUND = re.compile("|".join(sound for sound, _ in _SOUNDS))
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=32768)
def fold_name(word: str) -> str:
    """A name in small Latin letters without marks, its doubtful sounds made one.

    >>> fold_name("Shoigu") == fold_name("Шойгу")
    True
    """
    plain = word.lower()
    if not plain.isascii():
        plain = _ARTICLE.sub("", unicodedata.normalize("NFKD", plain))
        plain = "".join(_LATIN.get(c, c) for c in plain if not unicodedata.combining(c))
        plain = plain.replace("_", "").replace("ı", "i").replace("ł", "l").replace("ß", "ss")
    plain = _SOUND.sub(_simple, plain)
    return _DOUBLED.sub(r"\1", plain)


def _simple(match: re.Match[str]) -> str:
    return _SIMPLE[match.group()]


def names_meet(one: str, two: str) -> bool:
    """Whether two folded keys are the same name, endings of inflection aside.

    >>> names_meet(fold_name("Хафтаром"), fold_name("Haftar"))
    True
    >>> names_meet(fold_name("Бреннова"), fold_name("Бреннове"))
    True
    """
    short, long = sorted((one, two), key=len)
    if one == two:
        return True
    endings = 3 if len(short) > 4 else 2
    stem = next(
        (n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short)
    )
    if stem >= _STEM and len(long) - stem <= _ENDING and short[stem:][-1:] in _VOWELS:
        return True  # "Brennova", "Brennove"
    if not long.startswith(short) or len(short) < 4:
        return False
    # A word that opens a sentence was cut like any other, though it may be a name.
    return len(short) == _STEM or len(long) - len(short) <= endings


Word = tuple[str, int, int, bool]
"""A content word: its key to compare, its place in the passage, whether it is written as a name."""


def content_words(
    passage: Passage, start: int, end: int, language: Language, dates: Iterable[Timex] = ()
) -> list[Word]:
    """The words of a stretch of text that carry content: no function words, no dates.

    Scripts without spaces give pairs of characters.

    >>> from provenance.model import Role
    >>> told = Passage(Role.BODY, "Rain fell on Tarrow.", 1)
    >>> [(key, name) for key, _, _, name in content_words(told, 0, 20, Language("en", "English"))]
    [('rain', False), ('fel', False), ('tarov', True)]
    """
    taken = [
        (t.span.start - start, t.span.end - start)
        for t in dates
        if t.span.passage is passage or t.span.passage == passage
    ]
    return [
        (key, start + low, start + high, named)
        for key, low, high, named in _words(passage.text[start:end], language)
        if not taken or not any(low < last and first < high for first, last in taken)
    ]


@lru_cache(maxsize=1024)
def _words(text: str, language: Language) -> tuple[Word, ...]:
    """The content words of a text; a sentence is looked at for each figure of its page."""
    if _UNSPACED.search(text):
        return tuple(
            (pair, at, at + 2, False)
            for at in range(len(text) - 1)
            if (pair := text[at : at + 2]).isalpha() and not _HIRAGANA.fullmatch(pair)
        )
    known = language.story.function_words
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word = match.group()
        if len(word) < _SHORTEST or word.lower() in known:
            continue
        low, high = match.span()
        key = fold_name(word)
        named = word[0].isupper() and (not _opens(text, low) or _name_follows(text, high, known))
        found.append((key if named else key[:_STEM], low, high, named))
    return tuple(found)


def _opens(text: str, at: int) -> bool:
    """Whether a word opens its sentence."""
    return at == 0 or text[max(0, at - 2) : at].strip() in _ENDS


def _name_follows(text: str, end: int, known: frozenset[str]) -> bool:
    """Whether another word with a capital stands right behind: "Jane Doe", "Al Rumeh"."""
    after = _WORD.match(text, end + 1)
    return after is not None and after.group()[0].isupper() and after.group().lower() not in known
