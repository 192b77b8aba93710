"""Do caption and article give dates of one event that cannot both be true?

Why it matters: one of the two is wrong, and a reader cannot tell which.
Flags:        "Senators after the vote, 4 June 2024" beside "The senate voted on Tuesday, June 11."
Stays quiet:  a caption a day off (time zones), or of an earlier day the article tells of too
Innocent if:  caption and article speak of two different occasions.
Sources:      the definition of a slip: dates up to a week apart, one digit apart, or the same day
              of another year
Measured:     on 626 invented articles, precision 1.00, recall 0.88 (34 expected); on the 190 of
              them never read 1.00 and 0.67 (9); on 113 real pages no alarm
"""

from collections.abc import Iterator

from provenance.checks._evidence import (
    date_evidence,
    event_evidence,
    gap_in_words,
    is_carried,
    link_evidence,
    make_finding,
    photo_date,
    publication_evidence,
    recent_events,
    tell_day,
)
from provenance.checks._innocent import is_innocent
from provenance.checks._shared import (
    is_day_of_saying,
    shared_pairs,
    shared_words,
    tells_same_kind,
)
from provenance.checks._slips import is_slip
from provenance.checks._then import tells_of_day
from provenance.model import (
    Anchor,
    Case,
    Check,
    Claim,
    ClaimKind,
    Concern,
    Finding,
    Interval,
    Link,
    Policy,
)

__all__ = ["CHECK"]

_SHORT_PAGE = 9  # body passages
_SHARED = 2  # words by which a caption of the days before speaks of the event itself


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One finding where the dates differ as slips do."""
    dated = photo_date(case)
    if dated is None or case.disclosed or dated.timex is None or dated.timex.impossible:
        return
    photo = dated.best
    published = case.article.published
    if published is not None and published.last and photo.first and photo.first > published.last:
        return  # told by caption-date-after-publication
    if published is None or len([c for c in case.shown if _dates_picture(c)]) > 1:
        return
    for link in _dated_events(case, policy):
        event = link.claim.time
        assert event is not None
        near = min(dated.readings, key=event.days_apart)
        if near.days_apart(event) <= policy.slack_days:
            return
        if not is_slip(near, event, policy):
            continue
        photo = near
        if tells_of_day(case, photo, event):
            return
        far = photo.days_apart(event) > policy.slip_days
        news = event.days_apart(published) <= policy.news_days
        if is_innocent(case, photo, policy, same_day=far, told=not news or not far):
            return
        if not news and not (len(link.shared) > _SHARED and tells_same_kind(case, link)):
            continue
        told = link.claim.when
        plain = told is not None and any(char.isdigit() for char in told.span.quote)
        if not _is_one_event(case, link, photo, event, far=far, plain=plain):
            return
        after = photo.first is not None and event.last is not None and photo.first > event.last
        if after and not _is_moment(case, link):
            return  # pictures are made on the days after an event too
        # A day written out in both, or much that both speak of, is no other occasion.
        spoken = far or plain or len(link.shared) > _SHARED
        sure = spoken and not after and link.strength >= policy.sure_strength
        yield make_finding(
            case,
            CHECK.name,
            Concern.CONFLICT if sure else Concern.DOUBT,
            0.45 + 0.4 * link.strength,
            f"The caption dates this photograph to {tell_day(photo)}. The article puts the event "
            f"on {tell_day(event)}, {gap_in_words(photo, event)} "
            f"{'earlier' if after else 'later'}.",
            "Check which of the two dates is right.",
            [
                date_evidence(dated),
                event_evidence(link.claim),
                *publication_evidence(case.article),
                *link_evidence(link),
            ],
        )
        return


def _dates_picture(claim: Claim) -> bool:
    return claim.kind is ClaimKind.SHOWS and claim.when is not None


def _dated_events(case: Case, policy: Policy) -> Iterator[Link]:
    """Links to events whose day the article gives, strongest first: those of the last weeks, and
    others with the day written out. Not the days of saying so, nor those still to come.
    """
    published = case.article.published
    recent = recent_events(case, policy)
    for link in case.events:
        event, when = link.claim.time, link.claim.when
        if event is None or link.strength < policy.link_strength:
            continue
        if _is_to_come(event, published) or is_day_of_saying(link.claim, case.language):
            continue
        written = when is not None and when.anchor is Anchor.WRITTEN and event.days == 1
        if written or (link in recent and (when is not None or is_carried(link))):
            yield link


def _is_to_come(event: Interval, published: Interval | None) -> bool:
    """Whether an event lies wholly behind the day of publication.

    >>> _is_to_come(Interval.parse("2024-06-11"), Interval.parse("2024-06-03"))
    True
    """
    if published is None or published.last is None or event.first is None:
        return False
    return event.first > published.last


def _is_moment(case: Case, link: Link) -> bool:
    """Whether caption and sentence tell at length of what is over within a day: an oath, a visit,
    an opening.
    """
    if len(shared_pairs(case, link)) <= _SHARED:
        return False
    return tells_same_kind(case, link, moments=True)


def _is_one_event(
    case: Case, link: Link, photo: Interval, event: Interval, *, far: bool, plain: bool
) -> bool:
    """Whether dates that differ like a slip are of one event, and not by chance.

    Pictures of the week before an event are made everywhere: their captions must share two words
    with it. A digit more or less is a slip where both days are written out, or on a short page
    whose event the caption speaks of; the same day of another year is hardly chance.
    """
    if not far:
        return len(shared_pairs(case, link)) >= _SHARED
    if len(case.article.body) > _SHORT_PAGE:
        return plain
    days = {(day.month, day.day) for day in (photo.first, event.first, event.last) if day}
    return plain or len(days) == 1 or shared_words(case, shared_pairs(case, link)) > 0


CHECK = Check(
    "caption-event-date-conflict",
    "caption and article speak of two different occasions.",
    run,
    __doc__ or "",
)
