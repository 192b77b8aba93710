"""From a feed to the store and back out of the archive: what the pieces give when put together."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from provenance.examine import examine
from provenance.model import Capture, Examination
from provenance.plugins import checks, languages
from provenance.sources.feeds import FeedReading, FeedState, read_feed
from provenance.sources.together import read_together
from provenance.sources.web import WebReader
from provenance.store.archive import Archive, PictureKeeper
from provenance.store.evidence import kept_captures, kept_picture
from provenance.store.store import Store
from tests.site import NewsSite


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite() as site:
        yield site


@pytest.fixture
def store(address: str, tmp_path: Path) -> Store:
    return Store.open(address, archive=Archive.open(tmp_path / "archive"))


def watch(
    site: NewsSite, reader: WebReader, store: Store, state: FeedState
) -> tuple[FeedReading, dict[str, Examination]]:
    """One turn of watching a feed; the examinations by the digest of their page."""
    assert store.archive is not None
    reading = read_feed(reader, site.url("/feed.xml"), state, now=site.now)
    done = {}
    for _location, page in read_together(reader, [entry.address for entry in reading.entries]):
        assert isinstance(page, Capture)

        def load(url: str, page: Capture = page) -> bytes | None:
            return reader.image(page, url)

        keeper = PictureKeeper(store.archive, load)
        found = examine(page, languages=languages(), checks=checks(), image=keeper)
        store.save(page, found, "watching", keeper.kept)
        done[page.digest] = found
    return reading, done


def test_a_feed_is_watched_twice_and_a_changed_caption_stands_beside_the_old(
    site: NewsSite, store: Store
) -> None:
    reader = site.reader()
    first, done = watch(site, reader, store, FeedState())
    counts = store.counts()
    assert {name: counts[name] for name in ("captures", "visits", "articles", "pictures")} == {
        "captures": 3,
        "visits": 3,
        "articles": 3,
        "pictures": 3,
    }
    found = store.findings()
    assert [item.finding.check for item in found if item.finding.concern > 1] == [
        "undisclosed-archive-photo"
    ]
    assert found[0].finding.article == site.url("/flood")

    again, nothing = watch(site, reader, store, first.state)
    assert again.unchanged and nothing == {} and store.counts() == counts

    site.change_caption()
    third, changed = watch(site, reader, store, again.state)
    assert [entry.changed for entry in third.entries] == [True] and len(changed) == 1
    market = [page for page in kept_captures(store) if page.location == site.url("/market")]
    assert len(market) == 2 and market[0].digest != market[1].digest
    assert b"on Sunday.</figcaption>" in market[0].body
    assert b"in May.</figcaption>" in market[1].body
    assert store.counts()["captures"] == 4
    assert done.keys().isdisjoint(changed)


def test_what_was_kept_is_examined_again_without_fetching(site: NewsSite, store: Store) -> None:
    _reading, done = watch(site, site.reader(), store, FeedState())
    asked = len(site.asked)
    for page in kept_captures(store):

        def load(url: str, page: Capture = page) -> bytes | None:
            return kept_picture(store, page.digest, url)

        again = examine(page, languages=languages(), checks=checks(), image=load)
        assert again == done[page.digest]
        assert all(case.photo is not None for case in again.cases)
    assert len(site.asked) == asked
