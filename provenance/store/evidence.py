"""What was kept, as it was: captures and pictures read back, and written out as WARC."""

import gzip
import hashlib
import uuid
from base64 import b32encode
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO
from urllib.parse import quote, urljoin

from sqlmodel import col
from sqlmodel import select as choose

from provenance.model import Capture, StoreError
from provenance.store.archive import KeptPicture
from provenance.store.store import Store
from provenance.store.tables import CaptureRow, PictureRow, VisitRow
from provenance.store.whole import whole_file

__all__ = ["archived_digests", "export_warc", "kept_captures", "kept_picture", "kept_pictures"]

_ROWS = 500
_URL_SAFE = "/:?#[]@!$&'()*+,;=%~"


def archived_digests(store: Store) -> set[str]:
    """The digests of every page and picture that the store looks for in its archive."""
    with store.reading() as session:
        pages = choose(CaptureRow.digest).where(col(CaptureRow.body) == b"")
        return {*session.exec(pages), *session.exec(choose(PictureRow.digest))}


def kept_captures(store: Store) -> Iterator[Capture]:
    """Stored captures as they were made, in the order they were stored, one read at a time.

    Raises `StoreError` where the bytes of one are missing or damaged.
    """
    for capture, _pictures in _stored(store):
        yield capture


def kept_pictures(store: Store, page: str) -> tuple[KeptPicture, ...]:
    """The pictures kept for a page (its capture's digest), in the order they were kept."""
    with store.reading() as session:
        query = choose(PictureRow).where(PictureRow.page == page).order_by(col(PictureRow.id))
        return tuple(
            KeptPicture(row.url, row.digest, row.size, row.retrieved_at)
            for row in session.exec(query)
        )


def kept_picture(store: Store, page: str, url: str) -> bytes | None:
    """The bytes of a page's picture by its address as the page gives it; None where none was kept.

    An `ImageLoader` for an examination that fetches nothing. The latest one kept counts. Raises
    `StoreError` where the archive does not have it.
    """
    found = [picture for picture in kept_pictures(store, page) if picture.url == url]
    return _picture(store, found[-1]) if found else None


def export_warc(store: Store, target: str | Path) -> tuple[int, int]:
    """Writes every stored page with its pictures as WARC 1.1; gives back how many of each.

    Pages stand as `resource` records with the address they were found at and the time they were
    retrieved; the server's headers were not kept, so none are made up. The same store gives the
    same bytes. A name that ends in .gz is compressed record by record. The file is there when it is
    whole. Raises `StoreError` where it cannot be written or bytes are missing.
    """
    path = Path(target)
    with whole_file(path) as stream:
        return _write_all(store, stream, path.suffix == ".gz")


def _stored(store: Store) -> Iterator[tuple[Capture, tuple[KeptPicture, ...]]]:
    last = 0
    while True:
        with store.reading() as session:
            query = (
                choose(VisitRow, CaptureRow.media_type)
                .where(VisitRow.digest == CaptureRow.digest, col(VisitRow.id) > last)
                .order_by(col(VisitRow.id))
                .limit(_ROWS)
            )
            rows = list(session.exec(query))
        for visit, media_type in rows:
            last = visit.id or last
            body = store.body(visit.digest)
            if body is not None:
                capture = Capture(visit.location, visit.url, media_type, visit.retrieved_at, body)
                yield capture, kept_pictures(store, visit.digest)
        if len(rows) < _ROWS:
            return


def _picture(store: Store, picture: KeptPicture) -> bytes:
    data = store.archive.read(picture.digest) if store.archive is not None else None
    if data is None:
        raise StoreError(
            f"Cannot read the picture {picture.url[:200]}: the archive does not have it. Nothing "
            "was changed."
        )
    return data


def _write_all(store: Store, stream: IO[bytes], packed: bool) -> tuple[int, int]:
    pages = pictures = 0
    written: set[bytes] = set()
    info = b"software: Cutline\r\nformat: WARC File Format 1.1\r\n"
    begun = False
    for capture, kept in _stored(store):
        if not begun:
            fields = [("WARC-Date", _moment(capture.retrieved_at))]
            _write(stream, packed, "warcinfo", fields, "application/warc-fields", info)
            begun = True
        address = _uri(capture.url or f"file:{capture.location}")
        _resource(stream, packed, address, capture.retrieved_at, capture.media_type, capture.body)
        pages += 1
        for picture in kept:
            where = _uri(urljoin(capture.url or "", picture.url))
            key = hashlib.sha256(f"{where} {picture.digest}".encode()).digest()[:16]
            if key in written:
                continue
            written.add(key)
            data = _picture(store, picture)
            _resource(stream, packed, where, picture.retrieved_at, _image_type(data), data)
            pictures += 1
    return pages, pictures


def _resource(
    stream: IO[bytes], packed: bool, address: str, seen: datetime, kind: str, body: bytes
) -> None:
    digest = "sha256:" + b32encode(hashlib.sha256(body).digest()).decode()
    fields = [
        ("WARC-Target-URI", address),
        ("WARC-Date", _moment(seen)),
        ("WARC-Payload-Digest", digest),
        ("WARC-Block-Digest", digest),
    ]
    _write(stream, packed, "resource", fields, kind, body)


def _write(
    stream: IO[bytes],
    packed: bool,
    kind: str,
    fields: list[tuple[str, str]],
    media_type: str,
    body: bytes,
) -> None:
    """One record (ISO 28500, 4); its id is made from what it says and always the same."""
    told = "".join(f"{name}: {value}\r\n" for name, value in fields)
    name = uuid.uuid5(uuid.NAMESPACE_URL, f"{kind} {told}")
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{name}>\r\n{told}"
        f"Content-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    record = head.encode("ascii", "replace") + body + b"\r\n\r\n"
    stream.write(gzip.compress(record, 6, mtime=0) if packed else record)


def _moment(seen: datetime) -> str:
    return seen.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _uri(address: str) -> str:
    """The address in ASCII, without spaces or line ends."""
    return quote(address.encode("utf-8", "surrogateescape"), safe=_URL_SAFE)


_IMAGES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG", "image/png"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


def _image_type(data: bytes) -> str:
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:12] in (b"ftypavif", b"ftypavis"):
        return "image/avif"
    known = (kind for start, kind in _IMAGES if data.startswith(start))
    return next(known, "application/octet-stream")
