"""The flow `check_articles`: read → examine → save, over batches of locations."""

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

# The embedded server starts with the first flow; on a busy machine it takes most of a minute.
os.environ.setdefault("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "120")
os.environ.setdefault("PREFECT_SERVER_ANALYTICS_ENABLED", "false")
os.environ.setdefault("PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT", "false")

from prefect import flow, get_run_logger, runtime, task
from prefect.artifacts import acreate_markdown_artifact, acreate_table_artifact
from prefect.cache_policies import NO_CACHE
from prefect.events import emit_event
from prefect.utilities.annotations import quote
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from flows.summary import findings_table, printable, summary_markdown
from flows.work import (
    Examined,
    RunSummary,
    examine_batch,
    reader_for,
    save_batch,
    split_batches,
)
from provenance.model import Capture, Policy, ReadError
from provenance.plugins import checks, languages
from provenance.settings import read_settings
from provenance.sources.files import list_pages
from provenance.store.runs import Runs
from provenance.store.store import Store

__all__ = ["check_articles"]

_READ_TRIES = 2


@task(
    name="read",
    task_run_name="read batch {number}",
    retries=_READ_TRIES,
    retry_delay_seconds=1,
    cache_policy=NO_CACHE,
    persist_result=False,
)
def read(batch: list[str], number: int) -> tuple[list[Capture], list[tuple[str, str]]]:
    """The captures of a batch of locations, and those that could not be read with the reason."""
    captures: list[Capture] = []
    failed: list[tuple[str, str]] = []
    for location in batch:
        try:
            captures.extend(reader_for(location).read(location))
        except ReadError as error:
            failed.append((location, str(error)))
        except Exception as error:  # one bad location never stops a run
            failed.append((location, f"Cannot read {location}: {error!r}."))
    return captures, failed


@task(
    name="examine",
    task_run_name="examine batch {number}",
    cache_policy=NO_CACHE,
    persist_result=False,
)
def examine(captures: list[Capture], number: int, store: str, policy: Policy) -> list[Examined]:
    """The examinations of a batch."""
    earlier = Store.open(store).earlier_uses
    return examine_batch(
        captures, languages=languages(), checks=checks(), earlier=earlier, policy=policy
    )


@task(name="save", task_run_name="save batch {number}", cache_policy=NO_CACHE, persist_result=False)
def save(examined: list[Examined], number: int, store: str, run: str) -> RunSummary:
    """Keeps a batch in the store; safe to repeat."""
    return save_batch(Store.open(store), examined, run)


def _expanded(locations: Sequence[str]) -> tuple[list[str], list[tuple[str, str]]]:
    """Folders and globs as the pages in them, each once; and what names nothing."""
    pages: dict[str, None] = {}
    failed: list[tuple[str, str]] = []
    for location in locations:
        try:
            if reader_for(location).name == "files":
                pages.update(dict.fromkeys(list_pages(location)))
            else:
                pages[location] = None
        except (ReadError, ValueError, OSError) as error:
            failed.append((location, str(error)))
    return list(pages), failed


def _run_name() -> str:
    """When the run began, and the first digits of its id: no two runs share a name."""
    return f"check {datetime.now(UTC):%Y-%m-%d %H:%M:%S} · {str(runtime.flow_run.id)[:4]}"


@flow(
    name="check-articles",
    description="Reads pages, compares every picture's caption with the article, and keeps what "
    "does not fit for a person to decide.",
    flow_run_name=_run_name,
    persist_result=False,
    retries=0,
)
async def check_articles(
    locations: list[str],
    store: str | None = None,
    batch_pages: int | None = None,
) -> dict[str, Any]:
    """Checks pages and keeps what was found.

    `locations` are files, folders or globs; `store` is a path or an SQLAlchemy URL, the configured
    one where it is None. Gives back the fields of a `RunSummary`.
    """
    settings = read_settings()
    address = store or settings.store
    kept = Store.open(address)
    runs = Runs.open(address)
    run = str(runtime.flow_run.name or _run_name())
    summary = RunSummary(name=run, store=address, locations=len(locations))
    pages, missing = _expanded(locations)
    runs.begin(run)
    for location, reason in missing:
        summary.failed += 1
        summary.unread.append((location, reason))
        kept.record_unread(location, reason, run)
    policy = settings.policy
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        disable=not console.is_terminal,
        transient=True,
    ) as progress:
        bar = progress.add_task("checking pages", total=len(pages))
        for number, batch in enumerate(
            split_batches(pages, batch_pages or settings.batch_pages), 1
        ):
            captures, failed = read(quote(batch), number)  # type: ignore[call-overload]  # quote is transparent
            for location, reason in failed:
                summary.failed += 1
                summary.unread.append((location, reason))
                kept.record_unread(location, reason, run)
            examined = examine(quote(captures), number, address, policy)  # type: ignore[call-overload]  # as above
            summary.add(save(quote(examined), number, address, run))  # type: ignore[call-overload]  # as above
            progress.advance(bar, len(batch))
    runs.end(run, read=summary.read, failed=summary.failed, new=summary.new, known=summary.known)
    await _tell(summary)
    return {name: getattr(summary, name) for name in RunSummary.__slots__}


async def _tell(summary: RunSummary) -> None:
    """The run's artifacts and one event for each new conflict."""
    await acreate_markdown_artifact(
        key="check-articles-summary",
        markdown=summary_markdown(summary),
        description="What the run read, what failed and what it found",
    )
    await acreate_table_artifact(
        key="check-articles-findings",
        table=findings_table(summary),
        description="New findings, gravest first",
    )
    for record in summary.findings:
        if record["concern"] == "conflict":
            emit_event(
                event="cutline.finding.conflict",
                resource={
                    "prefect.resource.id": f"cutline.finding.{record['key']}",
                    "prefect.resource.name": printable(record["headline"] or record["location"])[
                        :200
                    ],
                },
                payload={
                    name: record[name]
                    for name in ("key", "check", "article", "figure", "statement")
                },
            )
    get_run_logger().info(
        "%s pages read, %s failed, %s new findings, %s known",
        summary.read,
        summary.failed,
        summary.new,
        summary.known,
    )
