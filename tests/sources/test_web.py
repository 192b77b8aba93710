"""The polite, guarded client: what it asks, what it leaves, and when it gives up."""

import gzip
import os
import pickle
import zlib
from collections.abc import Callable, Iterator
from email.utils import format_datetime
from types import SimpleNamespace

import brotli
import pytest

from provenance.document.read import read_article
from provenance.model import NotHTML, ReadError, Refused, TooLarge, Validators
from provenance.plugins import languages
from provenance.sources import web
from provenance.sources.files import READER as FILES
from provenance.sources.web import READER, WebReader, with_manners
from tests.site import NAME, NewsSite


@pytest.fixture
def site() -> Iterator[NewsSite]:
    with NewsSite() as site:
        yield site


def page_of(reader: WebReader, address: str) -> bytes:
    (capture,) = reader.read(address)
    return capture.body


def test_a_page_is_captured_as_it_was_given(site: NewsSite) -> None:
    (capture,) = site.reader().read(site.url("/flood"))
    assert capture.body == site.answers["/flood"].body
    assert capture.url == capture.location == site.url("/flood")
    assert capture.media_type == "text/html; charset=utf-8"
    assert capture.retrieved_at.utcoffset() is not None


def test_it_says_who_asks_and_takes_no_cookies(site: NewsSite) -> None:
    site.answers["/flood"].headers["Set-Cookie"] = "reader=1; Path=/"
    reader = site.reader()
    for _time in range(2):
        page_of(reader, site.url("/flood"))
    path, headers = site.asked[-1]
    assert path == "/flood"
    assert headers["user-agent"] == "Cutline (+desk@courier.test)"
    assert "cookie" not in headers
    assert headers["accept-encoding"] == "gzip, deflate, br"


def test_pictures_are_read_by_the_address_on_the_page(site: NewsSite) -> None:
    reader = site.reader()
    (capture,) = reader.read(site.url("/flood"))
    for address in (
        "/flood.jpg",
        " flood.jpg ",
        site.url("/flood.jpg"),
        f"//{NAME}:{site.port}/flood.jpg",
    ):
        assert reader.image(capture, address) == site.answers["/flood.jpg"].body
    assert reader.image(capture, "data:image/gif;base64,R0lGOD") is None
    site.put("/two words.jpg".replace(" ", "%20"), b"picture", "image/jpeg")
    assert reader.image(capture, "/two words.jpg") == b"picture"
    with pytest.raises(Refused, match="404"):
        reader.image(capture, "/gone.jpg")


def test_one_article_under_several_addresses_is_one_article(site: NewsSite) -> None:
    reader = site.reader()
    site.put("/m/market", "", status=301, headers={"Location": "/market?utm_source=m"})
    captures = [
        capture
        for address in ("/market", "/market?utm_source=rss", "/market?print=1", "/m/market")
        for capture in reader.read(site.url(address))
    ]
    assert {read_article(capture, languages()).address for capture in captures} == {
        site.url("/market")
    }
    assert len({capture.digest for capture in captures}) == 1


class TestRobots:
    def test_what_is_closed_is_not_asked_for(self, site: NewsSite) -> None:
        with pytest.raises(Refused, match=r"robots\.txt does not allow"):
            page_of(site.reader(), site.url("/closed/draft"))
        assert site.paths() == []

    def test_it_is_read_once_per_host(self, site: NewsSite) -> None:
        reader = site.reader()
        for path in ("/flood", "/market", "/ferry"):
            page_of(reader, site.url(path))
        assert [path for path, _ in site.asked].count("/robots.txt") == 1

    def test_a_redirect_into_what_is_closed_is_not_followed(self, site: NewsSite) -> None:
        site.put("/moved", "", status=301, headers={"Location": "/closed/draft"})
        with pytest.raises(Refused, match=r"robots\.txt"):
            page_of(site.reader(), site.url("/moved"))
        assert site.paths() == ["/moved"]

    def test_a_group_of_our_own_goes_before_that_of_all(self, site: NewsSite) -> None:
        site.put("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: Cutline\nAllow: /\n")
        assert page_of(site.reader(), site.url("/flood"))
        site.put(
            "/robots.txt", "User-agent: Cutline\nDisallow: /flood\n\nUser-agent: *\nAllow: /\n"
        )
        with pytest.raises(Refused):
            page_of(site.reader(), site.url("/flood"))

    @pytest.mark.parametrize("status", [401, 403, 404, 410])
    def test_where_there_is_none_all_is_open(self, site: NewsSite, status: int) -> None:
        site.put("/robots.txt", "", status=status)
        assert page_of(site.reader(), site.url("/flood"))

    @pytest.mark.parametrize("status", [500, 503])
    def test_where_it_cannot_be_read_nothing_is_open(self, site: NewsSite, status: int) -> None:
        site.put("/robots.txt", "", status=status)
        reader = site.reader()
        for path in ("/flood", "/market"):
            with pytest.raises(Refused, match=r"robots\.txt could not be read"):
                page_of(reader, site.url(path))
        assert site.paths() == []

    def test_a_delay_is_kept(self, site: NewsSite) -> None:
        site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7\n")
        reader = site.reader()
        for path in ("/flood", "/market"):
            page_of(reader, site.url(path))
        assert 6 < sum(site.waits) <= 14

    def test_thousands_of_names_over_thousands_of_rules_are_read(self, site: NewsSite) -> None:
        names = "".join(f"User-agent: bot{number}\n" for number in range(10_000))
        rules = "".join(f"Disallow: /{number}/*a*b*c$\n" for number in range(5_000))
        site.put("/robots.txt", f"{names}{rules}User-agent: *\nDisallow: /closed\n")
        assert page_of(site.reader(), site.url("/flood"))


class TestTurns:
    def test_requests_to_one_host_come_one_after_another(self, site: NewsSite) -> None:
        reader = site.reader(host_seconds=5)
        for path in ("/flood", "/market"):
            page_of(reader, site.url(path))
        assert len(site.waits) == 2  # robots.txt came first, at once
        assert all(4 < wait <= 10 for wait in site.waits)

    def test_a_short_wait_that_is_asked_for_is_waited_out(self, site: NewsSite) -> None:
        site.answers["/flood"].then = [
            type(site.answers["/flood"])(status=503, headers={"Retry-After": "9"})
        ]
        assert page_of(site.reader(), site.url("/flood"))
        assert site.paths() == ["/flood", "/flood"]
        assert 8 < max(site.waits) <= 9

    @pytest.mark.parametrize("told", ["3600", "date"])
    def test_a_long_one_is_kept_without_asking_again(self, site: NewsSite, told: str) -> None:
        from datetime import UTC, datetime, timedelta

        value = format_datetime(datetime.now(UTC) + timedelta(hours=1)) if told == "date" else told
        site.put("/flood", "", status=429, headers={"Retry-After": value})
        reader = site.reader()
        with pytest.raises(Refused, match="left alone"):
            page_of(reader, site.url("/flood"))
        with pytest.raises(Refused, match="left alone"):
            page_of(reader, site.url("/market"))
        assert site.paths() == ["/flood"]

    @pytest.mark.parametrize(
        ("status", "times"), [(404, 1), (403, 1), (500, 1), (503, 3), (429, 3)]
    )
    def test_only_what_may_pass_is_tried_again(
        self, site: NewsSite, status: int, times: int
    ) -> None:
        site.put("/flood", "", status=status)
        with pytest.raises(ReadError, match=str(status)):
            page_of(site.reader(), site.url("/flood"))
        assert site.paths() == ["/flood"] * times

    def test_a_host_that_hangs_is_left_alone_after_a_while(self, site: NewsSite) -> None:
        reader = site.reader(total_seconds=0.05)
        for _time in range(4):
            with pytest.raises(ReadError, match="too long"):
                page_of(reader, site.url("/slow"))
        with pytest.raises(Refused, match="failed 4 times in a row and is left alone"):
            page_of(reader, site.url("/flood"))
        assert site.paths() == ["/slow"] * 4

    def test_a_host_that_answers_between_is_not(self, site: NewsSite) -> None:
        reader = site.reader(total_seconds=0.7)  # a busy machine needs some for a plain answer
        for _time in range(4):
            with pytest.raises(ReadError, match="too long"):
                page_of(reader, site.url("/slow"))
            with pytest.raises(Refused, match="404"):
                page_of(reader, site.url("/gone"))

    def test_a_host_that_is_not_there_is_told(self, site: NewsSite) -> None:
        reader = site.reader(private_hosts=(f"{NAME}:1",))
        with pytest.raises(
            ReadError, match=r"robots\.txt could not be read: the connection failed"
        ):
            page_of(reader, f"http://{NAME}:1/flood")


class TestLimits:
    def test_a_page_that_unpacks_too_large_is_refused_on_the_way(self, site: NewsSite) -> None:
        with pytest.raises(TooLarge, match="10,485,760"):
            page_of(site.reader(), site.url("/bomb"))

    @pytest.mark.parametrize("encoding", ["", "gzip", "deflate", "br"])
    def test_the_limit_counts_what_is_unpacked(self, site: NewsSite, encoding: str) -> None:
        packers: dict[str, Callable[[bytes], bytes]] = {
            "": bytes, "gzip": gzip.compress, "deflate": zlib.compress,
            "br": brotli.compress,
        }  # fmt: skip
        pack = packers[encoding]
        headers = {"Content-Encoding": encoding}
        site.put("/fits", pack(b"a" * 2000), headers=headers)
        site.put("/more", pack(b"a" * 2001), headers=headers)
        reader = site.reader(page_bytes=2000)
        assert page_of(reader, site.url("/fits")) == b"a" * 2000
        with pytest.raises(TooLarge):
            page_of(reader, site.url("/more"))

    def test_a_stream_without_an_end_is_cut(self, site: NewsSite) -> None:
        site.put("/endless", b"", drip=b"a" * 65536)
        with pytest.raises(TooLarge):
            page_of(site.reader(page_bytes=300_000), site.url("/endless"))

    def test_a_page_that_never_ends_is_left_in_time(self, site: NewsSite) -> None:
        with pytest.raises(ReadError, match="too long"):
            page_of(site.reader(total_seconds=0.3), site.url("/slow"))

    def test_headers_that_never_end_are_left_in_time(self, site: NewsSite) -> None:
        import socket
        import threading

        over = threading.Event()
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]

            def serve() -> None:
                for _connection in range(2):
                    try:
                        peer, _ = server.accept()
                    except OSError:
                        return
                    with peer:
                        peer.recv(4096)
                        while not over.wait(0.02):
                            try:
                                peer.sendall(b"H")
                            except OSError:
                                break

            thread = threading.Thread(target=serve, daemon=True)
            thread.start()
            reader = site.reader(private_hosts=(f"{NAME}:{port}",), total_seconds=0.2, tries=1)
            with pytest.raises(ReadError, match="too long"):
                page_of(reader, f"http://{NAME}:{port}/flood")
            over.set()
        thread.join(2)

    def test_pictures_have_a_limit_of_their_own(self, site: NewsSite) -> None:
        reader = site.reader(image_bytes=100)
        (capture,) = reader.read(site.url("/flood"))
        with pytest.raises(TooLarge):
            reader.image(capture, "/flood.jpg")

    @pytest.mark.parametrize("encoding", ["zstd", "gzip, gzip", "gzip, br", "compress"])
    def test_packing_that_was_not_offered_is_refused(self, site: NewsSite, encoding: str) -> None:
        site.put("/packed", b"\x1b\x0f", headers={"Content-Encoding": encoding})
        with pytest.raises(ReadError, match="not asked for"):
            page_of(site.reader(), site.url("/packed"))

    @pytest.mark.parametrize(
        ("body", "why"),
        [
            pytest.param(gzip.compress(b"It rained." * 99)[:-9], "cut off", id="cut off"),
            pytest.param(b"\x1f\x8b" + b"\x00" * 40, "damaged", id="damaged"),
        ],
    )
    def test_damaged_packing_is_told(self, site: NewsSite, body: bytes, why: str) -> None:
        site.put("/packed", body, headers={"Content-Encoding": "gzip"})
        with pytest.raises(ReadError, match=why):
            page_of(site.reader(), site.url("/packed"))

    def test_what_is_no_page_is_told(self, site: NewsSite) -> None:
        site.put("/report.pdf", b"%PDF-1.7", "application/pdf")
        with pytest.raises(NotHTML, match="application/pdf"):
            page_of(site.reader(), site.url("/report.pdf"))
        site.put("/empty", b"  ")
        with pytest.raises(ReadError, match="empty"):
            page_of(site.reader(), site.url("/empty"))


class TestRedirects:
    def test_five_are_followed_and_a_sixth_is_not(self, site: NewsSite) -> None:
        for number in range(6):
            target = f"/hop{number + 1}" if number < 5 else "/flood"
            site.put(f"/hop{number}", "", status=302, headers={"Location": target})
        (capture,) = site.reader().read(site.url("/hop1"))
        assert capture.url == site.url("/flood") and capture.location == site.url("/hop1")
        with pytest.raises(Refused, match="more than 5 times"):
            page_of(site.reader(), site.url("/hop0"))

    def test_a_private_address_is_not_followed(self, site: NewsSite) -> None:
        with pytest.raises(Refused, match=r"10\.0\.0\.1 is not a public address"):
            page_of(site.reader(), site.url("/out"))
        assert site.backend.refused == []
        assert {host for host, _ in site.backend.opened} == {"127.0.0.1"}


def test_a_page_that_did_not_change_is_not_sent_again(site: NewsSite) -> None:
    reader = site.reader()
    first, seen = reader.read_if_changed(site.url("/market"))
    assert first is not None and seen.etag
    again, still = reader.read_if_changed(site.url("/market"), seen)
    assert again is None and still == seen
    site.change_caption()
    changed, _ = reader.read_if_changed(site.url("/market"), seen)
    assert changed is not None and changed.digest != first.digest
    assert changed.location == first.location
    assert Validators() != seen


def test_the_web_reader_is_one_of_the_readers_and_takes_manners(site: NewsSite) -> None:
    files, web = with_manners((FILES, READER), site.manners())
    assert files is FILES and isinstance(web, WebReader)
    assert web.manners.contact == "desk@courier.test"


def test_it_travels_to_other_processes_by_its_manners(site: NewsSite) -> None:
    reader = WebReader(site.manners())
    assert reader.client is reader.client
    again = pickle.loads(pickle.dumps(reader))
    assert isinstance(again, WebReader) and again.manners == reader.manners
    assert again.client is not reader.client


def test_a_forked_process_makes_a_client_of_its_own(
    site: NewsSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = WebReader(site.manners())
    first, process = reader.client, os.getpid()
    # for the reader alone: the threads of other tests' processes ask for their own, too
    monkeypatch.setattr(web, "os", SimpleNamespace(getpid=lambda: process + 1))
    assert reader.client is not first
    assert reader.client is reader.client
