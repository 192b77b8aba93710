"""Saved pages: what is read, what is refused, and in which words."""

from pathlib import Path

import pytest

from provenance.model import NotHTML, ReadError
from provenance.sources.files import READER, list_pages


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.html", "a.txt", "c.md", "picture.jpg", ".hidden.html", "_draft.html"):
        (tmp_path / name).write_text("<p>It rained.</p>", encoding="utf-8")
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "d.htm").write_text("<p>It rained.</p>", encoding="utf-8")
    return tmp_path


def test_a_folder_is_its_pages_sorted(folder: Path) -> None:
    names = [Path(page).relative_to(folder).as_posix() for page in list_pages(str(folder))]
    assert names == ["a.txt", "b.html", "c.md", "deep/d.htm"]


def test_a_glob_is_what_matches(folder: Path) -> None:
    assert [Path(p).name for p in list_pages(str(folder / "*.html"))] == ["_draft.html", "b.html"]


@pytest.mark.parametrize("location", ["nowhere.html", "nowhere/*.html"])
def test_nothing_there_is_an_error(tmp_path: Path, location: str) -> None:
    with pytest.raises(ReadError):
        list_pages(str(tmp_path / location))


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        pytest.param("a.html", b"<p>a</p>", "text/html", id="html by name"),
        pytest.param("a.txt", b"a <b> c", "text/plain", id="text by name"),
        pytest.param("page", b"<html><p>a</p>", "text/html", id="html by content"),
        pytest.param("note", b"It rained.", "text/plain", id="text by content"),
    ],
)
def test_the_kind_is_told(tmp_path: Path, name: str, body: bytes, media_type: str) -> None:
    (tmp_path / name).write_bytes(body)
    (capture,) = READER.read(str(tmp_path / name))
    assert capture.media_type == media_type
    assert capture.body == body
    assert capture.retrieved_at.tzinfo is not None


def test_a_binary_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"\x00\x01\x02" * 100)
    with pytest.raises(NotHTML):
        list(READER.read(str(tmp_path / "a.html")))


def test_pictures_are_read_from_the_pages_folder_only(folder: Path) -> None:
    (capture,) = READER.read(str(folder / "deep" / "d.htm"))
    (folder / "deep" / "in.jpg").write_bytes(b"picture")
    (folder / "deep" / "out.jpg").symlink_to(folder / "picture.jpg")
    assert READER.image(capture, "in.jpg") == b"picture"
    assert READER.image(capture, "missing.jpg") is None
    assert READER.image(capture, "/in.jpg") == b"picture"  # from the root of the page's site
    assert READER.image(capture, "/picture.jpg") is None
    assert READER.image(capture, "https://example.org/a.jpg") is None
    for address in (
        "../picture.jpg",
        "out.jpg",
        "file:///picture.jpg",
        "..%2Fpicture.jpg",
    ):
        with pytest.raises(ReadError):
            READER.image(capture, address)


def test_addresses_of_the_web_are_left_to_others() -> None:
    assert READER.handles("page.html")
    assert not READER.handles("https://example.org/page")


def test_a_picture_that_leads_to_itself_is_one_that_cannot_be_read(folder: Path) -> None:
    (capture,) = READER.read(str(folder / "deep" / "d.htm"))
    (folder / "deep" / "loop.jpg").symlink_to(folder / "deep" / "loop.jpg")
    with pytest.raises(ReadError):
        READER.image(capture, "loop.jpg")
