"""What one date says of the day its page was written: past, or to come.

Every look around a date is bounded, so that a page of a hundred thousand dates is read in time
that grows with its length alone.
"""

import re
from datetime import date, timedelta

from provenance.dates.placing.periods import shift_months
from provenance.dates.placing.surroundings import LEAD, MARKS, clause, lead_of, sentence
from provenance.model import Anchor, Granularity, Language, Timex
from provenance.words.lower import lowered
from provenance.words.patterns import words_pattern

__all__ = [
    "WEB",
    "begin",
    "end",
    "has_past_verb",
    "is_past",
    "is_to_come",
    "no_earlier",
    "no_later",
    "place",
    "without_year",
]

WEB = date(1991, 8, 6)  # the first page of the web: W3C, "A Little History of the World Wide Web"
_SLACK = timedelta(2)
_TWO_YEARS = 731
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OPENS = 12
_MOST_WORDS = 3  # of "à partir du"
_STOPS = re.compile(r"[.;!?]")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[^.;]*$", re.IGNORECASE)


_YEARLESS = re.compile(r"XXXX-(\d\d|XX)-(\d\d|XX)")  # as TIMEX3 writes it


def without_year(timex: Timex) -> tuple[int | None, int | None]:
    """Month and day of a date without its year that is not placed in time; None for what it lacks.

    >>> from provenance.model import Passage, Role, TimexKind
    >>> span = Passage(Role.BODY, "on 14 May", 1).span("14 May")
    >>> without_year(Timex(span, TimexKind.DATE, "XXXX-05-14", ()))
    (5, 14)
    """
    match = _YEARLESS.fullmatch(timex.value)
    month, day = match.groups() if match else ("XX", "XX")
    return (None if month == "XX" else int(month), None if day == "XX" else int(day))


def begin(timex: Timex) -> date:
    """The first day of the best reading. Raises `ValueError` where it has none.

    >>> from provenance.model import Interval, Passage, Role, TimexKind
    >>> span = Passage(Role.BODY, "in 2019", 1).span("2019")
    >>> begin(Timex(span, TimexKind.DATE, "2019", (Interval.year(2019),)))
    datetime.date(2019, 1, 1)
    """
    if timex.best is None or timex.best.first is None:
        raise ValueError(f"{timex.span.quote!r} has no first day")
    return timex.best.first


def end(timex: Timex) -> date:
    """The last day of the best reading. Raises `ValueError` where it has none.

    >>> from provenance.model import Interval, Passage, Role, TimexKind
    >>> span = Passage(Role.BODY, "in 2019", 1).span("2019")
    >>> end(Timex(span, TimexKind.DATE, "2019", (Interval.year(2019),)))
    datetime.date(2019, 12, 31)
    """
    if timex.best is None or timex.best.last is None:
        raise ValueError(f"{timex.span.quote!r} has no last day")
    return timex.best.last


def is_past(timex: Timex, language: Language, fetched: date | None) -> bool:
    """Whether a date bounds the page from below: written in full, a year or finer, not to come.

    >>> from provenance.model import Interval, Passage, Role, TimexKind
    >>> span = Passage(Role.BODY, "It will open in 2035", 1).span("2035")
    >>> coming = Timex(span, TimexKind.DATE, "2035", (Interval.year(2035),))
    >>> is_past(coming, Language("en", "English"), date(2024, 1, 1))
    False
    """
    best = timex.best
    if best is None or best.first is None or best.granularity > Granularity.YEAR:
        return False
    if timex.anchor is not Anchor.WRITTEN or timex.impossible:
        return False
    if fetched and best.first > fetched:
        return False
    lead = lowered(lead_of(timex.span))
    future = words_pattern(language.time.future)
    if _is_term(lead, language):
        return False
    if best.granularity is Granularity.YEAR:
        if future.search(lowered(sentence(timex.span))):
            return False
        if best.days is not None and best.days > _TWO_YEARS:
            return False  # as often a plan as a past
        if _is_next(lowered(clause(timex.span)), language):
            return False
    return not future.search(_STOPS.split(lead)[-1])


def _is_term(lead: str, language: Language) -> bool:
    """Whether a word before a date makes it one that may be to come: "by", "until", "and"."""
    time, words = language.time, lead.split()
    last = {" ".join(words[-size:]) for size in range(1, _MOST_WORDS + 1)}
    return not last.isdisjoint((*time.to, *time.deadlines, *time.both))


def is_to_come(timex: Timex, language: Language) -> bool:
    """Whether the text says that a written date has not come yet: a day, a month or a year.

    A year needs a clause that says nothing past.

    >>> from provenance.model import Interval, Passage, Role, TimexKind
    >>> span = Passage(Role.BODY, "It closed in May 2019", 1).span("May 2019")
    >>> date = Timex(span, TimexKind.DATE, "2019-05", (Interval.month(2019, 5),))
    >>> is_to_come(date, Language("en", "English"))
    False
    """
    best = timex.best
    if best is None or not (best.first and best.last) or timex.anchor is not Anchor.WRITTEN:
        return False
    if best.granularity > Granularity.YEAR or timex.impossible or _is_span(timex):
        return False
    future = words_pattern(language.time.future)
    if best.granularity is Granularity.YEAR:
        text = lowered(clause(timex.span))
        named = lead_of(timex.span).endswith(", ")  # "the Water Bill, 2023"
        latest = max(map(int, _YEAR.findall(sentence(timex.span))), default=0)
        if named or latest > best.first.year or _speaks_of_past(text, language):
            return False
        return future.search(text) is not None or _is_next(text, language)
    before = MARKS.split(lowered(lead_of(timex.span)))[-1]
    return future.search(before) is not None or _is_next(before, language)


def _is_next(text: str, language: Language) -> bool:
    """Whether words speak of the next of its kind: "the next one comes in 2026"."""
    coming = words_pattern(language.time.next).search(text)
    return coming is not None and not _speaks_of_past(text, language)


def _is_span(timex: Timex) -> bool:
    """Whether it is a row of years: "2024-26"."""
    days = timex.best.days if timex.best else None
    return days is not None and days > 366


def _speaks_of_past(text: str, language: Language) -> bool:
    """Whether words speak of something past, and are not also those of plans ("planned")."""
    future = words_pattern(language.time.future)
    return any(
        not future.search(match.group())
        for match in words_pattern(language.time.past).finditer(text)
    )


def has_past_verb(timex: Timex, language: Language) -> bool:
    """Whether a verb of the clause around a date puts it into the past, or of the clause behind a
    date that opens its sentence: "In 2019, it fell".

    >>> from provenance.model import Interval, Passage, Role, TimeWords, TimexKind
    >>> span = Passage(Role.BODY, "In 2019 it fell", 1).span("2019")
    >>> date = Timex(span, TimexKind.DATE, "2019", (Interval.year(2019),))
    >>> has_past_verb(date, Language("en", "English", time=TimeWords(past=("fell",))))
    True
    """
    text, span = lowered(clause(timex.span)), timex.span
    if len(_STOPS.split(lead_of(span))[-1]) < _OPENS:
        behind = MARKS.split(span.passage.text[span.end : span.end + 2 * LEAD])
        text += " " + lowered(" ".join(behind[1:2])) if not behind[0].strip() else ""
    return words_pattern(language.time.past).search(text) is not None


def no_later(timex: Timex, language: Language) -> date:
    """The last day a page may be of that names this date as one to come.

    "Until May 2024" is written before May begins; else the date may already run.

    >>> from provenance.model import Interval, Passage, Role, TimexKind
    >>> span = Passage(Role.BODY, "It will open in May 2024", 1).span("May 2024")
    >>> coming = Timex(span, TimexKind.DATE, "2024-05", (Interval.month(2024, 5),))
    >>> no_later(coming, Language("en", "English"))
    datetime.date(2024, 5, 31)
    """
    grain = timex.best.granularity if timex.best else Granularity.DAY
    words = lowered(lead_of(timex.span)).split()
    if grain > Granularity.DAY and words and words[-1] in language.time.to:
        return begin(timex) - timedelta(1)
    return end(timex)


def no_earlier(timex: Timex, language: Language) -> date:
    """The first day a page may be of that names this date as past.

    A day is given two for time zones and for the eve. A year alone is often the one to come
    ("the 2025 budget"), unless a past verb or a copyright sign stands by it.

    >>> from provenance.model import Interval, Passage, Role, TimexKind
    >>> span = Passage(Role.BODY, "the 2025 budget", 1).span("2025")
    >>> named = Timex(span, TimexKind.DATE, "2025", (Interval.year(2025),))
    >>> no_earlier(named, Language("en", "English"))
    datetime.date(2024, 1, 1)
    """
    first, grain = begin(timex), timex.best.granularity if timex.best else Granularity.YEAR
    if first <= WEB:
        return WEB
    if grain is Granularity.DAY:
        return first - _SLACK
    if grain <= Granularity.MONTH:
        return first
    if _RIGHTS.search(lead_of(timex.span)) or has_past_verb(timex, language):
        return first
    return shift_months(first, -12)


def place(timex: Timex) -> str:
    """The words of a date and where they stand, for a reader.

    >>> from provenance.model import Interval, Passage, Role, TimexKind
    >>> span = Passage(Role.BODY, "It fell in 2019", 1).span("2019")
    >>> place(Timex(span, TimexKind.DATE, "2019", (Interval.year(2019),)))
    "'2019' (body ¶1)"
    """
    return f"'{timex.span.quote}' ({timex.span.passage})"
