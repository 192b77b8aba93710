"""Dates of other calendars as days of the Gregorian one, by convertdate and one table."""

import calendar as gregorian
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType

from provenance.model import Granularity, Interval

__all__ = ["blurred", "convert"]

_Day = Callable[[int, int, int], tuple[float, float, float]]

# Years in which the rhythm of Persian leap years breaks: K. M. Borkowski, "The Persian calendar for
# 3000 years", Earth, Moon, and Planets 74 (1996). Whole numbers only; the equinox itself takes
# a hundredth of a second a date to compute.
_BREAKS = tuple(
    int(year)
    for year in "-61 9 38 199 426 686 756 818 1111 1181 1210 1635 2060 2097 2192 2262 2324 2394"
    " 2456 3178".split()
)


def _nowruz(year: int) -> date:
    """The first day of a Persian year up to 3176."""
    leaps, start, jump = -14, _BREAKS[0], 0
    for until in _BREAKS[1:]:
        jump = until - start
        if year < until:
            break
        leaps += jump // 33 * 8 + jump % 33 // 4
        start = until
    else:
        raise ValueError(f"no Persian year {year} is known")
    since = year - start
    leaps += since // 33 * 8 + (since % 33 + 3) // 4
    if jump % 33 == 4 and jump - since == 4:
        leaps += 1
    western = year + 621
    western_leaps = western // 4 - (western // 100 + 1) * 3 // 4 - 150
    return date(western, 3, 20 + leaps - western_leaps)


def _persian_length(year: int, month: int) -> int:
    if month < 12:
        return 31 if month < 7 else 30
    return 30 if (_nowruz(year + 1) - _nowruz(year)).days == 366 else 29


def _persian_day(year: int, month: int, day: int) -> tuple[int, int, int]:
    before = 31 * (month - 1) - max(0, month - 7)
    found = _nowruz(year) + timedelta(before + day - 1)
    return found.year, found.month, found.day


@cache
def _library(calendar: str) -> ModuleType:
    """convertdate's module for a calendar: importing it costs a quarter of a second, so it waits
    for a date that needs it."""
    return import_module(f"convertdate.{calendar}")


def _hebrew_length(year: int, month: int) -> int:
    if month > _library("hebrew").year_months(year):
        raise ValueError(f"the Hebrew year {year} has no second Adar")
    return int(_library("hebrew").month_length(year, month))


def _hebrew_day(year: int, month: int, day: int) -> tuple[int, int, int]:
    """Counted from Tishri, the seventh month: the library's own sum warns at every month."""
    order = (*range(7, _library("hebrew").year_months(year) + 1), *range(1, 7))
    before = sum(_hebrew_length(year, earlier) for earlier in order[: order.index(month)])
    found = date(*_library("hebrew").to_gregorian(year, 7, 1)) + timedelta(before + day - 1)
    return found.year, found.month, found.day


_TO_GREGORIAN: dict[str, _Day] = {
    "persian": _persian_day,
    "islamic": lambda year, month, day: _library("islamic").to_gregorian(year, month, day),
    "hebrew": _hebrew_day,
    "buddhist": lambda year, month, day: (year - 543, month, day),
    "minguo": lambda year, month, day: (year + 1911, month, day),
}
_MONTH_LENGTH: dict[str, Callable[[int, int], int]] = {
    "persian": _persian_length,
    "islamic": lambda year, month: int(_library("islamic").month_length(year, month)),
    "hebrew": _hebrew_length,
    "buddhist": lambda year, month: gregorian.monthrange(year - 543, month)[1],
    "minguo": lambda year, month: gregorian.monthrange(year + 1911, month)[1],
}
_MONTHS = {"hebrew": 13}
# The month a year begins with: the Hebrew civil year begins in Tishri, counted as the seventh.
_FIRST_MONTH = {"hebrew": 7}


@lru_cache(maxsize=4096)
def convert(calendar: str, year: int, month: int | None, day: int | None) -> Interval | None:
    """The days a date of another calendar means; None where there is no such date.

    `calendar` is persian, islamic (the tabular one, a day either side of the observed), hebrew,
    buddhist (Thai solar) or minguo (of Taiwan, year 1 is 1912).

    >>> convert("persian", 1398, 10, 17).edtf
    '2020-01-07'
    >>> convert("buddhist", 2561, 7, None).edtf
    '2018-07'
    """
    if calendar not in _TO_GREGORIAN or not 1 <= year <= 9000:
        return None
    if month is not None and not 1 <= month <= _MONTHS.get(calendar, 12):
        return None
    if day is not None and day < 1:
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


def blurred(found: Interval, calendar: str) -> Interval:
    """The Islamic month begins when the moon is seen: a day either side of the tabular date.

    >>> blurred(Interval.parse("2024-03-11"), "islamic").edtf
    \'2024-03-10/2024-03-12\'
    """
    if calendar == "islamic" and found.first and found.last and found.first == found.last:
        return Interval(found.first - timedelta(1), found.last + timedelta(1), Granularity.DAY)
    return found
