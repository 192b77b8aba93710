"""Neighbouring pieces as one expression: "last year" and "May", "2018" and the sign for its end.

Every language has an order of its own for the same pieces. So the order is left open here: two
pieces that stand side by side are one expression where each says what the other leaves out.
"""

from provenance.dates.reading.expression import Expression

__all__ = ["unite"]

_WHOLES = ("year", "unit", "month", "month-year", "month-of-year", "decade", "century", "quarter")
_PARTED = (("Y", "year"), ("M", "month"), ("M", "month-year"))
_NAMED = ("month", "day", "season", "quarter", "holiday")
_CLOCKED = ("weekday", "dom", "day", "date", "numeric", "holiday", "day-of-month")
_DATED = ("day", "date", "dom", "numeric", "day-of-month")
_MODIFIERS = frozenset(("part", "turn", "turn-behind", "daypart"))
_TURNING = ("day", "dom", "month", "weekday", "season", "holiday")


def _kind(words: Expression) -> str:
    """What an expression is, whatever rule read it."""
    if words.many is not None or words.relative or words.closing_month or words.same:
        return "closed"
    if words.rule == "cjk":
        if words.closing is not None:
            return "closed"
        stated = (words.year is not None, words.month is not None, words.day is not None)
        return {
            (True, False, False): "year",
            (True, True, False): "month-year",
            (True, True, True): "date",
            (False, True, False): "month",
            (False, True, True): "day",
            (False, False, True): "dom",
        }[stated]
    if words.rule == "bare-day":
        return "dom"
    if words.rule in ("month", "figured-month") and words.year is not None:
        return "month-year"
    if words.rule == "relative" or words.rule == "part-of-unit":
        return "unit" if words.weekday is None else "weekday-of"
    if words.rule == "calendar":
        return "day" if words.year is None and words.day else "closed"
    return words.rule


def unite(one: Expression, two: Expression, gap: str, behind: bool) -> Expression | None:
    """The expression that `one` and the following `two` make together; None where they are two.

    `gap` is the letters of the tokens between them, `behind` whether the language puts parts
    behind what they are of.

    >>> last_year, may = Expression("relative", unit="Y", offset=-1), Expression("month", month=5)
    >>> unite(last_year, may, "", False).month
    5
    """
    first, second = _kind(one), _kind(two)
    if (exact := _to_the_day(one, two) if not gap else None) is not None:
        return exact
    if gap == "." and first == "decade" and second == "century":
        gap = ""
    if gap in ("p", "po", "F") and first == "unit":
        if one.unit == "Y" and second in ("month", "season"):
            gap = ""
        elif one.unit == "D" and one.offset == 0 and second == "year" and two.part is None:
            return two._replace(unit="D", rule="this-day")
    if gap.strip("oU"):
        return _in_brackets(one, two, first, second, gap)
    if "U" in gap and not (gap.endswith("U") and second in ("year", "month", "month-year")):
        return None
    if first in _MODIFIERS or second in _MODIFIERS:
        return _modified(one, two, first, second, behind)
    return (
        _joined(one, two, first, second)
        or _joined(two, one, second, first)
        or _in_brackets(one, two, first, second, gap)
    )


def _modified(
    one: Expression, two: Expression, first: str, second: str, behind: bool
) -> Expression | None:
    """An expression with what says its part, its turn or its part of day."""
    if first == "part":
        return None if behind else _with_part(two, second, one)
    if second == "part":
        return _with_part(one, first, two) if behind else None
    if first == "turn" or second == "turn-behind":
        return _turned(one, two, first, second)
    if second == "daypart" and first in (*_CLOCKED, "unit"):
        return _at_daypart(one, first)
    if first == "daypart" and second == "day-range" and two.closing == (two.day or 0) + 1:
        return two._replace(daypart=True)  # the night between them
    if first == "daypart" and second in (*_CLOCKED, "unit"):
        return _at_daypart(two, second)
    return None


def _joined(here: Expression, there: Expression, kind: str, other: str) -> Expression | None:
    """`there` with what `here` says of it: its unit, year, century or decade."""
    if kind == "unit" and (here.unit, other) in _PARTED and here.part and here.offset == 0:
        return there._replace(part=here.part)
    if kind == other == "unit" and here.rule == "part-of-unit" and here.unit == there.unit:
        return there._replace(part=here.part) if there.part is None else None
    if kind == "unit":
        return _of_unit(there, other, here)
    if kind == "year" and other in _NAMED and there.year is None and here.part is None:
        return there._replace(year=here.year)
    if kind == "century" and other == "decade" and (there.decade or 100) < 100:
        hundred = ((here.century or 1) - 1) * 100
        return there._replace(decade=hundred + (there.decade or 0))
    if kind == "decade" and other == "quarter" and (there.quarter or "").startswith("HY"):
        return here._replace(part="START" if there.quarter == "HY1" else "END")
    return None


def _to_the_day(one: Expression, two: Expression) -> Expression | None:
    """ "a year ago today" is a day, in either order."""
    for here, there in ((one, two), (two, one)):
        today = there.unit == "D" and there.offset == 0 and there.many is None
        if today and there.rule == "relative" and here.rule == "ago" and here.unit in ("M", "Y"):
            return here._replace(rule="ago-today")
    return None


def _with_part(words: Expression, kind: str, part: Expression) -> Expression | None:
    if kind not in _WHOLES or words.part is not None or words.unit == "D":
        return None
    return words._replace(part=part.part)


def _turned(one: Expression, two: Expression, first: str, second: str) -> Expression | None:
    words, turn, kind = (two, one, second) if first == "turn" else (one, two, first)
    if kind not in _TURNING or words.turn is not None or words.year is not None:
        return None
    return words._replace(turn=turn.turn)


def _at_daypart(words: Expression, kind: str) -> Expression | None:
    if kind == "unit" and words.unit != "D":
        return None
    return words._replace(daypart=True)


def _of_unit(words: Expression, kind: str, unit: Expression) -> Expression | None:
    """A weekday of last week, a day of last month, a month, day or season of last year."""
    if unit.part is not None or unit.rule == "part-of-unit":
        return None
    if unit.unit == "Y" and kind in _NAMED and words.turn is None and words.year is None:
        rule = "month-of-year" if kind == "month" else words.rule
        return words._replace(unit="Y", offset=unit.offset, rule=rule)
    if unit.unit == "W" and kind == "weekday" and words.turn is None:
        return words._replace(unit="W", offset=unit.offset)
    if unit.unit == "D" and kind in ("weekday", "day", "dom") and unit.weekday is None:
        if kind == "weekday":
            return words._replace(unit="D", offset=unit.offset)
        return None
    if unit.unit == "M" and kind == "dom":
        return words._replace(unit="M", offset=unit.offset, rule="day-of-month")
    if unit.unit == "C" and kind == "decade" and (words.decade or 100) < 100 and unit.offset < 0:
        return words._replace(decade=1900 + (words.decade or 0))
    return None


def _in_brackets(
    one: Expression, two: Expression, first: str, second: str, gap: str
) -> Expression | None:
    """A weekday behind its date, or a date in brackets behind its weekday."""
    gap = gap.replace("g", "o")
    if gap.replace("o", "") not in ("", "(", ","):
        return None
    free = two.turn is None and two.unit is None and (first != "dom" or gap == "(")
    if second == "weekday" and first in _DATED and one.weekday is None and free and gap != "o":
        return one._replace(weekday=two.weekday, daypart=two.daypart or one.daypart)
    if first == "weekday" and one.turn is None and one.unit is None and two.weekday is None:
        joined = "(" in gap or "o" in gap or second == "dom" or one.daypart
        return two._replace(weekday=one.weekday) if joined and second in _DATED else None
    return None
