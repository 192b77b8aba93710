"""The publication date of a page that states none, from everything its words say.

Each thing the page says is a constraint: dates already past bound it from below, an anchored offset
("nine years after …" an event that is dated elsewhere) places it in a year, a weekday beside a
month and day allows some years only, and the day the page was fetched bounds it from above.
"""

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

_NEWS_DAYS = 364  # a page whose latest date is a day or a month is rarely older than a year
_YEARS_AFTER = 30  # how long after the latest year it names a page may have been written
_STEM = 4
_WEB = date(1991, 8, 6)
_UP_TO = re.compile(
    r"(?:by|until|till|to|through|and|bis|jusqu'en|hasta|fino al?|até|tot|до|по|do|na|için)\s+$"
)
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
    past = [t for t in dates if t.best and t.best.first and _is_past(t, language, fetched)]
    if (anchored := _anchored(passages, dates, past, language)) is not None:
        return _bounded(anchored, past, fetched)
    if not past:
        return _since_the_web(dates, fetched)
    fine = [t for t in past if t.best and t.best.granularity is Granularity.DAY]
    latest = max(fine or past, key=_begin)
    coarse = max(past, key=_begin)
    first = _begin(latest)
    words = f"no earlier than '{latest.span.quote}' ({latest.span.passage})"
    spans = [latest.span]
    if _begin(coarse) > first:
        first = _begin(coarse)
        words += f" and '{coarse.span.quote}' ({coarse.span.passage})"
        spans.append(coarse.span)
        fine = [t for t in fine if _begin(t).year == first.year]
    last = first + timedelta(_NEWS_DAYS) if fine else shift_months(first, 12 * _YEARS_AFTER)
    if (fitting := _weekday_year(dates, first)) is not None:
        timex, day = fitting
        first, last = max(first, day - timedelta(21)), day + timedelta(21)
        words += f", '{timex.span.quote}' ({timex.span.passage}) is a day of {day.year}"
        spans.append(timex.span)
    if fetched and fetched < last and fetched >= first:
        last = fetched
        words += f", no later than {fetched.isoformat()}, when it was read"
    return Inferred(Interval(first, last, Granularity.DAY), words, tuple(spans))


def _begin(timex: Timex) -> date:
    assert timex.best is not None and timex.best.first is not None
    return timex.best.first


def _is_past(timex: Timex, language: Language, fetched: date | None) -> bool:
    """Whether a date bounds the page from below: not to come, not an edition far ahead."""
    assert timex.best is not None and timex.best.first is not None
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
    """Where only deictic words stand on the page: no page is older than the web."""
    deictic = [t for t in dates if t.anchor is Anchor.DCT]
    if not deictic or fetched is None:
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
            weight = shared * 2 + body
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


def _weekday_year(dates: Sequence[Timex], first: date) -> tuple[Timex, date] | None:
    """A weekday beside a month and day: the first year from the lower bound that it fits."""
    pattern = re.compile(r"^\D+?(\d{1,2})\D*$|^\D*?(\d{1,2})\D+$")
    for timex in dates:
        if timex.weekday is None or timex.readings or not pattern.match(timex.span.quote):
            continue
        found = _month_day(timex)
        if found is None:
            continue
        for year in range(first.year, first.year + 6):
            try:
                day = date(year, *found)
            except ValueError:
                continue
            if day.weekday() == timex.weekday and day >= first - timedelta(31):
                return timex, day
    return None


def _month_day(timex: Timex) -> tuple[int, int] | None:
    match = re.fullmatch(r"XXXX-(\d\d)-(\d\d)", timex.value)
    return (int(match[1]), int(match[2])) if match else None
