"""What a script does: whether it has spaces and capitals, and what a letter is with its marks.

A script is known by its letters, never by the code of a language: a page in English may quote a
caption in Japanese. Facts: the Unicode Character Database (general categories, names of letters)
and UAX #29 on scripts that part no words.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

__all__ = [
    "CASED",
    "HANGUL",
    "LOWER",
    "MARKS",
    "NO_WORD_ENDS",
    "UNSPACED",
    "WORD",
    "has_word_ends",
    "is_cased",
    "is_rtl",
    "is_spaced",
    "marks_of",
    "opens_with_capital",
    "same_script",
    "script_of",
]

# Blocks that hold the marks of living scripts; looking at the whole basic plane takes 10 ms.
_BLOCKS = (
    *range(0x0300, 0x0370), *range(0x0483, 0x048A), *range(0x0591, 0x05C8), *range(0x0610, 0x06EE),
    *range(0x0900, 0x0DF4), *range(0x0E31, 0x0ECF), *range(0x102B, 0x109E), *range(0x17B4, 0x17DE),
    0x3099, 0x309A,
)  # fmt: skip
_MARK_CODES = tuple(c for c in _BLOCKS if unicodedata.category(chr(c)) in ("Mn", "Mc"))


def _ranges(codes: Sequence[int]) -> str:
    """Code points in order as the inside of a character class."""
    starts = [code for n, code in enumerate(codes) if not n or codes[n - 1] != code - 1]
    ends = [code for n, code in enumerate(codes) if codes[n + 1 : n + 2] != (code + 1,)]
    return "".join(f"{chr(low)}-{chr(high)}" for low, high in zip(starts, ends, strict=True))


MARKS = _ranges(_MARK_CODES)
"""The inside of a character class: marks that belong to the letter before them. They are no `\\w`,
so a pattern that must not cut a word in Hindi, Arabic or Hebrew names them beside it."""

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
)
"""The inside of a character class: letters of scripts that part no words by spaces (Thai, Lao,
Burmese, Khmer, kana and Chinese characters)."""

CASED = "A-Za-z\u00c0-\u024f\u0370-\u052f"
"""The inside of a character class: Latin, Greek and Cyrillic letters."""

LOWER = _ranges(tuple(code for code in range(0x61, 0x530) if chr(code).islower()))
"""The inside of a character class: small letters in the same scripts."""

HANGUL = "\uac00-\ud7af"
"""The inside of a character class: Korean syllables."""
NO_WORD_ENDS = UNSPACED + HANGUL
"""The inside of a character class: letters of scripts whose words do not end at a blank. Korean has
spaces, with particles written on to words."""

WORD = re.compile(rf"[^\W\d_]+(?:(?:[{MARKS}\u200c\u200d]+|['’-](?=[^\W\d_]))[^\W\d_]*)*")
"""A word: letters with their marks, with apostrophes and hyphens inside it. A run of letters of a
script that has no spaces is one such word."""

_UNSPACED = re.compile(f"[{UNSPACED}]")
_LETTERS = re.compile(r"[^\W\d_]")
_MOST_LETTERS = 200  # of a text, by which its script is known
_RTL = frozenset(("HEBREW", "ARABIC", "SYRIAC", "THAANA", "NKO"))
_CASED = frozenset(("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN"))
# Scripts that one language mixes.
_ONE = {"CJK": "HAN", "HIRAGANA": "KANA", "KATAKANA": "KANA", "KATAKANA-HIRAGANA": "KANA",
        "HALFWIDTH": "KANA", "FULLWIDTH": "LATIN", "IDEOGRAPHIC": "HAN", "MODIFIER": "LATIN",
        "FEMININE": "LATIN", "MASCULINE": "LATIN", "MICRO": "GREEK"}  # fmt: skip


@lru_cache(maxsize=256)
def marks_of(block: int) -> str:
    """The inside of a character class: the marks of one block of 256 code points.

    >>> marks_of(0x05)[0], marks_of(0x04)
    ('\u0591', '\u0483-\u0487')
    """
    return _ranges(tuple(code for code in _MARK_CODES if code >> 8 == block))


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    name = unicodedata.name(letter, "UNKNOWN").partition(" ")[0]
    return _ONE.get(name, name)


@lru_cache(maxsize=1024)
def script_of(text: str) -> str:
    """The script of most of a text's letters, in capitals as Unicode names it; "" without letters.

    Kana beside Chinese characters make a text Japanese: "KANA".

    >>> script_of("Mill Street"), script_of("नदी में"), script_of("洪水が起きた"), script_of("2019")
    ('LATIN', 'DEVANAGARI', 'KANA', '')
    """
    if text.isascii():
        return "LATIN" if _LETTERS.search(text) else ""
    found = Counter(map(_script, _LETTERS.findall(text)[:_MOST_LETTERS]))
    if not found:
        return ""
    if "KANA" in found and "HAN" in found:
        found["KANA"] += found.pop("HAN")
    return found.most_common(1)[0][0]


def is_spaced(text: str) -> bool:
    """Whether most of a text's letters are of a script that parts words by spaces.

    >>> is_spaced("홍수로 물에 잠긴 마을"), is_spaced("洪水が起きた"), is_spaced("Kyoto (京都)")
    (True, False, True)
    """
    if text.isascii():
        return True
    return 2 * len(_UNSPACED.findall(text)) <= len(_LETTERS.findall(text))


def has_word_ends(text: str) -> bool:
    """Whether a text's words end at a blank or a mark: not in scripts without spaces, and not in
    Korean, which writes particles on to its words.

    >>> has_word_ends("years"), has_word_ends("साल"), has_word_ends("년"), has_word_ends("年")
    (True, True, False, False)
    """
    return is_spaced(text) and script_of(text) != "HANGUL"


def is_cased(text: str) -> bool:
    """Whether most of a text's letters are of a script that has capitals.

    >>> is_cased("Орра"), is_cased("नदी"), is_cased("강")
    (True, False, False)
    """
    return script_of(text) in _CASED


def is_rtl(text: str) -> bool:
    """Whether most of a text's letters run from right to left.

    >>> is_rtl("נהר"), is_rtl("река")
    (True, False)
    """
    return script_of(text) in _RTL


def opens_with_capital(word: str) -> bool:
    """Whether a word is written as a name can be: with a capital, or in a script without case.

    >>> opens_with_capital("Tarrow"), opens_with_capital("river"), opens_with_capital("नदी")
    (True, False, True)
    """
    first = word[:1]
    return first.isupper() or (first.isalpha() and first.lower() == first.upper())


def same_script(one: str, two: str) -> bool:
    """Whether two texts are in one script; Chinese characters are also those of Japanese.

    >>> same_script("Jane Doe", "Джейн Доу"), same_script("洪水が", "洪水")
    (False, True)
    """
    first, second = script_of(one), script_of(two)
    return first == second or {first, second} == {"KANA", "HAN"} or not (first and second)
