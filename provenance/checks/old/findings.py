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

_WORDS = 2  # besides the name, from which on a caption speaks of the same as the news
_SLIPS = 0.3  # from which on a date is rather that of a slip


def concern_of(weighed: Weighed, policy: Policy) -> Concern | None:
    """How grave a weighed pair is; None where it does not weigh enough. A conflict needs every
    reading of the picture's date to lie before the event.
    """
    event, readings = weighed.pair.event, weighed.pair.dated.readings
    if weighed.confidence < policy.doubt_from:
        return None
    if any(reading.meets(event) for reading in readings):
        return Concern.NOTE
    sure = weighed.confidence >= policy.conflict_from and _is_of_one_occasion(weighed)
    return Concern.CONFLICT if sure else Concern.DOUBT


def _is_of_one_occasion(weighed: Weighed) -> bool:
    """Whether caption and news have anything in common, and more than the person whose name opens
    the caption: a name alone is never proof of the same occasion.
    """
    seen = {reason.name: seen for reason, seen, _ in weighed.reasons}
    if seen["event-of-kind"].value > 0 or seen["same-days-before"].value >= _SLIPS:
        return True
    words = 1 if weighed.pair.case.scene.name is None else _WORDS
    return len(seen["shares-words"].spans) >= words


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
