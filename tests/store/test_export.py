"""The WARC export: what was kept, as other tools and Cutline itself read it back."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

from provenance.model import Article, Capture, Examination, StoreError
from provenance.sources.warc import READER
from provenance.store.archive import Archive, PictureKeeper
from provenance.store.evidence import export_warc
from provenance.store.store import Store
from tests.site import picture

SEEN = datetime(2024, 6, 3, 8, 30, tzinfo=UTC)
JPEG = picture((90, 70, 50))


@pytest.fixture
def store(address: str, tmp_path: Path) -> Iterator[Store]:
    archive = Archive.open(tmp_path / "archive")
    store = Store.open(address, archive=archive)
    for number, (location, text) in enumerate(
        [
            ("https://courier.example/flood", "<p>It rained.</p>"),
            ("https://courier.example/flood", "<p>It snowed.</p>"),
            ("https://courier.example/flüt?a=b c", "<p>Überall.</p>"),
            ("pages/it rained.html", "<p>It rained on paper.</p>"),
        ]
    ):
        url = location if location.startswith("https") else None
        seen = SEEN + timedelta(hours=number)
        page = Capture(location, url, "text/html; charset=utf-8", seen, text.encode())
        keeper = PictureKeeper(archive, lambda url: JPEG, lambda: SEEN)
        keeper("/flood.jpg")
        store.save(page, Examination(Article(page.digest, url, "en")), None, keeper.kept)
    yield store


@pytest.mark.parametrize("name", ["kept.warc", "kept.warc.gz"])
def test_warcio_reads_it_back(store: Store, tmp_path: Path, name: str) -> None:
    assert export_warc(store, tmp_path / "out" / name) == (4, 2)
    found = []
    with (tmp_path / "out" / name).open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests="raise"):
            if record.rec_type == "resource":
                head = record.rec_headers
                found.append(
                    (
                        head["WARC-Target-URI"],
                        head["WARC-Date"],
                        head["Content-Type"],
                        record.content_stream().read(),
                    )
                )
            else:
                assert record.rec_type == "warcinfo"
                record.content_stream().read()
    html = "text/html; charset=utf-8"
    site, seen = "https://courier.example", "2024-06-03T08:30:00.000000Z"
    assert found == [
        (f"{site}/flood", seen, html, b"<p>It rained.</p>"),
        (f"{site}/flood.jpg", seen, "image/jpeg", JPEG),
        (f"{site}/flood", "2024-06-03T09:30:00.000000Z", html, b"<p>It snowed.</p>"),
        (
            f"{site}/fl%C3%BCt?a=b%20c",
            "2024-06-03T10:30:00.000000Z",
            html,
            "<p>Überall.</p>".encode(),
        ),
        (
            "file:pages/it%20rained.html",
            "2024-06-03T11:30:00.000000Z",
            html,
            b"<p>It rained on paper.</p>",
        ),
        ("/flood.jpg", seen, "image/jpeg", JPEG),
    ]


@pytest.mark.parametrize("name", ["kept.warc", "kept.warc.gz"])
def test_fastwarc_reads_it_back(store: Store, tmp_path: Path, name: str) -> None:
    export_warc(store, tmp_path / name)
    stream = io.BytesIO((tmp_path / name).read_bytes())
    records = [
        (record.headers["WARC-Target-URI"], record.reader.read())
        for record in FastIterator(stream, fsspec_args=False, verify_digests=True)
        if "WARC-Target-URI" in record.headers
    ]
    assert len(records) == 6
    assert records[0] == ("https://courier.example/flood", b"<p>It rained.</p>")


def test_cutline_reads_its_own_pages_back(store: Store, tmp_path: Path) -> None:
    export_warc(store, tmp_path / "kept.warc.gz")
    pages = list(READER.read(str(tmp_path / "kept.warc.gz")))
    assert [page.body for page in pages][:2] == [b"<p>It rained.</p>", b"<p>It snowed.</p>"]
    assert pages[1].retrieved_at == SEEN + timedelta(hours=1)
    assert READER.image(pages[1], "/flood.jpg") == JPEG
    assert pages[3].url is None
    assert pages[1].media_type == "text/html; charset=utf-8"


def test_the_same_store_gives_the_same_file(store: Store, tmp_path: Path) -> None:
    export_warc(store, tmp_path / "a.warc.gz")
    export_warc(store, tmp_path / "b.warc.gz")
    assert (tmp_path / "a.warc.gz").read_bytes() == (tmp_path / "b.warc.gz").read_bytes()


def test_a_missing_page_leaves_no_file(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "out" / "kept.warc.gz"
    assert store.archive is not None
    next(path for path in sorted(store.archive.folder.glob("??/*"))).unlink()
    with pytest.raises(StoreError):
        export_warc(store, target)
    assert list(target.parent.iterdir()) == []
