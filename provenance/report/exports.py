"""Findings for other programs: JSON, JSON lines and CSV."""

import csv
import io
import re
from collections.abc import Sequence
from typing import Any

from provenance.model import Finding, Interval
from provenance.report.exported import Exported

__all__ = ["CSV_COLUMNS", "exported_record", "finding_record", "to_csv"]

Record = dict[str, Any]  # one finding, ready for JSON

CSV_COLUMNS = (
    "key", "check", "concern", "confidence", "source", "location", "headline", "published",
    "article", "figure", "image", "statement", "mend", "quotes", "verdict", "reason", "note",
    "reviewer", "decided_at", "found_at", "run",
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


def exported_record(item: Exported) -> Record:
    """A finding as JSON, with where it came from and how it was decided."""
    decision = item.decision
    return finding_record(item.finding, decision.verdict.value if decision else None) | {
        "source": item.source,
        "location": item.location,
        "headline": item.headline,
        "published": item.published,
        "language": item.language,
        "reason": decision.reason if decision else None,
        "note": decision.note if decision else None,
        "reviewer": decision.reviewer if decision else None,
        "decided_at": decision.decided_at.isoformat() if decision else None,
        "run": item.run,
        "found_at": item.found_at.isoformat() if item.found_at else None,
        "digest": item.digest,
    }


def _edtf(interval: Interval | None) -> str | None:
    return interval.edtf if interval else None


def to_csv(records: Sequence[Record], mark: bool = False) -> str:
    """Records as CSV with a header; a cell that a spreadsheet would run as a formula is quoted.

    `mark` puts a byte-order mark before it, without which some spreadsheets misread UTF-8.

    >>> to_csv([]).strip().split(",")[:2]
    ['key', 'check']
    """
    out = io.StringIO()
    writer = csv.writer(out)  # lines end as RFC 4180 says, so that a lone one in a cell is quoted
    writer.writerow(CSV_COLUMNS)
    for record in records:
        row = {**record, "quotes": " | ".join(item["quote"] for item in record["evidence"])}
        writer.writerow([_cell(row.get(name)) for name in CSV_COLUMNS])
    return ("\ufeff" if mark else "") + out.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    text = _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text)
    return f"'{text}" if text.lstrip()[:1] in _FORMULA or text[:1].isspace() else text


# What begins a formula in some spreadsheet, full-width forms too (OWASP, CSV Injection).
_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
# Controls, those that turn the order of letters round, and halves of letters.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
