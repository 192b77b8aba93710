"""What the words of one expression say, and how it is read off classed tokens."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from provenance.dates.tokens.letters import Note, Token

__all__ = [
    "Build",
    "Expression",
    "code_of",
    "first",
    "has",
    "ints",
    "many_of",
    "turn_of",
    "year_of",
]


class Expression(NamedTuple):
    """What the words of one expression say, before it is placed in time.

    `unit` and `offset`: "last year" is Y and -1; `many` with `unit` and `offset`: "three weeks
    ago" is 3, W, -1; `rolling` for "the past three weeks". `turn` is the last (-1), this (0) or
    next (1) beside a weekday, month or season. `numeric` holds a whole numeric date as written,
    `relative` the sign of "three days after". `closing` is the second year of a season or pair or
    the second day of a row, `closing_month` the second of a row of months. `same` is the unit of
    "the same month last year", `anaphoric` marks what counts from a date named before it.
    """

    rule: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: int | None = None
    quarter: str | None = None
    decade: int | None = None
    century: int | None = None
    holiday: str | None = None
    unit: str | None = None
    offset: int = 0
    many: int | None = None
    rolling: bool = False
    turn: int | None = None
    part: str | None = None
    daypart: bool = False
    numeric: str | None = None
    relative: int = 0
    closing: int | None = None
    closing_month: int | None = None
    same: str | None = None
    calendar: str = "gregorian"
    anaphoric: bool = False
    span: tuple[int, int] = (0, 0)

    def placed(self, rule: str, anaphoric: bool, span: tuple[int, int]) -> "Expression":
        """The same words as read by a rule at a place of the text.

        >>> Expression("", year=2019).placed("year", False, (3, 7)).span
        (3, 7)
        """
        return tuple.__new__(Expression, (rule, *self[1:-2], anaphoric, span))


Build = Callable[[Sequence[Token]], Expression | None]
"""Reads the tokens of a match; None where they say nothing after all."""


def ints(tokens: Sequence[Token], letters: str) -> list[int]:
    """The numbers of the tokens that carry one of `letters`, in order."""
    return [t.value for t in tokens if t.letter in letters and isinstance(t.value, int)]


def first(tokens: Sequence[Token], letters: str) -> int | None:
    """The first such number, None where there is none."""
    found = ints(tokens, letters)
    return found[0] if found else None


def code_of(tokens: Sequence[Token], letter: str) -> str | None:
    """The value of the first token that carries one of `letters`, as text."""
    found = [t.value for t in tokens if t.letter in letter]
    return str(found[0]) if found else None


def has(tokens: Sequence[Token], letters: str) -> bool:
    """Whether a token carries one of `letters`."""
    return any(t.letter in letters for t in tokens)


_TURNS = {"L": -1, "l": -1, "H": 0, "h": 0, "X": 1, "x": 1}


def turn_of(tokens: Sequence[Token]) -> int | None:
    """-1, 0 or 1 for a word for last, this or next; None without one."""
    return next((_TURNS[t.letter] for t in tokens if t.letter in _TURNS), None)


def year_of(tokens: Sequence[Token]) -> int | None:
    """The four-digit year, or the two digits behind an apostrophe as 0…99."""
    if (year := first(tokens, "y")) is not None:
        return year
    for one, two in pairwise(tokens):
        if one.letter == "'" and two.letter in "dn" and not two.space:
            return int(two.value) if isinstance(two.value, int) and two.value < 100 else None
    return None


def many_of(tokens: Sequence[Token]) -> tuple[int, str] | None:
    """How many of which unit: "three weeks" 3, W; "fortnight" 2, W. None without a count."""
    signs = [t for t in tokens if t.letter == "U"]
    code = str(signs[0].value) if signs else ""
    code = code.rstrip("<")
    each, unit = code[:-1], code[-1:]
    count = first(tokens, "dnNy")
    if any(t.letter == "n" and t.value is None for t in tokens):
        return None
    if not unit or (each and not each.isdigit()) or unit == "Q" or (count or 1) > 2000:
        return None
    if unit == "M" and signs[0].note is Note.SIGN:
        return None
    return (1 if count is None else count) * int(each or 1), unit
