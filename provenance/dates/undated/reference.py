"""The publication date of a page that states none, from everything its words say.

Each thing the page says is a constraint: dates already past bound it from below, an anchored offset
("nine years after …" an event that is dated elsewhere) places it in a year, a weekday beside a
month and day allows some years only, and the day the page was fetched bounds it from above.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from provenance.dates.placing.periods import shift_months
from provenance.dates.undated.anchors import (
    Inferred,
    anchored,
    apposed,
    counted_since,
)
from provenance.dates.undated.bounds import (
    WEB,
    begin,
    end,
    has_past_verb,
    is_past,
    is_to_come,
    no_earlier,
    no_later,
    place,
    without_year,
)
from provenance.dates.undated.fresh import fresh_dates, is_credited, is_edition
from provenance.model import Anchor, Granularity, Interval, Language, Passage, Role, Span, Timex
from provenance.words.lower import lowered
from provenance.words.patterns import words_pattern

__all__ = ["Inferred", "infer_published"]

_SLACK_DAYS = 3
_NEWS_DAYS = 363  # with the slack before it, a page dated by a fresh day has a year's window
_AHEAD, _BEHIND = timedelta(90), timedelta(60)  # how far ahead and back news names a weekday's date
_YEARS_AFTER = 30  # how long after the latest year it names a page may have been written
_LAST_YEAR = 2200  # no page speaks from a later one
_FIRST_DATES, _LATEST_DATES = 300, 100  # what is looked at of a page of many dates
_OPENING, _MOST_OPENING = 2, 1_000  # passages and code points that open a page
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(slots=True)
class _Bounds:
    """The days left, narrowed by one constraint after another, and the words for each."""

    first: date
    last: date
    words: list[str] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)

    def narrow(self, first: date, last: date, words: str, timex: Timex) -> bool:
        """Whether the constraint leaves days; one that leaves none is dropped."""
        if max(first, self.first) > min(last, self.last):
            return False
        self.first, self.last = max(first, self.first), min(last, self.last)
        self.words.append(words)
        self.spans.append(timex.span)
        return True


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
    Notes are left out: corrections are written later, and standing boxes are of another time.
    """
    passages = [passage for passage in passages if passage.role is not Role.NOTE]
    dates = [t for t in dates if t.span.passage.role is not Role.NOTE]
    dates = _bounded_in_number([t for t in dates if not t.best or _is_of_our_time(t)])
    coming = _still_to_come(dates, language)
    ahead = {timex.best for timex in coming}
    past = [
        t
        for t in dates
        if t.best not in ahead and (is_past(t, language, fetched) or is_credited(t))
    ]
    if (tied := anchored(passages, dates, past, language, fetched)) is not None:
        return _bounded(tied, past, fetched)
    editions: list[Timex] = []
    if _calls_its_time_this(dates, language):
        editions = [t for t in dates if is_edition(t, language) and not _is_later(t, fetched)]
    if not past and not editions:
        return _since_the_web(dates, fetched)
    looks_back = _looks_back(passages, past or editions, language)
    return _narrowed(dates, past, coming, editions, language, fetched, looks_back)


def _still_to_come(dates: Sequence[Timex], language: Language) -> list[Timex]:
    """The dates that are to come, without those that a caption shows as they are: what has been
    photographed has come.
    """
    coming = [timex for timex in dates if is_to_come(timex, language)]
    ahead = {timex.best for timex in coming}
    shown = {
        timex.best
        for timex in dates
        if timex.best in ahead
        and timex.span.passage.role is Role.CAPTION
        and not is_to_come(timex, language)
    }
    return [timex for timex in coming if timex.best not in shown]


def _narrowed(
    dates: Sequence[Timex],
    past: Sequence[Timex],
    coming: Sequence[Timex],
    editions: Sequence[Timex],
    language: Language,
    fetched: date | None,
    looks_back: bool,
) -> Inferred:
    """From the latest past date to the day of reading, narrowed by all else the page says."""
    known = past or editions
    latest = max(known, key=lambda timex: (no_earlier(timex, language), begin(timex)))
    first = no_earlier(latest, language)
    last = fetched if fetched and fetched >= first else shift_months(first, 12 * _YEARS_AFTER)
    bounds = _Bounds(first, last, [f"no earlier than {place(latest)}"], [latest.span])
    for pair in (apposed(dates, language, fetched), counted_since(past, language)):
        if pair is not None:
            timex, days = pair
            assert days.first and days.last
            bounds.narrow(
                days.first, days.last, f"{place(timex)} is also given by its distance", timex
            )
    newest = max(fresh_dates(known, dates, language), key=begin, default=None)
    if newest and begin(newest).year >= begin(latest).year and not looks_back:
        fresh = begin(newest) + timedelta(_NEWS_DAYS)
        if fresh < bounds.last:
            bounds.narrow(WEB, fresh, f"within a year of {place(newest)}", newest)
    if (fitting := _weekday_days(dates, bounds.first, bounds.last)) is not None:
        timex, found = fitting
        years = " or ".join(str(day.year) for day in found)
        why = f"{place(timex)} is a day of {years}"
        bounds.narrow(found[0] - _AHEAD, found[-1] + _BEHIND, why, timex)
    if not newest and (named := _edition(editions, known, bounds.first)):
        why = f"{place(named)} names an event of its year"
        bounds.narrow(begin(named), end(named), why, named)
    ahead = [(no_later(t, language), t) for t in coming if bounds.first < begin(t)]
    day, soonest = min(ahead, key=lambda pair: pair[0], default=(bounds.last, None))
    if soonest and day < bounds.last:
        over = "was over" if day == end(soonest) else "began"
        if bounds.narrow(WEB, day, f"before {place(soonest)} {over}", soonest):
            _since_last_year(bounds, past, language)
    if (bounds.last - bounds.first).days > _NEWS_DAYS + _SLACK_DAYS:
        _lower_for_plans(bounds, latest, language)
    if bounds.last == fetched:
        bounds.words.append(f"no later than {fetched.isoformat()}, when it was read")
    interval = Interval(bounds.first, bounds.last, Granularity.DAY)
    return Inferred(interval, ", ".join(bounds.words), tuple(bounds.spans))


def _bounded_in_number(dates: Sequence[Timex]) -> list[Timex]:
    """The first dates of a page, and of the rest those that are latest, in their order."""
    rest = [t for t in dates[_FIRST_DATES:] if t.best and t.best.first]
    late = sorted(range(len(rest)), key=lambda n: begin(rest[n]))[-_LATEST_DATES:]
    return [*dates[:_FIRST_DATES], *(rest[n] for n in sorted(late))]


def _calls_its_time_this(dates: Sequence[Timex], language: Language) -> bool:
    """Whether the page speaks of this year, season, month or day: the year in an event's name is
    then most often its own, and else as often the next or the last ("the 2016 Games").
    """
    this = words_pattern(language.time.this + language.time.this_after)
    spoken = (lowered(timex.span.quote) for timex in dates if timex.anchor is Anchor.DCT)
    return any(this.search(quote) for quote in spoken)


def _lower_for_plans(bounds: _Bounds, latest: Timex, language: Language) -> None:
    """Where a page is not placed in a year, a month that no verb puts in the past may be one of its
    plans: it is then given a year, as a year alone is.
    """
    fine = latest.best and Granularity.DAY < latest.best.granularity <= Granularity.QUARTER
    if (
        fine
        and not has_past_verb(latest, language)
        and bounds.first == no_earlier(latest, language)
    ):
        bounds.first = max(WEB, shift_months(bounds.first, -12))
        bounds.words[0] = f"no earlier than a year before {place(latest)}"


def _looks_back(passages: Sequence[Passage], past: Sequence[Timex], language: Language) -> bool:
    """Whether the page opens with a remembrance, and has no date but that of one year: "Twenty
    years on, the names are read again" beside a picture of 2001.
    """
    if len({begin(timex).year for timex in past}) != 1:
        return False
    remembered = words_pattern(language.story.anniversaries)
    opening = [p for p in passages if p.role is not Role.BODY or p.ordinal <= _OPENING]
    opening = [p for p in opening if p.role in (Role.HEADLINE, Role.STANDFIRST, Role.BODY)]
    return any(remembered.search(passage.text[:_MOST_OPENING]) for passage in opening)


def _since_last_year(bounds: _Bounds, past: Sequence[Timex], language: Language) -> None:
    """A year that the text puts in the past by its number is over, if the page calls the next one
    to come: news calls the year it is written in "this year".
    """
    past_years = [
        timex
        for timex in past
        if timex.best
        and timex.best.granularity is Granularity.YEAR
        and end(timex).year == bounds.last.year - 1
        and has_past_verb(timex, language)
    ]
    if past_years and bounds.first <= end(past_years[0]):
        over = f"{place(past_years[0])} was over"
        bounds.narrow(end(past_years[0]) + timedelta(1), bounds.last, over, past_years[0])


def _edition(editions: Sequence[Timex], past: Sequence[Timex], first: date) -> Timex | None:
    """The latest year in an event's name, where the page names no later one as past."""
    latest = max(begin(timex).year for timex in past)
    fitting = [t for t in editions if begin(t).year >= latest and end(t) >= first]
    return max(fitting, key=begin, default=None)


def _is_later(timex: Timex, fetched: date | None) -> bool:
    return fetched is not None and begin(timex) > fetched


def _is_of_our_time(timex: Timex) -> bool:
    best = timex.best
    return best is not None and not (best.last and best.last.year > _LAST_YEAR)


def _since_the_web(dates: Sequence[Timex], fetched: date | None) -> Inferred | None:
    """Where no past date stands among those of the page: no page is older than the web."""
    if not dates or fetched is None:
        return None
    words = f"no later than {fetched.isoformat()}, when it was read"
    return Inferred(Interval(WEB, max(fetched, WEB), Granularity.YEAR), words, ())


def _bounded(inferred: Inferred, past: Sequence[Timex], fetched: date | None) -> Inferred:
    """The anchored year, cut by the latest past date in it and by the day of reading."""
    interval = inferred.interval
    assert interval.first and interval.last
    first, last = interval.first, interval.last
    if fetched and first <= fetched < last:
        last = fetched
    for timex in past:
        fine = timex.best is not None and timex.best.granularity <= Granularity.MONTH
        if fine and first < begin(timex) <= last:
            first = begin(timex)
    if (first, last) == (interval.first, interval.last):
        return inferred
    return Inferred(Interval(first, last, Granularity.DAY), inferred.words, inferred.spans)


def _weekday_days(
    dates: Sequence[Timex], first: date, last: date
) -> tuple[Timex, tuple[date, ...]] | None:
    """A weekday beside a month and day: the days it can be, for the one with the fewest."""
    best: tuple[Timex, tuple[date, ...]] | None = None
    beside: dict[Passage, set[int]] = {}
    for timex in dates:
        if timex.best and timex.best.first:
            beside.setdefault(timex.span.passage, set()).add(timex.best.first.year)
    for timex in dates:
        found = _month_day(timex)
        if timex.weekday is None or timex.readings or found is None:
            continue
        years = range(first.year - 1, min(last.year + 1, _LAST_YEAR) + 1)
        days = _days_of(found, timex.weekday, years)
        if _days_of(found, timex.weekday, sorted(beside.get(timex.span.passage, ()))):
            continue  # the passage names its year: "in August 1963"
        days = [d for d in days if (first - d) <= _BEHIND and (d - last) <= _AHEAD]
        if days and (best is None or len(days) < len(best[1])):
            best = timex, tuple(days)
    return best


def _days_of(found: tuple[int, int], weekday: int, years: Iterable[int]) -> list[date]:
    """The days of that month and number, in those of the years in which they have the weekday."""
    days = [date(y, *found) for y in years if found != (2, 29) or calendar.isleap(y)]
    return [day for day in days if day.weekday() == weekday]


def _month_day(timex: Timex) -> tuple[int, int] | None:
    month, day = without_year(timex)
    if month is None or day is None or not 1 <= month <= 12:
        return None
    return (month, day) if 1 <= day <= _LENGTHS[month - 1] else None
