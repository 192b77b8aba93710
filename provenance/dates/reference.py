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

from provenance.dates.periods import shift_months
from provenance.dates.scan import fold
from provenance.model import (
    Anchor,
    Granularity,
    Interval,
    Language,
    Passage,
    Role,
    Span,
    Timex,
    words_pattern,
)

__all__ = ["Inferred", "infer_published"]

_NEWS_DAYS = 363  # with the slack before it, a page dated by a fresh day has a year's window
_SLACK = timedelta(2)
_AHEAD, _BEHIND = timedelta(90), timedelta(60)  # how far ahead and back news names a weekday's date
_YEARS_AFTER = 30  # how long after the latest year it names a page may have been written
_STEM = 4
_WEB = date(1991, 8, 6)
_UP_TO = re.compile(
    r"(?:by|until|till|to|through|and|bis|jusqu'en|hasta|fino al?|até|tot|до|по|do|na|için)\s+$"
)
_MARKS = re.compile(r"[.;:!?,\"“”«»。、]")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[^.;]*$", re.IGNORECASE)
_TAIL = re.compile(r"[\s.,、。)]*(?:[(、,/|-].{0,60})?")  # behind the date that closes a caption
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DURATION = re.compile(r"(-?)P(\d+)(Y|M|W|D)$")


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

    `dates` were found without a publication date, so deictic words have no readings. An anchored
    offset decides; else the latest past date bounds it from below.
    """
    coming = [t for t in dates if _is_to_come(t, language)]
    ahead = {t.best for t in coming}
    past = [t for t in dates if t.best not in ahead and _is_past(t, language, fetched)]
    if (anchored := _anchored(passages, dates, past, language)) is not None:
        return _bounded(anchored, past, fetched)
    if not past:
        return _since_the_web(dates, fetched)
    latest = max(past, key=lambda timex: (_no_earlier(timex, language), _begin(timex)))
    first = max(_no_earlier(latest, language), _WEB)
    last = fetched if fetched and fetched >= first else shift_months(first, 12 * _YEARS_AFTER)
    words = f"no earlier than '{latest.span.quote}' ({latest.span.passage})"
    spans = [latest.span]
    fresh = [t for t in past if _is_fresh(t, dates, language)]
    newest = max(fresh, key=_begin, default=None)
    if newest and _begin(newest).year >= _begin(latest).year:
        last = min(last, _begin(newest) + timedelta(_NEWS_DAYS))
    elif fetched == last:
        words += f", no later than {fetched.isoformat()}, when it was read"
    if (fitting := _weekday_days(dates, first, last)) is not None:
        timex, days = fitting
        first, last = max(first, days[0] - _AHEAD), min(last, days[-1] + _BEHIND)
        years = " or ".join(str(day.year) for day in days)
        words += f", '{timex.span.quote}' ({timex.span.passage}) is a day of {years}"
        spans.append(timex.span)
    coming = [t for t in coming if first < _begin(t) and _end(t) < last]
    if coming:
        next_one = min(coming, key=_end)
        last = _end(next_one)
        words += f", before '{next_one.span.quote}' ({next_one.span.passage})"
        spans.append(next_one.span)
    return Inferred(Interval(first, last, Granularity.DAY), words, tuple(spans))


def _no_earlier(timex: Timex, language: Language) -> date:
    """The first day a page may be of that names this date as past.

    A day is given two for time zones and for the eve. A year alone is often the one to come
    ("the 2025 budget"), unless a past verb or a copyright sign stands by it.
    """
    assert timex.best is not None
    begin = _begin(timex)
    if timex.best.granularity is Granularity.DAY:
        return begin - _SLACK if begin > _WEB else begin
    if timex.best.granularity <= Granularity.MONTH or begin <= _WEB:
        return begin
    past = words_pattern(language.time.past)
    text, span = timex.span.passage.text, timex.span
    lead = text[max(0, span.start - 60) : span.start]
    clause = _MARKS.split(lead)[-1] + span.quote + _MARKS.split(text[span.end : span.end + 60])[0]
    if _RIGHTS.search(lead) or past.search(fold(clause)):
        return begin
    return begin.replace(year=begin.year - 1)


def _is_fresh(timex: Timex, dates: Sequence[Timex], language: Language) -> bool:
    """Whether a page was likely written within a year of this date.

    Running text leaves the year of a recent day out. Captions, stamps and weekdays do not; and a
    month told twice, once without its year, is one of the last twelve.
    """
    best = timex.best
    if best is None or best.granularity > Granularity.MONTH or _begin(timex) < _WEB:
        return False
    passage, span = timex.span.passage, timex.span
    if best.granularity is Granularity.MONTH or best.first != best.last:
        month = f"XXXX-{_begin(timex).month:02}"
        this = words_pattern(language.time.this + language.time.this_after)
        told = [t.span.quote for t in dates if t.value.startswith(month) and not t.readings]
        return any(this.search(fold(quote)) for quote in told)
    if passage.role is not Role.BODY or timex.weekday is not None:
        return not words_pattern(language.picture.archive_marks).search(fold(passage.text))
    twin = any(t.span.passage == passage and t.span != span and t.best == best for t in dates)
    return twin or _TAIL.fullmatch(passage.text[span.end :]) is not None


def _is_to_come(timex: Timex, language: Language) -> bool:
    """Whether a written day or month is told as one that has not come yet."""
    best = timex.best
    if best is None or not (best.first and best.last) or timex.anchor is not Anchor.WRITTEN:
        return False
    if best.granularity > Granularity.MONTH or timex.impossible:
        return False
    text = fold(timex.span.passage.text)
    clause = _MARKS.split(text[max(0, timex.span.start - 60) : timex.span.start])[-1]
    return words_pattern(language.time.future).search(clause) is not None


def _begin(timex: Timex) -> date:
    assert timex.best is not None and timex.best.first is not None
    return timex.best.first


def _end(timex: Timex) -> date:
    assert timex.best is not None and timex.best.last is not None
    return timex.best.last


def _is_past(timex: Timex, language: Language, fetched: date | None) -> bool:
    """Whether a date bounds the page from below: not to come, not an edition far ahead."""
    if timex.best is None or timex.best.first is None:
        return False
    if timex.anchor is not Anchor.WRITTEN or timex.impossible:
        return False
    if fetched and timex.best.first > fetched:
        return False
    text = fold(timex.span.passage.text)
    lead = text[max(0, timex.span.start - 60) : timex.span.start]
    clause = re.split(r"[.;!?]", lead)[-1]
    future = words_pattern(tuple(language.time.future))
    if timex.best.granularity is Granularity.YEAR and (
        _UP_TO.search(lead) or future.search(fold(_sentence(timex.span)))
    ):
        return False
    return not future.search(clause) and timex.best.granularity <= Granularity.YEAR


def _since_the_web(dates: Sequence[Timex], fetched: date | None) -> Inferred | None:
    """Where no past date stands among those of the page: no page is older than the web."""
    if not dates or fetched is None:
        return None
    words = f"no later than {fetched.isoformat()}, when it was read"
    return Inferred(Interval(_WEB, max(fetched, _WEB), Granularity.YEAR), words, ())


def _anchored(
    passages: Sequence[Passage],
    dates: Sequence[Timex],
    past: Sequence[Timex],
    language: Language,
) -> tuple[Interval, str, tuple[Span, ...]] | None:
    """ "Nine years after X", with X dated elsewhere: the year the page speaks from."""
    best: tuple[int, Interval, str, tuple[Span, ...]] | None = None
    for offset in dates:
        match = _DURATION.match(offset.offset or "")
        if not match or offset.readings or match[3] != "Y" or match[1]:
            continue
        if not _opens(offset):
            continue
        anchor = _stems(_sentence(offset.span), language)
        for timex in past:
            if timex.best is None or timex.span.passage == offset.span.passage:
                continue
            shared = len(anchor & _stems(_sentence(timex.span), language))
            if timex.best.granularity > Granularity.YEAR or shared == 0:
                continue
            body = timex.span.passage.role is Role.BODY
            plain = timex.best.granularity is Granularity.YEAR
            weight = shared * 4 + plain * 2 + body
            if best is None or weight > best[0]:
                moved = _begin(timex).year + int(match[2])
                words = (
                    f"'{offset.span.quote} …' ({offset.span.passage}) and "
                    f"'{timex.span.quote}' ({timex.span.passage})"
                )
                best = (weight, Interval.year(moved), words, (offset.span, timex.span))
    return best[1:] if best else None


def _opens(offset: Timex) -> bool:
    """Whether the offset stands for the time of writing: it opens its sentence."""
    lead = offset.span.passage.text[: offset.span.start]
    return not lead.strip() or lead.rstrip()[-1:] in ".!?:;"


def _bounded(
    anchored: tuple[Interval, str, tuple[Span, ...]],
    past: Sequence[Timex],
    fetched: date | None,
) -> Inferred:
    """The anchored year, cut by the latest past date in it and by the day of reading."""
    interval, words, spans = anchored
    assert interval.first and interval.last
    first, last = interval.first, interval.last
    if fetched and first <= fetched < last:
        last = fetched
    for timex in past:
        if timex.best and timex.best.granularity <= Granularity.MONTH:
            begin = _begin(timex)
            if first < begin <= last:
                first = begin
    exact = (first, last) == (interval.first, interval.last)
    return Inferred(interval if exact else Interval(first, last, Granularity.DAY), words, spans)


def _sentence(span: Span) -> str:
    text = span.passage.text
    begin = max(text.rfind(mark, 0, span.start) for mark in (". ", "! ", "? ", "。")) + 1
    ends = [e for e in (text.find(mark, span.end) for mark in (". ", "! ", "? ", "。")) if e >= 0]
    return text[begin : min(ends, default=len(text))]


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
