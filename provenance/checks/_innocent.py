"""When an older picture is innocent: the page speaks of that older time, or shows no event."""

import re

from provenance.model import (
    Case,
    ClaimKind,
    Granularity,
    Interval,
    Passage,
    Role,
    Timex,
    words_pattern,
)

__all__ = [
    "is_obituary",
    "is_remembrance",
    "is_still",
    "shared_words",
    "tells_of_then",
]

_FRONT = 3  # passages that say what an article is about
_AROUND_DAYS = 31  # pictures of a past event are made within weeks of it
_CALENDAR_DAYS = 10
_FEW_NAMES = 5
_FEW_TOKENS = 3
_NOUNS_IN_CAPITALS = ("de", "lb")
_FEW_WORDS = 4
_FIRST_LETTERS = 14  # the caption's first noun is what it shows
_YEARS = re.compile(r"(-?)P(\d+)Y$")


def _front(case: Case) -> str:
    article = case.article
    parts = [article.headline, article.standfirst, *article.body[:_FRONT]]
    return " . ".join(part.text for part in parts if part)


def is_obituary(case: Case) -> bool:
    """Whether the article tells of a death and the caption names who died."""
    if not words_pattern(case.language.story.deaths).search(_front(case)):
        return False
    caption = case.figure.caption or case.figure.alt
    if caption is None:
        return False
    names = {name for claim in case.shown for name in claim.names}
    names |= {word.lower() for word in _capitals(caption)}
    head = {word.lower() for word in re.findall(r"[^\W\d_]{3,}", _front(case))}
    meant = {
        name for link in case.events[:4] for name in link.claim.names if link.claim.span.passage
    }
    return bool(names & meant) or bool({n for n in names if len(n) > 3} & head)


def _capitals(passage: Passage) -> list[str]:
    return re.findall(r"(?<![.!?] )(?<!^)[A-ZÀ-ŽА-ЯЁ][^\W\d_]{2,}", passage.text)


def tells_of_then(case: Case, photo: Interval) -> Timex | None:
    """The date in headline or body that speaks of the picture's own time; None where none does.

    A date that holds the publication day speaks of now. "Twenty years after" counts back from
    publication.
    """
    dct = case.article.published
    for timex in case.told:
        reading = timex.best or _counted_back(timex, dct)
        if reading is None or (dct is not None and reading.meets(dct)):
            continue
        if reading.granularity > Granularity.DECADE:
            continue
        if dct is not None and reading.days_apart(dct) <= _AROUND_DAYS:
            if reading.meets(photo):
                return timex
            continue
        near = _AROUND_DAYS if reading.granularity <= Granularity.MONTH else 0
        if reading.days_apart(photo) <= near:
            return timex
    return None


def _counted_back(timex: Timex, dct: Interval | None) -> Interval | None:
    match = _YEARS.match(timex.offset or "")
    if match is None or dct is None or dct.first is None:
        return None
    year = dct.first.year - int(match[2])
    return Interval.year(year) if year > 0 else None


def is_remembrance(case: Case, photo: Interval) -> bool:
    """Whether the article looks back: words of remembrance in its headline, beside the picture, or
    in front with the picture's day in the calendar.
    """
    pattern = words_pattern(case.language.story.anniversaries)
    article, after = case.article, case.figure.after
    near = [article.headline, article.standfirst, case.figure.caption, *article.notes]
    near += article.body[max(0, after - 1) : after + 1]
    if any(part and pattern.search(part.text) for part in near):
        return True
    dct = article.published
    if not pattern.search(_front(case)) or dct is None:
        return False
    if dct.first is None or photo.first is None or photo.first.year >= dct.first.year:
        return False
    apart = abs(photo.first.timetuple().tm_yday - dct.first.timetuple().tm_yday)
    return min(apart, 365 - apart) <= _CALENDAR_DAYS


def is_still(case: Case) -> bool:
    """Whether the caption shows a building, an object or a person alone: no event."""
    caption = case.figure.caption
    if caption is None:
        return True
    claim = next(
        (
            c
            for c in case.shown
            if c.span.passage.role is Role.CAPTION and c.kind is ClaimKind.SHOWS
        ),
        None,
    )
    if claim is None:
        return True
    if not claim.words and not claim.names:
        return True
    few = _FEW_NAMES if case.language.code not in _NOUNS_IN_CAPITALS else 2
    if claim.names and not claim.words and len(claim.names) <= few:
        return True  # "Jane Doe in Tarrow": a portrait
    if claim.names and len(caption.text.split()) <= _FEW_TOKENS:
        return True  # "General Orsk"
    still = words_pattern(case.language.story.stills).search(caption.text)
    if still is None or still.start() > _FIRST_LETTERS or len(claim.words) > _FEW_WORDS:
        return False
    part_of_name = still.start() > 0 and still.group()[0].isupper() and case.language.code != "de"
    return not part_of_name and shared_words(case) <= 1


def shared_words(case: Case) -> int:
    """How many words caption and the strongest event share, names aside."""
    if not case.events:
        return 0
    return sum(1 for _, there in case.events[0].shared if not there.quote[:1].isupper())
