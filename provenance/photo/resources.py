"""Photoshop's image resources: the envelope in which JPEG and TIFF files carry IIM."""

import struct
from collections.abc import Iterator

__all__ = ["EXIF", "IIM", "XMP", "read_resources"]

IIM, EXIF, XMP = 0x0404, 0x0422, 0x0424
"""Numbers of the resources that hold metadata (Photoshop file formats, image resource IDs)."""

_MARKS = (b"8BIM", b"PHUT", b"DCSR", b"AgHg", b"MeSa")
_WANTED = (IIM, EXIF, XMP)
_MOST = 1000


def read_resources(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The numbers and contents of the resources that hold metadata, in their order.

    A resource that is cut off gives what is there; where the next does not follow at once, it is
    looked for.

    >>> list(read_resources(b"8BIM" + bytes.fromhex("0404 0000 00000002") + b"ab"))
    [(1028, b'ab')]
    """
    at = 0
    for _ in range(_MOST):
        if data[at : at + 4] not in _MARKS:
            at = data.find(b"8BIM", at)
            if at < 0:
                return
        number = int.from_bytes(data[at + 4 : at + 6], "big")
        name = data[at + 6] if at + 6 < len(data) else 0
        start = at + 6 + (name + 2 & ~1)
        if start + 4 > len(data):
            return
        (size,) = struct.unpack_from(">I", data, start)
        if number in _WANTED:
            yield number, data[start + 4 : start + 4 + size]
        at = start + 4 + (size + 1 & ~1)
        if data[at : at + 4] not in _MARKS and data[at - 1 : at + 3] in _MARKS:
            at -= 1  # an odd resource without its pad byte
