"""The flow `recheck`: stored pages examined again after a change of checks or languages."""

import asyncio
from collections.abc import Iterable
from typing import Any

from prefect import State, flow, get_run_logger, runtime
from prefect.artifacts import acreate_markdown_artifact

from flows.batches import run_batches
from flows.check import open_store, run_name, stop_dying
from flows.reading import Failure
from flows.rules import rules_of
from flows.summary import recheck_markdown
from flows.telling import ended
from flows.work import Checked, RunSummary
from provenance.model import Capture, ReadError, StoreError
from provenance.settings import read_settings
from provenance.store.evidence import kept_picture
from provenance.store.rows import PageRows
from provenance.store.runs import Runs
from provenance.store.standing import Standings

__all__ = ["Comparing", "recheck"]

_MOST_TOLD = 50


class Comparing:
    """Keeps what new examinations gave, capture by capture, and counts the pages.

    Visits of the same bytes come one after another and are compared together.
    """

    def __init__(self, store: Standings, summary: RunSummary) -> None:
        self._store, self._summary = store, summary
        self._pages: list[PageRows] = []

    def take(self, outcomes: Iterable[Checked | Failure]) -> None:
        """Takes outcomes in their order."""
        for outcome in outcomes:
            if isinstance(outcome, Failure):  # its findings are left as they were
                self._summary.fail(outcome.location, outcome.reason)
                continue
            if self._pages and self._pages[0].digest != outcome.rows.digest:
                self.flush()
            self._pages.append(outcome.rows)
            self._summary.read += 1

    def flush(self) -> None:
        """Compares the last capture; to be called after the last outcome."""
        if self._pages:
            pages, self._pages = self._pages, []
            changes = self._store.replace(pages[0].digest, pages, self._summary.name)
            keys = {row["key"] for page in pages for row in page.findings}
            self._summary.new += list(changes.values()).count("appeared")
            self._summary.known += len(keys - changes.keys())


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
    summary = RunSummary(str(runtime.flow_run.name or _run_name()), kept.address)
    runs.begin(summary.name)
    comparing = Comparing(standings, summary)
    total = await asyncio.to_thread(standings.count)
    due = await asyncio.to_thread(standings.count_due, None if every else rules)
    summary.locations, summary.skipped = due, total - due

    def image(capture: Capture, url: str) -> bytes | None:
        try:
            return kept_picture(kept, capture.digest, url)
        except StoreError as error:  # one picture that is lost is no reason to stop
            raise ReadError(url[:200], str(error)) from error

    await run_batches(
        standings.due(None if every else rules),
        comparing.take,
        kept,
        summary,
        settings,
        image=image,
        total=due,
        progress_key="recheck-progress",
    )
    await asyncio.to_thread(comparing.flush)
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
