"""Web archives: WARC, WARC.gz (ISO 28500) and WACZ, one page after another in constant memory."""

import hashlib
import re
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple
from urllib.parse import urldefrag, urljoin

from provenance.model import Capture, Manners, PartlyRead, ReadError
from provenance.sources._page import PAGES, is_text, make_capture
from provenance.sources._records import (
    CUT_OFF,
    DAMAGE,
    Answer,
    address_of,
    records,
    seen_at,
    streams,
    torn,
)

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

__all__ = ["READER", "Survey", "WarcReader"]

_LOCATION = re.compile(
    r"^(?P<path>.+?\.(?:warc|warc\.gz|wacz))(?:#(?:(?P<part>.+):)?(?P<at>\d{1,18}))?$", re.I
)
_MOST_TOLD = 5
_MOST_PICTURES = 500_000
_INDEXING = threading.Lock()

_Index = dict[bytes, tuple[str | None, int]]  # where the pictures of an archive stand


class Survey(NamedTuple):
    """The pages of an archive by their locations, whether it holds pictures, what is damaged."""

    pages: tuple[str, ...]
    pictures: bool
    damage: str = ""


class WarcReader:
    """Reads the pages of web archives: answers with status 200 and resources, HTML and text.

    A page's location is the archive's path with the record's offset ("crawl.warc.gz#18230", in a
    WACZ "crawl.wacz#archive/data.warc.gz:18230") and can be read again by itself. The time of
    retrieval is the record's. Pages are given one by one; those that are too large or damaged are
    told in one `PartlyRead` at the end, after all others.

    >>> READER.handles("crawl.warc.gz"), READER.handles("crawl.wacz#archive/a.warc:0")
    (True, True)
    """

    name = "warc"

    def __init__(self, manners: Manners = Manners()) -> None:
        self._manners = manners
        self._indexed: tuple[str, float, _Index] | None = None  # path, its time, its pictures

    def handles(self, location: str) -> bool:
        """Paths that end in .warc, .warc.gz or .wacz, also with a record's offset."""
        return _LOCATION.match(location) is not None and "://" not in location

    def read(self, location: str) -> Iterator[Capture]:
        """An archive's pages in order, or the one whose offset is given; raises `ReadError`."""
        path, part, at = _parts(location)
        failures: list[tuple[str, str]] = []
        count = 0
        for name, stream in streams(path, part):
            prefix = f"{path}#{name}:" if name else f"{path}#"
            for capture in self._pages(prefix, stream, at, failures):
                count += 1
                yield capture
        if failures:
            told = "; ".join(f"{where}: {cause}" for where, cause in failures[:_MOST_TOLD])
            rest = len(failures) - _MOST_TOLD
            more = f"; and {rest:,} more" if rest > 0 else ""
            raise PartlyRead(
                location,
                f"{count:,} of its pages were read and {len(failures):,} were not ({told}{more})",
            )
        if not count:
            raise ReadError(location, "it holds no page" if at is None else "no page begins there")

    def survey(self, location: str) -> Survey:
        """What an archive holds, from the heads of its records; raises `ReadError` for no page.

        Goes through it once. A location with an offset is its own only page.
        """
        path, part, at = _parts(location)
        if at is not None:
            return Survey((location,), self.has_pictures(location))
        pages: list[str] = []
        index: _Index = {}
        damage: list[str] = []
        changed = _changed(path).timestamp()
        for name, stream in streams(path, part):
            prefix = f"{path}#{name}:" if name else f"{path}#"
            damage += self._look_through(prefix, name, stream, pages, index)
        with _INDEXING:
            if part is None:
                self._indexed = (path, changed, index)
        if not pages and not damage:
            raise ReadError(location, "it holds no page")
        return Survey((*pages,), bool(index), str(ReadError(location, damage[0])) if damage else "")

    def _look_through(
        self, prefix: str, name: str | None, stream: IO[bytes], pages: list[str], index: _Index
    ) -> Iterator[str]:
        """Notes the pages and pictures of a stream; gives what is wrong with its end."""
        last = (0, 0)
        try:
            for record in records(stream):
                last = (record.stream_pos, record.content_length)
                try:
                    answer = Answer(record)
                except ReadError:  # it is told where the page is read
                    pages.append(f"{prefix}{record.stream_pos}")
                    continue
                if answer.media_type is not None and answer.kind in PAGES:
                    pages.append(f"{prefix}{record.stream_pos}")
                else:
                    _note(index, name, record, answer)
            cause = torn(stream, *last)
        except DAMAGE as error:
            cause = str(error)[:80] or type(error).__name__
        if cause:
            if pages and pages[-1] == f"{prefix}{last[0]}" and not self._is_whole(pages[-1]):
                pages.pop()
            yield f"its records break off ({cause})"

    def _is_whole(self, location: str) -> bool:
        try:
            return bool(list(self.read(location)))
        except ReadError:
            return False

    def image(self, capture: Capture, url: str) -> bytes | None:
        """The bytes of a picture that stands in the page's archive, the last of its address.

        None where the archive does not hold it. The first question goes once through the archive
        and remembers where its pictures are. Raises `ReadError` for one that is damaged or too
        large.
        """
        path, _part, _at = _parts(capture.location)
        try:
            address = urldefrag(urljoin(capture.url or "", url.strip().replace(" ", "%20"))).url
        except ValueError as error:
            raise ReadError(url[:200], "its address cannot be read") from error
        found = self._index(path).get(_key(address))
        if found is None:
            return None
        part, at = found
        try:
            for _name, stream in streams(path, part):
                for record in records(stream, at):
                    return Answer(record).body(address[:200], self._manners.image_bytes)
        except DAMAGE as error:
            raise ReadError(address[:200], f"its record is damaged ({str(error)[:80]})") from error
        return None

    def has_pictures(self, location: str) -> bool:
        """Whether the archive of a page holds any picture; where not, `image` gives none.

        Goes through the archive as `image` does.
        """
        return bool(self._index(_parts(location)[0]))

    def _pages(
        self, prefix: str, stream: IO[bytes], at: int | None, failures: list[tuple[str, str]]
    ) -> Iterator[Capture]:
        last = (at or 0, 0)
        try:
            for record in records(stream, at or 0):
                last = (record.stream_pos, record.content_length)
                capture = None
                try:
                    capture = self._page(f"{prefix}{record.stream_pos}", record)
                except ReadError as error:
                    told = record.headers.get("WARC-Target-URI") or record.record_id or "a record"
                    failures.append((told[:200], error.cause))
                if capture is not None:
                    yield capture
                if at is not None:
                    return
            cause = torn(stream, *last)
        except DAMAGE as error:
            cause = str(error)[:80] or type(error).__name__
        if cause and not (failures and failures[-1][1] == CUT_OFF):
            failures.append((prefix.rstrip("#:"), f"its records break off ({cause})"))

    def _page(self, where: str, record: "WarcRecord") -> Capture | None:
        """The page in a record; None where it holds another thing than a page."""
        answer = Answer(record)
        if answer.media_type is None or (answer.kind and answer.kind not in PAGES):
            return None
        body = answer.body(where, self._manners.page_bytes)
        if not answer.kind and not is_text(body):
            return None
        seen = seen_at(record) or _changed(where)
        return make_capture(where, address_of(record), answer.media_type, seen, body)

    def _index(self, path: str) -> _Index:
        with _INDEXING:
            at = _changed(path).timestamp()
            if self._indexed is None or self._indexed[:2] != (path, at):
                self._indexed = (path, at, _index_of(path))
            return self._indexed[2]


def _index_of(path: str) -> _Index:
    index: _Index = {}
    for name, stream in streams(path, None):
        try:
            for record in records(stream):
                _note(index, name, record, Answer(record))
        except DAMAGE:  # told where the pages are read
            continue
    return index


def _note(index: _Index, name: str | None, record: "WarcRecord", answer: Answer) -> None:
    """Notes where a record stands if it holds a picture; the last of an address counts."""
    if answer.kind.startswith("image/") and len(index) < _MOST_PICTURES:
        address = address_of(record)
        if address:
            index[_key(urldefrag(address).url)] = (name, record.stream_pos)


def _key(address: str) -> bytes:
    return hashlib.sha256(address.encode("utf-8", "replace")).digest()[:8]


def _parts(location: str) -> tuple[str, str | None, int | None]:
    match = _LOCATION.match(location)
    if match is None:
        raise ReadError(location, "it is no archive of the web")
    return match["path"], match["part"], int(match["at"]) if match["at"] is not None else None


def _changed(location: str) -> datetime:
    """When an archive's file was changed: the time of records that do not say theirs."""
    try:
        return datetime.fromtimestamp(Path(_parts(location)[0]).stat().st_mtime, UTC)
    except OSError as error:
        raise ReadError(location, (error.strerror or str(error)).lower()) from error


READER = WarcReader()
