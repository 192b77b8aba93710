"""What one token is by itself, in the tables of its language: its entry."""

import re

from provenance.dates.tokens.lexicon import LONGEST_ENDING, Entry, Lexicon
from provenance.words.numerals import gematria, hanzi_year

__all__ = ["entry_of", "look_up", "stem_of"]

_LONGEST_NUMBER = 8
# What may stand behind a clitic: what a date is made of, and the words that turn it.
_DATED_BY_CLITIC = frozenset("dynDMmWwSTUOKGkriCBQPELHXFaNjRls")


def entry_of(word: str, words: Lexicon) -> tuple[Entry, int]:
    """The entry of a token in its plain form, and the length of a clitic before it; no letter for
    a word of no table.
    """
    if word[0].isdecimal():
        return _number(word), 0
    if letters := gematria(word):
        number, skip = letters
        return _number(str(number if number < 31 else 5000 + number)), skip
    if year := hanzi_year(word):
        return ("y", year), 0
    if entry := look_up(word, words):
        return entry, 0
    if word[0].isalpha():
        for clitic in words.clitics:
            if word.startswith(clitic) and len(word) > len(clitic) + 1:
                inner = look_up(word[len(clitic) :], words)
                if inner and inner[0] in _DATED_BY_CLITIC:
                    return inner, len(clitic)
        return ("q" if word == "q" else "", None), 0
    return (word if word not in "dyn" else "v", None), 0


def look_up(word: str, words: Lexicon) -> Entry | None:
    """The entry of a word as a whole or by its stem; None where no table has it."""
    entry = words.words.get(word)
    if entry is None and "\u200c" in word:
        stem, _, ending = word.partition("\u200c")
        if ending in words.joined:
            word, entry = stem, words.words.get(stem)
    if entry is None and words.stems:
        entry = words.stems.get(stem_of(word, words))
    return entry


def stem_of(word: str, words: Lexicon) -> str:
    """The longest stem of the tables that the word has any ending of; else the empty string."""
    if words.stems:
        longest = min(len(word), words.longest_stem)
        for length in range(longest, max(1, len(word) - LONGEST_ENDING - 1), -1):
            if word[:length] in words.stems:
                return word[:length]
    return ""


_AMOUNT = re.compile(r"\A(?:\d{1,3}(?:[.,]\d{3})+|\d+[.,]\d+)\Z")
_MONTH_AND_YEAR = re.compile(  # may be an amount, too
    r"(?:0?[1-9]|1[0-2])\.(?:1[89]|20)\d\d|(?:1[89]|20)\d\d\.(?:0[1-9]|1[0-2])"
)


def _number(word: str) -> Entry:
    """The entry of what begins with a digit: a number, an amount or a whole numeric date."""
    if not word.isdecimal():
        amount = _AMOUNT.fullmatch(word) and not _MONTH_AND_YEAR.fullmatch(word)
        return ("n", None) if amount else ("D", word.rstrip("."))
    if len(word) > _LONGEST_NUMBER:
        return "n", None
    value = int(word)
    if len(word) <= 2 and 1 <= value <= 31:
        return "d", value
    if len(word) == 4 and 1000 <= value <= 2700:
        return "y", value
    return "n", value
