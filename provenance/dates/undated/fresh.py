"""Which dates of a page are news: fresh, or the year in an event's name.

A fresh date is one within a year of which its page was likely written.
"""

import re
from collections import Counter
from collections.abc import Sequence

from provenance.dates.placing.surroundings import LEAD, MARKS, lead_of, sentence
from provenance.dates.undated.bounds import WEB, begin, has_past_verb, without_year
from provenance.model import Anchor, Granularity, Language, Role, Timex
from provenance.words.lower import lowered
from provenance.words.patterns import words_pattern

__all__ = ["fresh_dates", "is_as_of", "is_credited", "is_edition"]

# Behind a date that closes a caption: nothing, a bracket, or a house, credit or name of at most
# five words that begin with capitals.
_TAIL = re.compile(
    r"[\s.,)。]{0,9}(?:[(\[©ⓒ、/|–—-].{0,60}|(?P<names>\S{1,24}(?:\s\S{1,24}){0,4}))?"
)
_PICTURED = (Role.CAPTION, Role.ALT, Role.CREDIT)
_YEAR_DAYS = 366
_QUOTES = tuple('”"»“’')
_WORDS_BEFORE, _NEAR = 12, 5
_NAME = re.compile(r"(?<=[^.!?\s]\s)[A-Z]\w*")
_EDITION_TAIL = re.compile(r"\s([^\W\d_][\w'’-]*)")


def fresh_dates(
    past: Sequence[Timex], dates: Sequence[Timex], language: Language
) -> tuple[Timex, ...]:
    """Those of `past` within a year of which a page was likely written.

    Running text leaves the year of a recent day out. Stamps, datelines, weekdays and captions that
    another passage bears out do not; a month that is also named as this year's is one of the last
    twelve; a figure "as of" a date and the numbers of a quarter are news as long as there are none
    newer. `dates` are all of the page.

    >>> from provenance.model import Interval, Passage, Role, TimexKind
    >>> span = Passage(Role.BODY, "Tarrow, May 14, 2019", 1).span("May 14, 2019")
    >>> stamp = Timex(span, TimexKind.DATE, "2019-05-14", (Interval.parse("2019-05-14"),))
    >>> fresh_dates([stamp], [stamp], Language("en", "English")) == (stamp,)
    True
    """
    this = words_pattern(language.time.this + language.time.this_after)
    months = {without_year(timex)[0] for timex in dates if this.search(lowered(timex.span.quote))}
    twins = Counter((timex.span.passage, timex.best) for timex in dates)
    archive = words_pattern(language.picture.archive_marks)
    found = []
    for timex in past:
        best, passage = timex.best, timex.span.passage
        if best is None or best.granularity > Granularity.QUARTER or begin(timex) < WEB:
            continue
        tail = passage.text[timex.span.end : timex.span.end + 2 * LEAD]
        if archive.search(lowered(sentence(timex.span) + tail)):
            continue
        if is_as_of(timex, language):
            fresh = True
        elif best.granularity is Granularity.QUARTER:
            fresh = has_past_verb(timex, language)
        elif best.granularity > Granularity.DAY or best.first != best.last:
            fresh = begin(timex).month in months
        elif passage.role is not Role.BODY or timex.weekday is not None:
            fresh = True
        else:
            fresh = twins[passage, best] > 1 or _closes(tail) or _is_shown(timex, language)
        if fresh and (passage.role not in _PICTURED or _is_borne_out(timex, past)):
            found.append(timex)
    return tuple(found)


def _is_borne_out(timex: Timex, past: Sequence[Timex]) -> bool:
    """Whether the text or another picture names a day or month within a year of a picture's date:
    a picture alone, which may be the old one, never dates its page.
    """
    for other in past:
        passage, best = other.span.passage, other.best
        if passage.role in _PICTURED and passage.ordinal == timex.span.passage.ordinal:
            continue
        fine = best is not None and best.granularity <= Granularity.QUARTER
        if fine and abs((begin(other) - begin(timex)).days) <= _YEAR_DAYS:
            return True
    return False


def _is_shown(timex: Timex, language: Language) -> bool:
    """Whether the sentence puts a past day into the present tense, as captions do: "Students take
    part in a drill on May 7, 2024, as fears grow". Where a table knows no endings of past verbs,
    the present cannot be told apart from the past.
    """
    past, span = language.time.past, timex.span
    if not any(word.startswith("*") for word in past):
        return False
    text = sentence(span)
    if text.index(span.quote) < _WORDS_BEFORE:
        return False  # a row of a calendar of past events
    if not language.writing.nouns_capital:
        text = _NAME.sub("", text)  # "United" is no verb
    return words_pattern(past + language.time.future).search(lowered(text)) is None


def is_as_of(timex: Timex, language: Language) -> bool:
    """Whether figures hold up to a date: "as of July 2025", "Stand: Februar 2024".

    >>> from provenance.model import Interval, Passage, Role, TimeWords, TimexKind
    >>> span = Passage(Role.BODY, "As of May 2024, 20 ferries run", 1).span("May 2024")
    >>> may = Timex(span, TimexKind.DATE, "2024-05", (Interval.month(2024, 5),))
    >>> is_as_of(may, Language("en", "English", time=TimeWords(as_of=("as of",))))
    True
    """
    marks = words_pattern(language.time.as_of)
    lead = lowered(lead_of(timex.span)).rstrip(" :")
    tail = lowered(timex.span.passage.text[timex.span.end : timex.span.end + LEAD]).lstrip()
    ends = [match.end() for match in marks.finditer(lead)]
    found = marks.match(tail)
    return bool(ends and ends[-1] >= len(lead) - _NEAR) or found is not None


def is_credited(timex: Timex) -> bool:
    """Whether a credit stands behind a day, so that a picture shows it: "9 May 2024. Orra Press".

    >>> from provenance.model import Interval, Passage, Role, TimexKind
    >>> span = Passage(Role.BODY, "A vote in Tarrow, 9 May 2024. AFP", 1).span("9 May 2024")
    >>> is_credited(Timex(span, TimexKind.DATE, "2024-05-09", (Interval.parse("2024-05-09"),)))
    True
    """
    best, text = timex.best, timex.span.passage.text
    if best is None or best.first is None or best.first != best.last or timex.impossible:
        return False
    if timex.anchor is not Anchor.WRITTEN:
        return False
    tail = text[timex.span.end : timex.span.end + 2 * LEAD]
    return _closes(tail) and any(char.isalpha() for char in tail)


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

    Such a year is most often that of the page; behind "since" or "after" it is past.

    >>> from provenance.model import Interval, Passage, Role, TimexKind
    >>> span = Passage(Role.BODY, "Ada at the 2024 Orra Awards", 1).span("2024")
    >>> named = Timex(span, TimexKind.DATE, "2024", (Interval.year(2024),))
    >>> is_edition(named, Language("en", "English"))
    True
    """
    best, text = timex.best, timex.span.passage.text
    if best is None or best.granularity is not Granularity.YEAR or language.writing.nouns_capital:
        return False
    if timex.anchor is not Anchor.WRITTEN or not timex.span.quote.isdecimal():
        return False
    lead = MARKS.split(lead_of(timex.span))[-1]
    rest = words_pattern(language.time.said).sub("", lowered(lead))  # the news itself
    if words_pattern(language.time.past).search(rest):
        return False
    if text[timex.span.end : timex.span.end + 1] in _QUOTES:
        return False  # a report, a book
    after = _EDITION_TAIL.match(text, timex.span.end)
    word = lead.split(" ")[-2] if lead.endswith(" ") and lead.strip() else ""
    if not word[:1].isalpha():
        return False
    if after is not None and after[1][0].isupper() and word[0].islower():
        return lowered(word) not in language.time.before or lowered(word) in language.time.of
    ends = after is None and lead.strip().count(" ") > 0
    known = lowered(word) in dict(language.time.months) or lowered(word) in dict(
        language.time.seasons
    )
    return word[0].isupper() and ends and not known
