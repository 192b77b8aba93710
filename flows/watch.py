"""The flow `watch_feeds`: listed sources → new or changed addresses → checked in batches."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, zip_longest
from typing import Any

from cronsim import CronSim, CronSimError
from prefect import State, flow, get_run_logger, runtime, task
from prefect.cache_policies import NO_CACHE
from prefect.utilities.annotations import quote

from flows.batches import check_pages
from flows.check import open_store, run_name, stop_dying
from flows.reading import polite_readers
from flows.telling import ended, tell
from flows.work import RunSummary
from provenance.model import ProvenanceError, ReadError, Source
from provenance.settings import Settings, read_settings
from provenance.sources.feeds import FeedReading, FeedState, read_feed
from provenance.sources.web import WebReader
from provenance.store.runs import Runs
from provenance.store.watching import Watching

__all__ = ["Outlet", "due_outlets", "read_feeds", "settle", "watch_feeds", "web_reader"]

_ABREAST = 8
_MOST_TRIES = 3  # then an article is left alone until its entry changes


@dataclass(slots=True)
class Outlet:
    """A source that is due: what its feed gave, or why it gave nothing; its articles not done."""

    source: Source
    reading: FeedReading | None = None
    error: str | None = None
    waiting: set[str] = field(default_factory=set)
    failed: set[str] = field(default_factory=set)

    def row(self) -> dict[str, Any]:
        """The source as a row for people."""
        found = self.reading
        if found is None:
            return {"source": self.source.name, "listed": "–", "new": 0, "changed": 0, "old": 0,
                    "note": self.error or "not read"}  # fmt: skip
        changed = sum(entry.changed for entry in found.entries)
        said = "not changed since last time" if found.unchanged else ""
        if found.left:
            said = f"{found.left:,} left for next time"
        return {
            "source": self.source.name,
            "listed": found.listed,
            "new": len(found.entries) - changed,
            "changed": changed,
            "old": found.old,
            "note": said,
        }


@task(name="read feeds", cache_policy=NO_CACHE, persist_result=False)
async def read_feeds(outlets: list[Outlet], reader: WebReader, memory: Watching) -> None:
    """Reads the feeds of the outlets, a few at once; a failure stays with its outlet."""

    def read(outlet: Outlet) -> None:
        address = outlet.source.address
        known = memory.feed(address)
        try:
            state = FeedState.loads(known.state if known else None)
            outlet.reading = read_feed(reader, address, state)
            outlet.waiting = {entry.address for entry in outlet.reading.entries}
        except ReadError as error:
            outlet.error = error.cause
        except Exception as error:  # one bad feed never stops a run
            outlet.error = repr(error)
        if outlet.reading is None:
            memory.remember(address, known.state if known else "{}", outlet.error)

    def read_all() -> None:
        with ThreadPoolExecutor(_ABREAST, "feed") as threads:
            list(threads.map(read, outlets))

    await asyncio.to_thread(read_all)


def due_outlets(
    sources: Iterable[Source], wanted: Sequence[str] | None, memory: Watching, now: datetime
) -> list[Outlet]:
    """The sources whose schedule is due, or all those that are wanted by name.

    Raises `ProvenanceError` for a name that no source has.
    """
    sources = list(sources)
    unknown = set(wanted or ()) - {source.name for source in sources}
    if unknown:
        raise ProvenanceError(
            f"Cannot watch {', '.join(sorted(unknown))}: cutline.toml lists no such source. "
            "Nothing was read."
        )
    outlets = []
    for source in sources:
        if wanted is not None:
            if source.name in wanted:
                outlets.append(Outlet(source))
            continue
        known = memory.feed(source.address)
        try:
            times = CronSim(source.schedule, known.read_at if known else now)
            due = known is None or next(times) <= now
        except CronSimError as error:
            outlets.append(Outlet(source, error=f"{source.schedule!r} is no cron line: {error}"))
            continue
        if due:
            outlets.append(Outlet(source))
    return outlets


def web_reader(settings: Settings) -> WebReader:
    """The reader of feeds and articles, in the configured manners."""
    return next(r for r in polite_readers(settings.manners) if isinstance(r, WebReader))


def _in_turn(outlets: Sequence[Outlet]) -> list[str]:
    """The outlets' articles, one of each outlet after another: hosts are asked in turn."""
    lists = [
        [entry.address for entry in outlet.reading.entries] for outlet in outlets if outlet.reading
    ]
    turns = chain.from_iterable(zip_longest(*lists))
    return list(dict.fromkeys(address for address in turns if address is not None))


def settle(outlets: Sequence[Outlet], memory: Watching) -> Callable[[str, bool], None]:
    """What is done with each article once it is kept: a source with none left is remembered.

    A run that dies before that reads the source's articles again, and nothing is lost. An article
    that could not be read is asked for again by the next runs, three times in all.
    """

    def remember(outlet: Outlet) -> None:
        if outlet.reading is not None:
            state = outlet.reading.state.forgetting(outlet.failed)
            memory.remember(outlet.source.address, state.dumps())

    def kept(address: str, read: bool) -> None:
        mine = [outlet for outlet in outlets if address in outlet.waiting]
        if mine and read:
            memory.found([address])
        again = bool(mine) and not read and memory.miss(address) < _MOST_TRIES
        for outlet in mine:
            outlet.waiting.discard(address)
            if again:
                outlet.failed.add(address)
            if not outlet.waiting:
                remember(outlet)

    for outlet in outlets:
        if not outlet.waiting:
            remember(outlet)
    return kept


def _run_name() -> str:
    return run_name("watch")


@flow(
    name="watch-feeds",
    description="Reads the feeds and sitemaps listed in cutline.toml, fetches what is new or "
    "changed, archives it, checks it, and keeps what does not fit for a person to decide.",
    flow_run_name=_run_name,
    persist_result=False,
    retries=0,
)
async def watch_feeds(sources: list[str] | None = None, store: str | None = None) -> State[Any]:
    """Checks what is new or changed at the sources of `cutline.toml` that are due.

    `sources` names those to read whether due or not; `store` is a path or an SQLAlchemy URL, the
    configured one where it is None. Ends with the fields of a `RunSummary`; the run has failed
    where no source could be read. Raises `ReadError` where no source is listed.
    """
    stop_dying()
    settings = read_settings()
    if not settings.outlets:
        raise ReadError("the sources", "cutline.toml lists none; add a [[sources]] table for each")
    kept = open_store(store, settings)
    runs, memory = Runs.open(kept.address), Watching.open(kept.address)
    outlets = due_outlets(settings.outlets, sources, memory, datetime.now(UTC))
    summary = RunSummary(str(runtime.flow_run.name or _run_name()), kept.shown)
    runs.begin(summary.name)
    reader = web_reader(settings)
    try:
        await read_feeds(quote([o for o in outlets if not o.error]), quote(reader), quote(memory))  # type: ignore[call-overload]  # quote is transparent
        for outlet in outlets:
            if outlet.error:
                summary.sources_failed.append((outlet.source.name, outlet.error))
                get_run_logger().warning("%s: %s", outlet.source.name, outlet.error)
            elif outlet.reading:
                summary.skipped += outlet.reading.listed - len(outlet.reading.entries)
                summary.partly += [*outlet.reading.unread][:100]
        summary.sources = [outlet.row() for outlet in outlets]
        pages = _in_turn(outlets)
        summary.locations = len(pages)
        languages = {
            entry.address: outlet.source.language
            for outlet in outlets
            if outlet.reading and outlet.source.language
            for entry in outlet.reading.entries
        }
        settled = settle(outlets, memory)

        def kept_batch(locations: Sequence[str], failed: frozenset[str]) -> None:
            for location in locations:
                settled(location, location not in failed)

        await check_pages(
            pages,
            kept,
            summary,
            settings,
            languages=languages,
            kept=kept_batch,
            progress_key="watch-feeds-progress",
        )
    finally:
        reader.close()
    await tell(summary, kept, runs, "watch-feeds")
    return ended(summary)
