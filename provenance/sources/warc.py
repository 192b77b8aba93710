"""Web archives: WARC, WARC.gz (ISO 28500) and WACZ, one page after another in constant memory."""

import re
import zipfile
from collections.abc import Iterator
from datetime import UTC
from email.message import Message
from http.client import HTTPException, parse_headers
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from provenance.model import Capture, Manners, ReadError, TooLarge
from provenance.sources._page import PAGES, make_capture, media_type_of
from provenance.sources._unpack import unchunked, unpacked

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

__all__ = ["READER", "WarcReader"]

_LOCATION = re.compile(
    r"^(?P<path>.+?\.(?:warc|warc\.gz|wacz))(?:#(?:(?P<part>.+):)?(?P<at>\d{1,18}))?$", re.I
)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_PART = re.compile(r"^archive/[^/]+\.warc(?:\.gz)?$", re.I)
_SLACK = 64 * 1024  # a record holds HTTP headers beside the page
_MOST_TOLD = 5


class WarcReader:
    """Reads the pages of web archives: answers with status 200 and resources, HTML and text.

    A page's location is the archive's path with the record's offset ("crawl.warc.gz#18230", in a
    WACZ "crawl.wacz#archive/data.warc.gz:18230") and can be read again by itself. The time of
    retrieval is the record's. Pages are given one by one; those that are too large or damaged are
    told in one `ReadError` at the end, after all others.

    >>> READER.handles("crawl.warc.gz"), READER.handles("crawl.wacz#archive/a.warc:0")
    (True, True)
    """

    name = "warc"

    def __init__(self, manners: Manners = Manners()) -> None:
        self._most = manners.page_bytes

    def handles(self, location: str) -> bool:
        """Paths that end in .warc, .warc.gz or .wacz, also with a record's offset."""
        return _LOCATION.match(location) is not None and "://" not in location

    def read(self, location: str) -> Iterator[Capture]:
        """An archive's pages in order, or the one whose offset is given; raises `ReadError`."""
        match = _LOCATION.match(location)
        if match is None:
            raise ReadError(location, "it is no archive of the web")
        failures: list[tuple[str, str]] = []
        count = 0
        at = int(match["at"]) if match["at"] is not None else None
        for prefix, stream in _streams(match["path"], match["part"]):
            for capture in self._pages(prefix, stream, at, failures):
                count += 1
                yield capture
        if failures:
            told = "; ".join(f"{where}: {cause}" for where, cause in failures[:_MOST_TOLD])
            rest = len(failures) - _MOST_TOLD
            more = f"; and {rest:,} more" if rest > 0 else ""
            raise ReadError(
                location,
                f"{count:,} of its pages were read and {len(failures):,} were not ({told}{more})",
            )
        if not count:
            raise ReadError(location, "it holds no page" if at is None else "no page begins there")

    def image(self, capture: Capture, url: str) -> bytes | None:
        """None: pictures are not looked up in archives."""
        return None

    def _pages(
        self, prefix: str, stream: IO[bytes], at: int | None, failures: list[tuple[str, str]]
    ) -> Iterator[Capture]:
        from fastwarc.warc import ArchiveIterator, WarcRecordType

        kinds = WarcRecordType.response | WarcRecordType.resource
        position = at or 0
        try:
            stream.seek(position)
            for record in ArchiveIterator(
                stream, record_types=kinds, parse_http=False, fsspec_args=False
            ):
                where = f"{prefix}{position + record.stream_pos}"
                try:
                    capture = self._page(where, record)
                except ReadError as error:
                    failures.append((_told(record), error.cause))
                    capture = None
                if capture is not None:
                    yield capture
                if at is not None:
                    return
        except (OSError, ValueError, EOFError, zipfile.BadZipFile) as error:
            failures.append((prefix.rstrip("#:"), f"its records break off ({str(error)[:80]})"))

    def _page(self, where: str, record: "WarcRecord") -> Capture | None:
        """The page in a record; None where it holds another thing than a page."""
        header = record.headers.get("Content-Type") or ""
        is_http = header.lower().startswith("application/http")
        if not is_http and not _is_page(header):
            return None
        if record.content_length > self._most + _SLACK:
            if not is_http or _is_page(_split(record.reader.read(_SLACK))[1].get("Content-Type")):
                raise TooLarge(where, f"it has more than {self._most:,} bytes")
            return None
        body = record.reader.read(record.content_length)
        if len(body) < record.content_length:
            raise ReadError(where, "it is cut off")
        if is_http:
            status, headers, body = _split(body)
            header = str(headers.get("Content-Type", ""))
            if status != 200 or not _is_page(header):
                return None
            if "chunked" in str(headers.get("Transfer-Encoding", "")).lower():
                body = unchunked(body, where)
            body = unpacked([body], str(headers.get("Content-Encoding", "")), self._most, where)
        url = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
        seen = record.record_date
        seen = seen.astimezone(UTC) if seen.tzinfo else seen.replace(tzinfo=UTC)
        return make_capture(where, url or None, header, seen, body)


def _is_page(header: object) -> bool:
    return media_type_of(str(header or "")).partition(";")[0] in PAGES


def _split(block: bytes) -> tuple[int, Message, bytes]:
    """Status, headers and body of an HTTP answer; status 0 where it is none."""
    first, _, rest = block.partition(b"\n")
    match = _STATUS.match(first)
    if match is None:
        return 0, Message(), b""
    stream = BytesIO(rest)
    try:
        headers: Message = parse_headers(stream)
    except HTTPException:  # too many or too long
        return 0, Message(), b""
    return int(match[1]), headers, rest[stream.tell() :]


def _told(record: "WarcRecord") -> str:
    return (record.headers.get("WARC-Target-URI") or record.record_id or "a record")[:200]


def _streams(path: str, part: str | None) -> Iterator[tuple[str, IO[bytes]]]:
    """The WARC streams of an archive, each with what its pages' locations begin with."""
    try:
        if not Path(path).is_file():
            raise ReadError(path, "there is no such file")
        if not path.lower().endswith(".wacz"):
            with Path(path).open("rb") as stream:
                yield f"{path}#", stream
            return
        with zipfile.ZipFile(path) as packed:
            names = [name for name in packed.namelist() if _PART.match(name)]
            if part is not None:
                names = [name for name in names if name == part]
            if not names:
                raise ReadError(path, "it holds no WARC under archive/")
            for name in names:
                with packed.open(name) as inner:
                    yield f"{path}#{name}:", inner
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ReadError(path, f"it is no ZIP that can be read ({str(error)[:80]})") from error
    except OSError as error:
        raise ReadError(path, (error.strerror or str(error)).lower()) from error


READER = WarcReader()
