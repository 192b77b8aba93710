"""Pages through read → examine → save, a batch to a task: what every flow that checks pages calls.

A batch is a list of locations. Its task reads, examines and saves them by unique keys, so that it
can be tried again, run twice at once, and run on any machine that reaches what the locations name.
"""

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from typing import Any

from prefect import task
from prefect.cache_policies import INPUTS

from flows.engine.pool import Limits, Pool, shared_pool
from flows.engine.runner import Runner
from flows.examining import (
    NOTHING_STATED,
    Checked,
    Look,
    Stated,
    Wanted,
    kept_examiner,
    look_examiner,
)
from flows.planning import Batch, plan
from flows.progress import Progress, heard
from flows.reading import Failure, close_readers, is_at_hand, polite_readers, read_one, reader_for
from flows.rules import rules_of
from flows.work import RunSummary, keep, workers_of
from provenance.model import Capture, Manners, Policy, ProvenanceError, ReadError
from provenance.settings import Settings
from provenance.sources.reader import Reader
from provenance.store.archive import Archive
from provenance.store.standing import Standings
from provenance.store.store import Store

__all__ = ["Job", "check_batch", "check_pages", "job_of", "recheck_batch", "run_batches"]

_LOOK = f"{look_examiner.__module__}:{look_examiner.__name__}"
_KEPT = f"{kept_examiner.__module__}:{kept_examiner.__name__}"
_TOGETHER = 32  # outcomes kept in one transaction, if so many come
_PATIENCE_SECONDS = 1.0  # and how long they are waited for
_MOST_PICTURE_BYTES = 128 * 2**20  # of one page


@dataclass(frozen=True, slots=True)
class Job:
    """What every batch of a run must know: values alone, so that it can travel."""

    store: str = field(repr=False)  # it may hold a password
    archive: str | None
    run: str
    rules: str
    policy: Policy
    manners: Manners
    workers: int | None
    limits: Limits
    stated: Stated = NOTHING_STATED

    @property
    def options(self) -> tuple[tuple[str, Any], ...]:
        """What a worker's examiner is made with."""
        return (("store", self.store), ("run", self.run), ("rules", self.rules),
                ("policy", self.policy), ("archive", self.archive),
                ("stated", self.stated))  # fmt: skip

    def pool(self) -> Pool:
        """The processes that examine the pages of this job, here."""
        return shared_pool(workers_of(self.workers), self.limits)

    def kept(self) -> Archive | None:
        """The archive; opening it sweeps what workers that were killed left unfinished."""
        return Archive.open(self.archive) if self.archive else None


def job_of(store: Store, run: str, settings: Settings, stated: Stated = NOTHING_STATED) -> Job:
    """The job of a run that keeps what it finds in a store."""
    return Job(
        store.address,
        store.archive.address if store.archive else None,
        run,
        rules_of(settings.policy),
        settings.policy,
        settings.manners,
        settings.workers,
        Limits(settings.page_seconds, settings.page_megabytes),
        stated,
    )


@task(name="check", task_run_name="check batch {number}", cache_policy=INPUTS, persist_result=True)
def check_batch(
    locations: Sequence[str],
    job: Job,
    number: int = 1,
    pictures: bool = True,
    languages: Sequence[tuple[str, str]] = (),
) -> dict[str, Any]:
    """Reads, examines and keeps the pages at some locations; gives back the counts by name.

    The arguments are those of a `Batch`. Raises `StoreError` if nothing can be kept; what was kept
    before stays.
    """
    readers, tags = polite_readers(job.manners), dict(languages)
    pool, maker = job.pool(), (_LOOK, job.options)

    def do(page: Capture | Failure | str) -> Any:
        if isinstance(page, Failure):
            return page
        if isinstance(page, str):
            reader = reader_for(page, readers)
            if is_at_hand(reader, page):
                return pool.do(maker, page, Look(page, pictures))
            return do(next(read_one(reader, page)))
        tag = tags.get(page.location)
        told = replace(page, media_type=f"{page.media_type}; lang={tag}") if tag else page
        made = pool.do(maker, page.location, Look(told))
        if isinstance(made, Wanted):
            found = _pictures(reader_for(page.location, readers), page, made.urls)
            made = pool.do(maker, page.location, Look(told, True, found))
        return made

    store, counted = Store.open(job.store), RunSummary(job.run)
    with closing(pool.each(_pages(locations, readers), do)) as outcomes:
        for together in _grouped(outcomes):
            keep(store, together, counted)
            heard(counted.read + counted.failed)
    job.kept()
    return counted.record()


def _pages(
    locations: Iterable[str], readers: Sequence[Reader]
) -> Iterator[Capture | Failure | str]:
    """What is to be examined; a location that may hold many pages is read here, as a stream."""
    for location in locations:
        try:
            reader = reader_for(location, readers)
        except ReadError as error:
            yield Failure(location, str(error))
            continue
        if reader.name == "web" or is_at_hand(reader, location):
            yield location
        else:
            yield from read_one(reader, location)


def _pictures(reader: Reader, page: Capture, urls: Sequence[str]) -> dict[str, bytes | str | None]:
    """The pictures of a page by address, or why one cannot be read."""
    found: dict[str, bytes | str | None] = {}
    room = _MOST_PICTURE_BYTES
    for url in urls:
        try:
            data = reader.image(page, url) if room > 0 else None
            found[url] = data if room > 0 else "the page has too many bytes of pictures"
            room -= len(data or b"")
        except ProvenanceError as error:
            found[url] = error.cause if isinstance(error, ReadError) else str(error)
        except Exception as error:  # one bad picture never stops a run
            found[url] = repr(error)
    return found


def _grouped(outcomes: Iterator[Any]) -> Iterator[list[Checked | Failure]]:
    """Outcomes that came within a second or so, at most as many as one transaction takes."""
    made: list[Checked | Failure] = []
    until = 0.0
    for outcome in outcomes:
        until = until if made else time.monotonic() + _PATIENCE_SECONDS
        made.append(outcome)
        if len(made) >= _TOGETHER or time.monotonic() >= until:
            yield made
            made = []
    if made:
        yield made


@task(
    name="recheck", task_run_name="recheck batch {number}", cache_policy=INPUTS, persist_result=True
)
def recheck_batch(digests: Sequence[str], job: Job, number: int = 1) -> dict[str, Any]:
    """Examines stored captures again and notes what became of their findings; gives back counts.

    Raises `StoreError` if the bytes of one are missing.
    """
    store = Standings.open(job.store, archive=job.kept())
    pool, maker = job.pool(), (_KEPT, job.options)
    counted = RunSummary(job.run)
    with closing(
        pool.each(digests, lambda digest: (digest, pool.do(maker, digest, digest)))
    ) as all_:
        for digest, made in all_:
            if isinstance(made, Failure):  # its findings are left as they were
                counted.fail(made.location, made.reason)
                continue
            pages = [checked.rows for checked in made]
            changes = store.replace(digest, pages, job.run)
            keys = {row["key"] for page in pages for row in page.findings}
            counted.read += len(pages)
            counted.new += list(changes.values()).count("appeared")
            counted.known += len(keys - changes.keys())
            heard(counted.read + counted.failed)
    return counted.record()


def _nothing(locations: Sequence[str], failed: frozenset[str]) -> None:
    """What is done with a batch that was kept, where nothing is."""


async def check_pages(
    locations: Sequence[str],
    store: Store,
    summary: RunSummary,
    settings: Settings,
    *,
    languages: dict[str, str] | None = None,
    kept: Callable[[Sequence[str], frozenset[str]], None] = _nothing,
    progress_key: str = "check-articles-progress",
    stated: Stated = NOTHING_STATED,
) -> None:
    """Checks pages, keeps what was found, and counts it in `summary`; to be called in a flow.

    `languages` are tags by location; `kept` is told the locations of each batch that is in the
    store, and those of them that failed. Raises `StoreError` if store or archive cannot be written:
    what was kept before stays.
    """
    readers = polite_readers(settings.manners)
    job = job_of(store, summary.name, settings, stated)

    def calls() -> Iterator[tuple[Any, dict[str, Any]]]:
        number = 0
        for batch in plan(locations, settings.batch_pages, readers, languages):
            if isinstance(batch, Failure):
                keep(store, [batch], summary)
                continue
            number += 1
            yield check_batch, _asked(batch, job, number)

    def done(asked: dict[str, Any], record: dict[str, Any]) -> None:
        failed = [where for where, _why in record["unread"]]
        if record["failed"] > len(failed):  # too many to be named: all may have
            failed = asked["locations"]
        kept(asked["locations"], frozenset(failed))

    try:
        total = _count(locations, readers)
        await run_batches(calls(), summary, settings, total, progress_key, done)
    finally:
        close_readers(settings.manners)


def _asked(batch: Batch, job: Job, number: int) -> dict[str, Any]:
    return {"locations": [*batch.locations], "job": job, "number": number,
            "pictures": batch.pictures, "languages": [*batch.languages]}  # fmt: skip


async def run_batches(
    calls: Iterator[tuple[Any, dict[str, Any]]],
    summary: RunSummary,
    settings: Settings,
    total: int | None,
    progress_key: str,
    done: Callable[[dict[str, Any], dict[str, Any]], None] = lambda asked, record: None,
) -> None:
    """Runs the tasks that are called, on the engine of the settings, and adds up what they count.

    `done` is told the parameters of each call and what it gave. Progress is shown while they run;
    `total` is None if nobody knows how many pages come.
    """
    with Runner(settings) as runner:
        async with Progress(summary, total, progress_key) as progress:
            under_way: set[asyncio.Task[tuple[dict[str, Any], dict[str, Any]]]] = set()
            more = True
            while more or under_way:
                if more and len(under_way) < runner.abreast:
                    call = await asyncio.to_thread(next, calls, None)
                    more = call is not None
                    if call is not None:
                        under_way.add(asyncio.create_task(runner.run(*call)))
                    continue
                ended, under_way = await asyncio.wait(
                    under_way, return_when=asyncio.FIRST_COMPLETED
                )
                for asked, record in [task.result() for task in ended]:
                    summary.add(record)
                    progress.catch_up()
                    done(asked, record)


def _count(locations: Iterable[str], readers: Sequence[Reader]) -> int | None:
    """How many pages the locations are; None if one of them may hold many."""
    count = 0
    for location in locations:
        try:
            if reader_for(location, readers).name not in ("files", "web"):
                return None
        except ReadError:
            pass
        count += 1
    return count
