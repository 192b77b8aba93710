"""`watch_feeds` over a site on loopback: everything once, what changed again, the rest never."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from flows import batches, watch
from flows.watch import Outlet, due_outlets, settle
from provenance.model import ProvenanceError, ReadError, Source
from provenance.plugins import readers
from provenance.sources import feeds
from provenance.sources.feeds import Entry, FeedReading, FeedState
from provenance.store.evidence import kept_captures
from provenance.store.store import Store
from provenance.store.watching import Watching
from tests.site import NewsSite

NOON = datetime(2024, 6, 4, 12, tzinfo=UTC)


@pytest.fixture
def memory(tmp_path: Path) -> Watching:
    return Watching.open(str(tmp_path / "a.db"), clock=lambda: NOON)


def reading(*addresses: str) -> FeedReading:
    seen = tuple((address, "a1") for address in addresses)
    return FeedReading(tuple(Entry(address) for address in addresses), FeedState((), seen))


def outlet(name: str, *addresses: str) -> Outlet:
    return Outlet(
        Source(name, f"https://{name}.example/feed"), reading(*addresses), None, set(addresses)
    )


def state(memory: Watching, name: str) -> FeedState | None:
    known = memory.feed(f"https://{name}.example/feed")
    return FeedState.loads(known.state) if known else None


def test_a_source_is_remembered_once_its_last_article_is_kept(memory: Watching) -> None:
    one, two, none = outlet("one", "a", "b"), outlet("two", "b"), outlet("none")
    kept = settle([one, two, none], memory)
    assert state(memory, "none") == FeedState()
    kept("a", True)
    assert state(memory, "one") is None
    kept("b", True)
    assert state(memory, "one") == FeedState((), (("a", "a1"), ("b", "a1")))
    assert state(memory, "two") == FeedState((), (("b", "a1"),))


def test_an_article_that_fails_is_asked_for_three_times_in_all(memory: Watching) -> None:
    for known in ((), (), (("a", "a1"),)):
        settle([outlet("one", "a")], memory)("a", False)
        assert state(memory, "one") == FeedState((), known)


def test_an_article_that_was_read_starts_anew(memory: Watching) -> None:
    settle([outlet("one", "a")], memory)("a", False)
    settle([outlet("one", "a")], memory)("a", True)
    assert memory.miss("a") == 1


def test_sources_are_read_when_they_are_due_or_wanted(memory: Watching) -> None:
    hourly = Source("hourly", "https://hourly.example/feed")
    daily = Source("daily", "https://daily.example/feed", schedule="0 6 * * *")
    broken = Source("broken", "https://broken.example/feed", schedule="whenever it rains or so")
    for source in (hourly, daily):
        memory.remember(source.address, "{}")
    every = (hourly, daily, broken)
    at_one = NOON.replace(hour=13)
    assert [o.source.name for o in due_outlets(every, None, memory, at_one)] == ["hourly", "broken"]
    assert due_outlets(every, None, memory, at_one)[1].error
    next_day = NOON.replace(day=5)
    assert [o.source.name for o in due_outlets((hourly, daily), None, memory, next_day)] == [
        "hourly",
        "daily",
    ]
    assert [o.source.name for o in due_outlets(every, ["daily"], memory, NOON)] == ["daily"]
    with pytest.raises(ProvenanceError, match="no such source"):
        due_outlets(every, ["nobody"], memory, NOON)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CUTLINE_WORKERS", "1")
    with NewsSite() as made:
        reader = made.reader()
        offered = (reader, *(other for other in readers() if other.name != "web"))
        for module in (watch, batches):
            monkeypatch.setattr(module, "polite_readers", lambda manners: offered)
        real = feeds.read_feed
        monkeypatch.setattr(
            watch, "read_feed", lambda *given, **more: real(*given, now=made.now, **more)
        )
        traps = "".join(
            f"<item><link>{made.url(path)}</link></item>"
            for path in ("/out", "/bomb", "/closed/draft")
        )
        made.put("/traps.xml", f"<rss version='2.0'><channel>{traps}</channel></rss>", "text/xml")
        sources = "".join(
            f'[[sources]]\nname = "{name}"\naddress = "{made.url(path)}"\nlanguage = "en"\n'
            for name, path in (
                ("Courier", "/feed.xml"),
                ("Courier again", "/index.xml"),
                ("Traps", "/traps.xml"),
                ("Gone", "/gone.xml"),
            )
        )
        (tmp_path / "cutline.toml").write_text(sources, encoding="utf-8")
        yield made


def go(store: str) -> dict[str, Any]:
    every = ["Courier", "Courier again", "Traps", "Gone"]
    done: Any = asyncio.run(watch.watch_feeds(sources=every, store=store))
    return dict(done)


@pytest.mark.filterwarnings("ignore")
def test_a_site_is_watched(prefect: None, site: NewsSite, tmp_path: Path) -> None:
    store = str(tmp_path / "a.db")
    first = go(store)
    kept = Store.open(store)
    assert (first["read"], first["failed"], first["skipped"]) == (3, 3, 0)
    assert [name for name, _why in first["sources_failed"]] == ["Gone"]
    assert first["by_check"]["undisclosed-archive-photo"] == 1
    counts = kept.counts()
    assert (counts["captures"], counts["visits"], counts["pictures"]) == (3, 3, 3)
    reasons = dict(first["unread"])
    assert "public" in reasons[site.url("/out")]
    assert "robots" in reasons[site.url("/closed/draft")]
    assert len(reasons) == 3
    assert [row["new"] for row in first["sources"]] == [3, 3, 3, 0]

    site.change_caption()
    asked = len(site.asked)
    second = go(store)
    assert (second["read"], second["failed"], second["skipped"]) == (1, 3, 4)
    assert [row["changed"] for row in second["sources"]][:2] == [1, 1]
    assert "/flood" not in [path for path, _ in site.asked[asked:]]
    captions = [c.body for c in kept_captures(go_on(store)) if c.location == site.url("/market")]
    assert len(captions) == 2
    # other words about the same picture and day: the same finding, seen again
    assert (second["new"], second["known"]) == (0, 1)
    assert kept.counts()["findings"] == counts["findings"]
    assert not site.backend.refused


def go_on(store: str) -> Store:
    from flows.check import open_store
    from provenance.settings import read_settings

    return open_store(store, read_settings())


@pytest.mark.filterwarnings("ignore")
def test_no_source_is_an_error(
    prefect: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReadError, match="lists none"):
        asyncio.run(watch.watch_feeds(store=str(tmp_path / "a.db")))
