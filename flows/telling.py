"""A run told for people and machines: artifacts in the Prefect UI, events, the run's end state."""

from collections.abc import Sequence
from typing import Any

from prefect import State, get_run_logger
from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact
from prefect.events import emit_event
from prefect.states import Completed, Failed

from flows.finding import finding_markdown, finding_page
from flows.summary import findings_table, summary_markdown
from flows.words import one_line, printable
from flows.work import NothingRead, RunSummary
from provenance.model import Concern
from provenance.photo.thumbnail import small_jpeg
from provenance.review.outgoing import with_page
from provenance.settings import read_settings
from provenance.store.runs import Runs
from provenance.store.store import QueueItem, Store

__all__ = ["CONFLICT", "DEGRADED", "ended", "is_degraded", "tell"]

CONFLICT = "cutline.finding.conflict"
"""The event of each new conflict."""

DEGRADED = "cutline.run.degraded"
"""The event of a run that could not read what it should."""

_MOST_SHOWN = 200
_MOST_PAGES = 50
_MOST_PICTURES = 20  # each is made in a process of its own
_PICTURE = 320  # pixels of a picture's longer side
_DEGRADED_SHARE = 0.2


def is_degraded(summary: RunSummary) -> bool:
    """Whether a run read so little of what it should that someone ought to look.

    More than a fifth could not be read, or a source could not.

    >>> is_degraded(RunSummary(read=9, failed=1)), is_degraded(RunSummary(failed=1))
    (False, True)
    """
    tried = summary.read + summary.failed
    return bool(summary.sources_failed) or summary.failed > _DEGRADED_SHARE * tried


async def tell(summary: RunSummary, store: Store, runs: Runs, key: str) -> None:
    """Ends the run in the store and shows it: artifacts by `key`, a page for each finding, events.

    What is new comes from the store, so that a run that died and went on tells all it found.
    """
    summary.by_check = runs.found(summary.name)
    new = sum(summary.by_check.values())
    summary.known -= min(summary.known, new - summary.new)  # before it died, this run kept them
    summary.new = new
    runs.end(
        summary.name,
        read=summary.read,
        failed=summary.failed,
        skipped=summary.skipped,
        new=summary.new,
        known=summary.known,
    )
    found = store.findings(run=summary.name, limit=_MOST_SHOWN) if summary.new else []
    desk = read_settings().desk
    loud = [item for item in found if item.finding.concern > Concern.NOTE]
    for number, item in enumerate(loud[:_MOST_PAGES]):
        shown = with_page(store, item, thumbnail=_small) if number < _MOST_PICTURES else None
        picture = shown.picture if shown else None
        await acreate_markdown_artifact(
            key=finding_page(item.finding.key),
            markdown=finding_markdown(item, store.named, desk, picture),
            description=one_line(item.finding.statement)[:200],
        )
    await acreate_markdown_artifact(
        key=f"{key}-summary",
        markdown=summary_markdown(summary, loud[:_MOST_PAGES]),
        description=summary.line(),
    )
    await acreate_table_artifact(
        key=f"{key}-findings",
        table=findings_table(summary, found),
        description="New findings, gravest first",
    )
    _emit(summary, loud)
    get_run_logger().info("%s", summary.line())


def _small(data: bytes) -> bytes:
    return small_jpeg(data, _PICTURE)


def _emit(summary: RunSummary, loud: Sequence[QueueItem]) -> None:
    for item in loud[:_MOST_PAGES]:
        finding = item.finding
        if finding.concern is Concern.CONFLICT:
            emit_event(
                event=CONFLICT,
                resource={
                    "prefect.resource.id": f"cutline.finding.{finding.key}",
                    "prefect.resource.name": one_line(item.headline or finding.article)[:200],
                },
                payload={
                    "key": finding.key,
                    "check": finding.check,
                    "article": printable(finding.article),
                    "figure": finding.figure,
                    "statement": printable(finding.statement),
                },
            )
    if is_degraded(summary):
        emit_event(
            event=DEGRADED,
            resource={
                "prefect.resource.id": "cutline.run",
                "prefect.resource.name": summary.name,
            },
            payload={"read": summary.read, "failed": summary.failed, "skipped": summary.skipped,
                     "told": summary.line(), "reasons": [
                         f"{printable(where)}: {printable(why)}"[:300]
                         for where, why in (*summary.sources_failed, *summary.unread)[:10]
                     ]},
        )  # fmt: skip


def ended(summary: RunSummary) -> State[Any]:
    """The state a run ends in, named so that a list of runs tells it apart at a glance."""
    record = summary.record()
    told = summary.line()
    if not summary.read and (summary.failed or summary.sources_failed):
        nothing = NothingRead(record)
        return Failed(name="NothingRead", message=one_line(str(nothing)), data=nothing)
    if is_degraded(summary):
        return Completed(name="Degraded", message=told, data=record)
    return Completed(message=told, data=record)
