"""What the flows do with pages that were examined: keep them, and count."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from flows.examining import Checked
from flows.reading import Failure
from provenance.examine import look_back
from provenance.model import ProvenanceError
from provenance.plugins import checks
from provenance.settings import read_settings
from provenance.store.rows import more_findings
from provenance.store.store import Store

__all__ = ["NothingRead", "RunSummary", "keep", "workers_of"]

_MOST_TOLD = 1000  # of unread pages a summary names; the store has them all


@dataclass(slots=True)
class RunSummary:
    """What one run did: counts, and what could not be read.

    `read` counts the pages that were read and examined, `failed` all others, so that the two add up
    to what there was; `skipped` those that were listed and did not need to be read. `new` are
    findings this run was the first to keep, `known` those it found again. `unread` are (location,
    reason) pairs, `partly` those of pages that were examined all the same, at most a thousand each;
    `sources_failed` those of feeds that could not be read; `sources` a row for each that was due.
    """

    name: str = ""
    store: str = ""
    locations: int = 0
    read: int = 0
    failed: int = 0
    skipped: int = 0
    new: int = 0
    known: int = 0
    by_check: dict[str, int] = field(default_factory=dict)
    unread: list[tuple[str, str]] = field(default_factory=list)
    partly: list[tuple[str, str]] = field(default_factory=list)
    sources_failed: list[tuple[str, str]] = field(default_factory=list)
    sources: list[dict[str, Any]] = field(default_factory=list)

    def fail(self, location: str, reason: str) -> None:
        """Counts a location that could not be read."""
        self.failed += 1
        if len(self.unread) < _MOST_TOLD:
            self.unread.append((location, reason))

    def add(self, record: Mapping[str, Any]) -> None:
        """Adds what a batch counted."""
        for name in ("read", "failed", "skipped", "new", "known"):
            setattr(self, name, getattr(self, name) + record[name])
        for told, more in ((self.unread, record["unread"]), (self.partly, record["partly"])):
            room = max(0, _MOST_TOLD - len(told))
            told += [(where, why) for where, why in more[:room]]

    def line(self) -> str:
        """The counts in one line.

        >>> RunSummary(read=3, skipped=1).line()
        '3 pages read, 0 failed, 1 skipped; 0 new findings, 0 known'
        """
        pages = "1 page" if self.read == 1 else f"{self.read:,} pages"
        findings = "1 new finding" if self.new == 1 else f"{self.new:,} new findings"
        return (
            f"{pages} read, {self.failed:,} failed, {self.skipped:,} skipped; "
            f"{findings}, {self.known:,} known"
        )

    def record(self) -> dict[str, Any]:
        """The fields by name, as a flow gives them back."""
        return asdict(self)


class NothingRead(ProvenanceError):
    """There was something to read and nothing could be; `record` is what the run counted."""

    def __init__(self, record: dict[str, Any]) -> None:
        super().__init__(record)
        self.record = record

    def __str__(self) -> str:
        reasons = [*self.record["sources_failed"], *self.record["unread"]]
        first = f" The first: {reasons[0][1]}" if reasons else ""
        return f"Nothing could be read: {len(reasons):,} tried, none read.{first}"


def keep(store: Store, outcomes: Sequence[Checked | Failure], summary: RunSummary) -> None:
    """Keeps outcomes that came together in the store and counts them.

    They are one transaction, so that what was kept stays whatever comes after; keeping the same
    again adds nothing.
    """
    checked = [outcome for outcome in outcomes if isinstance(outcome, Checked)]
    fresh = store.save_all([outcome.rows for outcome in checked])
    again = _looked_back(store, checked, summary.name)
    new = iter(a | b for a, b in zip(fresh, again, strict=True))
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            store.record_unread(outcome.location, outcome.reason, summary.name)
            summary.fail(outcome.location, outcome.reason)
            continue
        location, found = outcome.rows.location, len(next(new))
        summary.read += 1
        summary.new += found
        summary.known += len(outcome.rows.findings) - found
        room = _MOST_TOLD - len(summary.partly)
        summary.partly += [(location, reason) for reason in outcome.partly[: max(0, room)]]


def _looked_back(store: Store, checked: Sequence[Checked], run: str) -> list[frozenset[str]]:
    """Keeps what the pages of one batch show of each other's pictures; new findings by page."""
    if not any(outcome.pictured for outcome in checked):
        return [frozenset()] * len(checked)
    asked, policy = checks(), read_settings().policy
    pages = []
    for outcome in checked:
        seen = outcome.pictured
        if seen is None:
            pages.append(replace(outcome.rows, tables=(), findings=()))
            continue
        found = look_back(seen, checks=asked, earlier=store.earlier_uses, policy=policy)
        pages.append(more_findings(outcome.rows, seen.article, found, run, datetime.now(UTC)))
    return store.save_all(pages)


def workers_of(wanted: int | None) -> int:
    """How many workers to start: as many as wanted, else as there are cores for this process."""
    if wanted:
        return wanted
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on this system
        return os.cpu_count() or 1
