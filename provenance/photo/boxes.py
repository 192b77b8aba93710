"""Metadata in AVIF and HEIC: the items of an ISO media file.

Sources: ISO/IEC 14496-12 (meta, iinf, iloc, iprp), ISO/IEC 23008-12 (HEIF), C2PA 2.1 A.5.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

__all__ = ["Boxes", "read_boxes"]

_MOST = 5000  # boxes, items and extents of one file that are looked at
_MOST_BYTES = 16 * 2**20
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_C2PA = bytes.fromhex("d8fec3d61b0e483c92975828877ec481")


@dataclass(slots=True)
class Boxes:
    """What the items hold; `size` is that of the largest picture in pixels, (0, 0) if not given."""

    size: tuple[int, int] = (0, 0)
    exif: list[bytes] = field(default_factory=list)
    xmp: list[bytes] = field(default_factory=list)
    credentials: bool = False
    damage: list[str] = field(default_factory=list)


def read_boxes(data: bytes) -> Boxes:
    """The metadata of an ISO media file. Raises `struct.error` or `IndexError` for a broken one."""
    found = Boxes()
    for name, start, end in _boxes(data, 0, len(data)):
        if name == b"meta":
            _read_meta(data, start + 4, end, found)
        elif name == b"uuid":
            kind = data[start : start + 16]
            if kind == _XMP:
                found.xmp.append(data[start + 16 : end])
            found.credentials |= kind == _C2PA
    return found


def _boxes(data: bytes, at: int, stop: int) -> Iterator[tuple[bytes, int, int]]:
    """The names of boxes with where their content starts and ends."""
    for _ in range(_MOST):
        if at + 8 > stop:
            return
        size, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        start = at + 8
        if size == 1:
            size, start = int.from_bytes(data[start : start + 8], "big"), start + 8
        end = stop if size == 0 else at + size
        if end < start:
            return
        yield name, start, min(end, stop)
        at = end


def _read_meta(data: bytes, at: int, stop: int, found: Boxes) -> None:
    kinds: dict[int, tuple[bytes, bool]] = {}
    places: dict[int, list[tuple[int, int, int]]] = {}
    inner, room = 0, _MOST_BYTES
    for name, start, end in _boxes(data, at, stop):
        if name == b"iinf":
            kinds = _item_kinds(data, start, end)
        elif name == b"iloc":
            places = _item_places(data, start, end)
        elif name == b"idat":
            inner = start
        elif name == b"iprp":
            _read_sizes(data, start, end, found)
    for item, (kind, packed) in kinds.items():
        extents = places.get(item, [])
        body = _gathered(data, [(at + (inner if method else 0), n) for method, at, n in extents])
        if len(body) < sum(length for _, _, length in extents):
            found.damage.append(f"the {kind.decode('latin-1')} item is cut off")
        room -= len(body)
        if room < 0:
            found.damage.append(f"the items hold more than {_MOST_BYTES:,} bytes")
            return
        if kind == b"Exif" and len(body) > 4:
            skip = int.from_bytes(body[:4], "big")
            tiff = body[4 + skip :] if 4 + skip < len(body) else body[4:]
            found.exif.append(tiff[6:] if tiff.startswith(b"Exif\x00") else tiff)
        elif kind == b"xmp":
            found.xmp.append(_inflated(body) if packed else body)


def _gathered(data: bytes, bounds: list[tuple[int, int]]) -> bytes:
    body = bytearray()
    for at, length in bounds:
        body += data[at : at + min(length, _MOST_BYTES - len(body))]
        if len(body) >= _MOST_BYTES:
            break
    return bytes(body)


def _inflated(body: bytes) -> bytes:
    try:
        return zlib.decompressobj(-15).decompress(body, _MOST_BYTES)
    except zlib.error:
        return zlib.decompressobj().decompress(body, _MOST_BYTES)


def _item_kinds(data: bytes, start: int, end: int) -> dict[int, tuple[bytes, bool]]:
    """Items that hold EXIF or XMP: their number, their kind, and whether they are compressed."""
    wide = data[start] > 0
    kinds: dict[int, tuple[bytes, bool]] = {}
    for name, at, stop in _boxes(data, start + (8 if wide else 6), end):
        if name != b"infe" or data[at] < 2:
            continue
        long = data[at] > 2
        item = int.from_bytes(data[at + 4 : at + (8 if long else 6)], "big")
        at += 10 if long else 8
        kind, rest = data[at : at + 4], data[at + 4 : stop]
        if kind == b"Exif":
            kinds[item] = (kind, False)
        elif kind == b"mime":
            texts = [*rest.split(b"\x00"), b"", b"", b""]  # name, content type, encoding
            if texts[1] == b"application/rdf+xml":
                kinds[item] = (b"xmp", texts[2] == b"deflate")
    return kinds


def _item_places(data: bytes, start: int, end: int) -> dict[int, list[tuple[int, int, int]]]:
    """Where each item lies: rows of method (0 the file, 1 the meta box's own data), at, length."""
    version = data[start]
    sizes = data[start + 4], data[start + 5]
    wide_at, wide_length = sizes[0] >> 4, sizes[0] & 15
    wide_base, wide_index = sizes[1] >> 4, sizes[1] & 15 if version else 0
    at = start + 6

    def number(width: int) -> int:
        nonlocal at
        at += width
        if at > end:
            raise struct.error("an item location is cut off")
        return int.from_bytes(data[at - width : at], "big")

    places: dict[int, list[tuple[int, int, int]]] = {}
    for _ in range(min(number(4 if version == 2 else 2), _MOST)):
        item = number(4 if version == 2 else 2)
        method = number(2) & 15 if version else 0
        number(2)
        base = number(wide_base)
        for _ in range(min(number(2), _MOST)):
            number(wide_index)
            offset = number(wide_at)
            row = (method, base + offset, number(wide_length))
            if method < 2:
                places.setdefault(item, []).append(row)
    return places


def _read_sizes(data: bytes, start: int, end: int, found: Boxes) -> None:
    for name, at, stop in _boxes(data, start, end):
        if name == b"ipco":
            for inner, place, _ in _boxes(data, at, stop):
                if inner == b"ispe":
                    size = struct.unpack(">II", data[place + 4 : place + 12])
                    found.size = max(found.size, size, key=lambda s: s[0] * s[1])
