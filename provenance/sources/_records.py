"""Records of web archives, below the reader: streams, answers, torn ends."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import Message
from http.client import HTTPException, parse_headers
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING

from provenance.model import ReadError, TooLarge
from provenance.sources._page import is_text, media_type_of
from provenance.sources._unpack import unchunked, unpacked

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

__all__ = ["CUT_OFF", "DAMAGE", "Answer", "address_of", "records", "seen_at", "streams", "torn"]

CUT_OFF = "it is cut off"
DAMAGE = (OSError, ValueError, EOFError, zlib.error, zipfile.BadZipFile)
"""What the libraries raise for archives that are damaged."""

_PART = re.compile(r"^archive/[^/]+\.warc(?:\.gz)?$", re.I)
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_HEAD = 64 * 1024  # a record holds HTTP headers beside the body
_MOST_AT_ONCE = 1024 * 1024


def records(stream: IO[bytes], at: int = 0) -> Iterator["WarcRecord"]:
    """The records of a stream from a byte on, of every kind; raises one of `DAMAGE`."""
    from fastwarc.warc import ArchiveIterator

    stream.seek(at)
    yield from ArchiveIterator(stream, parse_http=False, fsspec_args=False)


class Answer:
    """What a record holds of an answer or a resource: its head is read, its body when asked for.

    `media_type` is the Content-Type header, None for a record that is neither and for a status that
    is not 200.
    """

    def __init__(self, record: "WarcRecord") -> None:
        from fastwarc.warc import WarcRecordType

        self.media_type: str | None = None
        self._record, self._headers = record, Message()
        self._block = b""  # what was read of it, with its HTTP head
        self._size = 0  # of that head
        if not record.record_type & (WarcRecordType.response | WarcRecordType.resource):
            return
        header = record.headers.get("Content-Type") or ""
        if not header.lower().startswith("application/http"):
            self.media_type = header
            return
        self._block = record.reader.read(_HEAD)
        if len(self._block) < min(_HEAD, record.content_length):
            raise ReadError(record.headers.get("WARC-Target-URI") or "a record", CUT_OFF)
        status, self._headers, self._size = _split(self._block)
        if status == 200:
            self.media_type = str(self._headers.get("Content-Type", ""))

    @property
    def kind(self) -> str:
        """The media type alone, in lower case; "" if none is stated."""
        return media_type_of(self.media_type or "").partition(";")[0]

    def body(self, where: str, most: int) -> bytes:
        """The body, unpacked; raises `TooLarge` beyond `most` bytes, `ReadError` for damage."""
        length = self._record.content_length
        if length > most + _HEAD:
            raise TooLarge(where, f"it has more than {most:,} bytes")
        block = self._block + self._record.reader.read(length)
        if len(block) < length:
            raise ReadError(where, CUT_OFF)
        body = block[self._size :]
        if "chunked" in str(self._headers.get("Transfer-Encoding", "")).lower():
            body = unchunked(body, where)
        packing = str(self._headers.get("Content-Encoding", ""))
        try:
            return unpacked([body], packing, most, where)
        except TooLarge:
            raise
        except ReadError:
            if not is_text(body):
                raise
            return unpacked([body], "", most, where)  # kept unpacked under the header of old


def address_of(record: "WarcRecord") -> str | None:
    """The address of the web a record was found at."""
    address = (record.headers.get("WARC-Target-URI") or "").strip().strip("<>")
    return address if address.lower().startswith(("http://", "https://")) else None


def seen_at(record: "WarcRecord") -> datetime | None:
    """When a record was made, aware and in UTC; None where it does not say."""
    try:
        seen = datetime.fromisoformat((record.headers.get("WARC-Date") or "").strip()[:40])
        return seen.astimezone(UTC) if seen.tzinfo else seen.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def _split(block: bytes) -> tuple[int, Message, int]:
    """Status and headers of an HTTP answer and where its body begins; status 0 for none."""
    first, _, rest = block.partition(b"\n")
    match = _STATUS.match(first)
    if match is None:
        return 0, Message(), 0
    stream = BytesIO(rest)
    try:
        headers: Message = parse_headers(stream)
    except HTTPException:  # too many or too long
        return 0, Message(), 0
    return int(match[1]), headers, len(first) + 1 + stream.tell()


def torn(stream: IO[bytes], at: int, length: int) -> str | None:
    """What is wrong with the end of an archive whose last record begins at a byte; None where
    nothing is: the library ends without a word where a record's head is cut off."""
    stream.seek(0)
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(at)
    head = stream.read(_HEAD)
    if not packed:
        begin = head.find(b"\r\n\r\n")
        end = at + begin + 4 + length
        if begin < 0 or stream.seek(0, SEEK_END) < end:
            return "its last record is cut off"
        stream.seek(end)
        return "bytes that are no record stand at its end" if stream.read(_HEAD).strip() else None
    if not head.startswith(b"\x1f\x8b"):  # one member holds all records
        stream.seek(0)
        head = stream.read(_HEAD)
    while head.startswith(b"\x1f\x8b"):
        member = zlib.decompressobj(31)
        while not member.eof:
            if not (head or (head := stream.read(_HEAD))):
                return "its last record is cut off"
            member.decompress(head, _MOST_AT_ONCE)
            head = member.unconsumed_tail
        head = member.unused_data or stream.read(_HEAD)
    return None


def streams(path: str, part: str | None) -> Iterator[tuple[str | None, IO[bytes]]]:
    """The WARC streams of an archive: a file's own with no name, a WACZ's by their names.

    With a `part` only the one of that name. Raises `ReadError` where there is none.
    """
    try:
        if not Path(path).is_file():
            raise ReadError(path, "there is no such file")
        if not path.lower().endswith(".wacz"):
            with Path(path).open("rb") as stream:
                yield None, stream
            return
        with zipfile.ZipFile(path) as packed:
            found = False
            for name, inner in _parts_of(packed, "", part):
                found = True
                yield name, inner
            if not found:
                raise ReadError(path, "it holds no WARC under archive/")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise ReadError(path, f"it is no ZIP that can be read ({str(error)[:80]})") from error
    except OSError as error:
        raise ReadError(path, (error.strerror or str(error)).lower()) from error


def _parts_of(
    packed: zipfile.ZipFile, within: str, part: str | None
) -> Iterator[tuple[str, IO[bytes]]]:
    """The WARC files of a WACZ by name, behind the name of the WACZ it holds (multi-WACZ)."""
    for name in packed.namelist():
        if _PART.match(name) and part in (None, within + name):
            with packed.open(name) as inner:
                yield within + name, inner
        elif not within and name.lower().endswith(".wacz") and (part or name).startswith(name):
            with packed.open(name) as inner, zipfile.ZipFile(inner) as below:
                yield from _parts_of(below, f"{name}!", part)
