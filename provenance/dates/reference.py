"""The publication date of a page that states none, from everything its words say.

Each thing the page says is a constraint: dates already past bound it from below, an anchored offset
("nine years after …" an event that is dated elsewhere) places it in a year, a weekday beside a
month and day allows some years only, and the day the page was fetched bounds it from above.
"""

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from provenance.dates.bounds import (
    WEB,
    begin,
    end,
    fresh_dates,
    is_edition,
    is_past,
    is_to_come,
    no_earlier,
    sentence,
)
from provenance.dates.lexicon import fold
from provenance.dates.periods import shift_months
from provenance.model import (
    Granularity,
    Interval,
    Language,
    Passage,
    Role,
    Span,
    Timex,
)

__all__ = ["Inferred", "infer_published"]

_NEWS_DAYS = 363  # with the slack before it, a page dated by a fresh day has a year's window
_AHEAD, _BEHIND = timedelta(90), timedelta(60)  # how far ahead and back news names a weekday's date
_YEARS_AFTER = 30  # how long after the latest year it names a page may have been written
_LAST_YEAR = 2200  # no page speaks from a later one
_MOST_DATES, _MOST_OFFSETS = 5_000, 20
_STEM = 4
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_YEARS = re.compile(r"P(\d{1,3})Y")


@dataclass(frozen=True, slots=True)
class Inferred:
    """An inferred publication date: the interval, how it was inferred, and the words it rests on.

    >>> Inferred(Interval.parse("2020"), "", ()).interval.edtf
    '2020'
    """

    interval: Interval
    words: str
    spans: tuple[Span, ...]


def infer_published(
    passages: Sequence[Passage],
    dates: Sequence[Timex],
    language: Language,
    fetched: date | None,
) -> Inferred | None:
    """The interval the page must have been published in; None where nothing bounds it.

    `dates` were found in `passages` without a publication date, so deictic words have no readings.
    An anchored offset decides; else the latest past date bounds it from below, and from above a
    fresh date (a year on), a weekday beside a day, a date to come, and the day it was fetched.
    """
    dates = [t for t in dates[:_MOST_DATES] if not t.best or _is_of_our_time(t)]
    coming = [timex for timex in dates if is_to_come(timex, language)]
    ahead = {timex.best for timex in coming}
    past = [t for t in dates if t.best not in ahead and is_past(t, language, fetched)]
    if (anchored := _anchored(dates, past, language, fetched)) is not None:
        return _bounded(anchored, past, fetched)
    editions = [timex for timex in dates if is_edition(timex, language)]
    past = past or editions
    if not past:
        return _since_the_web(dates, fetched)
    latest = max(past, key=lambda timex: (no_earlier(timex, language), begin(timex)))
    first = no_earlier(latest, language)
    last = fetched if fetched and fetched >= first else shift_months(first, 12 * _YEARS_AFTER)
    words, spans = f"no earlier than {_place(latest)}", [latest.span]
    newest = max(fresh_dates(past, dates, language), key=begin, default=None)
    if newest and begin(newest).year >= begin(latest).year:
        last = min(last, begin(newest) + timedelta(_NEWS_DAYS))
    if (fitting := _weekday_days(dates, first, last)) is not None:
        timex, days = fitting
        first, last = max(first, days[0] - _AHEAD), min(last, days[-1] + _BEHIND)
        words += f", {_place(timex)} is a day of {' or '.join(str(day.year) for day in days)}"
        spans.append(timex.span)
    if not newest and (named := _edition(editions, past, first, fetched)):
        first, last = max(first, begin(named)), min(last, end(named))
        words += f", {_place(named)} names an event of its year"
        spans.append(named.span)
    coming = [timex for timex in coming if first < begin(timex) and end(timex) < last]
    if coming:
        soonest = min(coming, key=end)
        last = end(soonest)
        words += f", before {_place(soonest)} was over"
        spans.append(soonest.span)
    if last == fetched:
        words += f", no later than {fetched.isoformat()}, when it was read"
    return Inferred(Interval(first, last, Granularity.DAY), words, tuple(spans))


def _edition(
    editions: Sequence[Timex], past: Sequence[Timex], first: date, fetched: date | None
) -> Timex | None:
    """The latest year in an event's name, where the page names no later one as past."""
    latest = max(begin(timex).year for timex in past)
    fitting = [
        timex
        for timex in editions
        if begin(timex).year >= latest
        and end(timex) >= first
        and not (fetched and begin(timex) > fetched)
    ]
    return max(fitting, key=begin, default=None)


def _is_of_our_time(timex: Timex) -> bool:
    best = timex.best
    return best is not None and not (best.last and best.last.year > _LAST_YEAR)


def _place(timex: Timex) -> str:
    return f"'{timex.span.quote}' ({timex.span.passage})"


def _since_the_web(dates: Sequence[Timex], fetched: date | None) -> Inferred | None:
    """Where no past date stands among those of the page: no page is older than the web."""
    if not dates or fetched is None:
        return None
    words = f"no later than {fetched.isoformat()}, when it was read"
    return Inferred(Interval(WEB, max(fetched, WEB), Granularity.YEAR), words, ())


def _anchored(
    dates: Sequence[Timex], past: Sequence[Timex], language: Language, fetched: date | None
) -> Inferred | None:
    """ "Nine years after X", with X dated elsewhere: the year the page speaks from.

    X is the date whose sentence shares most words with the offset's; a year alone goes before a
    day. Where two years are as likely, the interval covers both.
    """
    found: list[tuple[int, int, Timex, Timex]] = []
    offsets = [t for t in dates if t.offset and not t.readings and _opens(t)][:_MOST_OFFSETS]
    stems = [_stems(sentence(timex.span), language) for timex in past] if offsets else []
    for offset in offsets:
        years = _YEARS.fullmatch(offset.offset or "")
        if years is None:
            continue
        words = _stems(sentence(offset.span), language)
        for timex, known in zip(past, stems, strict=True):
            year = begin(timex).year + int(years[1])
            shared = len(words & known)
            if not shared or timex.span.passage == offset.span.passage:
                continue
            if year > (fetched.year if fetched else _LAST_YEAR):
                continue
            plain = timex.best is not None and timex.best.granularity is Granularity.YEAR
            weight = shared * 4 + plain * 2 + (timex.span.passage.role is Role.BODY)
            found.append((weight, year, offset, timex))
    if not found:
        return None
    top = max(weight for weight, *_ in found)
    likely = [row for row in found if row[0] == top]
    years_told = [year for _, year, _, _ in likely]
    _, _, offset, timex = likely[0]
    words_told = f"'{offset.span.quote} …' ({offset.span.passage}) and {_place(timex)}"
    interval = Interval(
        date(min(years_told), 1, 1), date(max(years_told), 12, 31), Granularity.YEAR
    )
    return Inferred(interval, words_told, (offset.span, timex.span))


def _opens(offset: Timex) -> bool:
    """Whether the offset stands for the time of writing: it opens its sentence."""
    lead = offset.span.passage.text[: offset.span.start]
    return not lead.strip() or lead.rstrip()[-1:] in ".!?:;"


def _bounded(anchored: Inferred, past: Sequence[Timex], fetched: date | None) -> Inferred:
    """The anchored year, cut by the latest past date in it and by the day of reading."""
    interval = anchored.interval
    assert interval.first and interval.last
    first, last = interval.first, interval.last
    if fetched and first <= fetched < last:
        last = fetched
    for timex in past:
        fine = timex.best is not None and timex.best.granularity <= Granularity.MONTH
        if fine and first < begin(timex) <= last:
            first = begin(timex)
    if (first, last) == (interval.first, interval.last):
        return anchored
    return Inferred(Interval(first, last, Granularity.DAY), anchored.words, anchored.spans)


def _stems(text: str, language: Language) -> frozenset[str]:
    words = re.findall(r"[^\W\d_]{3,}", fold(text))
    known = language.story.function_words
    return frozenset(w[:_STEM] for w in words if w not in known and w not in _TIME_WORDS)


_TIME_WORDS = frozenset("years year after since when were into then days weeks months".split())


def _weekday_days(
    dates: Sequence[Timex], first: date, last: date
) -> tuple[Timex, tuple[date, ...]] | None:
    """A weekday beside a month and day: the days it can be, for the one with the fewest."""
    best: tuple[Timex, tuple[date, ...]] | None = None
    for timex in dates:
        found = _month_day(timex)
        if timex.weekday is None or timex.readings or found is None:
            continue
        days = []
        for year in range((first - _BEHIND).year, (last + _AHEAD).year + 1):
            if found == (2, 29) and not calendar.isleap(year):
                continue
            day = date(year, *found)
            if day.weekday() == timex.weekday and first - _BEHIND <= day <= last + _AHEAD:
                days.append(day)
        if days and (best is None or len(days) < len(best[1])):
            best = timex, tuple(days)
    return best


def _month_day(timex: Timex) -> tuple[int, int] | None:
    match = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", timex.value)
    if match is None:
        return None
    month, day = int(match[1]), int(match[2])
    return (month, day) if 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1] else None
