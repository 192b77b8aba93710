"""Where image files keep their metadata: a walk through each container that needs no pixels.

Sources: JPEG (ITU T.81), XMP part 3 (packets and extended packets), PNG 3rd edition, the WebP
container, GIF89a, TIFF 6.0, ISO 14496-12 and HEIF for AVIF and HEIC, Photoshop's image resources.
"""

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from provenance.photo import boxes, resources

__all__ = ["MOST_BYTES", "Found", "kind_of", "walk"]

MOST_BYTES = 16 * 2**20
"""Metadata that are kept of one file, in bytes; also what one compressed chunk may hold."""

_MOST_PARTS = 20_000  # segments, chunks and blocks of one file that are looked at
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"
_EXTENDED = b"http://ns.adobe.com/xmp/extension/\x00"
_PHOTOSHOP = (b"Photoshop 3.0\x00", b"Adobe_Photoshop2.5:")
# How an XMP packet begins, in one, two and four bytes a letter.
_OPENINGS = tuple(
    opening.encode(form)
    for opening in ("<?xpacket", "<x:xmpmeta", "<x:xapmeta", "<rdf:RDF")
    for form in ("ascii", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be")
)


@dataclass(slots=True)
class Found:
    """The metadata of one file as bytes, in the order they stand in it.

    `exif` are TIFF structures, `iim` streams of IIM datasets, `xmp` packets, the standard one
    before its extension; `damage` says what could not be followed. `width` and `height` are 0
    where the container does not say.
    """

    kind: str
    width: int = 0
    height: int = 0
    exif: list[bytes] = field(default_factory=list)
    iim: list[bytes] = field(default_factory=list)
    xmp: list[bytes] = field(default_factory=list)
    credentials: bool = False
    damage: list[str] = field(default_factory=list)
    room: int = MOST_BYTES  # bytes that compressed chunks may still give

    def flaw(self, reason: str) -> None:
        """Records once what could not be followed."""
        if reason not in self.damage and len(self.damage) < 20:
            self.damage.append(reason)

    def add_resources(self, data: bytes) -> None:
        """Takes IIM, XMP and EXIF out of Photoshop's image resources."""
        for number, value in resources.read_resources(data):
            if number == resources.IIM:
                self.iim.append(value)
            elif number == resources.XMP:
                self.xmp.append(value)
            elif number == resources.EXIF:
                self.exif.append(value)


def kind_of(data: bytes) -> str | None:
    """The kind of picture by its first bytes, never by its name; None for all that is not read.

    >>> kind_of(b"GIF89a"), kind_of(b"%!PS-Adobe")
    ('gif', None)
    """
    for kind, starts in _MAGIC:
        if data.startswith(starts):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        brands = {data[8:12], *(data[at : at + 4] for at in range(16, min(_size(data), 64), 4))}
        if brands & {b"avif", b"avis"}:
            return "avif"
        if brands & {b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"}:
            return "heic"
    return None


_MAGIC: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("jpeg", (b"\xff\xd8",)),
    ("png", (b"\x89PNG\r\n\x1a\n",)),
    ("gif", (b"GIF87a", b"GIF89a")),
    ("tiff", (b"II*\x00", b"MM\x00*")),
)


def _size(data: bytes) -> int:
    return int.from_bytes(data[:4], "big")


def walk(data: bytes) -> Found | None:
    """The metadata in a file's bytes; None for a kind that is not read. Never raises."""
    kind = kind_of(data)
    if kind is None:
        return None
    found = Found(kind)
    try:
        _WALKS[kind](data, found)
    except (struct.error, IndexError, ValueError, zlib.error) as error:
        found.flaw(f"the {kind.upper()} container is broken ({error})")
    return found


# ------------------------------------------------------------------ JPEG
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}  # segments that give the size
_BARE = {0x01, *range(0xD0, 0xD9)}  # markers without a length


def _segments(data: bytes, found: Found) -> Iterator[tuple[int, bytes]]:
    """Markers with their content up to the pixels; bytes between segments are stepped over."""
    at = 2
    for _ in range(_MOST_PARTS):
        start = data.find(b"\xff", at)
        if start < 0 or start + 4 > len(data):
            found.flaw("the file ends before its pixels")
            return
        if start > at:
            found.flaw("there are stray bytes between segments")
        marker = data[start + 1]
        if marker == 0xFF or marker == 0 or marker in _BARE:
            at = start + (1 if marker == 0xFF else 2)
            continue
        if marker in (0xD9, 0xDA):
            return
        length = int.from_bytes(data[start + 2 : start + 4], "big")
        end = start + 2 + max(2, length)
        if end > len(data):
            found.flaw("a segment is cut off")
        yield marker, data[start + 4 : end]
        at = end


def _jpeg(data: bytes, found: Found) -> None:
    photoshop = bytearray()
    extended: dict[bytes, dict[int, bytes]] = {}
    sizes: dict[bytes, int] = {}
    for marker, body in _segments(data, found):
        if marker in _FRAMES and len(body) >= 5 and not found.width:
            found.height, found.width = struct.unpack(">HH", body[1:5])
        elif marker == 0xE1:
            if body.startswith(_EXTENDED) and len(body) >= 75:
                guid = body[35:67]
                sizes[guid], offset = struct.unpack(">II", body[67:75])
                extended.setdefault(guid, {})[offset] = body[75:]
            else:
                _app1(body, found)
        elif marker == 0xED:
            start = next((p for p in _PHOTOSHOP if body.startswith(p)), None)
            if start is not None:
                photoshop += body[len(start) + (4 if start == _PHOTOSHOP[1] else 0) :]
            elif body[:1] == b"\x1c":
                found.iim.append(body)
        elif marker == 0xEB and b"jumb" in body[:32]:
            found.credentials = True
    found.add_resources(bytes(photoshop[:MOST_BYTES]))
    _extended_xmp(found, extended, sizes)


def _app1(body: bytes, found: Found) -> None:
    at = body[:10].find(b"Exif\x00")
    if at >= 0:
        tiff = body[at + 6 :]
        if found.exif and tiff[:2] not in (b"II", b"MM"):
            found.exif[-1] += tiff  # what did not fit into one segment
        else:
            found.exif.append(tiff)
        return
    if body.startswith(_XMP):
        found.xmp.append(body[len(_XMP) :])
        return
    starts = [at for opening in _OPENINGS if (at := body[:200].find(opening)) >= 0]
    if starts:
        found.flaw("the header of the XMP segment is not the standard's")
        found.xmp.append(body[min(starts) :])


def _extended_xmp(
    found: Found, extended: dict[bytes, dict[int, bytes]], sizes: dict[bytes, int]
) -> None:
    named = [guid for guid in extended if any(guid in packet for packet in found.xmp)]
    if not named and len(extended) == 1:
        named = list(extended)
        found.flaw("the extended XMP is not named by the packet it extends")
    for guid in named:
        whole = bytearray()
        for offset, part in sorted(extended[guid].items()):
            if offset != len(whole):
                found.flaw("a part of the extended XMP is missing")
                break
            whole += part
        if len(whole) < sizes[guid]:
            found.flaw("the extended XMP is cut off")
        found.xmp.append(bytes(whole[:MOST_BYTES]))


# ------------------------------------------------------------------ PNG
def _png(data: bytes, found: Found) -> None:
    at = 8
    for _ in range(_MOST_PARTS):
        if at + 8 > len(data):
            found.flaw("the file ends before its last chunk")
            return
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        body = data[at + 8 : at + 8 + length]
        if len(body) < length and name != b"IDAT":
            found.flaw("a chunk is cut off")
        at += 12 + length
        if name == b"IHDR":
            found.width, found.height = struct.unpack(">II", body[:8])
        elif name == b"eXIf":
            found.exif.append(body[6:] if body.startswith(b"Exif\x00\x00") else body)
        elif name in (b"tEXt", b"zTXt", b"iTXt"):
            _png_text(name, body, found)
        elif name == b"caBX":
            found.credentials = True
        elif name == b"IEND":
            return


def _png_text(name: bytes, body: bytes, found: Found) -> None:
    key, _, rest = body.partition(b"\x00")
    packed = name == b"zTXt"
    if name == b"zTXt":
        rest = rest[1:]
    elif name == b"iTXt":
        packed = rest[:1] == b"\x01"
        rest = rest[2:].partition(b"\x00")[2].partition(b"\x00")[2]
    if key != b"XML:com.adobe.xmp" and not key.startswith(b"Raw profile type "):
        return
    if packed:
        rest = _unpacked(rest, found)
    if key == b"XML:com.adobe.xmp":
        found.xmp.append(rest)
        return
    raw = _raw_profile(rest, found)
    kind = key[len(b"Raw profile type ") :].strip().lower()
    if kind in (b"exif", b"app1"):
        if raw.startswith((b"II", b"MM")):
            found.exif.append(raw)
        else:
            _app1(raw, found)
    elif kind == b"xmp":
        found.xmp.append(raw)
    elif kind in (b"iptc", b"8bim"):
        if b"8BIM" in raw[:64] or raw.startswith(_PHOTOSHOP):
            found.add_resources(raw[raw.find(b"8BIM") :])
        else:
            found.iim.append(raw)


def _raw_profile(text: bytes, found: Found) -> bytes:
    """The bytes of an ImageMagick profile: a name, a length, then hexadecimal digits."""
    words = text.split(None, 2)
    if len(words) < 3:
        found.flaw("a raw profile is empty")
        return b""
    digits = b"".join(words[2].split())
    try:
        return bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
    except ValueError:
        found.flaw("a raw profile is not written in hexadecimal digits")
        return b""


def _unpacked(data: bytes, found: Found) -> bytes:
    machine = zlib.decompressobj()
    out = machine.decompress(data, found.room) if found.room else b""
    found.room -= len(out)
    if machine.unconsumed_tail or not found.room:
        found.flaw(f"compressed chunks hold more than {MOST_BYTES:,} bytes")
    return out


# ------------------------------------------------------------------ WebP
def _webp(data: bytes, found: Found) -> None:
    at = 12
    for _ in range(_MOST_PARTS):
        if at + 8 > len(data):
            return
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        body = data[at + 8 : at + 8 + length]
        if len(body) < length:
            found.flaw("a chunk is cut off")
        at += 8 + length + (length & 1)
        if name == b"VP8X" and len(body) >= 10:
            found.width = int.from_bytes(body[4:7], "little") + 1
            found.height = int.from_bytes(body[7:10], "little") + 1
        elif name == b"VP8 " and not found.width and len(body) >= 10:
            width, height = struct.unpack("<HH", body[6:10])
            found.width, found.height = width & 0x3FFF, height & 0x3FFF
        elif name == b"VP8L" and not found.width and len(body) >= 5:
            bits = int.from_bytes(body[1:5], "little")
            found.width, found.height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
        elif name == b"EXIF":
            found.exif.append(body[6:] if body.startswith(b"Exif\x00") else body)
        elif name == b"XMP ":
            found.xmp.append(body)
        elif name == b"C2PA":
            found.credentials = True


# ------------------------------------------------------------------ GIF
def _gif(data: bytes, found: Found) -> None:
    found.width, found.height = struct.unpack("<HH", data[6:10])
    at = 13 + (3 << (data[10] & 7) + 1 if data[10] & 0x80 else 0)
    for _ in range(_MOST_PARTS):
        mark = data[at : at + 1]
        if mark == b"!":
            label = data[at + 3 : at + 14] if data[at + 1 : at + 3] == b"\xff\x0b" else b""
            start = at + (14 if label else 2)
            at = _sub_blocks(data, start)
            if label == b"XMP DataXMP":
                found.xmp.append(data[start : at - 1].rpartition(b">")[0] + b">")
            found.credentials |= label.startswith(b"C2PA_GIF")
        elif mark == b",":
            flags = data[at + 9]
            at = _sub_blocks(data, at + 11 + (3 << (flags & 7) + 1 if flags & 0x80 else 0))
        else:
            if mark != b";":
                found.flaw("the file ends before its last block")
            return


def _sub_blocks(data: bytes, at: int) -> int:
    """Where the block that begins with sub-blocks at `at` ends."""
    while at < len(data) and data[at]:
        at += data[at] + 1
    return at + 1


# ------------------------------------------------------------------ TIFF, AVIF and HEIC
def _tiff(data: bytes, found: Found) -> None:
    found.exif.append(data)  # its directory names the rest: see `exif.py`


def _boxed(data: bytes, found: Found) -> None:
    held = boxes.read_boxes(data)
    found.width, found.height = held.size
    found.exif += held.exif
    found.xmp += held.xmp
    found.credentials = held.credentials
    for reason in held.damage:
        found.flaw(reason)


_WALKS = {
    "jpeg": _jpeg,
    "png": _png,
    "webp": _webp,
    "gif": _gif,
    "tiff": _tiff,
    "avif": _boxed,
    "heic": _boxed,
}
