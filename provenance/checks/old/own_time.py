"""Sentences of the article that are of the picture's own time, and how surely they tell of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from provenance.checks.old.pairs import Pair
from provenance.model import Granularity, Interval, Link, Place, Span, Timex, TimexKind

__all__ = ["Own", "owns"]

_MONTH = 31  # days
_SAME_DAYS = 3  # days to either side of the picture's that are still its own
_WEEK = 7
_ENOUGH = 3  # words of the caption by which a sentence tells of what it shows
_COMPOUND = 10  # letters
_REACH = {Place.FRONT: 1.0, Place.BESIDE: 1.0, Place.NEAR: 0.5, Place.FAR: 0.3}
_FAR_YEAR = 0.1  # a year in paragraph 20 weighs next to nothing
_YEARS_AFTER = re.compile(r"-?P(\d{1,4})Y")


@dataclass(frozen=True, slots=True)
class Own:
    """A sentence of the picture's own time. `day` and `year` say how surely its date is the
    picture's, read as finer than a year and as a year; `scene` how surely it tells of what the
    picture shows. All run from 0 to 1.
    """

    link: Link
    when: Timex
    day: float
    year: float
    scene: float

    @property
    def sure(self) -> float:
        """How surely the sentence is of the picture's own time."""
        return max(self.day, self.year)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Its date, and the words that it has of the caption."""
        return (self.when.span, *(told for _, told in self.link.shared[:_ENOUGH]))


def owns(pair: Pair) -> tuple[Own, ...]:
    """The sentences of the picture's own time, in the order of the page."""
    return tuple(_owns(pair))


def _owns(pair: Pair) -> Iterable[Own]:
    for link in pair.case.events:
        when = link.claim.when
        told = _time_of(when, pair) if when is not None else None
        if when is None or link is pair.link or told is None or not told.first or not told.last:
            continue
        day, year = _day_of(pair, link, told), _year_of(pair, link, told)
        if day or year:
            yield Own(link, when, day, year, _amount(pair, link))


def _amount(pair: Pair, link: Link) -> float:
    """How much of the caption a sentence has: 1 for what is enough to tell of the same. A word that
    the front does not have tells the sentence from the news, and counts as two; as three if it is
    long, since a compound is more than one: "Mühlenstraße", "Mill Street".
    """
    front = {word.span for word in pair.case.scene.words if word.front is not None}
    words = sum(
        1 if here in front else 3 if here.end - here.start >= _COMPOUND else 2
        for here, _ in link.shared
    )
    return min(1.0, (words + (link.kind is not None)) / _ENOUGH)


def _time_of(timex: Timex, pair: Pair) -> Interval | None:
    """The days of a date; "ten years after the fire" and "closed for ten
    years" count back from publication.
    """
    counted = timex.value if timex.kind is TimexKind.DURATION else timex.offset
    years = _YEARS_AFTER.fullmatch(counted or "")
    if years is None or pair.published.first is None:
        return timex.best
    year = pair.published.first.year - int(years[1])
    return Interval.year(year) if year > 0 else None


def _reach(pair: Pair, link: Link) -> float:
    return max(_REACH[link.place], _amount(pair, link))


def _day_of(pair: Pair, link: Link, told: Interval) -> float:
    """How surely a date of the text is the picture's own, finer than a year."""
    photo = pair.dated.best
    apart = told.days_apart(photo)
    if told.days_apart(pair.published) <= _MONTH:
        if apart or told.meets(pair.event):
            return 0.0
        days = told.days or 0
        return 1.0 if days <= _SAME_DAYS else 0.5 if days <= _WEEK else 0.2
    coarse = max(told.granularity, photo.granularity)
    if coarse is Granularity.DAY or (coarse <= Granularity.MONTH and (told.days or 99) <= _WEEK):
        return 1.0 if apart <= _SAME_DAYS else 0.4 * _reach(pair, link) if apart <= _MONTH else 0.0
    if coarse <= Granularity.SEASON:
        reach = _reach(pair, link)
        return 0.9 * max(reach, 0.35) if not apart else 0.4 * reach if apart <= _MONTH else 0.0
    return 0.0


def _year_of(pair: Pair, link: Link, told: Interval) -> float:
    """How surely a year of the text is the picture's own."""
    photo = pair.dated.best
    assert told.first and told.last
    if told.granularity > Granularity.YEAR or told.days_apart(pair.published) <= _MONTH:
        return 0.0
    if max(told.granularity, photo.granularity) <= Granularity.SEASON or not photo.first:
        return 0.0
    assert photo.last is not None
    within = told.first.year <= photo.first.year <= told.last.year
    if not within and not photo.first.year <= told.first.year <= photo.last.year:
        return 0.0
    return _reach(pair, link) if link.shared or link.place is not Place.FAR else _FAR_YEAR
