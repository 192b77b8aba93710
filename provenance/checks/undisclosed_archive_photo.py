"""Is an older picture shown for a recent event, with nothing that tells the reader so?

Why it matters: a reader takes the picture beside a story for the story. A dated caption alone does
not undo that: few read dates in captions.
Flags:        "The minister meets General Orsk on 14 August 2017" beside "Earlier this week the
              minister met General Orsk"
Stays quiet:  the same caption with "/ File" in its credit
Innocent if:  the picture shows an earlier occasion and the page says so elsewhere.
Sources:      photo desk practice of marking file pictures (AP, Reuters handbooks); schema.org
              DecontextualizedContent; the table of reasons in `provenance.checks.old`
"""

from collections.abc import Iterator
from dataclasses import replace

from provenance.checks._finding import gap_in_words, make_finding, tell_day
from provenance.checks.old.findings import concern_of, evidence_of
from provenance.checks.old.pairs import is_slip
from provenance.checks.old.weigh import judge
from provenance.model import Case, Check, Concern, Finding, Interval, Policy

__all__ = ["CHECK"]


def run(case: Case, policy: Policy) -> Iterator[Finding]:
    """One finding where the reasons weigh enough, and the dates do not differ as slips do."""
    # "This photograph taken on 14 August 2017" says enough to a reader, and not all a desk would.
    named = bool(case.taken) and set(case.disclosed) == set(case.taken)
    weighed = judge(replace(case, disclosed=()) if named else case, policy).weighed
    if weighed is None or is_slip(weighed.pair.dated.best, weighed.pair.event, policy):
        return
    concern = concern_of(weighed, policy)
    if concern is None:
        return
    concern = Concern.NOTE if named else concern
    dated, event, link = weighed.pair.dated, weighed.pair.event, weighed.pair.link
    told = "the event it illustrates" if link and link.shared else "the event it stands beside"
    yield make_finding(
        case,
        CHECK.name,
        concern,
        weighed.confidence if concern > Concern.NOTE else min(0.3, weighed.confidence),
        f"The {dated.source} dates this photograph to {tell_day(dated.best)}. The article says "
        f"{told} was {_when(event)}, {gap_in_words(dated.best, event)} later.",
        "Add “File” to the credit, say in the caption that the picture is older, or check the "
        "date.",
        evidence_of(weighed),
    )


def _when(event: Interval) -> str:
    if event.first == event.last:
        return f"on {tell_day(event)}"
    if event.edtf.count("-") <= 1 and "/" not in event.edtf:
        return f"in {tell_day(event)}"
    return f"between {tell_day(event).replace(' to ', ' and ', 1)}"


CHECK = Check(
    "undisclosed-archive-photo",
    "the picture shows an earlier occasion and the page says so elsewhere.",
    run,
    __doc__ or "",
)
