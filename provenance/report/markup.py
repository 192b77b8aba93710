"""Findings in the vocabularies of the web: Web Annotations, and schema.org's MediaReview."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from provenance.model import Span, Verdict
from provenance.report.exported import Exported
from provenance.report.heading import day_in_words, heading, photo_date_of

__all__ = ["OUT_OF_CONTEXT", "to_annotations", "to_media_reviews"]

_NEAR = 64  # code points that are quoted on either side of the words
OUT_OF_CONTEXT = (
    "undisclosed-archive-photo", "caption-event-date-conflict", "image-recirculated",
)  # fmt: skip
"""Checks whose confirmed findings are what schema.org calls decontextualised."""


def to_annotations(items: Sequence[Exported]) -> dict[str, Any]:
    """The findings as one collection of W3C Web Annotations, a target for each quote.

    >>> to_annotations(())["type"]
    'AnnotationCollection'
    """
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "urn:cutline:findings",
        "type": "AnnotationCollection",
        "label": "Cutline: possible mismatches",
        "total": len(items),
        "first": {
            "id": "urn:cutline:findings:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": [_annotation(item) for item in items],
        },
    }


def _annotation(item: Exported) -> dict[str, Any]:
    finding, decision = item.finding, item.decision
    bodies = [f"{heading(finding)}. {finding.statement}", finding.mend]
    if decision:
        bodies.append(f"Verdict of {decision.reviewer}: {decision.verdict.value}. {decision.note}")
    spans = {e.span: None for e in finding.evidence if e.span.quote}
    annotation: dict[str, Any] = {
        "id": f"urn:cutline:finding:{finding.key}",
        "type": "Annotation",
        "motivation": "assessing",
        "generator": {"id": "urn:cutline", "type": "Software", "name": "Cutline"},
        "body": [
            {"type": "TextualBody", "value": body.strip(), "format": "text/plain"}
            for body in bodies
            if body.strip()
        ],
        "target": [_target(item, span) for span in spans] or [{"source": item.location}],
    }
    if item.found_at:
        annotation["created"] = _moment(item.found_at)
    if decision:
        annotation["modified"] = _moment(decision.decided_at)
    return annotation


def _target(item: Exported, span: Span) -> dict[str, Any]:
    text = span.passage.text
    target: dict[str, Any] = {
        "source": item.location,
        "selector": {
            "type": "TextQuoteSelector",
            "exact": span.quote,
            "prefix": text[max(0, span.start - _NEAR) : span.start],
            "suffix": text[span.end : span.end + _NEAR],
        },
    }
    if item.archived_at:
        target["state"] = {"type": "TimeState", "sourceDate": _moment(item.archived_at)}
    return target


def to_media_reviews(items: Sequence[Exported]) -> list[dict[str, Any]]:
    """A MediaReview for each confirmed finding of a picture that stands for another time.

    A slip in a caption is none, whatever its verdict: only the checks in `OUT_OF_CONTEXT` count.

    >>> to_media_reviews(())
    []
    """
    return [
        _review(item)
        for item in items
        if item.decision
        and item.decision.verdict is Verdict.CONFIRMED
        and item.finding.check in OUT_OF_CONTEXT
    ]


def _review(item: Exported) -> dict[str, Any]:
    assert item.decision is not None
    finding = item.finding
    captions = [text for place, text in item.quotes if place.startswith("caption")]
    date = photo_date_of(finding)
    when = f" The picture is dated {day_in_words(date.interval)}." if date and date.interval else ""
    picture = {
        name: value
        for name, value in (
            ("@type", "ImageObject"),
            ("contentUrl", finding.image),
            ("caption", captions[0] if captions else None),
        )
        if value
    }
    page = item.location if item.location.startswith(("http://", "https://")) else None
    return {
        "@context": "https://schema.org",
        "@type": "MediaReview",
        "identifier": finding.key,
        "datePublished": _moment(item.decision.decided_at)[:10],
        "author": {"@type": "Person", "name": item.decision.reviewer},
        "mediaAuthenticityCategory": "DecontextualizedContent",
        "originalMediaContextDescription": f"{finding.statement}{when}",
        "itemReviewed": {
            "@type": "MediaReviewItem",
            "embeddedTextCaption": picture.get("caption", ""),
            "mediaItemAppearance": [picture | {"isPartOf": {"@type": "WebPage"} | (
                {"url": page} if page else {"name": item.headline or item.location})}],
        },
    }  # fmt: skip


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
