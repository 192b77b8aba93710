"""What ties the day of writing to a date that the page itself names.

"Nine years after" an event that is dated elsewhere, "the 20th anniversary" of one, "eleven years,
since 2007", "a month ago (19 September 2025)": each places the page in a year or nearer.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from provenance.dates.find import find_dates
from provenance.dates.placing.periods import shift_months
from provenance.dates.placing.surroundings import sentence, stems
from provenance.dates.tokens.lexicon import is_unspaced
from provenance.dates.undated.bounds import begin, end, place, without_year
from provenance.model import Anchor, Granularity, Interval, Language, Passage, Role, Span, Timex
from provenance.words.lower import lowered
from provenance.words.numerals import ORDINAL_END
from provenance.words.patterns import words_pattern

__all__ = ["Inferred", "anchored", "apposed", "counted_since"]

_LAST_YEAR = 2200  # no page speaks from a later one
_MOST_OFFSETS, _MOST_PROBES = 20, 5
_NEAR = 30
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


@dataclass(frozen=True, slots=True)
class _Offset:
    """So many years after something: where it stands, and the words shown of it."""

    span: Span
    years: int
    words: str


def anchored(
    passages: Sequence[Passage],
    dates: Sequence[Timex],
    past: Sequence[Timex],
    language: Language,
    fetched: date | None,
) -> Inferred | None:
    """The year the page speaks from, where it counts years from an event that it dates elsewhere.

    The event is the date whose sentence shares most words with the offset's; a year alone goes
    before a day. Where two years are as likely, the interval covers both. None without such a pair.

    >>> anchored((), (), (), Language("en", "English"), None) is None
    True
    """
    offsets = _offsets(passages, dates, language) if past else []
    around = [stems(sentence(timex.span), language) for timex in past] if offsets else []
    found: list[tuple[int, int, _Offset, Timex]] = []
    latest = max((begin(timex).year for timex in past), default=0)
    for offset in offsets:
        words = stems(sentence(offset.span), language)
        days = _days_in(offset.span.passage, dates)
        for timex, known in zip(past, around, strict=True):
            year = begin(timex).year + offset.years
            shared = len(words & known) + (begin(timex).day in days and begin(timex) == end(timex))
            if not shared or timex.span.passage == offset.span.passage:
                continue
            if not latest <= year <= (fetched.year if fetched else _LAST_YEAR):
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
    why = f"{offset.words} ({offset.span.passage}) and {place(timex)}"
    interval = Interval(
        date(min(years_told), 1, 1), date(max(years_told), 12, 31), Granularity.YEAR
    )
    return Inferred(interval, why, (offset.span, timex.span))


def _offsets(
    passages: Sequence[Passage], dates: Sequence[Timex], language: Language
) -> list[_Offset]:
    """The first offsets and anniversaries of the page that stand for the time of writing."""
    found = []
    for timex in dates:
        years = _YEARS.fullmatch(timex.offset or "")
        if years and not timex.readings and _opens(timex):
            found.append(_Offset(timex.span, int(years[1]), f"'{timex.span.quote} …'"))
    pattern, future = _years_counted(language)[0], words_pattern(language.time.future)
    dated = {timex.span.passage for timex in dates if timex.anchor is Anchor.WRITTEN}
    for passage in passages:
        for match in pattern.finditer(lowered(passage.text)) if passage not in dated else ():
            span = Span(passage, *match.span())
            if not future.search(lowered(sentence(span))):
                count = _number(match["n"] or match["m"], language)
                found.append(_Offset(span, count, f"'{span.quote}'"))
    return found[:_MOST_OFFSETS]


def _days_in(passage: Passage, dates: Sequence[Timex]) -> set[int]:
    """The days of the month a passage names without a year."""
    days = (without_year(timex)[1] for timex in dates if timex.span.passage == passage)
    return {day for day in days if day is not None}


def _opens(offset: Timex) -> bool:
    """Whether the offset stands for the time of writing: it opens its sentence."""
    lead = offset.span.passage.text[: offset.span.start]
    return not lead.strip() or lead.rstrip()[-1:] in ".!?:;"


@lru_cache(maxsize=128)
def _years_counted(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """ "20th anniversary" or "20 years since", and "11 years" alone: what counts years."""
    time, story = language.time, language.story
    units = _any(form for form, code in time.units if code == "Y")
    number = rf"(?P<n>\d{{1,3}}|{_any(form for form, value in time.numbers if value > 1)})"
    count = rf"(?<![\w.,]){number}[ -]?{units}"
    if is_unspaced(language):
        count = rf"(?<!\d)(?P<n>\d{{1,3}}) ?{units}"
    since = _any(story.since)
    rows = [rf"{count} {since}(?!\w)"]
    if is_unspaced(language):
        rows = [rf"{since} ?{count}"]
    remembered = _any(word.rstrip("*") for word in story.anniversaries if " " not in word)
    rows.append(rf"(?<![\w.,])(?P<m>\d{{1,3}}){ORDINAL_END}? ?{remembered}\w*")
    return re.compile("|".join(rows)), re.compile(count)


def _any(words: Iterable[str]) -> str:
    rows = sorted({re.escape(lowered(word.rstrip("*"))) for word in words}, key=len, reverse=True)
    return f"(?:{'|'.join(rows) or '(?!)'})"


def _number(text: str, language: Language) -> int:
    return int(text) if text.isdecimal() else dict(language.time.numbers).get(text, 0)


def counted_since(past: Sequence[Timex], language: Language) -> tuple[Timex, Interval] | None:
    """ "Eleven years, since 2007": the date and the year of writing; None if no date is counted so.

    >>> counted_since((), Language("en", "English")) is None
    True
    """
    if not past:
        return None
    count, since = _years_counted(language)[1], words_pattern(language.story.since)
    for timex in past:
        text, span = timex.span.passage.text, timex.span
        lead = lowered(text[max(0, span.start - _NEAR) : span.start])
        tail = lowered(text[span.end : span.end + _NEAR])
        before = [match for match in since.finditer(lead) if lead[match.end() :].strip() == ""]
        after = since.match(tail.lstrip())
        if before:
            found = list(count.finditer(lead[: before[-1].start()]))[-1:]
            gap = lead[found[0].end() : before[-1].start()] if found else "-"
        elif after:
            rest = tail.lstrip()[after.end() :]
            first = count.search(rest)
            found, gap = ([first], rest[: first.start()]) if first else ([], "-")
        else:
            continue
        years = _number(found[0]["n"], language) if found and not gap.strip(" ,(") else 0
        if years > 1 and begin(timex).year + years < _LAST_YEAR:
            return timex, Interval.year(begin(timex).year + years)
    return None


def apposed(
    dates: Sequence[Timex], language: Language, fetched: date | None
) -> tuple[Timex, Interval] | None:
    """A word for time beside the date it means: "a month ago (19 September 2025)".

    Gives the written date and the days on which the words before it mean that date; None where
    there is no such pair. The author writes the first pair of a page with care, so it counts.

    >>> apposed((), Language("en", "English"), None) is None
    True
    """
    probes: dict[Passage, tuple[Timex, ...]] = {}
    for spoken, written in pairwise(dates):
        passage = spoken.span.passage
        if written.span.passage != passage or spoken.readings or spoken.anchor is not Anchor.DCT:
            continue
        if written.anchor is not Anchor.WRITTEN or written.best is None or written.impossible:
            continue
        gap = passage.text[spoken.span.end : written.span.start]
        if not _GAP.fullmatch(gap) or written.best.granularity > Granularity.YEAR:
            continue
        if passage not in probes:
            if len(probes) == _MOST_PROBES:
                return None
            probes[passage] = find_dates(passage, language, Interval.day(_PROBE))
        read = next((t.best for t in probes[passage] if t.span == spoken.span), None)
        days = _meant_on(read, written) if read else None
        if days is None:
            continue
        if days.first and not (fetched and days.first > fetched):
            return written, days
    return None


_GAP = re.compile(r"(?:, (?:[^\W\d]{1,3} ){0,2}|[^.!?:;,()\d]{0,12} ?\((?:[^\W\d]{1,8}\.? ){0,2})")
_PROBE = date(2001, 6, 13)


def _meant_on(read: Interval, written: Timex) -> Interval | None:
    """The days on which words mean `written` that mean `read` on one day of 2001."""
    if read.first is None or read.last is None or read.first > _PROBE:
        return None
    try:
        if read.granularity is Granularity.YEAR and (read.last - read.first).days < 366:
            years = _PROBE.year - read.first.year
            return Interval.year(begin(written).year + years)
        if written.best is None or written.best.granularity > Granularity.MONTH:
            return None
        if read.granularity is Granularity.MONTH and (read.last - read.first).days < 31:
            months = (_PROBE.year - read.first.year) * 12 + _PROBE.month - read.first.month
            first = shift_months(begin(written).replace(day=1), months - 1)
            last = shift_months(first, 3) - timedelta(1)
            return Interval(first, last, Granularity.MONTH)
        if read.granularity <= Granularity.WEEK:
            back = _PROBE - read.last
            return Interval(
                begin(written) + back - timedelta(2),
                end(written) + back + timedelta(9),
                Granularity.DAY,
            )
    except (ValueError, OverflowError):
        return None
    return None
