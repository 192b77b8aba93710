"""Numbers that letters write: Hebrew, Chinese and Roman ones, and the endings of ordinals.

Sources: the Gematria article of the Encyclopaedia Judaica for the values of Hebrew letters; the
endings are those of English, French, Italian, Spanish and Portuguese ordinals.
"""

import re

__all__ = [
    "EAST_DAY",
    "EAST_MONTH",
    "EAST_YEAR",
    "FIRST_YEAR",
    "GEMATRIA",
    "HANZI_DIGITS",
    "ORDINAL_END",
    "ORDINAL_SIGNS",
    "ROMAN",
    "ROMANS",
    "YEAR_OF_HANZI",
    "gematria",
    "hanzi_year",
]

ROMANS = {
    "".join(parts): tens * 10 + ones
    for tens, x in enumerate(("", "x", "xx"))
    for ones, i in enumerate(("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    if (parts := (x, i)) != ("", "")
}
"""Roman numerals in small letters up to 29: there are no more centuries."""
ROMAN = re.compile("([ivx]+)(?:e|è|ème|eme|er|o|a|th)?")
"""A Roman numeral in small letters, with the ending of an ordinal."""
ORDINAL_END = r"(?:\.|st|nd|rd|th|º|°|o|e|er|ème|-\w{1,3})"
"""The source of a pattern: what makes the figures before it an ordinal."""

ORDINAL_SIGNS = ".ªº°"
"""The inside of a character class: signs that do the same."""

GEMATRIA = r"[א-ת]{1,4}[\"״][א-ת]|ב?[א-ת][׳']"
"""The source of a pattern: a number in Hebrew letters, by the marks inside or behind it."""
_GEMATRIA = re.compile(GEMATRIA)
_ON = "ב"  # "on the", written on to the letter of a day
_HEBREW_VALUES = (*range(1, 10), *range(10, 91, 10), *range(100, 401, 100))
_HEBREW = dict(zip("אבגדהוזחטיכלמנסעפצקרשת", _HEBREW_VALUES, strict=True))

EAST_YEAR, EAST_MONTH, EAST_DAY = "年년", "月월", "日일号號"
"""The insides of character classes: what stands behind the figures of year, month and day."""
FIRST_YEAR = "元"
"""What stands for the figure of an era's first year."""

HANZI_DIGITS = "〇一二三四五六七八九"
"""Chinese figures from 0 to 9."""
YEAR_OF_HANZI = f"[{HANZI_DIGITS}零○]{{4}}(?=年)"
"""The source of a pattern: a year in four Chinese figures, before the word for year."""
_ZEROS = str.maketrans("零○", "〇〇")


def gematria(word: str) -> tuple[int, int] | None:
    """The number that Hebrew letters write, and the length of a preposition before it; None for
    any other word. Thousands are not written.

    >>> gematria("תש״ח"), gematria("בט׳"), gematria("שלום")
    ((708, 0), (9, 1), None)
    """
    if word.isalnum() or not _GEMATRIA.fullmatch(word):
        return None
    skip = int(len(word) == 3 and word[0] == _ON and word[2] in "'׳")
    return sum(_HEBREW.get(letter, 0) for letter in word[skip:]), skip


def hanzi_year(word: str) -> int:
    """The year of four Chinese figures; 0 for any other word.

    >>> hanzi_year("二〇一九"), hanzi_year("二月一日")
    (2019, 0)
    """
    if len(word) != 4 or word.isascii():
        return 0
    digits = [HANZI_DIGITS.find(char) for char in word.translate(_ZEROS)]
    return 0 if -1 in digits else int("".join(map(str, digits)))
