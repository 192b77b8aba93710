"""The archive: each content once and whole, whoever writes and whenever one is killed."""

import errno
import hashlib
import multiprocessing
import os
import signal
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from provenance.model import Article, Capture, Examination, StoreError
from provenance.store.archive import Archive, KeptPicture, PictureKeeper
from provenance.store.evidence import kept_captures, kept_picture, kept_pictures
from provenance.store.store import Store

SEEN = datetime(2024, 6, 3, tzinfo=UTC)


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_content_is_kept_once_under_its_digest(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path / "deep" / "archive")
    digest = archive.keep(b"It rained.")
    assert digest == hashlib.sha256(b"It rained.").hexdigest()
    (path,) = files(archive.folder)
    before = path.stat()
    assert archive.keep(b"It rained.") == digest
    assert path.stat() == before
    assert path.read_bytes() == b"It rained." == archive.read(digest)
    assert digest in archive and list(archive.digests()) == [digest]


@given(contents=st.lists(st.binary(max_size=50), max_size=8))
def test_what_goes_in_comes_out(
    contents: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    archive = Archive.open(tmp_path_factory.mktemp("archive"))
    digests = archive.keep_all(contents)
    assert [archive.read(digest) for digest in digests] == contents
    assert list(archive.digests()) == sorted(set(digests))


@pytest.mark.parametrize(
    "name", ["", "0" * 64, "../../etc/passwd", "0" * 63 + "G", "ab/" + "0" * 61]
)
def test_what_is_not_there_is_none(tmp_path: Path, name: str) -> None:
    archive = Archive.open(tmp_path)
    assert archive.read(name) is None
    assert name not in archive


def test_damage_is_told_and_left_alone(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path)
    digest = archive.keep(b"It rained.")
    (path,) = files(tmp_path)
    path.write_bytes(b"It snowed.")
    with pytest.raises(StoreError, match="not those it was named for"):
        archive.read(digest)
    assert path.read_bytes() == b"It snowed."


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive.open(tmp_path)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="no space left on device"):
        archive.keep(b"It rained.")
    assert files(tmp_path) == []


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("shopping list", encoding="utf-8")
    with pytest.raises(StoreError, match="archive"):
        Archive.open(tmp_path / "notes")


def test_unfinished_files_go_when_their_writer_is_gone(tmp_path: Path) -> None:
    archive = Archive.open(tmp_path)
    left = tmp_path / "unfinished" / "abcdef12-left"
    left.write_bytes(b"It rai")
    Archive.open(tmp_path)
    assert not left.exists()
    assert archive.keep(b"It rained.") in archive


def _context() -> "multiprocessing.context.ForkServerContext":
    """Processes forked off one without threads, which has this module at hand."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def _keep_forever(folder: str, begun: "multiprocessing.synchronize.Event") -> None:
    archive = Archive.open(folder)
    number = 0
    while True:
        archive.keep_all([b"%d " % number * 20_000, b"%d" % number])
        begun.set()
        number += 1


def test_killed_at_any_moment_it_holds_whole_files_only(tmp_path: Path) -> None:
    context = _context()
    for turn in range(10):
        begun = context.Event()
        process = context.Process(target=_keep_forever, args=(str(tmp_path), begun), daemon=True)
        process.start()
        assert begun.wait(120)
        time.sleep(0.003 * turn)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        process.close()
    archive = Archive.open(tmp_path)
    digests = list(archive.digests())
    assert len(digests) >= 2
    assert all(archive.read(digest) is not None for digest in digests)
    assert len(files(tmp_path)) == len(digests)  # no stray file


def _keep_many(folder: str) -> None:
    for number in range(60):
        Archive.open(folder).keep(b"%d" % number * 500)


def test_many_writers_and_sweepers_at_once(tmp_path: Path) -> None:
    context = _context()
    processes = [context.Process(target=_keep_many, args=(str(tmp_path),)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
        assert process.exitcode == 0
    assert len(list(Archive.open(tmp_path).digests())) == 60
    assert len(files(tmp_path)) == 60


class TestBesideTheStore:
    @pytest.fixture
    def store(self, address: str, tmp_path: Path) -> Store:
        return Store.open(address, archive=Archive.open(tmp_path / "archive"))

    def page(
        self, text: str = "It rained.", location: str = "https://courier.example/flood"
    ) -> Capture:
        return Capture(location, location, "text/html; charset=utf-8", SEEN, text.encode())

    def save(self, store: Store, page: Capture, *pictures: KeptPicture) -> None:
        store.save(page, Examination(Article(page.digest, page.url, "en")), None, pictures)

    def test_bytes_of_pages_lie_in_the_archive_alone(self, store: Store) -> None:
        page = self.page("It rained. " * 99)
        self.save(store, page)
        self.save(store, page)
        with store.reading() as session:
            sizes = session.execute(text("SELECT length(body), size FROM captures")).all()
        assert [tuple(row) for row in sizes] == [(0, 1089)]
        assert store.body(page.digest) == page.body
        assert list(kept_captures(store)) == [page]

    def test_a_changed_page_stands_beside_the_old(self, store: Store) -> None:
        one, two = self.page(), self.page("It snowed.")
        for page in (one, two, one):
            self.save(store, page)
        assert list(kept_captures(store)) == [one, two]

    def test_pages_of_a_store_without_archive_stay_readable(self, tmp_path: Path) -> None:
        plain = Store.open(str(tmp_path / "cutline.db"))
        one = self.page()
        self.save(plain, one)
        store = Store.open(str(tmp_path / "cutline.db"), archive=Archive.open(tmp_path / "archive"))
        two = self.page("It snowed.")
        self.save(store, two)
        assert list(kept_captures(store)) == [one, two]
        with pytest.raises(StoreError, match="none was named"):
            plain.body(two.digest)

    def test_a_missing_file_is_told(self, store: Store, tmp_path: Path) -> None:
        page = self.page()
        self.save(store, page)
        for path in files(tmp_path / "archive"):
            path.unlink()
        with pytest.raises(StoreError, match="missing there"):
            store.body(page.digest)

    def test_pictures_are_kept_for_their_page(self, store: Store) -> None:
        assert store.archive is not None
        keeper = PictureKeeper(
            store.archive, lambda url: None if url == "none.jpg" else url.encode(), lambda: SEEN
        )
        for url in ("a.jpg", "b.jpg", "none.jpg", "a.jpg"):
            keeper(url)
        page = self.page()
        self.save(store, page, *keeper.kept)
        self.save(store, page, *keeper.kept)
        assert [picture.url for picture in kept_pictures(store, page.digest)] == ["a.jpg", "b.jpg"]
        assert kept_picture(store, page.digest, "b.jpg") == b"b.jpg"
        assert kept_picture(store, page.digest, "c.jpg") is None
        assert store.counts()["pictures"] == 2
