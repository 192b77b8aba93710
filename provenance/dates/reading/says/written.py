"""What dates in numbers and names say: days, months, years, rows of them, decades, centuries."""

import re
from collections.abc import Sequence

from provenance.dates.reading.expression import (
    Build,
    Expression,
    code_of,
    first,
    has,
    ints,
    turn_of,
    year_of,
)
from provenance.dates.tokens.letters import Token

__all__ = ["BUILD", "calendar_date"]

_ORDERS = [["Y", "M", "D"], ["Y", "M"], ["Y"], ["M", "D"], ["M"], ["D"]]


def _calendar(tokens: Sequence[Token]) -> Expression | None:
    mark = code_of(tokens, "i")
    month = code_of(tokens, "k")
    if month is None:
        return Expression("", year=year_of(tokens), calendar=mark) if mark else None
    name, _, number = month.partition(":")
    years = ints(tokens, "yn")
    return Expression(
        "",
        year=years[-1] if years else None,
        month=int(number),
        day=first(tokens, "d"),
        weekday=first(tokens, "Ww"),
        calendar=name,
    )


def calendar_date(tokens: Sequence[Token]) -> Expression | None:
    """A date with the month by its name, whatever stands beside it."""
    mark = code_of(tokens, "i")
    days = ints(tokens, "dO")
    return Expression(
        "",
        year=year_of(tokens),
        month=first(tokens, "Mm"),
        day=days[0] if days else None,
        weekday=first(tokens, "Ww"),
        part=code_of(tokens, "E"),
        turn=turn_of(tokens),
        calendar=mark or "gregorian",
        daypart=has(tokens, "P"),
    )


def _decade(tokens: Sequence[Token]) -> Expression | None:
    number = next((t for t in tokens if t.letter in "ydnN"), None)
    if number is None or not isinstance(number.value, int) or number.value % 10:
        return None
    if has(tokens, "U") and (code_of(tokens, "U") != "Y" or number.value < 20):
        return None
    if 100 <= number.value < 1000 or any(
        t.letter == "Z" and t.space and " " not in t.word for t in tokens
    ):
        return None
    old = 1000 <= number.value < 1900  # "the 1800s" are a century
    if number.value % 100 == 0 and (has(tokens, "I") or old):
        last = number.value + 99
        return Expression("", decade=number.value, closing=last, part=code_of(tokens, "E"))
    return Expression("", decade=number.value, part=code_of(tokens, "E"))


def _decade_in_words(tokens: Sequence[Token]) -> Expression | None:
    numbers = ints(tokens, "NOQ")
    number = numbers[-1] if numbers else None
    if number is not None and len(numbers) == 2:  # "nineteen-eighties"
        hundred = numbers[0] * 100
        if not 1000 <= hundred <= 2000 or number >= 100:
            return None
        return Expression("", decade=hundred + number, part=code_of(tokens, "E"))
    if number is not None and number >= 1000:  # Italian "Ottocento"
        return Expression("", century=number // 100 + 1, part=code_of(tokens, "E"))
    if number is None or number % 10 or not 20 <= number <= 90:
        return None
    if code_of(tokens, "U") not in (None, "Y"):
        return None
    return Expression("", decade=number, part=code_of(tokens, "E"))


def _century(tokens: Sequence[Token]) -> Expression | None:
    number = first(tokens, "dOC")
    if code_of(tokens, "U") != "C" or number is None or number > 22:
        return None
    return Expression("", century=number, part=code_of(tokens, "E"))


def _numeric(tokens: Sequence[Token]) -> Expression | None:
    """A whole numeric date; a month with its year is read by a rule of its own."""
    if re.fullmatch(r"\d{1,2}\.\d{4}|\d{4}\.\d\d", code_of(tokens, "D") or ""):
        return None
    return Expression("", numeric=code_of(tokens, "D"), weekday=first(tokens, "Ww"))


def _bare_units(tokens: Sequence[Token]) -> Expression | None:
    """Chinese, Japanese and Korean dates: numbers with the signs for year, month and day."""
    signs = [t for t in tokens if t.letter == "U"]
    numbers = [t for t in tokens if t.letter in "ydnN"]
    if any(t.space for t in signs):
        return None
    fields: dict[str, int] = {}
    if len(signs) != len(numbers):
        return None
    for sign, number in zip(signs, numbers, strict=True):
        if not isinstance(number.value, int) or sign.value not in ("Y", "M", "D"):
            return None
        fields[str(sign.value)] = number.value
    if len(fields) != len(signs) or list(fields) not in _ORDERS or not _spaceless(tokens):
        return None
    year, month, day = fields.get("Y"), fields.get("M"), fields.get("D")
    if tokens[0].letter == "N" and month is None:
        return None  # "三年" is three years
    if (month and month > 12) or (day and day > 31):
        return None
    if (era := first(tokens, "r")) is not None:
        year = era + year if year else None
    elif year is not None and year < 100 and "M" not in fields:
        return None
    weekday = first(tokens, "Ww")
    return Expression("", year=year, month=month, day=day, weekday=weekday)


def _units_range(tokens: Sequence[Token]) -> Expression | None:
    """ "8月14-16日", "8月14日から16日": the last sign alone has two numbers or comes twice."""
    days = [t for t in tokens if t.letter in "dN"][-2:]
    kept = [t for t in tokens if t is not days[1] and t.letter not in "-t"]
    if kept[-1].letter == "U" and kept[-2].letter == "U":
        kept.pop()
    first, last = _bare_units(kept), days[1].value
    if first is None or not isinstance(last, int):
        return None
    if first.day is not None and first.day < last <= 31:
        return first._replace(closing=last)
    if first.day is None and first.month is not None and first.month != last <= 12:
        return first._replace(closing_month=last)
    return None


def _spaceless(tokens: Sequence[Token]) -> bool:
    return all(t.end - t.start == 1 for t in tokens if t.letter == "U")


def _pair(tokens: Sequence[Token]) -> Expression | None:
    """Two years as one: "1925-40", "2016/17", "1885-1941"."""
    first, second = tokens[0], next(t for t in tokens[2:] if t.letter in "ydn")
    if first.value is None or not isinstance(first.value, int):
        return None
    if not isinstance(second.value, int):
        return None
    close = second.value
    if second.letter != "y":
        tight = not tokens[1].space and not second.space
        if second.end - second.start != 2 or not (tight or tokens[1].letter == "t"):
            return None
        close += first.value // 100 * 100
    if not first.value < close <= first.value + 150:
        return None
    return Expression("", year=first.value, closing=close)


def _month_range(tokens: Sequence[Token]) -> Expression | None:
    """ "May to July 2019"; over New Year the year behind is that of the second month."""
    months = ints(tokens, "Mm")
    if len(months) != 2 or months[0] == months[1]:
        return None
    year = year_of(tokens)
    if year is not None and months[0] > months[1]:
        year -= 1
    return Expression("", month=months[0], closing_month=months[1], year=year)


def _numeric_range(tokens: Sequence[Token]) -> Expression | None:
    """ "14.-16.08.2018": the first day takes month and year of the second."""
    day, whole = first(tokens, "d"), code_of(tokens, "D") or ""
    parts = re.split(r"[./-]", whole)
    if day is None or len(parts) != 3 or len(parts[0]) > 2 or day >= int(parts[0]):
        return None
    month, year = int(parts[1]), int(parts[2])
    if not 1 <= month <= 12 or int(parts[0]) > 31:
        return None
    return Expression("", day=day, closing=int(parts[0]), month=month, year=year)


def _bare_day(tokens: Sequence[Token]) -> Expression | None:
    return Expression("", day=first(tokens, "d"), weekday=first(tokens, "Ww"))


def _day_range(tokens: Sequence[Token]) -> Expression | None:
    days = ints(tokens, "d")
    if len(days) < 2 or days[0] >= days[1]:
        return None
    return Expression(
        "", day=days[0], closing=days[1], month=first(tokens, "Mm"), year=year_of(tokens)
    )


def _plain_year(tokens: Sequence[Token]) -> Expression | None:
    return Expression("", year=year_of(tokens), part=code_of(tokens, "E"))


BUILD: dict[str, Build] = {
    "bare day": _bare_day,
    "bare units": _bare_units,
    "calendar": _calendar,
    "century": _century,
    "date": calendar_date,
    "day range": _day_range,
    "decade": _decade,
    "decade in words": _decade_in_words,
    "month range": _month_range,
    "numeric": _numeric,
    "numeric range": _numeric_range,
    "pair": _pair,
    "units range": _units_range,
    "year": _plain_year,
}
"""What each rule of the grammar says, by the name the rule calls it."""
