"""Dates of other calendars as days of the Gregorian one, by the convertdate library."""

import calendar as gregorian
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from convertdate import hebrew, islamic, persian

from provenance.model import Granularity, Interval

__all__ = ["convert"]

_Day = Callable[[int, int, int], tuple[float, float, float]]
_TO_GREGORIAN: dict[str, _Day] = {
    "persian": persian.to_gregorian,
    "islamic": islamic.to_gregorian,
    "hebrew": hebrew.to_gregorian,
    "buddhist": lambda year, month, day: (year - 543, month, day),
}
_MONTH_LENGTH: dict[str, Callable[[int, int], int]] = {
    "persian": persian.month_length,
    "islamic": islamic.month_length,
    "hebrew": hebrew.month_days,
    "buddhist": lambda year, month: gregorian.monthrange(year - 543, month)[1],
}
# The month a year begins with: the Hebrew civil year begins in Tishri, counted as the seventh.
_FIRST_MONTH = {"hebrew": 7}


@lru_cache(maxsize=4096)  # a Persian year asks for the sun's place at the equinox
def convert(calendar: str, year: int, month: int | None, day: int | None) -> Interval | None:
    """The days a date of another calendar means; None where there is no such date.

    `calendar` is persian, islamic (the tabular one, a day either side of the observed), hebrew or
    buddhist (Thai solar).

    >>> convert("persian", 1398, 10, 17).edtf
    '2020-01-07'
    >>> convert("buddhist", 2561, 7, None).edtf
    '2018-07'
    """
    if calendar not in _TO_GREGORIAN or not 1 <= year <= 9000:
        return None
    try:
        if month is None:
            begin = _day(calendar, year, _FIRST_MONTH.get(calendar, 1), 1)
            end = _day(calendar, year + 1, _FIRST_MONTH.get(calendar, 1), 1)
            return Interval(begin, date.fromordinal(end.toordinal() - 1), Granularity.YEAR)
        length = _MONTH_LENGTH[calendar](year, month)
        if day is not None:
            return Interval.day(_day(calendar, year, month, day)) if day <= length else None
        begin = _day(calendar, year, month, 1)
        return Interval(begin, _day(calendar, year, month, length), Granularity.MONTH)
    except (ValueError, OverflowError, IndexError):
        return None


def _day(calendar: str, year: int, month: int, day: int) -> date:
    found = _TO_GREGORIAN[calendar](year, month, day)
    return date(int(found[0]), int(found[1]), int(found[2]))
