"""Dates in short forms: numbers with blanks, two digits of a year, a month in Roman numerals."""

from collections.abc import Sequence

from provenance.dates.reading.expression import Build, Expression, code_of, first, ints, year_of
from provenance.dates.reading.says.written import calendar_date
from provenance.dates.tokens.letters import Token

__all__ = ["BUILD"]

_LAST_NUMBER = 99
_FEW_DAYS = 6  # between "April 28/30, 2016"
_FIRST_YEAR, _LAST_YEAR = 1830, 2100  # of photographs, and of months written in figures


def _spaced(tokens: Sequence[Token]) -> Expression | None:
    """ "6. 11. 2018", "2018. 11. 6": a numeric date with blanks."""
    numbers = [t.value for t in tokens if t.letter in "dny"]
    if not all(isinstance(n, int) for n in numbers):
        return None
    return Expression("", numeric=".".join(f"{n:02}" for n in numbers), weekday=first(tokens, "Ww"))


def _short_month(tokens: Sequence[Token]) -> Expression | None:
    """ "tháng 5/2018": the number of a month and its year."""
    month, year = first(tokens, "Mm"), year_of(tokens)
    return Expression("", month=month, year=year) if month and year else None


def _short_year(tokens: Sequence[Token]) -> Expression | None:
    """ "3 มี.ค. 61": a year in two digits behind a day and a month."""
    year = tokens[-1].value
    if not isinstance(year, int) or year > 99 or tokens[-1].end - tokens[-1].start != 2:
        return None
    return (calendar_date(tokens[:-1]) or Expression(""))._replace(year=year)


def _thai_short_year(tokens: Sequence[Token]) -> Expression | None:
    """As `_short_year` before any word: Thai years of two digits are Buddhist, 2540 and on."""
    month = next(t for t in tokens if t.letter in "Mm")
    year = tokens[-1].value
    thai = "\u0e00" <= month.word[:1] <= "\u0e7f" and isinstance(year, int) and year >= 40
    return _short_year(tokens) if thai else None


def _short_date(tokens: Sequence[Token]) -> Expression | None:
    """ "ngày 3-3": day and month in numbers, behind the word for day."""
    days = ints(tokens, "d")
    return Expression("", numeric=f"{days[0]}/{days[1]}") if days[1] <= 12 else None


def _roman_month(tokens: Sequence[Token]) -> Expression | None:
    """ "7 VI 2014": the month in Roman numerals."""
    month = first(tokens, "C")
    if month is None or not 1 <= month <= 12:
        return None
    return Expression("", day=first(tokens, "d"), month=month, year=year_of(tokens))


def _month_in_figures(tokens: Sequence[Token]) -> Expression | None:
    """ "11/2009", "09.2017", "2017-09": the number of a month and its year, with no blank between.

    What can be two years is none: "2009-10" and "2016/17" name two.
    """
    whole = code_of(tokens, "D")
    if whole is not None:
        one, _, two = whole.partition(".")
        if len(one) == 4:
            one, two = two, one
        dotted = one.isdecimal() and two.isdecimal() and len(two) == 4
        month, year = (int(one), int(two)) if dotted else (0, 0)
    else:
        month, year = first(tokens, "d") or 0, year_of(tokens) or 0
        if any(token.space for token in tokens[1:]):
            return None
        number = next(t for t in tokens if t.letter == "d")
        behind = tokens[0].letter == "y"
        if behind and (number.end - number.start != 2 or month > year % 100):
            return None
        if tokens[1].letter == "-" and number.end - number.start != 2:
            return None
    figured = 1 <= month <= 12 and _FIRST_YEAR <= year <= _LAST_YEAR
    return Expression("", month=month, year=year) if figured else None


def _no_day(tokens: Sequence[Token]) -> Expression | None:
    """ "October 32, 2017": a number in the place of a day that no month has."""
    day = first(tokens, "n")
    number = next(t for t in tokens if t.letter == "n")
    if day is None or number.end - number.start != 2 or not 31 < day <= _LAST_NUMBER:
        return None
    return Expression(
        "",
        day=day,
        month=first(tokens, "Mm"),
        year=first(tokens, "y"),
        weekday=first(tokens, "Ww"),
    )


def _slashed_days(tokens: Sequence[Token]) -> Expression | None:
    """ "3/4 May", "May 3/4": two days that follow each other, or with a year are near."""
    days = (code_of(tokens, "D") or "").split("/")
    if len(days) != 2 or not all(day.isdecimal() for day in days):
        return None
    one, two = int(days[0]), int(days[1])
    month, year = first(tokens, "Mm"), year_of(tokens)
    if not 1 <= one < two <= min(31, one + (_FEW_DAYS if year else 1)):
        return None
    return Expression("", day=one, closing=two, month=month, year=year)


BUILD: dict[str, Build] = {
    "no day": _no_day,
    "roman month": _roman_month,
    "short date": _short_date,
    "short month": _short_month,
    "short year": _short_year,
    "slashed days": _slashed_days,
    "month in figures": _month_in_figures,
    "spaced": _spaced,
    "thai short year": _thai_short_year,
}
"""What each rule of the grammar says, by the name the rule calls it."""
