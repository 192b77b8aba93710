"""EXIF: the text and date fields of a TIFF structure, however broken the rest of it is.

Sources: TIFF 6.0; EXIF 3.0 (CIPA DC-008), its UTF-8 type 129 and UserComment; Windows' XP fields.
"""

import struct
from dataclasses import dataclass, field
from typing import Literal

from provenance.photo.charsets import decoded

__all__ = ["Tiff", "read_exif"]

_MOST_ENTRIES = 2000  # of one directory
_LONGEST = 2**17  # of one text, in bytes
_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 129: 1}
_TEXTUAL = (1, 2, 6, 7, 129)
_NAMES = {
    256: "ImageWidth",
    257: "ImageLength",
    270: "ImageDescription",
    271: "Make",
    272: "Model",
    305: "Software",
    306: "DateTime",
    315: "Artist",
    33432: "Copyright",
    36867: "DateTimeOriginal",
    36868: "DateTimeDigitized",
    36880: "OffsetTime",
    36881: "OffsetTimeOriginal",
    36882: "OffsetTimeDigitized",
    37510: "UserComment",
    37521: "SubSecTimeOriginal",
    40091: "XPTitle",
    40092: "XPComment",
    40093: "XPAuthor",
    40095: "XPSubject",
    41728: "FileSource",
}
_SUB = 34665
_XMP, _IIM, _RESOURCES = 700, 33723, 34377
_CODES = {b"ASCII\x00\x00\x00": "ascii", b"JIS\x00\x00\x00\x00\x00": "iso2022_jp"}


@dataclass(slots=True)
class Tiff:
    """What one TIFF structure holds: texts by field name, and the other standards' bytes.

    `unsure` names the fields whose character set could only be guessed at.
    """

    fields: dict[str, object] = field(default_factory=dict)
    xmp: list[bytes] = field(default_factory=list)
    iim: list[bytes] = field(default_factory=list)
    resources: list[bytes] = field(default_factory=list)
    damage: list[str] = field(default_factory=list)
    unsure: set[str] = field(default_factory=set)


def read_exif(data: bytes) -> Tiff:
    """The fields of the first picture's directory and of its EXIF directory. Never raises.

    >>> read_exif(b"II*\\x00").damage
    ['the EXIF block is cut off']
    """
    found = Tiff()
    order = {b"II": "<", b"MM": ">"}.get(data[:2])
    if order is None:
        found.damage.append("the EXIF block does not say its byte order")
        return found
    try:
        (at,) = struct.unpack_from(order + "I", data, 4)
        after = _directory(data, at, order, found)
        for number in after:
            _directory(data, number, order, found)
    except struct.error:
        found.damage.append("the EXIF block is cut off")
    return found


def _directory(data: bytes, at: int, order: str, found: Tiff) -> list[int]:
    """Reads one directory; gives back where the EXIF directory is, where it is named."""
    (count,) = struct.unpack_from(order + "H", data, at)
    further: list[int] = []
    for number in range(min(count, _MOST_ENTRIES)):
        place = at + 2 + 12 * number
        if place + 12 > len(data):
            found.damage.append("an EXIF directory is cut off")
            break
        tag, form, values = struct.unpack_from(order + "HHI", data, place)
        size = _BYTES.get(form, 0) * values
        if not size or (tag not in _NAMES and tag not in (_SUB, _XMP, _IIM, _RESOURCES)):
            continue
        start = place + 8
        if size > 4:
            (start,) = struct.unpack_from(order + "I", data, start)
        raw = data[start : start + size]
        if len(raw) < size:
            found.damage.append(f"{_NAMES.get(tag, 'a block')} points outside the EXIF block")
            continue
        if tag == _SUB and len(raw) >= 4:
            further = [struct.unpack_from(order + "I", raw)[0]]
        elif tag == _XMP:
            found.xmp.append(raw)
        elif tag == _RESOURCES:
            found.resources.append(raw)
        elif tag == _IIM:
            found.iim.append(_unswapped(raw) if form == 4 else raw)
        elif form in (3, 4) and len(raw) in (2, 4):
            found.fields.setdefault(_NAMES[tag], int.from_bytes(raw, _ENDS[order]))
        elif form in _TEXTUAL and _NAMES[tag] not in found.fields:
            _take(_NAMES[tag], raw[:_LONGEST], order, found)
    return further


_ENDS: dict[str, Literal["little", "big"]] = {"<": "little", ">": "big"}


def _unswapped(raw: bytes) -> bytes:
    """IIM written as 32-bit numbers comes with its bytes turned round in little-endian files."""
    if raw[:1] == b"\x1c" or raw[3:4] != b"\x1c":
        return raw
    whole = raw[: len(raw) // 4 * 4]
    return struct.pack(f">{len(whole) // 4}I", *struct.unpack(f"<{len(whole) // 4}I", whole))


def _take(name: str, raw: bytes, order: str, found: Tiff) -> None:
    if name.startswith("XP"):
        text = raw[: len(raw) // 2 * 2].decode("utf-16-le", "replace").partition("\x00")[0]
    elif name == "UserComment":
        text = _comment(raw, order)
    elif name == "FileSource":
        text = "" if raw[:1] == b"\x03" else f"file source {raw[0]}"  # 3: a digital camera
    else:
        if name == "Copyright":  # the photographer's, then the editor's
            raw = b"\n".join(part.strip() for part in raw.split(b"\x00")[:2] if part.strip())
        text, sure = decoded(raw.partition(b"\x00")[0])
        if not sure:
            found.unsure.add(name)
    if text.strip():
        found.fields[name] = text.strip()


def _comment(raw: bytes, order: str) -> str:
    """A user comment: eight bytes that name its character set, then the text."""
    code, body = raw[:8], raw[8:]
    if code == b"UNICODE\x00":
        even = body[: len(body) // 2 * 2]
        if even.startswith((b"\xff\xfe", b"\xfe\xff")):
            form = "utf-16"
        else:  # programs write either order, whatever the block's own
            low, high = even[1::2].count(0), even[::2].count(0)
            form = "utf-16-le" if low > high or (low == high and order == "<") else "utf-16-be"
        return even.decode(form, "replace").partition("\x00")[0]
    if code in _CODES or not code.strip(b"\x00"):
        text, sure = decoded(body.partition(b"\x00")[0], _CODES.get(code))
    else:
        text, sure = decoded(raw.partition(b"\x00")[0])
    return text if sure else ""
