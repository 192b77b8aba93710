"""What words for time say: last week, three years ago, Monday night, next summer, Easter."""

import re
from collections.abc import Sequence

from provenance.dates.reading.expression import (
    Build,
    Expression,
    code_of,
    first,
    has,
    ints,
    many_of,
    turn_of,
    year_of,
)
from provenance.dates.tokens.letters import Note, Token

__all__ = ["BUILD"]


def _month_of_year(tokens: Sequence[Token]) -> Expression | None:
    """ "February of this year": the unit behind must be the year."""
    unit = code_of(tokens, "U")
    deictic = code_of(tokens, "T")
    if deictic is not None:
        unit, offset = deictic[0], int(deictic[1:].partition(":")[0]) if deictic[0] == "Y" else 0
    else:
        offset = turn_of(tokens) or 0
    if unit != "Y":
        return None
    return Expression(
        "",
        month=first(tokens, "Mm"),
        day=first(tokens, "dO"),
        season=first(tokens, "S"),
        unit="Y",
        offset=offset,
        part=code_of(tokens, "E"),
    )


def _same(tokens: Sequence[Token]) -> Expression | None:
    """ "the same month last year": another date says which month it is."""
    units = [str(t.value) for t in tokens if t.letter == "U"]
    deictic, turn = code_of(tokens, "T"), turn_of(tokens)
    at = next(number for number, token in enumerate(tokens) if token.letter == "J")
    same = str(tokens[at + 1].value)
    if deictic is not None:
        base, offset = deictic[0], int(deictic[1:].partition(":")[0]) if deictic[0] == "Y" else 0
    else:
        base, offset = next((u for u in units if u == "Y"), ""), turn or 0
    if base != "Y" or same not in ("D", "W", "M", "Q", "HY"):
        return None
    return Expression("", unit="Y", offset=offset, same=same)


def _weekday_and_weeks(tokens: Sequence[Token]) -> Expression | None:
    """ "Sunday week", "a week on Tuesday": a week after the coming one."""
    unit = next(t for t in tokens if t.letter == "U")
    number = first(tokens, "NO") or 1
    if unit.value != "W" or number != 1 or has(tokens, "O"):
        return None
    return Expression("", weekday=first(tokens, "Ww"), turn=2)


def _season_of(code: str) -> Expression | None:
    """ "last summer" in one word: S2-1."""
    found = re.fullmatch(r"S([1-4])([+-]\d)", code)
    return Expression("", season=int(found[1]), turn=int(found[2])) if found else None


def _deictic(tokens: Sequence[Token]) -> Expression | None:
    code = code_of(tokens, "T") or ""
    if code.startswith("S"):
        return _season_of(code)
    unit = re.match(r"[A-Z]+", code)
    amount, _, part = code[unit.end() if unit else 0 :].partition(":")
    return Expression(
        "",
        unit=unit.group() if unit else "D",
        offset=int(amount or 0),
        part=code_of(tokens, "e") or code_of(tokens, "E") or part or None,
        weekday=first(tokens, "Ww"),
        daypart=has(tokens, "P"),
    )


def _unit(tokens: Sequence[Token]) -> Expression | None:
    """ "last week", "earlier in the year", "end of the month"; a day needs its own word."""
    unit = code_of(tokens, "U")
    turn = turn_of(tokens)
    part = code_of(tokens, "e") or code_of(tokens, "E")
    if unit == "D" and turn and part is None:  # "the next day" counts from a day named before
        return Expression("", unit="D", many=1, relative=turn)
    if unit is None or (unit == "D" and turn != 0):
        return None
    if (
        turn
        and part is None
        and any(t.note is Note.ROLLING for t in tokens)
        and unit in ("W", "M", "Y", "X")
    ):
        return Expression("", unit=unit, many=1, offset=turn, rolling=True)
    if unit[:1].isdigit():  # "the last fortnight" is two weeks counted
        sign = turn if turn and part is None else 0
        return (
            Expression("", unit=unit[-1], many=int(unit[:-1]), offset=sign, rolling=True)
            if sign
            else None
        )
    return Expression("", unit=unit.rstrip("<"), offset=turn or 0, part=part)


def _night(tokens: Sequence[Token]) -> Expression | None:
    """The night between two days: "Nacht zum Samstag", "noc z piątku na sobotę"."""
    if code_of(tokens, "P") != "NIGHT":
        return None
    days = ints(tokens, "Ww")
    if len(days) == 2 and (days[0] + 1) % 7 != days[1]:
        return None
    return Expression("", weekday=days[-1], part="NIGHT", turn=turn_of(tokens))


def _weekend(tokens: Sequence[Token]) -> Expression | None:
    """ "the weekend": the last or the coming one, as the tense has it."""
    return Expression("", unit="WE") if code_of(tokens, "U") == "WE" else None


def _daypart(tokens: Sequence[Token]) -> Expression | None:
    turn = turn_of(tokens)
    return Expression("", unit="D", offset=min(turn or 0, 0), daypart=True)


def _past_unit(tokens: Sequence[Token]) -> Expression | None:
    """ "két napja": the unit itself says ago."""
    many = many_of(tokens) if (code_of(tokens, "U") or "").endswith("<") else None
    return Expression("", unit=many[1], many=many[0], offset=-1) if many else None


def _counted(sign: int, rolling: bool = False) -> Build:
    def build(tokens: Sequence[Token]) -> Expression | None:
        if (many := many_of(tokens)) is None:
            return None
        if first(tokens, "dnNy") is None and sign > 0 and many[0] == 1:
            return None
        if rolling and any(t.note is Note.SIGN for t in tokens):
            return None  # "지난 13일" is a day of the month
        turn = turn_of(tokens) or -1
        return Expression("", unit=many[1], many=many[0], offset=sign or turn, rolling=rolling)

    return build


def _turned(tokens: Sequence[Token]) -> Expression | None:
    return Expression(
        "",
        weekday=first(tokens, "Ww"),
        month=first(tokens, "Mm"),
        season=first(tokens, "S"),
        holiday=code_of(tokens, "K"),
        turn=turn_of(tokens),
        part=code_of(tokens, "E") or code_of(tokens, "e"),
        daypart=has(tokens, "P"),
        year=year_of(tokens),
    )


def _season(tokens: Sequence[Token]) -> Expression | None:
    years = ints(tokens, "y")
    if not years and (short := year_of(tokens)) is not None:
        years = [short]
    tail = ints(tokens[-1:], "dny")
    return Expression(
        "",
        season=first(tokens, "S"),
        year=years[0] if years else None,
        closing=tail[0] if tail and len(years) and tail[0] != years[0] else None,
        part=code_of(tokens, "E"),
        turn=turn_of(tokens),
    )


def _quarter(tokens: Sequence[Token]) -> Expression | None:
    number = first(tokens, "dOCN")
    unit = code_of(tokens, "U") or ("HY" if code_of(tokens, "E") == "MID" else "Q")
    if has(tokens, "E") and unit != "HY":
        return None
    limit = {"Q": 4, "HY": 2}.get(unit, 0)
    if number is None or not 1 <= number <= limit:
        return None
    turn = turn_of(tokens)
    units = [t.value for t in tokens if t.letter == "U"]
    if turn is None and len(units) > 1:  # "of the year"
        turn = 0 if units[-1] == "Y" else None
        if turn is None:
            return None
    return Expression("", quarter=f"{unit}{number}", year=year_of(tokens), turn=turn)


def _holiday(tokens: Sequence[Token]) -> Expression | None:
    return Expression("", holiday=code_of(tokens, "K"), year=year_of(tokens), turn=turn_of(tokens))


def _offset(tokens: Sequence[Token]) -> Expression | None:
    if (many := many_of(tokens)) is None:
        return None
    sign = 1 if code_of(tokens, "Re") in ("+", "LATER") else -1
    return Expression("", unit=many[1], many=many[0], relative=sign)


def _piece(tokens: Sequence[Token]) -> Expression | None:
    """A word that is a date only beside another: a part, a part of day, last, this, next."""
    return Expression(
        "", part=code_of(tokens, "Ee"), daypart=has(tokens, "P"), turn=turn_of(tokens)
    )


def _half(tokens: Sequence[Token]) -> Expression | None:
    """A half or quarter in one word: "하반기"."""
    return Expression("", quarter=code_of(tokens, "G"), year=year_of(tokens))


def _week_numeral(tokens: Sequence[Token]) -> Expression | None:
    """ "上周五": a week and the number of its day; the sign for day is Sunday."""
    code, last = code_of(tokens, "T") or "", tokens[-1]
    if last.space or not re.fullmatch(r"W[+-]\d", code):
        return None
    if last.letter == "U":
        number = 7 if last.value == "D" else 0
    else:
        number = last.value if isinstance(last.value, int) else 0
    if not 1 <= number <= 7:
        return None
    return Expression("", weekday=number - 1, unit="W", offset=int(code[1:]))


def _part_of_unit(tokens: Sequence[Token]) -> Expression | None:
    unit, part = code_of(tokens, "U"), code_of(tokens, "E")
    return Expression("", unit=unit, part=part) if unit in ("M", "Y", "W", "Q", "C", "X") else None


BUILD: dict[str, Build] = {
    "counted ago": _counted(-1),
    "counted ahead": _counted(1),
    "counted rolling": _counted(0, rolling=True),
    "counted past unit": _past_unit,
    "daypart": _daypart,
    "deictic": _deictic,
    "half": _half,
    "holiday": _holiday,
    "month of year": _month_of_year,
    "night": _night,
    "offset": _offset,
    "part of unit": _part_of_unit,
    "piece": _piece,
    "same unit": _same,
    "weekday and weeks": _weekday_and_weeks,
    "quarter": _quarter,
    "season": _season,
    "turned": _turned,
    "unit": _unit,
    "week numeral": _week_numeral,
    "weekend": _weekend,
}
"""What each rule of the grammar says, by the name the rule calls it."""
