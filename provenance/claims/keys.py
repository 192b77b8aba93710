"""Folded keys: words and names as they can be compared across inflection, spelling and script."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from provenance.model import Language, Passage, Span, Timex

__all__ = ["Word", "content_words", "fold_name", "names_meet"]

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
_STEM = 5  # letters that stay through most inflections
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


@lru_cache(maxsize=8192)
def fold_name(word: str) -> str:
    """A name in small Latin letters without marks, its doubtful sounds made one.

    >>> fold_name("Shoigu") == fold_name("Шойгу")
    True
    """
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = _ARTICLE.sub("", plain)
    plain = "".join(_LATIN.get(c, c) for c in plain if not unicodedata.combining(c))
    plain = plain.replace("_", "").replace("ı", "i").replace("ł", "l").replace("ß", "ss")
    for sound, simple in _SOUNDS:
        plain = plain.replace(sound, simple)
    return re.sub(r"(.)\1+", r"\1", plain)


def names_meet(one: str, two: str) -> bool:
    """Whether two folded keys are the same name, endings of inflection aside.

    >>> names_meet(fold_name("Хафтаром"), fold_name("Haftar"))
    True
    """
    short, long = sorted((one, two), key=len)
    if one == two:
        return True
    endings = 3 if len(short) > 4 else 2
    return long.startswith(short) and len(short) >= 4 and len(long) - len(short) <= endings


class Word:
    """A content word with its place: `key` to compare, `name` whether it is written as a name."""

    __slots__ = ("key", "name", "span")

    def __init__(self, key: str, span: Span, name: bool) -> None:
        self.key = key
        self.span = span
        self.name = name


def content_words(
    passage: Passage, start: int, end: int, language: Language, dates: Iterable[Timex] = ()
) -> list[Word]:
    """The words of a stretch of text that carry content: no function words, no dates.

    Scripts without spaces give pairs of characters.
    """
    text = passage.text[start:end]
    taken = [
        (t.span.start, t.span.end) for t in dates if t.span.passage is passage or
        t.span.passage == passage
    ]  # fmt: skip
    found: list[Word] = []
    if _UNSPACED.search(text):
        return _pairs(passage, start, end, taken)
    matches = list(_WORD.finditer(text))
    known = language.story.function_words
    for number, match in enumerate(matches):
        low, high = start + match.start(), start + match.end()
        if taken and any(low < last and first < high for first, last in taken):
            continue
        word = match.group()
        if len(word) < 3 or word.lower() in known:
            continue
        named = word[0].isupper()
        if named and (low == start or text[match.start() - 2 : match.start()].strip() in _ENDS):
            # A sentence's first word is a name where another follows it: "Jane Doe", "Al Rumeh".
            after = matches[number + 1] if number + 1 < len(matches) else None
            named = (
                after is not None
                and after.start() - match.end() == 1
                and after.group()[0].isupper()
                and after.group().lower() not in known
            )
        key = fold_name(word)
        found.append(Word(key if named else key[:_STEM], Span(passage, low, high), named))
    return found


def _pairs(passage: Passage, start: int, end: int, taken: list[tuple[int, int]]) -> list[Word]:
    found = []
    text = passage.text
    for at in range(start, end - 1):
        pair = text[at : at + 2]
        if any(at < last and first < at + 2 for first, last in taken) or not pair.isalpha():
            continue
        if all("\u3040" <= char <= "\u309f" for char in pair):
            continue
        found.append(Word(pair, Span(passage, at, at + 2), False))
    return found
