"""Findings for other programs: JSON, JSON lines and CSV."""

import csv
import io
from typing import Any

from provenance.model import Finding, Interval

__all__ = ["CSV_COLUMNS", "finding_record", "to_csv"]

Record = dict[str, Any]  # one finding, ready for JSON

CSV_COLUMNS = (
    "key", "check", "concern", "confidence", "article", "figure", "image", "statement", "mend",
    "quotes", "verdict",
)  # fmt: skip


def finding_record(finding: Finding, verdict: str | None = None) -> Record:
    """A finding as JSON: every field, its key, and the readings in EDTF.

    >>> from provenance.model import Concern, Evidence, Passage, Role
    >>> quote = Passage(Role.CAPTION, "In Tarrow on 31 June", 2).span("31 June")
    >>> found = Finding("impossible-caption-date", "a", 2, Concern.CONFLICT, 0.9,
    ...                 "There is no 31 June.", "Check the day.", (Evidence("date", quote, ""),))
    >>> finding_record(found)["evidence"][0]["quote"]
    '31 June'
    """
    return {
        "key": finding.key,
        "check": finding.check,
        "concern": finding.concern.label,
        "confidence": round(finding.confidence, 3),
        "article": finding.article,
        "figure": finding.figure,
        "image": finding.image,
        "statement": finding.statement,
        "mend": finding.mend,
        "verdict": verdict,
        "evidence": [
            {
                "label": item.label,
                "role": item.span.passage.role.value,
                "ordinal": item.span.passage.ordinal,
                "text": item.span.passage.text,
                "start": item.span.start,
                "end": item.span.end,
                "quote": item.span.quote,
                "reading": item.reading,
                "interval": _edtf(item.interval),
            }
            for item in finding.evidence
        ],
    }


def _edtf(interval: Interval | None) -> str | None:
    return interval.edtf if interval else None


def to_csv(records: list[Record]) -> str:
    """Records as CSV with a header; a cell that a spreadsheet would run as a formula is quoted.

    >>> to_csv([]).strip().split(",")[:2]
    ['key', 'check']
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    for record in records:
        row = {**record, "quotes": " | ".join(item["quote"] for item in record["evidence"])}
        writer.writerow([_cell(row.get(name)) for name in CSV_COLUMNS])
    return out.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
