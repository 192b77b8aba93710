"""What one date tells of the day its page was written: past, to come, or fresh.

Every look around a date is bounded, so that a page of a hundred thousand dates is read in time
that grows with its length alone.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from provenance.dates.lexicon import fold
from provenance.dates.periods import shift_months
from provenance.model import (
    Anchor,
    Granularity,
    Language,
    Role,
    Span,
    Timex,
    words_pattern,
)

__all__ = [
    "WEB",
    "begin",
    "end",
    "fresh_dates",
    "is_edition",
    "is_past",
    "is_to_come",
    "no_earlier",
    "sentence",
]

WEB = date(1991, 8, 6)  # the first page of the web: W3C, "A Little History of the World Wide Web"
_SLACK = timedelta(2)
_LEAD = 60
_SENTENCE = 400
_MARKS = re.compile(r"[.;:!?,\"“”«»。、]")
_STOPS = re.compile(r"[.;!?]")
_ENDS = re.compile(r"[.!?] |。")
_UP_TO = re.compile(
    r"(?:by|until|till|to|through|and|bis|jusqu'en|hasta|fino al?|até|tot|до|по|do|na|için)\s+$"
)
_IN = frozenset(("in", "since", "by", "en", "im", "nel", "em", "w", "v", "i"))
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright)[^.;]*$", re.IGNORECASE)
# Behind a date that closes a caption: nothing, a bracket, or a house, credit or name of at most
# five words that begin with capitals.
_TAIL = re.compile(r"[\s.,)。]{0,9}(?:[(、/|-].{0,60}|(?P<names>\S{1,24}(?:\s\S{1,24}){0,4}))?")
_EDITION_TAIL = re.compile(r"\s([^\W\d_][\w'’-]*)")


def begin(timex: Timex) -> date:
    """The first day of the best reading. Raises `ValueError` where it has none.

    >>> from provenance.model import Interval, Passage, TimexKind
    >>> span = Passage(Role.BODY, "in 2019", 1).span("2019")
    >>> begin(Timex(span, TimexKind.DATE, "2019", (Interval.year(2019),)))
    datetime.date(2019, 1, 1)
    """
    if timex.best is None or timex.best.first is None:
        raise ValueError(f"{timex.span.quote!r} has no first day")
    return timex.best.first


def end(timex: Timex) -> date:
    """The last day of the best reading. Raises `ValueError` where it has none.

    >>> from provenance.model import Interval, Passage, TimexKind
    >>> span = Passage(Role.BODY, "in 2019", 1).span("2019")
    >>> end(Timex(span, TimexKind.DATE, "2019", (Interval.year(2019),)))
    datetime.date(2019, 12, 31)
    """
    if timex.best is None or timex.best.last is None:
        raise ValueError(f"{timex.span.quote!r} has no last day")
    return timex.best.last


def is_past(timex: Timex, language: Language, fetched: date | None) -> bool:
    """Whether a date bounds the page from below: written in full, a year or finer, not to come.

    >>> from provenance.model import Interval, Passage, TimexKind
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
    lead = fold(_lead(timex.span))
    future = words_pattern(language.time.future)
    if best.granularity is Granularity.YEAR and (
        _UP_TO.search(lead) or future.search(fold(sentence(timex.span)))
    ):
        return False
    return not future.search(_STOPS.split(lead)[-1])


def is_to_come(timex: Timex, language: Language) -> bool:
    """Whether a written day or month is told as one that has not come yet.

    >>> from provenance.model import Interval, Passage, TimexKind
    >>> span = Passage(Role.BODY, "The bridge opened in May 2019", 1).span("May 2019")
    >>> told = Timex(span, TimexKind.DATE, "2019-05", (Interval.month(2019, 5),))
    >>> is_to_come(told, Language("en", "English"))
    False
    """
    best = timex.best
    if best is None or not (best.first and best.last) or timex.anchor is not Anchor.WRITTEN:
        return False
    if best.granularity > Granularity.MONTH or timex.impossible:
        return False
    clause = _MARKS.split(fold(_lead(timex.span)))[-1]
    return words_pattern(language.time.future).search(clause) is not None


def no_earlier(timex: Timex, language: Language) -> date:
    """The first day a page may be of that names this date as past.

    A day is given two for time zones and for the eve. A year alone is often the one to come
    ("the 2025 budget"), unless a past verb or a copyright sign stands by it.

    >>> from provenance.model import Interval, Passage, TimexKind
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
    text, lead = timex.span.passage.text, _lead(timex.span)
    tail = _MARKS.split(text[timex.span.end : timex.span.end + _LEAD])[0]
    clause = f"{_MARKS.split(lead)[-1]}{timex.span.quote}{tail}"
    if _RIGHTS.search(lead) or words_pattern(language.time.past).search(fold(clause)):
        return first
    return shift_months(first, -12)


def fresh_dates(
    past: Sequence[Timex], dates: Sequence[Timex], language: Language
) -> tuple[Timex, ...]:
    """Those of `past` within a year of which a page was likely written.

    Running text leaves the year of a recent day out. Captions, stamps, datelines and weekdays do
    not; and a month that is also told as this year's is one of the last twelve. `dates` are all of
    the page.

    >>> from provenance.model import Interval, Passage, TimexKind
    >>> span = Passage(Role.CAPTION, "Tarrow, May 14, 2019", 1).span("May 14, 2019")
    >>> stamp = Timex(span, TimexKind.DATE, "2019-05-14", (Interval.parse("2019-05-14"),))
    >>> fresh_dates([stamp], [stamp], Language("en", "English")) == (stamp,)
    True
    """
    this = words_pattern(language.time.this + language.time.this_after)
    told = {
        timex.value[5:7]
        for timex in dates
        if timex.value.startswith("XXXX-") and this.search(fold(timex.span.quote))
    }
    twins = Counter((timex.span.passage, timex.best) for timex in dates)
    archive = words_pattern(language.picture.archive_marks)
    found = []
    for timex in past:
        best, passage = timex.best, timex.span.passage
        if best is None or best.granularity > Granularity.MONTH or begin(timex) < WEB:
            continue
        if best.granularity is Granularity.MONTH or best.first != best.last:
            fresh = f"{begin(timex).month:02}" in told
        elif passage.role is not Role.BODY or timex.weekday is not None:
            fresh = not archive.search(fold(sentence(timex.span)))
        else:
            tail = passage.text[timex.span.end : timex.span.end + 2 * _LEAD]
            fresh = twins[passage, best] > 1 or _closes(tail)
        if fresh:
            found.append(timex)
    return tuple(found)


def _closes(tail: str) -> bool:
    """Whether what stands behind a date is no more than a credit: "AFP", "(Staff photo)"."""
    match = _TAIL.fullmatch(tail.removeprefix(" r."))
    if match is None:
        return False
    names = match["names"]
    return names is None or all(
        word[0].isupper() or not word[0].isalpha() for word in names.split()
    )


def is_edition(timex: Timex, language: Language) -> bool:
    """Whether a year belongs to the name of an event: "the 2024 Orra Awards", "Tarrow Fair 2024".

    Such a year is most often that of the page; behind "since" or "after" it is told as past.

    >>> from provenance.model import Interval, Passage, TimexKind
    >>> span = Passage(Role.BODY, "Ada at the 2024 Orra Awards", 1).span("2024")
    >>> named = Timex(span, TimexKind.DATE, "2024", (Interval.year(2024),))
    >>> is_edition(named, Language("en", "English"))
    True
    """
    best, text = timex.best, timex.span.passage.text
    if best is None or best.granularity is not Granularity.YEAR or language.time.nouns_capital:
        return False
    if timex.anchor is not Anchor.WRITTEN or not timex.span.quote.isdecimal():
        return False
    lead = _MARKS.split(_lead(timex.span))[-1]
    if words_pattern(language.time.past).search(fold(lead)):
        return False
    after = _EDITION_TAIL.match(text, timex.span.end)
    word = lead.split(" ")[-2] if lead.endswith(" ") and lead.strip() else ""
    if not word[:1].isalpha():
        return False
    if after is not None and after[1][0].isupper() and word[0].islower():
        return fold(word) not in _IN or fold(word) in language.time.of
    ends = after is None and lead.strip().count(" ") > 0
    known = fold(word) in dict(language.time.months) or fold(word) in dict(language.time.seasons)
    return word[0].isupper() and ends and not known


def sentence(span: Span) -> str:
    """The words around a span, at most 400 code points to either side, up to the next full stop.

    >>> from provenance.model import Passage
    >>> sentence(Passage(Role.BODY, "It rose. In 2019 it fell. So be it.", 1).span("2019"))
    'In 2019 it fell'
    """
    text = span.passage.text
    lead = _ENDS.split(text[max(0, span.start - _SENTENCE) : span.start])[-1]
    return lead + span.quote + _ENDS.split(text[span.end : span.end + _SENTENCE])[0]


def _lead(span: Span) -> str:
    return span.passage.text[max(0, span.start - _LEAD) : span.start]
