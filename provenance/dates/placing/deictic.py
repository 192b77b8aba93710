"""What words mean on the day they were printed: last week, Monday, 3 May, two years ago."""

import calendar as gregorian
from collections.abc import Sequence
from datetime import date, timedelta

from provenance.dates.placing.calendars import blurred, convert
from provenance.dates.placing.periods import (
    days_of,
    holiday_of,
    month_row,
    part_of,
    period,
    shift_months,
    unit_around,
)
from provenance.dates.reading.expression import Expression
from provenance.dates.reading.tense import Tense
from provenance.model import Granularity, Interval

__all__ = ["read_deictic", "until_after"]

# A past day further back than this, without a year, is rather the next one; and a coming one
# further ahead is rather the last. News leaves the year out where a reader cannot go wrong.
_OTHER_WAY_DAYS = {-1: 330, 0: 240, 1: 120}
_WEEKS_OFF, _MOST_OF_A_YEAR = 21, 330


def read_deictic(words: Expression, today: date, tense: Tense) -> Interval | None:
    """The one reading of an expression that leans on the publication day `today`; None without one.

    >>> last_month = Expression("relative", unit="M", offset=-1)
    >>> read_deictic(last_month, date(2024, 3, 31), Tense.NONE).edtf
    '2024-02'
    """
    if words.many is not None and words.unit is not None:
        return _counted(words, today) if not words.relative else None
    if words.calendar != "gregorian" and words.month is not None:
        return _without_year(words, today, tense)
    if found := _in_unit(words, today):
        return found
    if words.season is not None:
        return part_of(_season(words, today, tense), words.part)
    if words.rule == "weekend":
        here = unit_around("WE", today)
        begun = here.first is not None and here.first <= today
        return here if begun or tense is Tense.FUTURE else here.shifted(-7)
    if words.unit is not None and words.weekday is None:
        return _unit(words, today)
    if words.quarter is not None:
        return _quarter(words, today, tense)
    return _without_unit(words, today, tense)


def _in_unit(words: Expression, today: date) -> Interval | None:
    """A feast, quarter, month or day of a year or month that is counted from today; else None."""
    year = today.year + words.offset
    if words.day is not None and words.unit == "M":
        first = shift_months(today.replace(day=1), words.offset)
        return Interval.day(first.replace(day=words.day))
    if words.unit != "Y":
        return None
    if words.holiday is not None:
        return holiday_of(words.holiday, year)
    if words.quarter is not None:
        return period(words.quarter[:-1], year, int(words.quarter[-1]))
    if words.month is None:
        return None
    if words.closing_month is not None:
        return month_row(year, words.month, words.closing_month)
    day = words.day
    whole = days_of(year, words.month, day) if day else Interval.month(year, words.month)
    return part_of(whole, words.part)


def _without_unit(words: Expression, today: date, tense: Tense) -> Interval | None:
    """A feast, month, day or weekday by itself: the nearest that its tense or turn allows."""
    if words.holiday is not None:
        spans = [holiday_of(words.holiday, today.year + shift) for shift in (-1, 0, 1)]
        picked = _pick(spans, today, tense, words.turn)
        return picked if words.turn is not None else _nearer(spans, picked, today)
    if words.month is not None and words.day is not None:
        return _nearest(words.month, words.day, today, tense, words.closing, words.turn)
    if words.closing_month is not None and words.month is not None:
        rows = [month_row(today.year + n, words.month, words.closing_month) for n in (-2, -1, 0, 1)]
        return _pick(rows, today, tense)
    if words.month is not None:
        return part_of(_month(words, today, tense), words.part)
    if words.day is not None:
        if words.turn is not None:
            tense = {-1: Tense.PAST, 1: Tense.FUTURE}.get(words.turn, tense)
        return _day_of_month(words, today, tense)
    if words.weekday is not None:
        found = _weekday(words, today, tense)
        if words.part == "NIGHT" and found.first:
            return Interval(found.first - timedelta(1), found.last, Granularity.DAY)
        return found
    return None


def _counted(words: Expression, today: date) -> Interval:
    """ "three weeks ago", "in three days", "the past four years"."""
    count, sign = words.many or 0, words.offset
    unit = words.unit or "D"
    if words.rolling:
        far = _moved(today, unit, sign * count)
        return Interval(min(far, today), max(far, today), _FINENESS.get(unit, Granularity.DAY))
    far = _moved(today, unit, sign * count)
    if words.rule == "ago-today":
        return Interval.day(far)
    if unit in ("D", "W"):
        return Interval.day(far) if unit == "D" else unit_around("W", far)
    return unit_around("Y" if unit in ("X", "C") else unit, far)


_WINTER = 4  # it begins in one year and ends in the next
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
        inside = [s for s in spans if s.first and s.last and s.first <= today <= s.last]
        named = [s for s in spans if s.first and s.first.year == today.year]
        if inside or words.season != _WINTER:
            return (inside or named)[0]
        ahead = tense is Tense.FUTURE or (tense is Tense.NONE and today.month > 7)
        return named[0] if ahead else [s for s in spans if s.last and s.last < today][-1]
    return _pick(spans, today, tense, words.turn)


def _quarter(words: Expression, today: date, tense: Tense) -> Interval:
    unit, number = (words.quarter or "Q1")[:-1], int((words.quarter or "Q1")[-1])
    if words.turn is not None:
        return period(unit, today.year + words.turn, number)
    return _pick([period(unit, today.year + shift, number) for shift in (-1, 0, 1)], today, tense)


def _pick(
    spans: Sequence[Interval], today: date, tense: Tense, turn: int | None = None
) -> Interval:
    """The one of several yearly spans that is meant: past, unless a word or the tense turns it."""
    past = [s for s in spans if s.first and s.first <= today]
    done = [s for s in spans if s.last and s.last < today]
    coming = [s for s in spans if s.first and s.first > today]
    if turn == -1 and done:
        return done[-1]
    if (turn == 1 or (tense is Tense.FUTURE and turn != -1)) and coming:
        running = [s for s in past if s.last and s.last >= today]
        return running[-1] if running and turn != 1 else coming[0]
    return past[-1] if past else coming[0]


def _nearer(spans: Sequence[Interval], picked: Interval, today: date) -> Interval:
    """The one of some weeks off, where the one picked by its tense is most of a year off."""
    gaps = {span: abs((span.first - today).days) for span in spans if span.first}
    near = min(gaps, key=lambda span: gaps[span])
    return near if gaps[near] <= _WEEKS_OFF and gaps[picked] > _MOST_OF_A_YEAR else picked


def _without_year(words: Expression, today: date, tense: Tense) -> Interval | None:
    """A day or month of another calendar without its year: the nearest, usually past."""
    offsets = {"persian": -621, "islamic": -579, "hebrew": 3761, "buddhist": 543}
    base = today.year + offsets.get(words.calendar, 0)
    spans = []
    for year in range(base - 2, base + 3):
        if found := convert(words.calendar, year, words.month, words.day):
            spans.append(blurred(found, words.calendar))
    return _pick(spans, today, tense, words.turn) if spans else None


def _nearest(
    month: int,
    day: int,
    today: date,
    tense: Tense,
    closing: int | None = None,
    turn: int | None = None,
) -> Interval:
    """A month and day without a year."""
    if turn is not None:
        tense = {-1: Tense.PAST, 1: Tense.FUTURE}.get(turn, tense)
    spans = [days_of(today.year + shift, month, day, closing) for shift in (-1, 0, 1)]
    past = [s for s in spans if s.first and s.first <= today]
    coming = [s for s in spans if s.first and s.first > today]
    if not past or not past[-1].last or not past[-1].first:
        return coming[0]
    if past[-1].last >= today and turn is None:
        return past[-1]
    back = (today - past[-1].last).days
    if turn is not None:
        return coming[0] if turn > 0 and coming else past[-1]
    return coming[0] if coming and back > _OTHER_WAY_DAYS[tense] else past[-1]


def _month(words: Expression, today: date, tense: Tense) -> Interval:
    month = words.month or 1
    spans = [Interval.month(today.year + shift, month) for shift in (-1, 0, 1)]
    if words.turn == 0:
        return spans[1]
    picked = _pick(spans, today, tense, words.turn)
    if words.turn is None and tense is Tense.NONE and picked.last and picked.last < today:
        coming = [s for s in spans if s.first and s.first > today]
        if (today - picked.last).days > _OTHER_WAY_DAYS[tense] and coming:
            return coming[0]
    return picked


def _day_of_month(words: Expression, today: date, tense: Tense) -> Interval | None:
    """A bare day, or a row of them: the nearest such day the sentence allows, usually past.

    A weekday beside it leaves the months where the two fit; where none fits, it stands alone.
    """
    found, day = [], words.day or 1
    for shift in (-3, -2, -1, 0, 1):
        first = shift_months(today.replace(day=1), shift)
        if day <= gregorian.monthrange(first.year, first.month)[1]:
            found.append(first.replace(day=day))
    if words.weekday is not None:
        found = [d for d in found if d.weekday() == words.weekday and abs((d - today).days) < 46]
        if not found:
            return _weekday(words, today, tense)
    past = [d for d in found if d <= today]
    coming = [d for d in found if d > today]
    if not found:
        return None
    if coming and (tense is Tense.FUTURE or not past):
        picked = today if today in past else coming[0]
    else:
        near = bool(coming) and (coming[0] - today).days <= 7 < (today - past[-1]).days
        picked = coming[0] if near and tense is Tense.NONE else past[-1]
    return days_of(picked.year, picked.month, day, words.closing)


def until_after(first: Interval, until: Expression) -> Interval | None:
    """The first day or weekday of that name on or behind the beginning of a row of days.

    >>> until_after(Interval.parse("2024-12-23"), Expression("day", month=1, day=6)).edtf
    '2025-01-06'
    """
    if first.first is None:
        return None
    begin = first.first
    if until.weekday is not None and until.day is None:
        return Interval.day(begin + timedelta((until.weekday - begin.weekday()) % 7))
    if until.month is None or until.year is not None or until.calendar != "gregorian":
        return None
    for year in (begin.year, begin.year + 1):
        end = (
            days_of(year, until.month, until.day)
            if until.day
            else Interval.month(year, until.month)
        )
        if end.first and end.first >= begin:
            return end
    return None


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
    if words.turn in (1, 2):
        coming = today + timedelta((7 - back) if back else 7)
        return Interval.day(coming + timedelta(7 * (words.turn - 1)))
    if back and (tense is Tense.FUTURE or (words.turn == 0 and tense is Tense.NONE and back > 3)):
        return Interval.day(today + timedelta(7 - back))
    return Interval.day(today - timedelta(back))
