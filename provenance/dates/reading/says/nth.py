"""What an ordinal or a word for last counts in a month or a year: its weeks, halves, days and
weekdays.
"""

from calendar import monthrange
from collections.abc import Sequence

from provenance.dates.reading.expression import Build, Expression, first, ints, year_of
from provenance.dates.tokens.letters import Note, Token

__all__ = ["BUILD"]

_USUAL_YEAR = 2001  # the last days of a February whose year is not known are those of a usual one
_FEWEST, _MOST = 2, 15  # "the first ten days"
_MIDDLE = 15


def _nth(tokens: Sequence[Token]) -> Expression | None:
    """ "the first week of June", "the last ten days of May", "the second Sunday in March 2019"."""
    lead, month, year = tokens[0], first(tokens, "Mm"), year_of(tokens)
    number = -1 if lead.letter == "L" else lead.value
    if not isinstance(number, int) or number > 5:
        return None
    weekday = first(tokens, "Ww")
    if weekday is not None and month is not None:
        return Expression("", holiday=f"{month}#{weekday}/{number}", year=year)
    unit = next(t for t in tokens if t.letter == "U")
    part = {1: "START", -1: "END"}.get(number)
    if month is None:
        whole = part is not None and unit.value in ("W", "M")
        return Expression("", year=year, part=part) if whole and year is not None else None
    counted = ints(tokens[1:3], "dnN")
    days = _days(str(unit.value), number, counted, monthrange(year or _USUAL_YEAR, month)[1])
    if unit.value == "D" and part and not counted:
        if unit.note is not Note.ONE_DAY:
            return Expression("", month=month, year=year, part=part)
        days = (days[0], None) if days else None
    return Expression("", month=month, year=year, day=days[0], closing=days[1]) if days else None


def _days(
    unit: str, number: int, counted: Sequence[int], length: int
) -> tuple[int, int | None] | None:
    """First and last day, in a month of `length` days, of the units that are counted."""
    if unit == "W" and not counted:
        return (length - 6, length) if number == -1 else (7 * number - 6, min(7 * number, length))
    if unit == "HY" and number in (1, 2):
        return (1, _MIDDLE) if number == 1 else (_MIDDLE + 1, length)
    if unit != "D" or number not in (1, -1):
        return None
    if not counted:
        return (1, None) if number == 1 else (length, None)
    many = counted[0]
    if not _FEWEST <= many <= _MOST:
        return None
    return (1, many) if number == 1 else (length - many + 1, length)


BUILD: dict[str, Build] = {"nth": _nth}
"""What each rule of the grammar says, by the name the rule calls it."""
