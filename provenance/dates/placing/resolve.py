"""From what an expression says to the days it means, given the publication date and the tense.

A pure function. Meanings follow news usage, as docs/why.md explains: weeks run Monday to Sunday,
seasons are meteorological and northern, "N years ago" is a calendar year.
"""

import re
from datetime import date

from provenance.dates.placing.calendars import blurred, convert
from provenance.dates.placing.deictic import read_deictic
from provenance.dates.placing.periods import days_of, holiday_of, month_row, part_of, period
from provenance.dates.reading.expression import Expression
from provenance.dates.reading.tense import Tense
from provenance.model import Granularity, Interval

__all__ = ["resolve"]


def resolve(
    words: Expression,
    dct: Interval | None,
    tense: Tense = Tense.NONE,
    day_first: bool = True,
) -> tuple[Interval, ...]:
    """The days an expression means, best reading first; none where it cannot be known yet.

    `dct` is the publication date; where it is longer than a day, deictic words cover the hull of
    what they mean on its first and its last day.

    >>> resolve(Expression("unit", unit="W", offset=-1), Interval.parse("2024-07-17"))[0].edtf
    '2024-07-08/2024-07-14'
    """
    try:
        written = _written(words, dct, day_first)
        if written or dct is None or dct.first is None or dct.last is None:
            return written
        if words.numeric is not None:
            words = _short(words, day_first)
        early = read_deictic(words, dct.first, tense)
        late = read_deictic(words, dct.last, tense) if dct.last != dct.first else early
    except (ValueError, OverflowError):
        return ()
    if early is None or late is None:
        return ()
    return (early if early == late else early.hull(late),)


def _short(words: Expression, day_first: bool) -> Expression:
    """Day and month of "13/5", in the order of the language unless only the other is possible."""
    one, two = (int(part) for part in _SPLIT.split(words.numeric or "")[:2])
    month, day = (two, one) if day_first else (one, two)
    if month > 12:
        month, day = day, month
    return words._replace(numeric=None, month=month, day=day)


def _written(words: Expression, dct: Interval | None, day_first: bool) -> tuple[Interval, ...]:
    """Readings of what is complete in itself."""
    if words.numeric is not None:
        return _numeric(words.numeric, dct, day_first, words.calendar)
    year = _full_year(words.year, dct)
    if words.calendar == "persian" and words.year is not None and words.year < 100:
        words = words._replace(year=_full_persian(words.year, dct))
    if words.calendar != "gregorian" and words.year is not None:
        return _converted(words)
    if words.century is not None:
        first = (words.century - 1) * 100 + 1
        whole = Interval(date(first, 1, 1), date(first + 99, 12, 31), Granularity.CENTURY)
        return (part_of(whole, words.part),)
    if words.decade is not None:
        return _decade(words, dct)
    if words.unit == "Y" and words.year is None:
        return ()
    if words.rule == "this-day":
        return _this_day(words.year or 0, dct)
    return (_in_year(words, year),) if year is not None else ()


def _in_year(words: Expression, year: int) -> Interval:
    """What a year's season, quarter, feast, months or days are."""
    if words.season is not None:
        return part_of(period("S", year, words.season), words.part)
    if words.quarter is not None:
        return period(words.quarter[:-1], year, int(words.quarter[-1]))
    if words.holiday is not None:
        return holiday_of(words.holiday, year)
    if words.closing is not None and words.day is None:
        return Interval(date(year, 1, 1), date(words.closing, 12, 31), Granularity.YEAR)
    if words.month is None:
        return part_of(Interval.year(year), words.part)
    if words.closing_month is not None:
        return month_row(year, words.month, words.closing_month)
    if words.day is None:
        return part_of(Interval.month(year, words.month), words.part)
    return days_of(year, words.month, words.day, words.closing)


def _this_day(year: int, dct: Interval | None) -> tuple[Interval, ...]:
    """ "on this day in 1969": the day of publication in another year."""
    if dct is None or dct.first is None or dct.first != dct.last:
        return (Interval.year(year),)
    return (days_of(year, dct.first.month, dct.first.day),)


def _converted(words: Expression) -> tuple[Interval, ...]:
    """A date of another calendar; a row of its days or years where there are two ends."""
    year = words.year or 0
    if words.calendar == "buddhist" and year < 100:
        year += 2500
    if words.calendar in _NOT_YET and year >= _NOT_YET[words.calendar]:
        return _in_our_year(words, year)
    found = convert(words.calendar, year, words.month, words.day)
    if found is None or found.first is None or found.last is None:
        return ()
    if words.holiday is not None:
        spans = [holiday_of(words.holiday, y) for y in (found.first.year, found.last.year)]
        return tuple(s for s in spans if s.first and found.first <= s.first <= found.last)[:1]
    if words.closing is not None:
        close = words.closing
        if words.day is not None:
            end = convert(words.calendar, year, words.month, close)
        else:
            end = convert(words.calendar, close, None, None)
        if end is None:
            return ()
        return (Interval(found.first, end.last, found.granularity),)
    if words.closing_month is not None:
        end = convert(words.calendar, year, words.closing_month, None)
        return (Interval(found.first, end.last, found.granularity),) if end else ()
    if words.quarter is not None or words.season is not None:
        kind, number = "S", words.season or 1
        if words.quarter is not None:
            kind, number = words.quarter[:-1], int(words.quarter[-1])
        western = found.last.year if found.last else year
        return (part_of(period(kind, western, number), words.part),)
    return (blurred(part_of(found, words.part), words.calendar),)


# A higher year with a month of these calendars is ours: "Ramadan 2019".
_NOT_YET = {"islamic": 1600, "persian": 1600}


def _in_our_year(words: Expression, year: int) -> tuple[Interval, ...]:
    """A month or day of another calendar in a Gregorian year: the first that begins in it."""
    near = year - 621 if words.calendar == "persian" else (year - 622) * 33 // 32
    for other in range(near - 1, near + 4):
        found = convert(words.calendar, other, words.month, words.day) if words.month else None
        if found is not None and found.first is not None and found.first.year == year:
            return (blurred(part_of(found, words.part), words.calendar),)
    return ()


def _full_year(year: int | None, dct: Interval | None) -> int | None:
    """Two digits are the latest such year that is not after publication."""
    if year is None or year >= 100:
        return year
    if dct is None or dct.last is None:
        return (1900 if year > 30 else 2000) + year
    full = dct.last.year // 100 * 100 + year
    return full if full <= dct.last.year else full - 100


def _full_persian(year: int, dct: Interval | None) -> int:
    """Two digits of a Persian year: the latest that is not after publication."""
    latest = dct.last.year - 621 if dct and dct.last else 1410
    return 1400 + year if 1400 + year <= latest else 1300 + year


def _decade(words: Expression, dct: Interval | None) -> tuple[Interval, ...]:
    first = words.decade or 0
    if first < 100:
        latest = dct.last.year if dct and dct.last else 2029
        first += latest // 100 * 100
        first -= 100 if first > latest else 0
    if words.closing is not None:
        whole = Interval(date(first, 1, 1), date(words.closing, 12, 31), Granularity.CENTURY)
    else:
        whole = Interval(date(first, 1, 1), date(first + 9, 12, 31), Granularity.DECADE)
    return (part_of(whole, words.part),)


_PLAUSIBLE = (1900, 2100)  # years of a date in numbers that is a date at all
_MOST_DAY = 39  # a slip of one digit in the day; more is no date
_SPLIT = re.compile(r"[./·-]")


def _numeric(
    text: str, dct: Interval | None, day_first: bool, calendar: str = "gregorian"
) -> tuple[Interval, ...]:
    """ISO dates, and day-month-year in either order where both are possible."""
    numbers = [int(part) for part in _SPLIT.split(text[:10] if text[4:5] == "-" else text)[:3]]
    lengths = [len(part) for part in _SPLIT.split(text)[:3]]
    if len(numbers) == 2:
        return ()
    if lengths[0] == 4 or (lengths[0] == 3 and calendar == "minguo"):
        orders = [(numbers[0], numbers[1], numbers[2])]
    elif lengths[0] > 2:
        return ()
    else:
        year = _full_year(numbers[2], dct) if lengths[2] == 2 else numbers[2]
        one, two = numbers[0], numbers[1]
        orders = [(year or 0, two, one), (year or 0, one, two)]
        if not day_first and "." not in text:
            orders.reverse()
    found: list[Interval] = []
    for full, month, day in orders:
        if calendar != "gregorian":
            converted = convert(calendar, full, month, day)
            found += [converted] if converted and converted not in found else []
            continue
        if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= full <= 2999:
            reading = days_of(full, month, day)
            if reading not in found:
                found.append(reading)
    if not found and calendar == "gregorian" and 4 in lengths:
        return _no_such_day(*orders[0])
    return tuple(found)


def _no_such_day(year: int, *others: int) -> tuple[Interval, ...]:
    """The month or year of numbers that are no day in any order: "13/30/2024", "32.12.2019"."""
    one, two = sorted(others)
    if not (_PLAUSIBLE[0] <= year <= _PLAUSIBLE[1] and one >= 1 and two <= _MOST_DAY):
        return ()
    return (Interval.month(year, one) if one <= 12 else Interval.year(year),)
