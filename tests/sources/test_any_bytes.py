"""Whatever comes in from outside, the readers give values or one `ReadError`, and nothing else."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.model import Manners, ReadError, Refused, canonical_address
from provenance.sources._guard import check_address, is_public, usable
from provenance.sources._listing import read_listing
from provenance.sources._page import media_type_of
from provenance.sources._robots import read_robots
from provenance.sources._unpack import unchunked, unpacked
from provenance.sources.warc import READER
from tests.sources.test_warc import Crawl

MARKUP = st.lists(
    st.sampled_from(
        [
            b"<rss>", b"</rss>", b"<channel>", b"<item>", b"</item>", b"<link>", b"</link>", b"<feed>",
            b"<entry>", b"<urlset>", b"<url>", b"</url>", b"<loc>", b"</loc>", b"<sitemapindex>",
            b"<sitemap>", b"http://a.example/", b"//", b"http://[", b"&amp;", b"&x;", b"<![CDATA[",
            b"]]>", b"<!--", b"<!DOCTYPE rss [", b"<pubDate>", b"99 Foo 0000", b"<lastmod>",
            b"2024-99-99", b"0001-01-01T00:00:00+23:59", b"\xff\xfe", b"\x00", b" xmlns='x'", b"<a:",
            b"<?xml version='1.0' encoding='utf-7'?>", b"<?xml version='1.0' encoding='no'?>",
        ]
    ),
    max_size=25,
).map(b"".join)  # fmt: skip
LINES = st.lists(
    st.sampled_from(
        ["User-agent: *", "User-agent: cutline", "Disallow: /", "Allow: *a*$", "Crawl-delay: 1e999",
         "Crawl-delay: nan", "Crawl-delay: -3", "Request-rate: 0/0", "Request-rate: 1/10s", "Sitemap:",
         "Disallow", ":", "user agent *", "Visit-time: 9-1", "#", "\x00", "Disallow: %zz"]
    ),
    max_size=12,
).map("\n".join)  # fmt: skip


@given(st.binary(max_size=200) | MARKUP, st.sampled_from(["", "text/xml; charset=utf-16", "a/b"]))
def test_any_bytes_are_a_listing_or_told(body: bytes, media_type: str) -> None:
    try:
        listing = read_listing("https://a.example/feed", body, media_type, 10_000)
    except ReadError:
        return
    for item in listing.items:
        assert item.address and (item.dated is None or item.dated.utcoffset() == timedelta(0))


@given(st.text(max_size=80) | st.from_regex(r"\Ahttps?://[^ ]{0,40}\Z"))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    canonical_address(text)
    is_public(text)
    try:
        check_address(text, Manners(private_hosts=("a.example",)), text)
    except Refused:
        return
    assert text.lower().startswith(("http://", "https://"))


@given(st.text(max_size=40), st.integers(0, 65535), st.lists(st.text(max_size=20), max_size=3))
def test_any_answer_of_a_resolver_is_public_or_refused(
    host: str, port: int, answer: list[str]
) -> None:
    try:
        found = usable(host, port, Manners(), lambda name, port: answer)
    except ReadError:
        return
    assert found and all(is_public(address) for address in found)


@given(st.binary(max_size=200) | LINES.map(str.encode))
def test_any_robots_are_rules(body: bytes) -> None:
    robots = read_robots(body)
    assert robots.allows("https://a.example/robots.txt")
    assert robots.allows("https://a.example/flood") in (True, False)
    assert robots.delay is None or 0 < robots.delay < float("inf")


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "br", "", "x"]))
def test_any_body_is_unpacked_or_told(body: bytes, encoding: str) -> None:
    try:
        assert len(unpacked([body], encoding, 500, "page")) <= 500
        assert len(unchunked(body, "page")) <= 500
    except ReadError:
        return


@given(st.text(max_size=60))
def test_any_header_is_a_media_type(header: str) -> None:
    assert "\n" not in media_type_of(header).replace("\n", " ") and len(media_type_of(header)) < 140


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("crawls")


@settings(max_examples=150)
@given(
    packed=st.booleans(),
    at=st.integers(0, 900),
    piece=st.binary(max_size=12),
    drop=st.integers(0, 40),
)
def test_a_damaged_archive_gives_pages_or_is_told(
    folder: Path, packed: bool, at: int, piece: bytes, drop: int
) -> None:
    crawl = Crawl(packed).add("/one").add("/a.jpg", b"\xff\xd8", "image/jpeg").add("/two")
    whole = crawl.stream.getvalue()
    path = folder / ("crawl.warc.gz" if packed else "crawl.warc")
    path.write_bytes(whole[:at] + piece + whole[at + drop :])
    try:
        for page in READER.read(str(path)):
            READER.image(page, "/a.jpg")
    except ReadError:
        return
