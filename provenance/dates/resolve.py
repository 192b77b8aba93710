"""From what an expression says to the days it means, given the publication date and the tense.

A pure function. Meanings follow news usage as docs/why.md tells them: weeks run Monday to Sunday,
seasons are meteorological and northern, "N years ago" is a calendar year.
"""

import calendar as gregorian
import re
from collections.abc import Sequence
from datetime import date, timedelta
from enum import IntEnum

from provenance.dates.calendars import convert
from provenance.dates.grammar import Expression
from provenance.dates.periods import (
    easter,
    part_of,
    period,
    shift_months,
    unit_around,
)
from provenance.model import Granularity, Interval, Timex

__all__ = ["Tense", "resolve"]

_OTHER_WAY_DAYS = 300  # a past day further back than this, without a year, is rather the next one


class Tense(IntEnum):
    """The direction the words around an expression turn it."""

    PAST = -1
    NONE = 0
    FUTURE = 1


def resolve(
    words: Expression,
    dct: Interval | None,
    tense: Tense = Tense.NONE,
    beside: Sequence[Timex] = (),
    day_first: bool = True,
) -> tuple[Interval, ...]:
    """The days an expression means, best reading first; none where it cannot be known yet.

    `dct` is the publication date; where it is longer than a day, deictic words cover the hull of
    what they mean on its first and its last day. `beside` are dates found before in the text.

    >>> resolve(Expression("unit", unit="W", offset=-1), Interval.parse("2024-07-17"))[0].edtf
    '2024-07-08/2024-07-14'
    """
    try:
        written = _written(words, dct, day_first)
        if written or dct is None or dct.first is None or dct.last is None:
            return written
        early = _deictic(words, dct.first, tense)
        late = _deictic(words, dct.last, tense) if dct.last != dct.first else early
    except (ValueError, OverflowError):
        return ()
    if early is None or late is None:
        return ()
    return (early if early == late else early.hull(late),)


def _written(words: Expression, dct: Interval | None, day_first: bool) -> tuple[Interval, ...]:
    """Readings of what is complete in itself."""
    if words.numeric is not None:
        return _numeric(words.numeric, dct, day_first)
    year = _full_year(words.year, dct)
    if words.calendar != "gregorian" and words.year is not None:
        found = convert(words.calendar, words.year, words.month, words.day)
        return (_blurred(found, words.calendar),) if found else ()
    if words.century is not None:
        first = (words.century - 1) * 100 + 1
        whole = Interval(date(first, 1, 1), date(first + 99, 12, 31), Granularity.CENTURY)
        return (part_of(whole, words.part),)
    if words.decade is not None:
        return _decade(words, dct)
    if year is None:
        return ()
    if words.season is not None:
        return (part_of(period("S", year, words.season), words.part),)
    if words.quarter is not None:
        return (period(words.quarter[:-1], year, int(words.quarter[-1])),)
    if words.holiday is not None:
        return (_holiday(words.holiday, year),)
    if words.closing is not None and words.day is None:
        close = words.closing
        return (Interval(date(year, 1, 1), date(close, 12, 31), Granularity.YEAR),)
    if words.month is None:
        return (part_of(Interval.year(year), words.part),)
    if words.day is None:
        return (part_of(Interval.month(year, words.month), words.part),)
    return (_days(year, words.month, words.day, words.closing),)


def _days(year: int, month: int, day: int, closing: int | None = None) -> Interval:
    """A day, or a row of days; the month where there is no such day."""
    length = gregorian.monthrange(year, month)[1]
    if max(day, closing or 0) > length:
        return Interval.month(year, month)
    return Interval(date(year, month, day), date(year, month, closing or day), Granularity.DAY)


def _blurred(found: Interval, calendar: str) -> Interval:
    """The Islamic month begins when the moon is seen: a day either side of the tabular date."""
    if calendar == "islamic" and found.first and found.last and found.first == found.last:
        return Interval(found.first - timedelta(1), found.last + timedelta(1), Granularity.DAY)
    return found


def _full_year(year: int | None, dct: Interval | None) -> int | None:
    """Two digits are the latest such year that is not after publication."""
    if year is None or year >= 100:
        return year
    if dct is None or dct.last is None:
        return (1900 if year > 30 else 2000) + year
    full = dct.last.year // 100 * 100 + year
    return full if full <= dct.last.year else full - 100


def _decade(words: Expression, dct: Interval | None) -> tuple[Interval, ...]:
    first = words.decade or 0
    if first < 100:
        latest = dct.last.year if dct and dct.last else 2029
        first += latest // 100 * 100
        first -= 100 if first > latest else 0
    whole = Interval(date(first, 1, 1), date(first + 9, 12, 31), Granularity.DECADE)
    return (part_of(whole, words.part),)


_SPLIT = re.compile(r"[./·-]")


def _numeric(text: str, dct: Interval | None, day_first: bool) -> tuple[Interval, ...]:
    """ISO dates, and day-month-year in either order where both are possible."""
    numbers = [int(part) for part in _SPLIT.split(text[:10] if text[4:5] == "-" else text)[:3]]
    lengths = [len(part) for part in _SPLIT.split(text)[:3]]
    if len(numbers) == 2:
        return ()
    if lengths[0] == 4:
        orders = [(numbers[0], numbers[1], numbers[2])]
    elif lengths[0] > 2:
        return ()
    else:
        year = _full_year(numbers[2], dct) if lengths[2] == 2 else numbers[2]
        one, two = numbers[0], numbers[1]
        orders = [(year or 0, two, one), (year or 0, one, two)]
        if not day_first and "." not in text:
            orders.reverse()
    found = []
    for full, month, day in orders:
        if 1 <= month <= 12 and 1 <= day <= 31 and 1000 <= full <= 2999:
            reading = _days(full, month, day)
            if reading not in found:
                found.append(reading)
    return tuple(found)


def _holiday(code: str, year: int) -> Interval:
    if code.startswith("E"):
        begin, _, end = code.partition("/")
        sunday = easter(year)
        ends = [sunday + timedelta(int(part[1:] or 0)) for part in (begin, end or begin)]
        return Interval(ends[0], ends[1], Granularity.DAY)
    month, day = (int(part) for part in code.split("-"))
    return Interval.day(date(year, month, day))


def _deictic(words: Expression, today: date, tense: Tense) -> Interval | None:
    """The one reading of an expression that leans on the publication day `today`."""
    if words.numeric is not None:
        month, day = (int(part) for part in _SPLIT.split(words.numeric))
        if month > 12:
            month, day = day, month
        return _nearest(month, day, today, tense) if 1 <= month <= 12 and day else None
    if words.count is not None and words.unit is not None:
        return _counted(words, today) if not words.relative else None
    if words.month is not None and words.unit == "Y":
        year = today.year + words.offset
        whole = (
            _days(year, words.month, words.day) if words.day else Interval.month(year, words.month)
        )
        return part_of(whole, words.part)
    if words.season is not None:
        return part_of(_season(words, today, tense), words.part)
    if words.unit is not None and words.weekday is None:
        return _unit(words, today)
    if words.quarter is not None:
        return _quarter(words, today, tense)
    if words.holiday is not None:
        spans = [_holiday(words.holiday, today.year + shift) for shift in (-1, 0, 1)]
        return _pick(spans, today, tense, words.turn)
    if words.month is not None and words.day is not None:
        return _nearest(words.month, words.day, today, tense, words.closing)
    if words.month is not None:
        return part_of(_month(words, today, tense), words.part)
    if words.day is not None:
        return _day_of_month(words.day, today, tense)
    if words.weekday is not None:
        return _weekday(words, today, tense)
    return None


def _counted(words: Expression, today: date) -> Interval:
    """ "three weeks ago", "in three days", "the past four years"."""
    count, sign = words.count or 0, words.offset
    unit = words.unit or "D"
    if words.rolling:
        far = _moved(today, unit, sign * count)
        return Interval(min(far, today), max(far, today), _FINENESS.get(unit, Granularity.DAY))
    far = _moved(today, unit, sign * count)
    if unit in ("D", "W"):
        return Interval.day(far) if unit == "D" else unit_around("W", far)
    return unit_around("Y" if unit in ("X", "C") else unit, far)


_FINENESS = {"D": Granularity.DAY, "W": Granularity.WEEK, "M": Granularity.MONTH}
_MONTHS = {"M": 1, "Q": 3, "HY": 6, "Y": 12, "X": 120, "C": 1200}


def _moved(day: date, unit: str, amount: int) -> date:
    if unit in ("D", "W", "WE"):
        return day + timedelta(amount * (1 if unit == "D" else 7))
    return shift_months(day, amount * _MONTHS[unit])


def _unit(words: Expression, today: date) -> Interval:
    unit = words.unit or "D"
    here = unit_around(unit, _moved(today, unit, words.offset))
    if words.part == "EARLIER":
        last = today if words.offset == 0 else here.last or today
        return Interval(here.first, max(last, here.first or last), here.granularity)
    if words.part == "LATER" and here.last and today < here.last and words.offset == 0:
        return Interval(today + timedelta(1), here.last, here.granularity)
    return part_of(here, words.part)


def _season(words: Expression, today: date, tense: Tense) -> Interval:
    if words.unit == "Y":
        return period("S", today.year + words.offset, words.season or 1)
    spans = [period("S", today.year + shift, words.season or 1) for shift in (-2, -1, 0, 1)]
    if words.turn == 0:
        near = [s for s in spans if s.first and s.last and s.first.year == today.year]
        inside = [s for s in spans if s.first and s.last and s.first <= today <= s.last]
        return (inside or near)[0]
    return _pick(spans, today, tense, words.turn)


def _quarter(words: Expression, today: date, tense: Tense) -> Interval:
    unit, number = (words.quarter or "Q1")[:-1], int((words.quarter or "Q1")[-1])
    if words.turn is not None:
        return period(unit, today.year + words.turn, number)
    return _pick([period(unit, today.year + shift, number) for shift in (-1, 0, 1)], today, tense)


def _pick(
    spans: Sequence[Interval], today: date, tense: Tense, turn: int | None = None
) -> Interval:
    """The one of several yearly spans that is meant: past unless turned or told otherwise."""
    past = [s for s in spans if s.first and s.first <= today]
    done = [s for s in spans if s.last and s.last < today]
    coming = [s for s in spans if s.first and s.first > today]
    if turn == -1 and done:
        return done[-1]
    if (turn == 1 or (tense is Tense.FUTURE and turn != -1)) and coming:
        running = [s for s in past if s.last and s.last >= today]
        return running[-1] if running and turn != 1 else coming[0]
    return past[-1] if past else coming[0]


def _nearest(
    month: int, day: int, today: date, tense: Tense, closing: int | None = None
) -> Interval:
    """A month and day without a year."""
    spans = [_days(today.year + shift, month, day, closing) for shift in (-1, 0, 1)]
    past = [s for s in spans if s.first and s.first <= today]
    coming = [s for s in spans if s.first and s.first > today]
    if tense is Tense.FUTURE and coming:
        here = [s for s in past if s.last == today]
        return here[-1] if here else coming[0]
    if not past or not past[-1].last:
        return coming[0]
    back = (today - past[-1].last).days
    if tense is Tense.NONE and coming and back > _OTHER_WAY_DAYS:
        return coming[0]
    return past[-1]


def _month(words: Expression, today: date, tense: Tense) -> Interval:
    month = words.month or 1
    spans = [Interval.month(today.year + shift, month) for shift in (-1, 0, 1)]
    if words.turn == 0:
        return spans[1]
    picked = _pick(spans, today, tense, words.turn)
    if words.turn is None and tense is Tense.NONE and picked.last and picked.last < today:
        coming = [s for s in spans if s.first and s.first > today]
        if (today - picked.last).days > _OTHER_WAY_DAYS and coming:
            return coming[0]
    return picked


def _day_of_month(day: int, today: date, tense: Tense) -> Interval | None:
    """A bare day: the nearest such day the sentence allows, usually past."""
    found = []
    for shift in (-2, -1, 0, 1):
        first = shift_months(today.replace(day=1), shift)
        if day <= gregorian.monthrange(first.year, first.month)[1]:
            found.append(first.replace(day=day))
    past = [d for d in found if d <= today]
    coming = [d for d in found if d > today]
    if coming and (tense is Tense.FUTURE or not past):
        return Interval.day(today if today in past else coming[0])
    near = bool(coming) and (coming[0] - today).days <= 7 < (today - past[-1]).days
    return Interval.day(coming[0] if near and tense is Tense.NONE else past[-1])


def _weekday(words: Expression, today: date, tense: Tense) -> Interval:
    wanted = words.weekday or 0
    if words.unit == "W":
        monday = today - timedelta(today.weekday()) + timedelta(7 * words.offset)
        return Interval.day(monday + timedelta(wanted))
    if words.unit == "D":
        return Interval.day(today + timedelta(words.offset))
    back = (today.weekday() - wanted) % 7
    if words.turn == -1:
        return Interval.day(today - timedelta(back or 7))
    if words.turn == 1:
        return Interval.day(today + timedelta((7 - back) if back else 7))
    if back and tense is Tense.FUTURE:
        return Interval.day(today + timedelta(7 - back))
    return Interval.day(today - timedelta(back))
