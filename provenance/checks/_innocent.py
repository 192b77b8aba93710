"""When an older picture is innocent: it remembers, mourns, shows no event or another one."""

import re
from collections.abc import Iterator

from provenance.checks._earlier import names_earlier
from provenance.checks._people import (
    NOUNS_IN_CAPITALS,
    is_obituary,
    is_other_occasion,
)
from provenance.checks._shared import tells_event
from provenance.checks._then import beside, same_years, tells_of_then
from provenance.model import (
    Case,
    Claim,
    ClaimKind,
    Granularity,
    Interval,
    Passage,
    Policy,
    Role,
    Span,
)
from provenance.words.patterns import words_pattern
from provenance.words.script import WORD

__all__ = [
    "is_innocent",
    "is_obituary",
    "is_other_occasion",
    "is_remembrance",
    "is_series",
    "is_still",
    "tells_of_then",
]

_FRONT = 3  # passages that say what an article is about
_CALENDAR_DAYS = 10
_YEAR_DAYS = 365
_GENERATION = 30  # years
_SERIES_DAYS = 4
_SEASON_DAYS = 93
_FEW_TOKENS = 3
_FEW_WORDS = 5
_EVENT_WORDS = 2  # shared words behind the noun that make a building the scene of an event
_FIRST_LETTERS = 14  # the caption's first noun is what it shows
_NOUN_LAST = ("ja", "zh", "ko", "tr", "hi")
_PHRASE_END = re.compile(r"[＝=、，,。（(]")
_VERB_INSIDE = re.compile(r"[たるい](?=[^の])|[被中后後]的|了")


def is_innocent(
    case: Case, photo: Interval, policy: Policy, *, same_day: bool = False, told: bool = False
) -> bool:
    """Whether an older picture is no event's, or the page tells of its own time.

    With `same_day` the dates differ by a digit or the year alone: then the picture is of the event,
    whatever else its caption shares with the text. With `told` the picture is held against a day
    of its own time that the article gives.
    """
    return (
        _is_history(case, photo)
        or is_series(case, photo)
        or (not told and tells_of_then(case, photo, policy))
        or (not told and is_remembrance(case, photo))
        or is_obituary(case)
        or is_still(case)
        or names_earlier(case)
        or (not same_day and is_other_occasion(case))
    )


def _is_history(case: Case, photo: Interval) -> bool:
    """Whether a picture is a generation old: nobody takes it for one of this week."""
    dct = case.article.published
    return dct is not None and photo.days_apart(dct) > _GENERATION * _YEAR_DAYS


def is_series(case: Case, photo: Interval) -> bool:
    """Whether the caption gives a row of days or years: a series of pictures, no single moment."""
    days = photo.days or 0
    if photo.granularity is Granularity.DAY:
        return days >= _SERIES_DAYS
    return days > (_YEAR_DAYS + 1 if photo.granularity >= Granularity.YEAR else _SEASON_DAYS)


def is_remembrance(case: Case, photo: Interval) -> bool:
    """Whether the article looks back to the picture's time.

    It takes a word of remembrance in the headline or the caption of a picture more than a year
    old; elsewhere in front or beside the picture the word needs its time: the same day in the
    calendar, or the picture's year told.
    """
    pattern = words_pattern(case.language.story.anniversaries)
    article, dct = case.article, case.article.published
    strong = [article.headline, article.standfirst, case.figure.caption]
    aged = dct is None or photo.days_apart(dct) > _YEAR_DAYS - _CALENDAR_DAYS
    if aged and any(part and pattern.search(part.text) for part in strong):
        return True
    weak = [*article.body[:1], *article.notes, *(p for p in article.body if beside(case, p))]
    if not any(pattern.search(part.text) for part in (*weak, *filter(None, strong))):
        return False
    return _same_day(photo, dct) or same_years(case, photo)


def _same_day(photo: Interval, dct: Interval | None) -> bool:
    if dct is None or dct.first is None or photo.first is None:
        return False
    if photo.first.year >= dct.first.year or photo.granularity > Granularity.MONTH:
        return False
    apart = abs(photo.first.timetuple().tm_yday - dct.first.timetuple().tm_yday)
    return min(apart, _YEAR_DAYS - apart) <= _CALENDAR_DAYS


def _shown(case: Case) -> Claim | None:
    shows = (c for c in case.shown if c.kind is ClaimKind.SHOWS)
    return next((c for c in shows if c.span.passage.role is Role.CAPTION), None)


def is_still(case: Case) -> bool:
    """Whether the caption shows a building, an object or a person alone: no event."""
    caption, claim = case.figure.caption, _shown(case)
    if caption is None or claim is None:
        return True
    words = len(claim.words)
    if not words and not claim.names:
        # nothing but a date, or words of two letters: Hindi and Korean write long with few
        return len(WORD.findall(caption.text)) <= _FEW_TOKENS
    capitals = case.language.code in NOUNS_IN_CAPITALS
    if not words and not capitals and not tells_event(caption.text, case.language):
        return True  # "Jane Doe in Tarrow": a portrait
    label = _undated(case, caption).strip(" ,.;–-").split()
    if not capitals and len(label) <= _FEW_TOKENS and all(word[0].isupper() for word in label):
        return True  # "General Orsk"
    stills = words_pattern(case.language.story.stills)
    if case.language.code in _NOUN_LAST:
        return _ends_in(_undated(case, caption), stills)
    still = stills.search(caption.text)
    if still is None or still.start() > _FIRST_LETTERS:
        return False
    if still.start() > 0 and still.group()[0].isupper() and not capitals:
        return False  # part of a name
    if words_pattern(case.language.story.actors).search(caption.text[: still.start()]):
        return False  # "Residents at a house"
    before = caption.text[: still.start()].split()
    if any(word.lower() in case.language.story.function_words for word in before[1:]):
        return False  # "Fire at the plant"
    if words + (len(claim.names) if capitals else 0) > _FEW_WORDS:
        return False
    told = {here.start for here in _event_words(case) if here.start not in _within(still)}
    return len(told) < _EVENT_WORDS and not any(start < still.start() for start in told)


def _within(match: re.Match[str]) -> range:
    return range(match.start(), match.end())


def _ends_in(text: str, stills: re.Pattern[str]) -> bool:
    """Whether a caption's first phrase ends in such a noun, with nothing that happens before it:
    where words are not spaced the noun comes last, "イスラエルの国旗＝".
    """
    phrase = _PHRASE_END.split(text.strip())[0]
    found = list(stills.finditer(phrase))
    return bool(found) and found[-1].end() == len(phrase) and not _VERB_INSIDE.search(phrase)


def _undated(case: Case, passage: Passage) -> str:
    text = passage.text
    for timex in case.dates:
        if timex.span.passage == passage:
            text = text.replace(timex.span.quote, "")
    return text


def _event_words(case: Case) -> Iterator[Span]:
    """The caption's words, names aside, that the strongest events share."""
    claim = _shown(case)
    capitals = case.language.code in NOUNS_IN_CAPITALS
    for link in case.events[:_FRONT]:
        for here, there in link.shared:
            if (
                capitals
                or not there.quote[:1].isupper()
                or (claim and not here.quote[:1].isupper())
            ):
                yield here
