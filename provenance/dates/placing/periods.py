"""Calendar periods: weeks, seasons, quarters, parts of them, and Easter."""

import calendar as gregorian
from datetime import date, timedelta

from provenance.dates.placing.feasts import feast
from provenance.model import Granularity, Interval

__all__ = [
    "days_of",
    "easter",
    "holiday_of",
    "month_row",
    "part_of",
    "period",
    "shift_months",
    "unit_around",
]


def shift_months(day: date, months: int) -> date:
    """The same day some months on; the last of the month where it is shorter.

    >>> shift_months(date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, gregorian.monthrange(year, month + 1)[1]))


def easter(year: int) -> date:
    """Easter Sunday of the western churches (anonymous Gregorian computus).

    >>> easter(2024)
    datetime.date(2024, 3, 31)
    """
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * weekday) // 433
    month = (h + weekday - 7 * m + 90) // 25
    return date(year, month, (h + weekday - 7 * m + 33 * month + 19) % 32)


def period(kind: str, year: int, number: int) -> Interval:
    """A season (S, spring 1 to winter 4), quarter (Q) or half (HY) of a year.

    Seasons are meteorological and northern; winter begins in the year named.

    >>> period("S", 2016, 4).edtf
    '2016-12/2017-02'
    """
    length, first = {"S": (3, 3 * number), "Q": (3, 3 * number - 2), "HY": (6, 6 * number - 5)}[
        kind
    ]
    begin = date(year, first, 1)
    end = shift_months(begin, length) - timedelta(1)
    grain = Granularity.SEASON if kind == "S" else Granularity.QUARTER
    return Interval(begin, end, grain)


def unit_around(unit: str, day: date) -> Interval:
    """The calendar unit a day lies in: D, W, WE (its week's end), M, Q, HY, Y, X, C.

    >>> unit_around("W", date(2024, 7, 17)).edtf
    '2024-07-15/2024-07-21'
    """
    monday = day - timedelta(day.weekday())
    if unit == "D":
        return Interval.day(day)
    if unit == "W":
        return Interval(monday, monday + timedelta(6), Granularity.WEEK)
    if unit == "WE":
        return Interval(monday + timedelta(5), monday + timedelta(6), Granularity.DAY)
    if unit == "M":
        return Interval.month(day.year, day.month)
    if unit in ("Q", "HY"):
        length = 3 if unit == "Q" else 6
        return period(unit, day.year, (day.month - 1) // length + 1)
    if unit == "X":
        first = day.year // 10 * 10
        return Interval(date(first, 1, 1), date(first + 9, 12, 31), Granularity.DECADE)
    if unit == "C":
        first = (day.year - 1) // 100 * 100 + 1
        return Interval(date(first, 1, 1), date(first + 99, 12, 31), Granularity.CENTURY)
    return Interval.year(day.year)


# First and last day, month or year of a part, per granularity of the whole (news usage, TimeML
# modifiers START, MID, END): days of a month, months of a year, years of a decade or century.
_DAYS = {"START": (1, 10), "MID": (10, 21), "END": (20, 31), "HALF1": (1, 15), "HALF2": (16, 31)}
_MONTHS = {"START": (1, 1), "MID": (5, 8), "END": (12, 12)}
_YEARS = {"START": (0, 3), "MID": (4, 6), "END": (6, 9)}
_CENTURY = {"START": (0, 32), "MID": (39, 59), "END": (66, 99)}


def part_of(whole: Interval, part: str | None) -> Interval:
    """The early, middle or late part of a period; the whole where no part is named.

    >>> part_of(Interval.parse("2024-04"), "START").edtf
    '2024-04-01/2024-04-10'
    """
    part = {"EARLIER": "START", "LATER": "END"}.get(part or "", part)
    if part is None or whole.first is None or whole.last is None:
        return whole
    if part in ("HALF1", "HALF2") and whole.granularity is not Granularity.MONTH:
        return whole
    first = whole.first
    match whole.granularity:
        case Granularity.MONTH:
            low, high = _DAYS[part]
            last = min(high, whole.last.day)
            return Interval(first.replace(day=low), first.replace(day=last), Granularity.MONTH)
        case Granularity.YEAR:
            low, high = _MONTHS[part]
            end = Interval.month(first.year, high).last
            return Interval(date(first.year, low, 1), end, Granularity.YEAR)
        case Granularity.DECADE | Granularity.CENTURY:
            table = _YEARS if whole.granularity is Granularity.DECADE else _CENTURY
            low, high = table[part]
            years = first.year + low, first.year + high
            return Interval(date(years[0], 1, 1), date(years[1], 12, 31), whole.granularity)
        case Granularity.WEEK | Granularity.SEASON | Granularity.QUARTER:
            third = ((whole.last - first).days + 1) // 3
            low = {"START": 0, "MID": third, "END": 2 * third}[part]
            high = {"START": third, "MID": 2 * third, "END": (whole.last - first).days}[part]
            return Interval(first + timedelta(low), first + timedelta(high), whole.granularity)
        case _:
            return whole


def month_row(year: int, month: int, closing: int) -> Interval:
    """A row of months, over the turn of the year where the second comes before the first.

    >>> month_row(2018, 12, 2).edtf
    '2018-12/2019-02'
    """
    last = Interval.month(year + (closing < month), closing)
    return Interval(date(year, month, 1), last.last, Granularity.MONTH)


def days_of(year: int, month: int, day: int, closing: int | None = None) -> Interval:
    """A day, or a row of days; the month where there is no such day.

    >>> days_of(2018, 2, 30).edtf
    '2018-02'
    """
    length = gregorian.monthrange(year, month)[1]
    if max(day, closing or 0) > length:
        return Interval.month(year, month)
    return Interval(date(year, month, day), date(year, month, closing or day), Granularity.DAY)


def holiday_of(code: str, year: int) -> Interval:
    """The days of a holiday by its code in the tables: "12-25", "12-25/12-26", "E-2/E+1", "L+0".

    >>> holiday_of("E-2", 2024).edtf
    '2024-03-29'
    """
    if code[0] in "OLDAVIHP":
        return feast(code, year)
    if code.startswith("E"):
        begin, _, end = code.partition("/")
        sunday = easter(year)
        ends = [sunday + timedelta(int(part[1:] or 0)) for part in (begin, end or begin)]
        return Interval(ends[0], ends[1], Granularity.DAY)
    if "#" in code:
        month, weekday, number = (int(part) for part in code.replace("#", "/").split("/"))
        days = Interval.month(year, month)
        assert days.first and days.last
        if number > 0:
            first = days.first + timedelta((weekday - days.first.weekday()) % 7)
            return Interval.day(first + timedelta(7 * (number - 1)))
        return Interval.day(days.last - timedelta((days.last.weekday() - weekday) % 7))
    fixed = [date(year, *map(int, part.split("-"))) for part in code.split("/")]
    return Interval(fixed[0], fixed[-1], Granularity.DAY)
