"""The flow `recheck`: stored pages examined again after a change of checks or languages."""

import asyncio
from typing import Any

from prefect import State, flow, get_run_logger, runtime
from prefect.artifacts import acreate_markdown_artifact

from flows.batches import job_of, recheck_batch, run_batches
from flows.check import open_store, run_name, stop_dying
from flows.rules import rules_of
from flows.summary import recheck_markdown
from flows.telling import ended
from flows.work import RunSummary
from provenance.settings import read_settings
from provenance.store.runs import Runs
from provenance.store.standing import Standings

__all__ = ["recheck"]

_MOST_TOLD = 50


def _run_name() -> str:
    return run_name("recheck")


@flow(
    name="recheck",
    description="Examines stored pages again after a change of checks or languages, fetches "
    "nothing, and says which findings appeared, vanished, returned or changed.",
    flow_run_name=_run_name,
    persist_result=False,
    retries=0,
)
async def recheck(store: str | None = None, every: bool = False) -> State[Any]:
    """Examines again every stored page that today's rules have not examined, or `every` one.

    `store` is a path or an SQLAlchemy URL, the configured one where it is None. Ends with the
    fields of a `RunSummary` and the changes by kind.
    """
    stop_dying()
    settings = read_settings()
    rules = rules_of(settings.policy)
    kept = open_store(store, settings)
    standings = Standings.open(kept.address, archive=kept.archive)
    runs = Runs.open(kept.address)
    summary = RunSummary(str(runtime.flow_run.name or _run_name()), kept.shown)
    runs.begin(summary.name)
    total = await asyncio.to_thread(standings.count)
    due = await asyncio.to_thread(standings.due, None if every else rules)
    pages = await asyncio.to_thread(standings.count_due, None if every else rules)
    summary.locations, summary.skipped = pages, total - pages
    job, size = job_of(kept, summary.name, settings), settings.batch_pages
    calls = (
        (recheck_batch, {"digests": due[begin : begin + size], "job": job, "number": number})
        for number, begin in enumerate(range(0, len(due), size), 1)
    )
    await run_batches(calls, summary, settings, pages, "recheck-progress")
    changes = standings.changes(summary.name)
    summary.by_check = runs.found(summary.name)
    runs.end(
        summary.name,
        read=summary.read,
        failed=summary.failed,
        skipped=summary.skipped,
        new=summary.new,
        known=summary.known,
    )
    found = {
        change: [standings.finding(key) for key in keys[:_MOST_TOLD]]
        for change, keys in changes.items()
    }
    await acreate_markdown_artifact(
        key="recheck-summary",
        markdown=recheck_markdown(summary, found, {k: len(v) for k, v in changes.items()}),
        description=summary.line(),
    )
    told = ", ".join(f"{len(keys):,} {change}" for change, keys in changes.items())
    get_run_logger().info("%s; %s", summary.line(), told or "nothing changed")
    return ended(summary)
