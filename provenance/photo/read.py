"""From an image file, or from fields read elsewhere, to a `Photo`."""

import hashlib
import re
from collections.abc import Iterable, Mapping
from datetime import date

from provenance.model import Fingerprint, Interval, Photo, PhotoMetadata, tidy

__all__ = ["Blocks", "photo_from_fields", "read_photo"]

Blocks = Mapping[str, Mapping[str, object]]
"""Raw values by block ("exif", "iptc", "xmp", "c2pa") and field name, as the file spells it."""

_LONGEST = 5000
_LONGEST_NAME = 200

# Field names by meaning, each with the blocks in the order of trust. Names are folded: letters and
# digits only, without a namespace. Sources: IPTC IIM 4.2, IPTC Photo Metadata 2024.1, EXIF 3.0.
_DATE_TAKEN: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("exif", ("datetimeoriginal", "36867"), "EXIF DateTimeOriginal"),
    ("xmp", ("datetimeoriginal",), "XMP exif:DateTimeOriginal"),
    ("iptc", ("digitalcreationdate", "262", "digitizationdate"), "IIM 2:62"),
    ("xmp", ("datecreated",), "XMP photoshop:DateCreated"),
    ("iptc", ("datecreated", "255", "date"), "IIM 2:55"),
)  # fmt: skip
_TEXTS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "description": (
        ("xmp", ("description", "captionabstract", "caption")),
        ("iptc", ("captionabstract", "caption", "description", "2120")),
        ("exif", ("imagedescription", "270")),
    ),
    "credit_line": (("xmp", ("credit", "creditline")), ("iptc", ("credit", "creditline", "2110"))),
    "source": (("xmp", ("source",)), ("iptc", ("source", "2115"))),
    "instructions": (
        ("xmp", ("instructions",)),
        ("iptc", ("specialinstructions", "instructions", "240")),
    ),
    "creators": (
        ("xmp", ("creator", "author")),
        ("iptc", ("byline", "creator", "author", "280")),
        ("exif", ("artist", "315", "xpauthor")),
    ),
    "software": (
        ("exif", ("software", "305")),
        ("xmp", ("creatortool",)),
        ("exif", ("model", "272")),
    ),
}


def read_photo(url: str, data: bytes) -> Photo:
    """The photo in a file's bytes. Raises `ReadError` where they are no picture that is read here.

    Metadata is read before pixels, and no pixels are decoded.
    """
    from provenance.photo.embedded import read_blocks

    width, height, blocks = read_blocks(url, data)
    digest = hashlib.sha256(data).hexdigest()
    return photo_from_fields(url, blocks, digest=digest, width=width, height=height)


def photo_from_fields(
    url: str,
    blocks: Blocks,
    fingerprint: Fingerprint | None = None,
    *,
    digest: str = "",
    width: int = 0,
    height: int = 0,
) -> Photo:
    """The photo whose metadata were read into blocks.

    >>> found = photo_from_fields("a.jpg", {"exif": {"DateTimeOriginal": "2019:04:02 13:10:09"}})
    >>> found.metadata.date_created.edtf, found.metadata.dates[0][0]
    ('2019-04-02', 'EXIF DateTimeOriginal')
    """
    folded = {
        block.lower(): {_fold(name): value for name, value in fields.items()}
        for block, fields in blocks.items()
        if isinstance(fields, Mapping)
    }
    dates: list[tuple[str, Interval]] = []
    for block, names, label in _DATE_TAKEN:
        for value in _values(folded.get(block, {}), names):
            if (day := _day(value)) is not None:
                dates.append((label, day))
                break
    origins: list[tuple[str, str]] = [("date_created", dates[0][0])] if dates else []
    texts: dict[str, list[str]] = {}
    for field, places in _TEXTS.items():
        for block, names in places:
            found = [t for value in _values(folded.get(block, {}), names) for t in _strings(value)]
            if found:
                texts[field] = found
                origins.append((field, block.upper()))
                break
    kind = _source_type(folded)
    if kind:
        origins.append(("digital_source_type", kind[1]))
    metadata = PhotoMetadata(
        description=_one(texts, "description"),
        credit_line=_one(texts, "credit_line"),
        source=_one(texts, "source"),
        instructions=_one(texts, "instructions"),
        creators=tuple(dict.fromkeys(texts.get("creators", ()))),
        date_created=dates[0][1] if dates else None,
        dates=tuple(dates),
        origins=tuple(origins),
        digital_source_type=kind[0] if kind else None,
        software=_software(folded),
    )
    return Photo(url, digest, width, height, fingerprint, metadata)


# What stands before a field's own name: "{address}", "dc:", "Xmp.dc."; and "[1]" behind it.
_BEFORE_NAME = re.compile(r"^(?:\{[^}]*\}|[^\d:.][^:.]*[:.])+(?=.)")
_DATASET = re.compile(r"(?<!\d)2[:#]0*(\d{2,3})$")  # an IIM field by its number
_BEHIND_NAME = re.compile(r"\[[^\]]*\]$")


def _fold(name: str) -> str:
    """A field's own name in letters and digits: of "dc:creator[1]" creator, of "2:80" 280."""
    name = str(name)[:_LONGEST_NAME].strip()
    if dataset := _DATASET.search(name):
        return f"2{dataset[1]}"
    bare = _BEHIND_NAME.sub("", _BEFORE_NAME.sub("", name))
    return re.sub(r"[^a-z0-9]", "", bare.lower())


def _values(fields: Mapping[str, object], names: Iterable[str]) -> Iterable[object]:
    for name in names:
        if fields.get(name) not in (None, "", [], "-"):
            yield fields[name]


def _strings(value: object, depth: int = 4) -> list[str]:
    """The texts in a value, at most 20 from each of four storeys."""
    if isinstance(value, Mapping | list | tuple):
        if depth == 0:
            return []
        rows = list(value.values()) if isinstance(value, Mapping) else value
        return [t for inner in rows[:20] for t in _strings(inner, depth - 1)]
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    text = tidy(str(value).replace("\x00", ""))[:_LONGEST] if value is not None else ""
    return [text] if text and text != "-" else []


def _one(texts: Mapping[str, list[str]], field: str) -> str | None:
    found = texts.get(field)
    return found[0] if found else None


_DAY = re.compile(r"^\s*(\d{4})[-:./]?(\d\d)?[-:./]?(\d\d)?")


def _day(value: object) -> Interval | None:
    """A stamp's day, month or year; None for zeros and nonsense."""
    found = _strings(value)
    match = _DAY.match(found[0]) if found else None
    if not match:
        return None
    year, month, day = int(match[1]), int(match[2] or 0), int(match[3] or 0)
    try:
        if not 1826 <= year <= 2100:
            return None
        if not month:
            return Interval.year(year)
        return Interval.day(date(year, month, day)) if day else Interval.month(year, month)
    except ValueError:
        return None


def _source_type(folded: Mapping[str, Mapping[str, object]]) -> tuple[str, str] | None:
    """The digital source type's last part, and the block that names it."""
    for block in ("xmp", "iptc", "c2pa", "exif"):
        for text in _deep(folded.get(block, {})):
            match = re.search(r"digitalsourcetype/(\w+)", text, re.I)
            if match:
                return match[1], block.upper()
    for block in ("xmp", "iptc", "c2pa"):
        for name, value in folded.get(block, {}).items():
            if name == "digitalsourcetype" and (found := _strings(value)):
                return found[0].rpartition("/")[2], block.upper()
    return None


def _deep(value: object, depth: int = 6) -> list[str]:
    if depth == 0:
        return []
    if isinstance(value, Mapping):
        return [t for inner in list(value.values())[:50] for t in _deep(inner, depth - 1)]
    if isinstance(value, list | tuple):
        return [t for inner in value[:50] for t in _deep(inner, depth - 1)]
    return _strings(value)


def _software(folded: Mapping[str, Mapping[str, object]]) -> str | None:
    parts = []
    for block, name in (
        ("exif", "software"), ("xmp", "creatortool"), ("exif", "make"), ("exif", "model"),
        ("xmp", "model"), ("exif", "filesource"),
    ):  # fmt: skip
        parts += _strings(folded.get(block, {}).get(name))
    return " ".join(parts) or None
