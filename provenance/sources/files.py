"""Saved pages: files, folders, globs and standard input."""

import glob
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from urllib.parse import unquote, urlsplit

from provenance.model import Capture, NotHTML, ReadError, TooLarge
from provenance.sources._page import is_text

__all__ = ["MOST_BYTES", "MOST_IMAGE_BYTES", "READER", "FileReader", "list_pages"]

MOST_BYTES = 10 * 1024 * 1024
"""The largest page that is read, in bytes."""

MOST_IMAGE_BYTES = 25 * 1024 * 1024
"""The largest picture that is read, in bytes."""

_TYPES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
}
_ARCHIVE = re.compile(r"\.(?:warc|warc\.gz|wacz)(?:#.*)?$", re.I)
_GLOB = frozenset("*?[")
_MARKS = (
    b"<html",
    b"<!doctype",
    b"<article",
    b"<body",
    b"<head",
    b"<p>",
    b"<div",
    b"<figure",
    b"<h1",
    b"<main",
    b"<section",
)


def list_pages(location: str) -> list[str]:
    """The pages a location names, sorted: itself, what a glob matches, or a folder's pages.

    Hidden files and those whose name starts with "_" are left out of folders. Raises `ReadError`
    where nothing is there.

    >>> list_pages("-")
    ['-']
    """
    if location == "-":
        return ["-"]
    path = Path(location)
    if path.is_dir():
        pages = sorted(
            str(page)
            for page in path.rglob("*")
            if page.suffix.lower() in _TYPES and page.is_file() and not _hidden(page, path)
        )
        if not pages:
            raise ReadError(location, "the folder holds no .html, .txt or .md page")
        return pages
    if path.exists():
        return [location]
    if _GLOB & set(location):
        pages = sorted(page for page in _matches(location) if Path(page).is_file())
        if pages:
            return pages
        raise ReadError(location, "nothing matches it")
    raise ReadError(location, "there is no such file or folder")


def _matches(pattern: str) -> list[str]:
    return glob.glob(pattern, recursive=True)  # noqa: PTH207  (absolute patterns too)


def _hidden(page: Path, top: Path) -> bool:
    return any(part.startswith((".", "_")) for part in page.relative_to(top).parts)


class FileReader:
    """Reads pages from the disk and their pictures from the page's own folder."""

    name = "files"

    def handles(self, location: str) -> bool:
        """Everything but addresses of the web and archives of it (`warc.py`)."""
        if _ARCHIVE.search(location):
            return False
        return not location.lstrip().lower().startswith(("http://", "https://"))

    def read(self, location: str) -> Iterator[Capture]:
        """One capture for each page the location names; raises `ReadError`."""
        for page in list_pages(location):
            yield self._capture(page)

    def _capture(self, page: str) -> Capture:
        if page == "-":
            return _made("-", _bounded(sys.stdin.buffer, page), "", datetime.now(UTC))
        path = Path(page)
        try:
            if not path.is_file():
                raise ReadError(page, "it is not a file")
            seen = datetime.fromtimestamp(path.stat().st_mtime, UTC)
            with path.open("rb") as stream:
                body = _bounded(stream, page)
        except OSError as error:
            raise ReadError(page, (error.strerror or str(error)).lower()) from error
        return _made(page, body, _TYPES.get(path.suffix.lower(), ""), seen)

    def image(self, capture: Capture, url: str) -> bytes | None:
        """The bytes of a picture in the page's own folder; None for one on the web or not there.

        One named from its site's root is looked for below the page's folder. Raises `ReadError`
        for a way or a link out of the folder, and a picture beyond `MOST_IMAGE_BYTES`.
        """
        parts = urlsplit(url)
        if parts.scheme.lower() in ("http", "https") or url.startswith("//"):
            return None
        if parts.scheme:
            raise ReadError(url[:200], f"{parts.scheme}: addresses of pictures are not followed")
        if capture.location == "-":
            return None
        # A saved page's root is not ours to look in: such a picture may have been saved beside it.
        relative = PurePosixPath(unquote(parts.path).lstrip("/"))
        if ".." in relative.parts or "\\" in parts.path:
            raise ReadError(url[:200], "the picture lies outside the page's folder")
        folder = Path(capture.location).parent.resolve()
        try:
            path = (folder / relative).resolve()
            if not path.is_relative_to(folder):
                raise ReadError(url[:200], "the picture is a link out of the page's folder")
            if not path.is_file():
                return None
            if path.stat().st_size > MOST_IMAGE_BYTES:
                raise TooLarge(url[:200], f"it has more than {MOST_IMAGE_BYTES:,} bytes")
            return path.read_bytes()
        except (OSError, ValueError, RuntimeError) as error:  # a link to itself, in Python 3.11
            raise ReadError(url[:200], str(error)) from error


def _bounded(stream: BinaryIO, page: str) -> bytes:
    body = stream.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        raise TooLarge(page, f"it has more than {MOST_BYTES:,} bytes")
    return body


def _made(location: str, body: bytes, media_type: str, seen: datetime) -> Capture:
    if not body.strip():
        raise ReadError(location, "it is empty")
    if not is_text(body):
        raise NotHTML(location, "it holds neither HTML nor text")
    if not media_type:
        low = body[:4096].lower()
        media_type = "text/html" if any(mark in low for mark in _MARKS) else "text/plain"
    return Capture(location, None, media_type, seen, body)


READER = FileReader()
