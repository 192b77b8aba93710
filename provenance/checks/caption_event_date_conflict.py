"""Do caption and article give dates of one event that cannot both be true?

Why it matters: one of the two is wrong, and a reader cannot tell which.
Flags:        "Senators after the vote, 4 June 2024" beside "The senate voted on Tuesday, June 11."
Stays quiet:  a caption a day off (time zones), or of an earlier day the article tells of too
Innocent if:  caption and article speak of two different occasions.
Sources:      the definition of a slip: dates up to a week apart, one digit apart, or the same day
              of another year; the table of reasons in `provenance.checks.old`
"""

from collections.abc import Iterator

from provenance.checks._finding import gap_in_words, make_finding, tell_day
from provenance.checks.old.findings import concern_of, evidence_of
from provenance.checks.old.pairs import is_slip
from provenance.checks.old.weigh import judge
from provenance.model import Case, Check, Finding, Policy

__all__ = ["CHECK"]


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One finding where the reasons weigh enough, and the dates differ as slips do."""
    weighed = judge(case, policy).weighed
    if weighed is None or not is_slip(weighed.pair.dated.best, weighed.pair.event, policy):
        return
    concern = concern_of(weighed, policy)
    if concern is None:
        return
    photo, event = weighed.pair.dated.best, weighed.pair.event
    side = "earlier" if photo.first and event.last and photo.first > event.last else "later"
    yield make_finding(
        case,
        CHECK.name,
        concern,
        weighed.confidence,
        f"The {weighed.pair.dated.source} dates this photograph to {tell_day(photo)}. The article "
        f"puts the event on {tell_day(event)}, {gap_in_words(photo, event)} {side}.",
        "Check which of the two dates is right.",
        evidence_of(weighed),
    )


CHECK = Check(
    "caption-event-date-conflict",
    "caption and article speak of two different occasions.",
    run,
    __doc__ or "",
)
