"""Feeds and sitemaps: what is new, what changed, and what is left alone."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.model import ReadError, Refused, TooLarge, Validators
from provenance.sources.feeds import FeedReading, FeedState, read_feed
from provenance.sources.web import WebReader
from tests.site import NewsSite

KINDS = ("/feed.xml", "/atom.xml", "/news.xml", "/news.xml.gz", "/index.xml")


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite() as site:
        yield site


def paths(site: NewsSite, reading: FeedReading) -> list[str]:
    return [entry.address.removeprefix(site.url("")) for entry in reading.entries]


def rss(*items: str) -> str:
    return f'<rss version="2.0"><channel>{"".join(f"<item>{item}</item>" for item in items)}</channel></rss>'


def urlset(*rows: str) -> str:
    return f"<urlset>{''.join(f'<url>{row}</url>' for row in rows)}</urlset>"


@pytest.mark.parametrize("path", KINDS)
def test_every_kind_lists_the_same_articles_newest_first(site: NewsSite, path: str) -> None:
    reading = read_feed(site.reader(), site.url(path), now=site.now)
    assert paths(site, reading) == ["/flood", "/market", "/ferry"]
    first = reading.entries[0]
    assert first.title == "Hundreds leave homes as the Orra floods"
    assert first.dated == datetime(2024, 6, 3, 8, tzinfo=UTC)
    assert not any(entry.changed for entry in reading.entries)
    assert (reading.listed, reading.old, reading.left) == (3, 0, 0)


@pytest.mark.parametrize("path", KINDS)
def test_the_second_time_only_what_changed_is_given(site: NewsSite, path: str) -> None:
    reader = site.reader()
    first = read_feed(reader, site.url(path), now=site.now)
    again = read_feed(reader, site.url(path), first.state, now=site.now)
    assert again.entries == () and again.unchanged
    assert FeedState.loads(again.state.dumps()) == again.state
    site.change_caption()
    third = read_feed(reader, site.url(path), again.state, now=site.now)
    assert paths(site, third) == ["/market"]
    assert third.entries[0].changed
    assert read_feed(reader, site.url(path), third.state, now=site.now).entries == ()


def test_what_did_not_change_is_not_sent_again(site: NewsSite) -> None:
    reader = site.reader()
    first = read_feed(reader, site.url("/feed.xml"), now=site.now)
    assert [key for key, _ in first.state.validators] == [site.url("/feed.xml")]
    read_feed(reader, site.url("/feed.xml"), first.state, now=site.now)
    assert "if-none-match" in site.asked[-1][1]


def test_a_changed_caption_is_a_new_version_beside_the_old(site: NewsSite) -> None:
    reader = site.reader()
    state = read_feed(reader, site.url("/feed.xml"), now=site.now).state
    (old,) = reader.read(site.url("/market"))
    site.change_caption()
    (entry,) = read_feed(reader, site.url("/feed.xml"), state, now=site.now).entries
    (new,) = reader.read(entry.address)
    assert new.location == old.location and new.digest != old.digest


def test_one_article_under_several_addresses_is_one_entry(site: NewsSite) -> None:
    links = ("/flood", "/flood?utm_source=a", "/flood#top", site.url("/flood?fbclid=1"))
    site.put("/twice.xml", rss(*(f"<link>{link}</link><title>Flood</title>" for link in links)))
    reading = read_feed(site.reader(), site.url("/twice.xml"), now=site.now)
    assert paths(site, reading) == ["/flood"]


def test_what_is_old_is_left_out_and_counted(site: NewsSite) -> None:
    rows = (
        "<loc>/new</loc><lastmod>2024-06-04</lastmod>",
        "<loc>/old</loc><lastmod>2024-01-04</lastmod>",
        "<loc>/undated</loc>",
    )
    site.put("/map.xml", urlset(*rows))
    reading = read_feed(site.reader(), site.url("/map.xml"), now=site.now)
    assert paths(site, reading) == ["/new", "/undated"]
    assert (reading.listed, reading.old) == (3, 1)
    all_of_them = read_feed(site.reader(), site.url("/map.xml"), now=site.now, fresh_days=None)
    assert len(all_of_them.entries) == 3


def test_what_was_seen_is_given_again_when_it_changes_however_old(site: NewsSite) -> None:
    dated = "<link>/a</link><pubDate>Sat, 01 Jun 2024 08:00:00 GMT</pubDate><title>Rain"
    site.put("/f.xml", rss(f"{dated}</title>"))
    reader = site.reader()
    state = read_feed(reader, site.url("/f.xml"), now=site.now).state
    site.put("/f.xml", rss(f"{dated}, corrected</title>"))
    later = site.now + timedelta(days=30)
    assert paths(site, read_feed(reader, site.url("/f.xml"), state, now=later)) == ["/a"]


def test_what_is_left_comes_with_the_next_reading(site: NewsSite) -> None:
    site.put(
        "/map.xml",
        urlset(*(f"<loc>/{n}</loc><lastmod>2024-06-0{n}</lastmod>" for n in (1, 2, 3, 4))),
    )
    reader = site.reader()
    first = read_feed(reader, site.url("/map.xml"), now=site.now, most=3)
    assert (paths(site, first), first.left) == (["/4", "/3", "/2"], 1)
    second = read_feed(reader, site.url("/map.xml"), first.state, now=site.now, most=3)
    assert (paths(site, second), second.left) == (["/1"], 0)
    assert read_feed(reader, site.url("/map.xml"), second.state, now=site.now).unchanged


def test_what_could_not_be_fetched_is_listed_again(site: NewsSite) -> None:
    reader = site.reader()
    state = read_feed(reader, site.url("/feed.xml"), now=site.now).state
    state = state.forgetting([site.url("/market")])
    assert paths(site, read_feed(reader, site.url("/feed.xml"), state, now=site.now)) == ["/market"]


def test_a_silent_entry_counts_as_changed_by_what_it_says(site: NewsSite) -> None:
    site.put("/f.xml", rss("<link>/a</link><description>Rain</description>", "<link>/b</link>"))
    reader = site.reader()
    state = read_feed(reader, site.url("/f.xml"), now=site.now).state
    site.put(
        "/f.xml",
        rss("<link>/a</link><description>Rain, corrected</description>", "<link>/b</link>"),
    )
    assert paths(site, read_feed(reader, site.url("/f.xml"), state, now=site.now)) == ["/a"]


class TestIndexes:
    def test_a_missing_part_is_told_and_an_old_one_is_not_read(self, site: NewsSite) -> None:
        reading = read_feed(site.reader(), site.url("/index.xml"), now=site.now)
        ((address, cause),) = reading.unread
        assert address == site.url("/gone.xml") and "404" in cause
        assert "/2001.xml" not in site.paths()

    def test_one_that_lists_itself_ends(self, site: NewsSite) -> None:
        site.put(
            "/loop.xml", "<sitemapindex><sitemap><loc>/loop.xml</loc></sitemap></sitemapindex>"
        )
        reading = read_feed(site.reader(), site.url("/loop.xml"), now=site.now)
        assert reading.entries == () and "too deep" in reading.unread[0][1]

    def test_a_wide_one_is_bounded(self, site: NewsSite) -> None:
        rows = "".join(f"<sitemap><loc>/{number}.xml</loc></sitemap>" for number in range(500))
        site.put("/wide.xml", f"<sitemapindex>{rows}</sitemapindex>")
        reading = read_feed(site.reader(), site.url("/wide.xml"), now=site.now)
        assert len(site.paths()) == 50
        assert "more of its parts were left" in reading.unread[-1][1]


class TestHostile:
    def test_entries_do_not_lead_inside(self, site: NewsSite) -> None:
        links = (
            "http://10.0.0.1/",
            "http://localhost/",
            "file:///etc/passwd",
            "http://a@b.example/",
            "/flood",
        )
        site.put("/f.xml", rss(*(f"<link>{link}</link>" for link in links)))
        reading = read_feed(site.reader(), site.url("/f.xml"), now=site.now)
        assert paths(site, reading) == ["/flood"]
        assert len(reading.unread) == 4

    def test_a_feed_of_the_open_web_does_not_lead_to_a_private_host(self, site: NewsSite) -> None:
        from provenance.sources._guard import check_address

        with pytest.raises(Refused):
            check_address(site.url("/flood"), site.manners(), "https://news.example/feed.xml")

    @pytest.mark.parametrize(
        ("body", "why"),
        [
            pytest.param("<html><body>Not found</body></html>", "neither a feed nor a sitemap", id="a page"),
            pytest.param("", "neither", id="nothing"),
            pytest.param("<urlset><url>", "damaged", id="broken sitemap"),
            pytest.param('<?xml version="1.0" encoding="no"?><urlset/>', "damaged", id="no encoding"),
            pytest.param("<rss><channel><item>", "damaged", id="broken feed"),
            pytest.param("<rss>" + "<a>" * 5000, "damaged|deep", id="deep feed"),
            pytest.param("<urlset>" + "<a>" * 5000, "deep", id="deep sitemap"),
            pytest.param('<!DOCTYPE urlset [<!ENTITY a "b">]><urlset><url><loc>&a;</loc></url></urlset>',
                         "entities of its own", id="entities"),
            pytest.param('<!DOCTYPE urlset [<!ENTITY a SYSTEM "file:///etc/passwd">]><urlset><url>'
                         "<loc>/a&a;</loc></url></urlset>", "entities of its own", id="a file"),
        ],
    )  # fmt: skip
    def test_what_is_no_listing_is_told(self, site: NewsSite, body: str, why: str) -> None:
        site.put("/f.xml", body, "application/xml")
        with pytest.raises(ReadError, match=why):
            read_feed(site.reader(), site.url("/f.xml"), now=site.now)

    def test_entities_of_a_feed_are_not_expanded(self, site: NewsSite) -> None:
        laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(9))
        body = f"<!DOCTYPE rss [{laughs}]>{rss('<link>/a</link><title>&a8;</title>')}"
        site.put("/f.xml", body, "application/xml")
        (entry,) = read_feed(site.reader(), site.url("/f.xml"), now=site.now).entries
        assert entry.title is None or len(entry.title) < 100

    def test_files_are_not_included(self, site: NewsSite) -> None:
        body = f'<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>{rss("<link>/a</link><title>&f;</title>")}'
        site.put("/f.xml", body, "application/xml")
        (entry,) = read_feed(site.reader(), site.url("/f.xml"), now=site.now).entries
        assert "root" not in (entry.title or "")

    def test_a_sitemap_that_breaks_off_gives_what_came_before(self, site: NewsSite) -> None:
        site.put("/map.xml", "<urlset><url><loc>/a</loc></url><url><loc>/b</loc></url><url><loc>/c")
        reading = read_feed(site.reader(), site.url("/map.xml"), now=site.now)
        assert sorted(paths(site, reading)) == ["/a", "/b"]
        assert "damaged" in reading.unread[0][1]
        assert reading.state.validators == ()  # so that it is read again

    def test_a_bomb_is_refused(self, site: NewsSite) -> None:
        with pytest.raises(TooLarge):
            read_feed(site.reader(), site.url("/bomb"), now=site.now)
        site.put("/bomb.xml.gz", site.answers["/bomb"].body, "application/gzip")
        with pytest.raises(TooLarge):
            read_feed(site.reader(), site.url("/bomb.xml.gz"), now=site.now)

    @pytest.mark.parametrize(
        "body",
        [
            pytest.param("\n \n<?xml version='1.0'?><urlset><url><loc>/a</loc></url><url>"
                         "<loc>/b</loc></url></urlset>", id="space before the declaration"),
            pytest.param('<!DOCTYPE urlset SYSTEM "sitemap.dtd"><urlset><url><loc>/a</loc></url><url>'
                         "<loc>/b</loc></url></urlset>", id="a document type"),
            pytest.param("<urlset><url><loc>/a</loc></url><url><loc>/b</loc><t>A & B</t></url></urlset>",
                         id="a raw ampersand"),
            pytest.param("<urlset><url><loc>/a</loc><v:v><v:loc>/x</v:loc></v:v></url><url><loc>/b</loc>"
                         "</url></urlset>", id="a prefix nobody declared"),
            pytest.param("<sitemap_file><urlset><url><loc>/a</loc></url></urlset><urlset><url><loc>/b"
                         "</loc></url></urlset></sitemap_file>", id="rows in rows"),
            pytest.param("http://{host}/a\n\nhttp://{host}/b\r\n", id="a list of addresses"),
            pytest.param('{"version": "https://jsonfeed.org/version/1.1", "items": [{"url": "/a"}, '
                         '{"id": "http://{host}/b"}]}', id="JSON Feed"),
        ],
    )  # fmt: skip
    def test_slips_and_other_forms_lose_no_page(self, site: NewsSite, body: str) -> None:
        host = site.url("").removeprefix("http://")
        site.put("/map.xml", body.replace("{host}", host), "application/xml")
        reading = read_feed(site.reader(), site.url("/map.xml"), now=site.now)
        assert sorted(paths(site, reading)) == ["/a", "/b"] and reading.unread == ()

    def test_titles_are_tidy_and_bounded(self, site: NewsSite) -> None:
        site.put("/f.xml", rss(f"<link>/a</link><title>Rain\n\n {'x' * 9000}</title>"))
        (entry,) = read_feed(site.reader(), site.url("/f.xml"), now=site.now).entries
        assert (
            entry.title is not None and entry.title.startswith("Rain x") and len(entry.title) <= 500
        )

    @pytest.mark.parametrize(
        "text",
        [None, "", "{", "[]", '{"seen": 5}', '{"seen": [[1]]}', '{"validators": [1]}', "null"],
    )
    def test_a_state_that_cannot_be_read_is_a_fresh_one(self, text: str | None) -> None:
        assert FeedState.loads(text) == FeedState()


@given(
    st.lists(
        st.tuples(st.text(), st.builds(Validators, st.none() | st.text(), st.none() | st.text()))
    ),
    st.lists(st.tuples(st.text(), st.text())),
)
def test_a_state_survives_being_kept(
    validators: list[tuple[str, Validators]], seen: list[tuple[str, str]]
) -> None:
    state = FeedState(tuple(validators), tuple(seen))
    assert FeedState.loads(state.dumps()) == state


def test_dates_in_the_future_are_no_harm(site: NewsSite) -> None:
    far = (site.now + timedelta(days=9999)).isoformat()
    site.put(
        "/map.xml",
        urlset(f"<loc>/a</loc><lastmod>{far}</lastmod>", "<loc>/b</loc><lastmod>soon</lastmod>"),
    )
    reading = read_feed(site.reader(), site.url("/map.xml"), now=site.now)
    assert sorted(paths(site, reading)) == ["/a", "/b"]


def test_saved_pages_need_neither_client_nor_parser_of_feeds() -> None:
    loaded = (
        "from provenance.plugins import readers; readers(); import sys; "
        "print({'httpx', 'feedparser', 'fastwarc', 'protego'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "set()"


def test_a_reader_can_be_used_after_it_was_closed(site: NewsSite) -> None:
    reader: WebReader = site.reader()
    for _time in range(2):
        assert list(reader.read(site.url("/flood")))
        reader.close()
