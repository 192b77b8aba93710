"""Verdicts as labelled pages: what people decided becomes data to weigh reasons by."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from provenance.model import Decision, Finding, ProvenanceError, Role, Verdict
from provenance.store.controls import CONTROL
from provenance.store.log.page import around
from provenance.store.store import QueueItem, Store
from provenance.store.whole import whole_file

__all__ = ["Labelled", "write_labels"]

_OLD = ("undisclosed-archive-photo", "caption-event-date-conflict", CONTROL)
"""The checks whose verdict says whether a picture is an old one shown as new."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """What was written: pages, pictures with a verdict, and findings whose page was not kept."""

    pages: int
    figures: int
    lost: int


def write_labels(store: Store, decided: Iterable[QueueItem], folder: Path) -> Labelled:
    """Writes decided pages and `labels.jsonl`, the form that `benchmarks.weigh` reads.

    A confirmed finding of an old picture labels its picture `old`, one that is no mismatch labels
    it not, an unclear one, or one of another check, neither; `why` has the verdict with its reason,
    a row for each finding. Pages are named for their SHA-256, groups for their source. Raises
    `StoreError` where a file cannot be written.
    """
    pages: dict[str, tuple[QueueItem, str, list[dict[str, Any]]]] = {}
    figures = lost = 0
    for item in decided:
        caption = _caption(item.finding)
        if item.decision is None or not caption:
            continue
        if item.digest not in pages:
            body = _body(store, item.digest)
            if body is None:
                lost += 1
                continue
            kind = around(store, item).media_type
            name = f"pages/{item.digest}.{'txt' if kind.startswith('text/plain') else 'html'}"
            with whole_file(folder / name) as stream:
                stream.write(body)
            pages[item.digest] = (item, name, [])
        pages[item.digest][2].append(_label(item.finding, item.decision, caption))
        figures += 1
    rows = [
        {"id": digest[:16], "html": name, "url": lead.location, "group": lead.source or "unknown",
         "published": lead.published, "language": lead.language, "weight": 1.0, "rest": False,
         "figures": sorted(labels, key=lambda label: label["old"] is None)}
        for digest, (lead, name, labels) in pages.items()
    ]  # fmt: skip
    with whole_file(folder / "labels.jsonl") as stream:
        for row in rows:
            stream.write((json.dumps(row, ensure_ascii=True) + "\n").encode())
    return Labelled(len(pages), figures, lost)


def _body(store: Store, digest: str) -> bytes | None:
    try:
        return store.body(digest)
    except ProvenanceError:
        return None


def _caption(finding: Finding) -> str:
    """The words by which a label names its picture: caption, else alternative text."""
    for role in (Role.CAPTION, Role.ALT):
        for item in finding.evidence:
            if item.span.passage.role is role:
                return item.span.passage.text
    return ""


def _label(finding: Finding, decision: Decision, caption: str) -> dict[str, Any]:
    old = {Verdict.CONFIRMED: True, Verdict.NOT_A_MISMATCH: False}.get(decision.verdict)
    return {
        "caption": caption,
        "figure": finding.figure,
        "old": old if finding.check in _OLD else None,
        "check": finding.check,
        "why": {
            "verdict": decision.verdict.value,
            "reason": decision.reason,
            "note": decision.note,
            "reviewer": decision.reviewer,
            "key": finding.key,
        },
    }
