"""From a weighed pair to a finding: how grave it is, and what it rests on."""

from provenance.checks._finding import (
    date_evidence,
    event_evidence,
    link_evidence,
    publication_evidence,
)
from provenance.checks.old.weigh import Weighed, explain_in_words
from provenance.model import Concern, Evidence, Policy

__all__ = ["concern_of", "evidence_of"]


def concern_of(weighed: Weighed, policy: Policy) -> Concern | None:
    """How grave a weighed pair is; None where it does not weigh enough. A conflict needs every
    reading of the picture's date to lie before the event.
    """
    event, readings = weighed.pair.event, weighed.pair.dated.readings
    if weighed.confidence < policy.doubt_from:
        return None
    if any(reading.meets(event) for reading in readings):
        return Concern.NOTE
    return Concern.CONFLICT if weighed.confidence >= policy.conflict_from else Concern.DOUBT


def evidence_of(weighed: Weighed) -> list[Evidence]:
    """The picture's date, the event, the day of publication, shared words, the heaviest reasons."""
    pair = weighed.pair
    found = [date_evidence(pair.dated, f"{pair.dated.source} date")]
    if pair.link is not None:
        found.append(event_evidence(pair.link.claim))
    found += publication_evidence(pair.case.article)
    if pair.link is not None:
        found += link_evidence(pair.link)
    return found + explain_in_words(weighed)
