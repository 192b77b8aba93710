"""A classed token: the alphabet that the grammar is written in.

Each token carries one letter. What a table knows has a letter of its own, punctuation stands for
itself, everything else is `v` (or `V` with a capital). The letters:

    d  a number that can be a day   y  one that can be a year   n  any other number
    N  a number in words            O  an ordinal in words      j  ending of a day number
    D  a whole numeric date         M  month   m  ambiguous month   W w  weekday   S  season
    T  a deictic expression         U  unit    L H X  last this next, before   l h x  behind
    A a  ago, behind and before     F f  hence, before and behind   R  offset (after, before)
    E  part (early, mid, end)       e  earlier, later   P  part of day   G  quarter with its number
    o  of   t  to   b  between   &  and   p  preposition of time   Y  word behind a year
    Z  ending of a decade   B  word before one   C  roman numerals   K  holiday   q  the letter Q
    k  month of another calendar   i  name of another calendar   r  era   c  counted noun
    z  word before a number that is a label   s  street   u  title of a person   Q  decade in a word
    g  word before the day of a month   J  same
"""

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

__all__ = ["COUNTS", "Note", "Others", "Token", "letters_of", "spelled"]

Others = dict[str, int | str | None]
"""Further letters a word can have, each with its value."""
COUNTS = frozenset("dnN")
"""Letters of numbers that count something."""


class Note(Enum):
    """What else the grammar needs to know of a word, by the row of `TimeWords` that holds it.

    `ROLLING` is a word for last or next that counts from today, `ANAPHORIC` one that counts from a
    date named before; `ONE_DAY` names a single day, `SIGN` stands behind the number of a calendar
    day or month.
    """

    NONE = ""
    ROLLING = "rolling"
    ANAPHORIC = "anaphoric"
    ONE_DAY = "one_day"
    SIGN = "signs"


class Token(NamedTuple):
    """One token: its letter, its place in the text, and its value in the table.

    `value` is a number for `d y n N O M m W w S Q`, a code or None for the rest; `word` its plain
    form.
    """

    letter: str
    start: int
    end: int
    value: int | str | None = None
    space: bool = True
    word: str = ""
    note: Note = Note.NONE


def letters_of(tokens: Sequence[Token]) -> str:
    """The letter of every token in one string, which the rules of the grammar match.

    >>> letters_of([Token("d", 0, 2, 14), Token("M", 3, 6, 5)])
    'dM'
    """
    letters = "".join([token.letter for token in tokens])
    if len(letters) != len(tokens):  # a mark of several code points cannot stand in the row
        letters = "".join([token.letter[0] for token in tokens])
    return letters


def spelled(text: str, tokens: Sequence[Token]) -> str:
    """A text with the letter of each token behind it, for whoever looks for a rule that failed.

    >>> spelled("14 May", [Token("d", 0, 2, 14), Token("M", 3, 6, 5)])
    '14/d=14 May/M=5'
    """
    rows = []
    for token in tokens:
        value = "" if token.value is None or token.letter in "vV" else f"={token.value}"
        rows.append(f"{text[token.start : token.end]}/{token.letter}{value}")
    return " ".join(rows)
