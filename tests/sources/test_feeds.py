"""Feeds and sitemaps: what is new, what changed, and what is left alone."""

from collections.abc import Iterator

import pytest

from provenance.sources.feeds import read_feed
from tests.site import NewsSite


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite() as site:
        yield site


@pytest.mark.parametrize(
    "path", ["/feed.xml", "/atom.xml", "/news.xml", "/news.xml.gz", "/index.xml"]
)
def test_every_kind_lists_the_same_articles_newest_first(site: NewsSite, path: str) -> None:
    reading = read_feed(site.reader(), site.url(path), now=site.now)
    assert [entry.address for entry in reading.entries] == [
        site.url(article) for article in ("/flood", "/market", "/ferry")
    ]
    assert reading.entries[0].title == "Hundreds leave homes as the Orra floods"
    assert not any(entry.changed for entry in reading.entries)
    assert reading.listed == 3


@pytest.mark.parametrize(
    "path", ["/feed.xml", "/atom.xml", "/news.xml", "/news.xml.gz", "/index.xml"]
)
def test_the_second_time_only_what_changed_is_given(site: NewsSite, path: str) -> None:
    reader = site.reader()
    first = read_feed(reader, site.url(path), now=site.now)
    again = read_feed(reader, site.url(path), first.state, now=site.now)
    assert again.entries == () and again.unchanged
    site.change_caption()
    third = read_feed(reader, site.url(path), again.state, now=site.now)
    assert [entry.address for entry in third.entries] == [site.url("/market")]
    assert third.entries[0].changed
    assert read_feed(reader, site.url(path), third.state, now=site.now).entries == ()
