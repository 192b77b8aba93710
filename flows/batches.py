"""Pages through read → examine → save, a batch to a task: what every flow that checks pages calls.

One stream of pages runs through the workers of one crew from the first batch to the last, so that
no core waits for the end of a batch and no more than a few pages are in memory. A task keeps what
one batch of pages gave. It holds no page itself: `quote` spares Prefect a walk through what it is
handed.
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from prefect import task
from prefect.artifacts import acreate_progress_artifact, aupdate_progress_artifact
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows.crew import Crew, Limits
from flows.reading import Page, read_pages, reader_for
from flows.rules import rules_of
from flows.work import RunSummary, keep, page_examiner, workers_of
from provenance.model import Capture
from provenance.plugins import readers
from provenance.settings import Settings
from provenance.sources.reader import Reader
from provenance.sources.warc import WarcReader
from provenance.sources.web import WebReader, with_manners
from provenance.store.archive import Archive
from provenance.store.store import Store

__all__ = ["Job", "check_batch", "check_pages", "run_batches"]

_EXAMINER = f"{page_examiner.__module__}:{page_examiner.__name__}"
_PROGRESS_SECONDS = 10.0


def _nothing(location: str, read: bool) -> None:
    """What is done with each page that was kept, where nothing is."""


@dataclass(slots=True)
class Job:
    """What the batches of one run share.

    `outcomes` are lists of what came together; `take` keeps such a list. `total` is None where
    nobody knows how many pages come.
    """

    summary: RunSummary
    outcomes: Iterator[Sequence[Any]]
    batch_pages: int
    take: Callable[[Sequence[Any]], None]
    total: int | None = None
    held: Sequence[Any] = ()  # what came and no batch has taken

    @property
    def done(self) -> int:
        """How many pages came so far."""
        return self.summary.read + self.summary.failed

    def has_more(self) -> bool:
        """Whether another batch has at least one page; waits for it."""
        self.held = self.held or next(self.outcomes, ())
        return bool(self.held)

    def run_batch(self) -> int:
        """Keeps the next batch; gives back how many pages it had."""
        count = 0
        while count < self.batch_pages and self.has_more():
            most = self.batch_pages - count
            taken, self.held = self.held[:most], self.held[most:]
            self.take(taken)
            count += len(taken)
        return count


@task(
    name="check",
    task_run_name="check batch {number}",
    cache_policy=NO_CACHE,
    persist_result=False,
)
async def check_batch(job: Job, number: int) -> int:
    """Reads, examines and keeps one batch of pages; gives back how many there were."""
    return await asyncio.to_thread(job.run_batch)


async def check_pages(
    locations: Sequence[str],
    store: Store,
    summary: RunSummary,
    settings: Settings,
    *,
    offered: Sequence[Reader] | None = None,
    kept: Callable[[str, bool], None] = _nothing,
    progress_key: str = "check-articles-progress",
) -> None:
    """Checks pages, keeps what was found, and counts it in `summary`; to be called in a flow.

    `offered` are the readers, all there are in the configured manners where none are named; `kept`
    is told of each page once it is in the store. Raises `StoreError` where store or archive cannot
    be written: what was kept before stays.
    """

    mine = with_manners(readers(), settings.manners) if offered is None else ()
    offered = offered or mine

    def image(capture: Capture, url: str) -> bytes | None:
        return reader_for(capture.location, offered).image(capture, url)

    def waits(capture: Capture) -> bool:
        return reader_for(capture.location, offered).name == "web"

    def shows(capture: Capture) -> bool:
        reader = reader_for(capture.location, offered)
        try:
            return not isinstance(reader, WarcReader) or reader.has_pictures(capture.location)
        except Exception:  # told where a picture is asked for
            return True

    def pages() -> Iterator[Page]:
        for page in read_pages(locations, offered):
            if isinstance(page, Capture):
                shows(page)  # looks for pictures in this thread, while workers start
            yield page

    def take(outcomes: Sequence[Any]) -> None:
        keep(store, outcomes, summary, kept)

    try:
        await run_batches(
            pages(),
            take,
            store,
            summary,
            settings,
            image=image,
            waits=waits,
            shows=shows,
            total=_count(locations, offered),
            progress_key=progress_key,
        )
    finally:
        for reader in mine:
            if isinstance(reader, WebReader):
                reader.close()


async def run_batches(
    pages: Iterable[Page],
    take: Callable[[Sequence[Any]], None],
    store: Store,
    summary: RunSummary,
    settings: Settings,
    *,
    image: Callable[[Capture, str], bytes | None],
    waits: Callable[[Capture], bool] = lambda capture: False,
    shows: Callable[[Capture], bool] = lambda capture: True,
    total: int | None,
    progress_key: str,
) -> None:
    """Sends pages through the workers of one crew and hands to `take` what comes back together.

    Each batch is a task run; progress is shown while they run. `image`, `waits` and `shows` are the
    crew's.
    """
    folder = str(store.archive.folder) if store.archive else None
    crew = Crew(
        workers_of(settings.workers),
        _EXAMINER,
        {
            "store": store.address,
            "run": summary.name,
            "rules": rules_of(settings.policy),
            "policy": asdict(settings.policy),
            "archive": folder,
        },
        limits=Limits(settings.page_seconds, settings.page_megabytes),
        image=image,
        waits=waits,
        shows=shows,
    )
    with crew:
        job = Job(summary, crew.each(pages), settings.batch_pages, take, total)
        async with _progress(job, progress_key):
            number = 0
            while await asyncio.to_thread(job.has_more):
                number += 1
                await check_batch(quote(job), number)  # type: ignore[call-overload]  # quote is transparent
    if folder:
        Archive.open(folder)  # sweeps what a worker that was killed left unfinished


def _count(locations: Iterable[str], offered: Sequence[Reader] | None) -> int | None:
    """How many pages the locations are; None where one of them may hold many."""
    count = 0
    for location in locations:
        with contextlib.suppress(Exception):
            if reader_for(location, offered).name not in ("files", "web"):
                return None
        count += 1
    return count


@contextlib.asynccontextmanager
async def _progress(job: Job, key: str) -> AsyncIterator[None]:
    """Shows the job in a progress artifact while it runs; what cannot be shown stops nothing."""
    made = None
    with contextlib.suppress(Exception):
        made = await acreate_progress_artifact(0.0, key=key, description=_told(job))

    async def show(progress: float) -> None:
        if made is not None:
            with contextlib.suppress(Exception):
                await aupdate_progress_artifact(made, progress, description=_told(job))

    async def follow() -> None:
        while True:
            await asyncio.sleep(_PROGRESS_SECONDS)
            await show(100.0 * job.done / job.total if job.total else 0.0)

    following = asyncio.create_task(follow())
    try:
        yield
    finally:
        following.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await following
    await show(100.0)


def _told(job: Job) -> str:
    summary = job.summary
    of = f" of {job.total:,}" if job.total is not None else " (nobody knows of how many)"
    return (
        f"{summary.name}: {job.done:,}{of} pages · {summary.read:,} read · "
        f"{summary.failed:,} failed · {summary.new:,} new findings"
    )
