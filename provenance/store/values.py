"""The model's values as columns, and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from provenance.model import (
    Concern,
    Evidence,
    Finding,
    Granularity,
    Interval,
    Passage,
    Role,
    Span,
)
from provenance.store.tables import FindingRow, Values

__all__ = ["finding_of", "finding_values", "interval_of", "interval_values"]


def interval_values(interval: Interval | None) -> Values | None:
    """An interval as JSON; None stays None."""
    if interval is None:
        return None
    return {
        "first": interval.first.isoformat() if interval.first else None,
        "last": interval.last.isoformat() if interval.last else None,
        "granularity": interval.granularity.name,
    }


def interval_of(values: Mapping[str, Any] | None) -> Interval | None:
    """The interval that `interval_values` wrote."""
    if values is None:
        return None
    ends = [date.fromisoformat(v) if v else None for v in (values["first"], values["last"])]
    return Interval(ends[0], ends[1], Granularity[values["granularity"]])


def finding_values(finding: Finding) -> Values:
    """The columns of a finding that come from the finding itself."""
    return {
        "key": finding.key,
        "check": finding.check,
        "article": finding.article,
        "figure": finding.figure,
        "concern": int(finding.concern),
        "confidence": finding.confidence,
        "statement": finding.statement,
        "mend": finding.mend,
        "image": finding.image,
        "evidence": [
            {
                "label": item.label,
                "role": item.span.passage.role.value,
                "text": item.span.passage.text,
                "ordinal": item.span.passage.ordinal,
                "element": item.span.passage.element,
                "start": item.span.start,
                "end": item.span.end,
                "reading": item.reading,
                "interval": interval_values(item.interval),
            }
            for item in finding.evidence
        ],
    }


def finding_of(row: FindingRow) -> Finding:
    """The finding a row was made from, equal to it in every field."""
    return Finding(
        check=row.check,
        article=row.article,
        figure=row.figure,
        concern=Concern(row.concern),
        confidence=row.confidence,
        statement=row.statement,
        mend=row.mend,
        image=row.image,
        evidence=tuple(
            Evidence(
                label=item["label"],
                span=Span(
                    Passage(Role(item["role"]), item["text"], item["ordinal"], item["element"]),
                    item["start"],
                    item["end"],
                ),
                reading=item["reading"],
                interval=interval_of(item["interval"]),
            )
            for item in row.evidence
        ),
    )
