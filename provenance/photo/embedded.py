"""What an image file carries, by block: from the container's bytes to named fields."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from provenance.model import ReadError
from provenance.photo.containers import Found, walk
from provenance.photo.credentials import names_remote
from provenance.photo.exif import read_exif
from provenance.photo.iim import read_iim
from provenance.photo.resources import IIM, XMP, read_resources
from provenance.photo.xmp import read_xmp

__all__ = ["Blocks", "Embedded", "read_blocks"]

Blocks = Mapping[str, Mapping[str, object]]
"""Raw values by block ("exif", "iptc", "xmp", "c2pa") and field name, as the file spells it."""

_MOST_BLOCKS = 8  # of one standard


@dataclass(slots=True)
class Embedded:
    """The blocks of one file. A second packet of a standard that says something else stands as
    "exif 2", "iptc 2" or "xmp 2".

    `unsure` holds "block.Field" of texts whose character set was a guess; `damage` says what was
    broken and how far it was read.
    """

    kind: str
    width: int
    height: int
    blocks: dict[str, dict[str, object]] = field(default_factory=dict)
    unsure: set[str] = field(default_factory=set)
    damage: list[str] = field(default_factory=list)
    credentials: bool = False

    def take(self, block: str, part: "_Part") -> None:
        """Adds what one packet says: to the first, or beside it where the two differ."""
        self.damage += [reason for reason in part.damage if reason not in self.damage]
        unsure = {f"{block}.{name}" for name in part.unsure}
        first = self.blocks.setdefault(block, {})
        other = {name: value for name, value in part.fields.items()
                 if name in first and first[name] != value}  # fmt: skip
        for name, value in part.fields.items():
            first.setdefault(name, value)
        if other:
            self.blocks.setdefault(f"{block} 2", other)
        self.unsure |= unsure


@dataclass(slots=True)
class _Part:
    fields: dict[str, object]
    damage: list[str]
    unsure: set[str]


def read_blocks(url: str, data: bytes) -> Embedded:
    """The metadata of a file, read without decoding pixels.

    Raises `ReadError` for bytes that are no picture of a known kind, whatever their name says, and
    for a file so broken that it gives neither a size nor a word.
    """
    found = walk(data)
    if found is None:
        raise ReadError(url, "it is no JPEG, PNG, WebP, GIF, TIFF, AVIF or HEIC picture")
    held = Embedded(found.kind, found.width, found.height, {"exif": {}, "iptc": {}, "xmp": {}})
    _read_exif(held, found)
    held.credentials = found.credentials or names_remote(found.xmp)
    for raw in found.iim[:_MOST_BLOCKS]:
        iim = read_iim(raw)
        held.take("iptc", _Part(iim.fields, iim.damage, iim.unsure))
    for raw in found.xmp[:_MOST_BLOCKS]:
        xmp = read_xmp(raw)
        held.take("xmp", _Part(xmp.fields, xmp.damage, xmp.unsure))
    if not held.width and not any(held.blocks.values()):
        why = f" ({found.damage[0]})" if found.damage else ""
        raise ReadError(url, f"the picture is broken{why}")
    held.damage = list(dict.fromkeys([*found.damage, *held.damage]))[:20]
    return held


def _read_exif(held: Embedded, found: Found) -> None:
    """Reads EXIF, and what a TIFF file's directory holds of the other standards."""
    for raw in found.exif[:_MOST_BLOCKS]:
        tiff = read_exif(raw)
        for name, field_name in (("ImageWidth", "width"), ("ImageLength", "height")):
            size = tiff.fields.pop(name, 0)
            if found.kind == "tiff" and isinstance(size, int) and size:
                setattr(held, field_name, size)
        held.take("exif", _Part(tiff.fields, tiff.damage, tiff.unsure))
        found.xmp += tiff.xmp
        found.iim += tiff.iim
        for resource in tiff.resources:
            for number, value in read_resources(resource):
                if number == IIM and not tiff.iim:
                    found.iim.append(value)
                elif number == XMP and not tiff.xmp:
                    found.xmp.append(value)
