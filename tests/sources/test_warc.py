"""Web archives: every page once, in order, and what cannot be read told at the end."""

import gzip
import hashlib
import io
import os
import tracemalloc
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import brotli
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from provenance.model import Manners, PartlyRead, ReadError, TooLarge
from provenance.plugins import readers
from provenance.sources.warc import READER, WarcReader

PAGE = b"<p>It rained in Tarrow.</p>"


class Crawl:
    """Writes a WARC as crawlers do, with warcio."""

    def __init__(self, packed: bool = True) -> None:
        self.stream = io.BytesIO()
        self._writer = WARCWriter(self.stream, gzip=packed)

    def add(
        self,
        path: str,
        body: bytes = PAGE,
        media_type: str = "text/html; charset=utf-8",
        status: str = "200 OK",
        kind: str = "response",
        **headers: str,
    ) -> "Crawl":
        told = [("Content-Type", media_type)] if media_type else []
        told += [(name.replace("_", "-"), value) for name, value in headers.items()]
        http = StatusAndHeaders(status, told, protocol="HTTP/1.1") if kind == "response" else None
        record = self._writer.create_warc_record(
            f"https://courier.example{path}",
            kind,
            payload=io.BytesIO(body),
            length=len(body),
            http_headers=http,
            warc_content_type=media_type if kind != "response" else "",
            warc_headers_dict={"WARC-Date": "2024-06-03T08:00:00Z"},
        )
        self._writer.write_record(record)
        return self

    def save(self, path: Path) -> str:
        path.write_bytes(self.stream.getvalue())
        return str(path)


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "Crawl.WARC.GZ"])
def test_pages_come_in_order_with_their_time_and_address(tmp_path: Path, name: str) -> None:
    crawl = Crawl(packed=name.lower().endswith("gz"))
    location = crawl.add("/one").add("/two", b"<p>two</p>").save(tmp_path / name)
    one, two = READER.read(location)
    assert (one.url, one.body) == ("https://courier.example/one", PAGE)
    assert one.media_type == "text/html; charset=utf-8"
    assert one.retrieved_at == datetime(2024, 6, 3, 8, tzinfo=UTC)
    assert (two.url, two.body) == ("https://courier.example/two", b"<p>two</p>")
    assert one.location == f"{location}#0" and two.location > one.location


def test_each_page_can_be_read_again_by_its_location(tmp_path: Path) -> None:
    crawl = Crawl()
    for number in range(5):
        crawl.add(f"/{number}", f"<p>{number}</p>".encode())
    pages = list(READER.read(crawl.save(tmp_path / "crawl.warc.gz")))
    for page in pages:
        assert READER.handles(page.location)
        assert list(READER.read(page.location)) == [page]


def test_pictures_are_read_from_the_pages_archive(tmp_path: Path) -> None:
    crawl = (
        Crawl()
        .add("/story/flood", b"<p>It rained.</p>")
        .add("/story/flood.jpg", b"\xff\xd8\xff first", "image/jpeg")
        .add("/logo.png", gzip.compress(b"\x89PNG"), "image/png", Content_Encoding="gzip")
        .add("/large.jpg", b"\xff" * 500, "image/jpeg")
        .add("/gone.jpg", b"no", "image/jpeg", status="404 Not Found")
        .add("/story/flood.jpg", b"\xff\xd8\xff second", "image/jpeg", kind="resource")
    )
    packed = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(packed, "w") as parts:
        parts.writestr("archive/a.warc.gz", crawl.stream.getvalue())
    for location in (crawl.save(tmp_path / "crawl.warc.gz"), str(packed)):
        reader = WarcReader(Manners(image_bytes=400))
        (page,) = reader.read(location)
        assert reader.image(page, "flood.jpg#top") == b"\xff\xd8\xff second"
        assert reader.image(page, "https://courier.example/logo.png") == b"\x89PNG"
        assert reader.image(page, "/gone.jpg") is None
        assert reader.image(page, "/none.jpg") is None
        assert reader.image(page, "/story/flood") is None  # a page is no picture
        with pytest.raises(TooLarge, match="more than 400 bytes"):
            reader.image(page, "/large.jpg")
        assert reader.has_pictures(page.location)
    bare = Crawl().add("/story/flood", b"<p>It rained.</p>").save(tmp_path / "bare.warc.gz")
    assert not READER.has_pictures(bare)


@pytest.mark.parametrize("date", ["", "nonsense", "2024-13-45T00:00:00Z"])
def test_a_record_without_a_date_is_of_its_files_time(tmp_path: Path, date: str) -> None:
    path = tmp_path / "crawl.warc"
    head = f"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nWARC-Date: {date}\r\n"
    path.write_bytes(f"{head}Content-Length: 11\r\n\r\n<p>Rain</p>\r\n\r\n".encode())
    os.utime(path, (1_000_000_000, 1_000_000_000))
    (page,) = READER.read(str(path))
    assert page.retrieved_at == datetime(2001, 9, 9, 1, 46, 40, tzinfo=UTC)
    assert page.url is None


def test_what_is_no_page_is_left_out(tmp_path: Path) -> None:
    crawl = (
        Crawl()
        .add("/a.jpg", b"\xff\xd8\xff", "image/jpeg")
        .add("/gone", PAGE, status="404 Not Found")
        .add("/moved", b"", status="301 Moved")
        .add("/big.mp4", b"0" * 300_000, "video/mp4")
        .add("/note", b"It rained.", "text/plain", kind="resource")
        .add("/info", b"a: b", "application/warc-fields", kind="metadata")
        .add("/page")
    )
    location = crawl.save(tmp_path / "crawl.warc.gz")
    pages = WarcReader(Manners(page_bytes=1000)).read(location)
    assert [page.url for page in pages] == [
        "https://courier.example/note",
        "https://courier.example/page",
    ]


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        pytest.param(gzip.compress(PAGE), {"Content_Encoding": "gzip"}, id="gzip"),
        pytest.param(brotli.compress(PAGE), {"Content_Encoding": "br"}, id="brotli"),
        pytest.param(
            b"1b\r\n" + PAGE + b"\r\n0\r\n\r\n", {"Transfer_Encoding": "chunked"}, id="chunked"
        ),
        pytest.param(PAGE, {"Transfer_Encoding": "chunked"}, id="said to be chunked"),
        pytest.param(PAGE, {"Content_Encoding": "identity"}, id="identity"),
        pytest.param(PAGE, {"Content_Encoding": "gzip"}, id="said to be gzip"),
        pytest.param(PAGE, {"Content_Encoding": "br"}, id="said to be brotli"),
        pytest.param(PAGE, {"Content_Encoding": "deflate"}, id="said to be deflate"),
        pytest.param(PAGE, {"Content_Encoding": "none"}, id="a packing there is not"),
    ],
)
def test_bodies_are_unpacked(tmp_path: Path, body: bytes, headers: dict[str, str]) -> None:
    location = Crawl().add("/page", body, **headers).save(tmp_path / "crawl.warc.gz")
    assert [page.body for page in READER.read(location)] == [PAGE]


@pytest.mark.parametrize(
    ("body", "headers", "why"),
    [
        pytest.param(b"a" * 200_000, {}, "more than 100,000", id="too large"),
        pytest.param(
            gzip.compress(bytes(10**7)), {"Content_Encoding": "gzip"}, "more than", id="bomb"
        ),
        pytest.param(
            b"\x1b\x00", {"Content_Encoding": "zstd"}, "not asked for", id="unknown packing"
        ),
        pytest.param(
            b"ff\r\nrain", {"Transfer_Encoding": "chunked"}, "break off", id="broken chunks"
        ),
        pytest.param(
            b"ffffffffffff\r\nrain", {"Transfer_Encoding": "chunked"}, "break off", id="huge chunk"
        ),
        pytest.param(b"\x00\x01" * 50, {}, "neither HTML nor text", id="binary"),
    ],
)
def test_a_bad_page_is_told_and_stops_nothing(
    tmp_path: Path, body: bytes, headers: dict[str, str], why: str
) -> None:
    crawl = Crawl().add("/one").add("/bad", body, **headers).add("/two")
    location = crawl.save(tmp_path / "crawl.warc.gz")
    pages = WarcReader(Manners(page_bytes=100_000)).read(location)
    assert next(pages).url == "https://courier.example/one"
    assert next(pages).url == "https://courier.example/two"
    with pytest.raises(
        PartlyRead, match=rf"2 of its pages were read and 1 were not \(.*/bad.*{why}"
    ):
        next(pages)


@pytest.mark.parametrize("packed", [True, False])
def test_a_file_that_breaks_off_gives_what_came_before(tmp_path: Path, packed: bool) -> None:
    crawl, ends = Crawl(packed), [0]
    for number in range(3):
        crawl.add(f"/{number}", hashlib.sha256(b"%d" % number).hexdigest().encode() * 9)
        ends.append(crawl.stream.tell())
    whole = crawl.stream.getvalue()
    path = tmp_path / ("crawl.warc.gz" if packed else "crawl.warc")
    for size in range(ends[2] + 3, len(whole) - 4, 7):
        path.write_bytes(whole[:size])
        read = 0
        with pytest.raises(ReadError, match=r"cut off|break off"):
            for _page in READER.read(str(path)):
                read += 1
        assert read in (2, 3)
    for size in (1, 5, 50, ends[1] - 5):
        path.write_bytes(whole[:size])
        with pytest.raises(ReadError):
            list(READER.read(str(path)))
    path.write_bytes(whole)
    assert len(list(READER.read(str(path)))) == 3


@pytest.mark.parametrize(
    "data",
    [b"", b"hello" * 100, b"\x1f\x8b" + b"x" * 90, b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
     b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999999\r\n\r\nx"],
    ids=["empty", "text", "broken gzip", "negative length", "endless length"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "a.wacz"])
def test_what_is_no_archive_is_told(tmp_path: Path, data: bytes, name: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ReadError):
        list(READER.read(str(tmp_path / name)))


def test_wacz_holds_archives_in_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/a.warc.gz", Crawl().add("/one").add("/two").stream.getvalue())
        packed.writestr("archive/b.warc", Crawl(packed=False).add("/three").stream.getvalue())
        packed.writestr("pages/pages.jsonl", "{}")
    pages = list(READER.read(str(path)))
    assert [page.url for page in pages] == [
        f"https://courier.example/{name}" for name in ("one", "two", "three")
    ]
    assert pages[0].location == f"{path}#archive/a.warc.gz:0"
    for page in pages:
        assert list(READER.read(page.location)) == [page]
    with pytest.raises(ReadError, match="no WARC"):
        list(READER.read(f"{path}#archive/none.warc:0"))


def test_a_wacz_may_hold_others(tmp_path: Path) -> None:
    def wacz(**files: bytes) -> bytes:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as packed:
            for name, content in files.items():
                packed.writestr(name.replace("__", "/").replace("_", "."), content)
        return stream.getvalue()

    one = wacz(archive__a_warc=Crawl(packed=False).add("/one").stream.getvalue())
    two = wacz(archive__a_warc=Crawl(packed=False).add("/two").stream.getvalue())
    path = tmp_path / "all.wacz"
    path.write_bytes(wacz(one_wacz=one, two_wacz=two))
    pages = list(READER.read(str(path)))
    assert [page.url for page in pages] == [
        "https://courier.example/one",
        "https://courier.example/two",
    ]
    assert pages[1].location == f"{path}#two.wacz!archive/a.warc:0"
    for page in pages:
        assert list(READER.read(page.location)) == [page]


def test_one_member_may_hold_all_records(tmp_path: Path) -> None:
    plain = Crawl(packed=False).add("/one").add("/two").stream.getvalue()
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(plain))
    assert len(list(READER.read(str(path)))) == 2
    path.write_bytes(gzip.compress(plain)[:-20])
    with pytest.raises(PartlyRead):
        list(READER.read(str(path)))


def test_a_page_without_a_type_is_told_by_its_bytes(tmp_path: Path) -> None:
    crawl = (
        Crawl()
        .add("/page", media_type="")
        .add("/picture", b"\xff\xd8\xff\xe0\x00\x10JF", media_type="")
    )
    location = crawl.save(tmp_path / "crawl.warc")
    assert [page.url for page in READER.read(location)] == ["https://courier.example/page"]


def test_memory_stays_flat(tmp_path: Path) -> None:
    def peak(pages: int) -> int:
        crawl = Crawl()
        for number in range(pages):
            crawl.add(f"/{number}", b"<p>" + bytes([65 + number % 26]) * 50_000)
        location = crawl.save(tmp_path / f"{pages}.warc.gz")
        del crawl
        tracemalloc.start()
        assert sum(1 for _page in READER.read(location)) == pages
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(5)
    assert peak(300) <= 1.2 * peak(30)


def test_archives_are_read_by_their_own_reader() -> None:
    for location in (
        "crawl.warc",
        "a/b.WARC.gz",
        "c.wacz",
        "c.wacz#archive/d.warc.gz:12",
        "e.warc#7",
    ):
        assert [reader.name for reader in readers() if reader.handles(location)] == ["warc"]
    for location in ("https://courier.example/a.warc.gz",):
        assert [reader.name for reader in readers() if reader.handles(location)] == ["web"]
    for location in ("warc", "a.warc.html", "warc.gz", "-", "a.gz"):
        assert [reader.name for reader in readers() if reader.handles(location)] == ["files"]
