"""Whether the page itself tells of the picture's time."""

import re
from collections.abc import Iterator
from functools import lru_cache

from provenance.checks._shared import tells_event
from provenance.model import Case, Granularity, Interval, Language, Passage, Policy, Role, Timex
from provenance.words.patterns import words_pattern
from provenance.words.script import MARKS, has_word_ends
from provenance.words.sentences import sentence_around
from provenance.words.stems import stems

__all__ = ["beside", "same_years", "tells_of_day", "tells_of_then"]

_LEAD = 3  # words before a date in which "since" or "founded" may stand
_YEARS = re.compile(r"(-?)P(\d+)Y$")
_REACH = 400  # letters to either side of a date that belong to its sentence
_BEHIND = 9  # letters beside a date
_FRONT = 2  # body passages that say what an article is about
_WEEK = 7  # days


def tells_of_then(case: Case, photo: Interval, policy: Policy) -> bool:
    """Whether headline or text tell of the picture's own time.

    A day or month near the picture's does so wherever it stands. A year alone does so beside the
    picture or in a sentence that speaks of what the caption shows, and not where it only says how
    long something has been ("since 2008", "founded in 2008"). "Twenty years after" counts back
    from publication. A date that holds the publication day speaks of now.
    """
    dct = case.article.published
    for timex in case.told:
        reading = timex.best or _counted_back(timex, dct)
        if reading is None or (dct is not None and reading.meets(dct)):
            continue
        if dct is not None and reading.days_apart(dct) <= policy.around_days:
            if reading.meets(photo):
                return True
            continue
        coarse = max(reading.granularity, photo.granularity)
        if coarse <= Granularity.MONTH and reading.days_apart(photo) <= policy.around_days:
            return True
        if reading.meets(photo) and _speaks_of(case, timex):
            return True
    return _years_back(case, photo)


def same_years(case: Case, photo: Interval) -> bool:
    """Whether any date of the text lies in the picture's year."""
    return any(
        reading.granularity <= Granularity.YEAR and reading.meets(_whole_years(photo))
        for timex in case.told
        if (reading := timex.best or _counted_back(timex, case.article.published)) is not None
    )


def _whole_years(photo: Interval) -> Interval:
    years = [Interval.year(day.year) for day in (photo.first, photo.last) if day]
    return years[0].hull(years[-1]) if years else photo


def _counted_back(timex: Timex, dct: Interval | None) -> Interval | None:
    match = _YEARS.match(timex.offset or "")
    if match is None or dct is None or dct.first is None:
        return None
    year = dct.first.year - int(match[2])
    return Interval.year(year) if year > 0 else None


def _speaks_of(case: Case, timex: Timex) -> bool:
    passage = timex.span.passage
    sentence = _sentence(case, passage, timex.span.start, timex.span.end)
    shared = len(stems(sentence, case.language) & _shown(case))
    story = case.language.story
    before = passage.text[max(0, timex.span.start - _REACH) : timex.span.start]
    lead = " ".join(before.split()[-_LEAD:])
    behind = passage.text[timex.span.end : timex.span.end + 2 * _BEHIND].lstrip(" '’")[:_BEHIND]
    since = words_pattern(story.since)
    if any(m.end() == len(lead) for m in since.finditer(lead)) or since.match(behind):
        # "the lake has shrunk since 1997" tells of then; "erupted again since 1997" does not
        caption = case.figure.caption
        return shared > 0 and caption is not None and not tells_event(caption.text, case.language)
    if words_pattern(story.mentions).search(lead):
        alone = not any(
            other is not timex
            and other.span.passage == passage
            and passage.text[other.span.start : other.span.end] in sentence
            for other in case.told
        )
        return shared > 1 or (alone and beside(case, passage))
    return shared > 0 or beside(case, passage)


def tells_of_day(case: Case, photo: Interval, event: Interval) -> bool:
    """Whether a sentence that speaks of what the caption shows gives the picture's day, by a date
    that does not hold the event's too.
    """
    for timex in case.told:
        best = timex.best
        if best is None or (best.days or 99) > _WEEK or not best.meets(photo) or best.meets(event):
            continue
        sentence = _sentence(case, timex.span.passage, timex.span.start, timex.span.end)
        if stems(sentence, case.language) & _shown(case):
            return True
    return False


def beside(case: Case, passage: Passage) -> bool:
    """Whether a passage stands beside the picture, or in front of the article."""
    if passage.role is not Role.BODY:
        return passage.role in (Role.HEADLINE, Role.STANDFIRST)
    return passage.ordinal - case.figure.after in (0, 1)


def _shown(case: Case) -> frozenset[str]:
    caption = case.figure.caption
    return stems(caption.text, case.language) if caption else frozenset()


def _sentence(case: Case, passage: Passage, start: int, end: int) -> str:
    """The sentence around a stretch of a passage."""
    return passage.text[slice(*sentence_around(passage.text, start, end, case.language.code))]


@lru_cache(maxsize=64)
def _year_words(language: Language) -> tuple[re.Pattern[str], dict[str, int], tuple[str, ...]]:
    """A pattern for a number of years, the numbers written as words, and the words for years."""
    units = [word for word, code in language.time.units if code == "Y"]
    numbers = {word: value for word, value in language.time.numbers if value > 1}
    if not units:
        return re.compile(r"(?!)"), {}, ()
    count = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
    unit = "|".join(
        re.escape(word.rstrip("*")) + (rf"[\w{MARKS}]{{0,4}}" if word.endswith("*") else "")
        for word in sorted(units, key=len, reverse=True)
    )
    edge = rf"(?![\w{MARKS}])" if has_word_ends("".join(units)) else ""
    either = rf"\d{{1,3}}{'|' + count if count else ''}"
    return (
        re.compile(rf"(?<!\w)({either})[\s-]?(?:{unit}){edge}", re.I),
        numbers,
        tuple(word.rstrip("*").lower() for word in units),
    )


def _years_back(case: Case, photo: Interval) -> bool:
    """Whether a number of years told beside the picture leads from publication to its year."""
    dct = case.article.published
    if dct is None or dct.first is None or photo.first is None or photo.last is None:
        return False
    for count in _counts(case):
        year = dct.first.year - count
        if photo.first.year <= year <= photo.last.year:
            return True
    return False


def _counts(case: Case) -> Iterator[int]:
    pattern, numbers, units = _year_words(case.language)
    for passage in case.article.told:
        text = passage.text.lower()
        if not any(unit in text for unit in units):
            continue
        front = passage.role is Role.BODY and passage.ordinal <= _FRONT
        near = front or beside(case, passage)
        for match in pattern.finditer(passage.text):
            sentence = "" if near else _sentence(case, passage, *match.span())
            if not near and not stems(sentence, case.language) & _shown(case):
                continue
            word = match[1].lower()
            count = int(word) if word.isdigit() else numbers.get(word, 0)
            if count > 1:
                yield count
