"""What the flow's tasks do, as plain functions over a batch: read, examine, save."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from provenance.examine import History, examine, no_history
from provenance.model import (
    Capture,
    Check,
    Examination,
    Language,
    Policy,
    ProvenanceError,
    ReadError,
)
from provenance.plugins import readers
from provenance.report.exports import finding_record
from provenance.sources.reader import Reader
from provenance.store.store import Store

__all__ = [
    "Examined",
    "RunSummary",
    "examine_batch",
    "reader_for",
    "save_batch",
    "split_batches",
]


@dataclass(slots=True)
class RunSummary:
    """What one run did: counts, new findings as records, and what could not be read.

    `read` counts the pages that were read and examined, `failed` all others, so that the two add up
    to what there was. `unread` are (location, reason) pairs; `partly` those of pages that were
    examined all the same.
    """

    name: str = ""
    store: str = ""
    locations: int = 0
    read: int = 0
    failed: int = 0
    new: int = 0
    known: int = 0
    by_check: dict[str, int] = field(default_factory=dict)
    findings: list[dict[str, Any]] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    partly: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: "RunSummary") -> None:
        """Adds the counts and lists of one batch."""
        self.read += other.read
        self.failed += other.failed
        self.new += other.new
        self.known += other.known
        for check, count in other.by_check.items():
            self.by_check[check] = self.by_check.get(check, 0) + count
        self.findings += other.findings
        self.unread += other.unread
        self.partly += other.partly


@dataclass(frozen=True, slots=True)
class Examined:
    """A page that was read: its capture with the examination, or with the error that ended it."""

    capture: Capture
    examination: Examination | None
    error: str | None = None


def split_batches(items: Sequence[str], size: int) -> list[list[str]]:
    """The items in order, `size` to a batch.

    >>> split_batches(["a", "b", "c"], 2)
    [['a', 'b'], ['c']]
    """
    return [list(items[at : at + size]) for at in range(0, len(items), size)]


def reader_for(location: str, offered: Iterable[Reader] | None = None) -> Reader:
    """The first reader that handles a location; raises `ReadError` where none does.

    >>> reader_for("page.html").name
    'files'
    """
    for reader in offered if offered is not None else readers():
        if reader.handles(location):
            return reader
    raise ReadError(location, "no reader handles such an address")


def examine_batch(
    captures: Sequence[Capture],
    *,
    languages: Sequence[Language],
    checks: Sequence[Check],
    earlier: History = no_history,
    policy: Policy = Policy(),
    tick: Callable[[], None] = lambda: None,
) -> list[Examined]:
    """The examinations of captures in order; a page that fails takes its place with its error."""
    done: list[Examined] = []
    for capture in captures:
        reader = reader_for(capture.location)

        def image(url: str, reader: Reader = reader, capture: Capture = capture) -> bytes | None:
            return reader.image(capture, url)

        try:
            found = examine(
                capture,
                languages=languages,
                checks=checks,
                image=image,
                policy=policy,
                earlier=earlier,
            )
            done.append(Examined(capture, found))
        except ProvenanceError as error:
            done.append(Examined(capture, None, str(error)))
        except Exception as error:  # one bad page never stops a run
            done.append(Examined(capture, None, f"Cannot examine {capture.location}: {error!r}."))
        tick()
    return done


def save_batch(store: Store, examined: Sequence[Examined], run: str) -> RunSummary:
    """Keeps a batch; saving the same batch twice adds nothing."""
    summary = RunSummary(name=run, store=store.address)
    for item in examined:
        if item.examination is None:
            summary.failed += 1
            summary.unread.append((item.capture.location, item.error or "unknown"))
            store.record_unread(item.capture.location, item.error or "unknown", run)
            continue
        findings = item.examination.findings
        before = (
            {
                entry.finding.key
                for entry in (store.findings(article=item.examination.article.address))
            }
            if findings
            else set()
        )
        new = store.save(item.capture, item.examination, run)
        summary.read += 1
        summary.new += new
        summary.known += len({finding.key for finding in findings}) - new
        headline = item.examination.article.headline
        for finding in findings:
            if finding.key not in before:
                summary.by_check[finding.check] = summary.by_check.get(finding.check, 0) + 1
                summary.findings.append(
                    finding_record(finding)
                    | {
                        "location": item.capture.location,
                        "headline": headline.text if headline else None,
                    }
                )
        for unread in item.examination.unread:
            if unread.span is None or unread.reason.startswith("Cannot"):
                summary.partly.append((item.capture.location, unread.reason))
    return summary
