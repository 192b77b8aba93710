"""What is held against each other: when the picture was made, and the event it would stand for."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from provenance.model import (
    Anchor,
    Case,
    Claim,
    ClaimKind,
    Granularity,
    Interval,
    Link,
    Place,
    Policy,
    Role,
    Span,
    Timex,
)

__all__ = ["Dated", "Pair", "event_links", "how", "is_slip", "pair_of", "photo_date", "rate"]

_HOW = {
    Anchor.WRITTEN: "written in full",
    Anchor.DCT: "counted back from publication",
    Anchor.NEIGHBOUR: "counted from the date beside it",
    Anchor.PAGE: "counted from elsewhere on the page",
}
# What a sentence's place adds to the share of the caption that it has: a picture stands first of
# all for the news. Sentences without a date have no place but the front.
_DATED = {Place.FRONT: 0.5, Place.BESIDE: 0.4, Place.NEAR: 0.0, Place.FAR: 0.0}
_CARRIED, _UNDATED, _UNDATED_SHARE = 0.05, 0.3, 0.9
_SURE = 0.4  # rate from which on a sentence is the event: its day then clears the picture
_PLAIN = 0.5  # share of a caption by which it speaks of an event of any time
_MUCH = 3  # words; pictures are made on the days after an event, too
_IMPLIED_DAYS = 3
_LONGEST_DAYS = 400  # of a time that is still news
_SLIP_EVENT_DAYS = 2
_OF_A_DAY = (Anchor.WRITTEN, Anchor.DCT)
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Dated:
    """When the picture was made, with the words that say so.

    `readings` are every interval the words can mean; `source` is "caption", "credit line",
    "alternative text" or "image file".
    """

    readings: tuple[Interval, ...]
    span: Span
    reading: str
    source: str
    timex: Timex | None = None

    @property
    def best(self) -> Interval:
        """The likeliest reading."""
        return self.readings[0]


@dataclass(frozen=True, slots=True)
class Pair:
    """A picture's date and the event it is held against; `link` is None where the article tells of
    nothing, and the event is then the days before publication. `published` is the article's day.
    """

    case: Case
    dated: Dated
    event: Interval
    link: Link | None
    published: Interval
    policy: Policy

    @property
    def days_old(self) -> int:
        """Days from the picture to publication; 0 for one that is not older."""
        photo = self.dated.best
        older = photo.last and self.published.first and photo.last < self.published.first
        return photo.days_apart(self.published) if older else 0

    @property
    def is_dated(self) -> bool:
        """Whether a sentence, or the one before it, says when the event was."""
        return self.link is not None and _is_dated(self.link.claim)


def how(timex: Timex) -> str:
    """How a time expression was read, in words."""
    return _HOW[timex.anchor]


def photo_date(case: Case) -> Dated | None:
    """The picture's date from its caption, else its credit line or alternative text; None where
    none of them says one. Where a caption names several days, their hull.
    """
    for role, source in (
        (Role.CAPTION, "caption"),
        (Role.CREDIT, "credit line"),
        (Role.ALT, "alternative text"),
    ):
        shown = [
            claim.when
            for claim in case.shown
            if claim.kind is ClaimKind.SHOWS
            and claim.when is not None
            and claim.when.readings
            and claim.span.passage.role is role
        ]
        if not shown or (role is Role.ALT and case.figure.caption is not None):
            continue
        finest = min(timex.readings[0].granularity for timex in shown)
        fine = [timex for timex in shown if timex.readings[0].granularity == finest]
        readings = fine[-1].readings
        if len({timex.readings[0] for timex in fine}) > 1:
            hull = readings[0]
            for timex in fine:
                hull = hull.hull(timex.readings[0])
            readings = (hull,)
        return Dated(readings, fine[-1].span, how(fine[-1]), source, fine[-1])
    return None


def event_links(case: Case, policy: Policy) -> list[Link]:
    """Links to what is news, the likeliest first: events of the days before publication, told in a
    sentence with a date, right behind one, or in the front without any.
    """
    dct = case.article.published
    if dct is None or dct.first is None or dct.last is None:
        return []
    found = []
    for link in case.events:
        claim, time = link.claim, link.claim.time
        if time is None or time.first is None or claim.span.passage.role is Role.NOTE:
            continue
        fresh = claim.when is None or claim.when.anchor is Anchor.DCT
        fresh = fresh or time.granularity <= Granularity.MONTH
        near = time.days_apart(dct) <= policy.news_days and (time.days or 999) <= _LONGEST_DAYS
        if fresh and near and not _is_ahead(time, dct.last):
            found.append(link)
    found.sort(key=rate, reverse=True)
    return found


def _is_ahead(time: Interval, published: date) -> bool:
    """Whether a time is to come, or most of a month or more: nobody has photographed it yet."""
    if time.first is None or time.first > published:
        return True
    past, whole = (published - time.first).days, time.days or 0
    return whole > _WEEK and past < whole / 2 and (time.last or published) > published


def rate(link: Link) -> float:
    """How likely a sentence is the event that a picture stands for: what it shares with the caption
    and its place.
    """
    if not _is_dated(link.claim):
        return _UNDATED + _UNDATED_SHARE * link.strength
    carried = _CARRIED if link.claim.when is None and link.place is not Place.FAR else 0.0
    return _DATED[link.place] - carried + link.strength


def _is_dated(claim: Claim) -> bool:
    return claim.when is not None or claim.carried is not None


def pair_of(case: Case, dated: Dated, policy: Policy) -> Pair | None:
    """The picture and the event it is held against; None where there is no publication date, or the
    picture is not older than the event: of its day, or of that of another sentence it may stand
    for.
    """
    dct, photo = case.article.published, dated.best
    if dct is None or dct.first is None or dct.last is None or photo.last is None:
        return None
    links = event_links(case, policy)
    for link in links:
        time = link.claim.time
        sure = _is_dated(link.claim) and rate(link) >= _SURE
        # Time zones and midnight shift a day, and no week.
        slack = policy.slack_days if time and time.granularity is Granularity.DAY else 0
        if sure and time and min(r.days_apart(time) for r in dated.readings) <= slack:
            return None
    slipped = _slipped(case, dated, policy)
    chosen = slipped or (links[0] if links else None)
    event = (
        chosen.claim.time if chosen else Interval(dct.first - timedelta(_IMPLIED_DAYS), dct.last)
    )
    if event is None or event.first is None or photo.last > dct.last:
        return None
    if photo.last >= event.first and slipped is None:
        return None
    if photo.days_apart(event) <= policy.slack_days:
        return None
    return Pair(case, replace(dated, readings=_nearest(dated, event)), event, chosen, dct, policy)


def _nearest(dated: Dated, event: Interval) -> tuple[Interval, ...]:
    """The readings of a date, the one nearest to an event first: it is the kindest."""
    return tuple(sorted(dated.readings, key=event.days_apart))


def _slipped(case: Case, dated: Dated, policy: Policy) -> Link | None:
    """An event of any time that is told with its day, of which the caption plainly speaks and from
    whose day its own differs like a slip.
    """
    photo = dated.best
    for link in case.events:
        claim = link.claim
        if claim.when is None or claim.when.anchor not in _OF_A_DAY or link.kind is None:
            continue
        time, near = claim.time, link.place is not Place.FAR
        if time is None or link.strength < _PLAIN or not near or link.saying is not None:
            continue
        apart = photo.days_apart(time)
        earlier = photo.last is not None and time.first is not None and photo.last < time.first
        near_by = apart <= policy.slip_days and len(link.shared) >= _MUCH
        if apart > policy.slack_days and (earlier or near_by) and is_slip(photo, time, policy):
            return link
    return None


def is_slip(photo: Interval, event: Interval, policy: Policy) -> bool:
    """Whether two dates differ like a slip: within days, by one digit, or by the year alone.

    >>> is_slip(Interval.parse("2024-06-04"), Interval.parse("2024-06-11"), Policy())
    True
    >>> is_slip(Interval.parse("2017-08-14"), Interval.parse("2020-02-24"), Policy())
    False
    """
    if photo.first is None or photo.first != photo.last:
        return False
    if event.first is None or event.last is None or (event.days or 99) > _SLIP_EVENT_DAYS:
        return False
    if photo.days_apart(event) <= policy.slip_days:
        return True
    day = photo.first
    for other in (event.first, event.last):
        differ = sum(a != b for a, b in zip(day.isoformat(), other.isoformat(), strict=True))
        if (day.month, day.day) == (other.month, other.day) or differ == 1:
            return True
    return False
