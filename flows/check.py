"""The flow `check_articles`: read → examine → save, over batches of locations."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from prefect import State, flow, runtime

from flows.batches import check_pages
from flows.examining import Stated
from flows.reading import reader_for
from flows.telling import ended, tell
from flows.work import RunSummary
from provenance.model import ProvenanceError, ReadError
from provenance.settings import Settings, read_settings
from provenance.sources.files import list_pages
from provenance.store.archive import Archive
from provenance.store.engine import has_password, shown
from provenance.store.runs import Runs
from provenance.store.store import Store

__all__ = ["check_articles", "open_store", "run_name", "stop_dying"]

_MOST_DEATHS = 3


def run_name(kind: str = "check") -> str:
    """When the run began, and the first digits of its id: no two runs share a name.

    A run that died and goes on keeps its name.
    """
    named = str(runtime.flow_run.name or "")
    if named.startswith(f"{kind} 2"):
        return named
    return f"{kind} {datetime.now(UTC):%Y-%m-%d %H:%M:%S} · {str(runtime.flow_run.id)[:4]}"


def stop_dying() -> None:
    """Raises `ProvenanceError` where this run was restarted after its third death.

    Something kills it, and no further start will help.
    """
    if (runtime.flow_run.run_count or 0) > _MOST_DEATHS:
        raise ProvenanceError(
            f"Gave up: the run died {_MOST_DEATHS} times. What it kept stays; look for what kills "
            "it (memory, a full disk) and start it again."
        )


def open_store(address: str | None, settings: Settings) -> Store:
    """The store at an address, the configured one if it is None, with its archive.

    Raises `ProvenanceError` for an address with a password: Prefect shows what a flow was asked.
    """
    if address is not None and has_password(address):
        raise ProvenanceError(
            f"Cannot open the store {shown(address)} for a flow: its address holds a password, and "
            "Prefect shows the parameters of flows. Nothing was read; set CUTLINE_STORE instead."
        )
    address = address or settings.store
    folder = settings.archive_for(address)
    kept = Store.open(address)  # first: a store that cannot be used gets no archive beside it
    return Store.open(address, archive=Archive.open(folder)) if folder else kept


def _expanded(locations: Sequence[str]) -> tuple[list[str], list[tuple[str, str]], int]:
    """Folders and globs as their pages, each once; what names nothing; how many came twice."""
    pages: dict[str, None] = {}
    failed: list[tuple[str, str]] = []
    doubled = 0
    for location in locations:
        try:
            named = (
                list_pages(location) if reader_for(location).name == "files" else [location.strip()]
            )
        except (ReadError, ValueError, OSError) as error:
            failed.append((location, str(error)))
            continue
        doubled += len(named)
        pages.update(dict.fromkeys(named))
    return list(pages), failed, doubled - len(pages)


@flow(
    name="check-articles",
    description="Reads pages, compares every picture's caption with the article, and keeps what "
    "does not fit for a person to decide.",
    flow_run_name=run_name,
    persist_result=False,
    retries=0,
)
async def check_articles(
    locations: list[str],
    store: str | None = None,
    batch_pages: int | None = None,
    published: str | None = None,
    headline: str | None = None,
    language: str | None = None,
) -> State[dict[str, Any]]:
    """Checks pages and keeps what was found.

    `locations` are files, folders, globs, archives of the web or addresses; `store` is a path or an
    SQLAlchemy URL, the configured one if it is None; `published` (EDTF), `headline` and `language`
    stand in for what every page says. Ends with the fields of a `RunSummary`; the
    run has failed where there were pages and none could be read.
    """
    stop_dying()
    settings = read_settings()
    if batch_pages:
        settings = settings.model_copy(update={"batch_pages": batch_pages})
    kept = open_store(store, settings)
    runs = Runs.open(kept.address)
    summary = RunSummary(str(runtime.flow_run.name or run_name()), kept.shown, len(locations))
    runs.begin(summary.name)
    pages, missing, summary.skipped = await asyncio.to_thread(_expanded, locations)
    for location, reason in missing:
        kept.record_unread(location, reason, summary.name)
        summary.fail(location, reason)
    stated = Stated(published, headline, language)
    await check_pages(pages, kept, summary, settings, stated=stated)
    await tell(summary, kept, runs, "check-articles")
    return ended(summary)
