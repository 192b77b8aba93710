"""What an image file carries: EXIF, IPTC IIM and XMP, read by Pillow without decoding pixels."""

import io
import warnings
from collections.abc import Mapping

from defusedxml.common import DefusedXmlException
from PIL import ExifTags, Image, ImageFile, IptcImagePlugin, UnidentifiedImageError

from provenance.model import ReadError

__all__ = ["MOST_PIXELS", "read_blocks"]

MOST_PIXELS = 50_000_000
"""The largest picture that is read, in pixels."""

_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "AVIF")
_IIM = {
    (2, 55): "DateCreated",
    (2, 62): "DigitalCreationDate",
    (2, 80): "By-line",
    (2, 90): "City",
    (2, 101): "Country",
    (2, 105): "Headline",
    (2, 110): "Credit",
    (2, 115): "Source",
    (2, 116): "Copyright",
    (2, 120): "Caption",
    (2, 40): "Instructions",
}
_XMP_IN_EXIF = 700
_MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"RIFF", b"GIF8", b"II*\x00", b"MM\x00*")

Fields = dict[str, object]


def read_blocks(url: str, data: bytes) -> tuple[int, int, dict[str, Mapping[str, object]]]:
    """Width and height in pixels, and the raw fields of each block.

    Raises `ReadError` for bytes that are no picture of a known kind, that are broken, or that hold
    more than `MOST_PIXELS`.
    """
    if not (data.startswith(_MAGIC) or data[4:12] in (b"ftypavif", b"ftypavis")):
        raise ReadError(url, "it is no JPEG, PNG, WebP, GIF, TIFF or AVIF picture")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data), formats=list(_FORMATS)) as image:
                width, height = image.size
                if width * height > MOST_PIXELS:
                    raise ReadError(url, f"it has more than {MOST_PIXELS:,} pixels")
                return width, height, {
                    "exif": _exif(image), "iptc": _iptc(image), "xmp": _xmp(image)
                }  # fmt: skip
        except UnidentifiedImageError as error:
            raise ReadError(url, "it is no picture that can be read") from error
        except ReadError:
            raise
        except Exception as error:  # Pillow raises many kinds for broken files
            raise ReadError(url, f"the picture is broken ({type(error).__name__})") from error


def _exif(image: Image.Image) -> Fields:
    found: Fields = {}
    try:
        exif = image.getexif()
        if isinstance(packet := exif.get(_XMP_IN_EXIF), bytes):
            image.info.setdefault("xmp", packet)
        blocks = (exif, exif.get_ifd(ExifTags.IFD.Exif))
        for block in blocks:
            for tag, value in list(block.items())[:200]:
                found[ExifTags.TAGS.get(tag, str(tag))] = _text(value)
    except Exception:  # a broken block is an absent one; the rest of the file is read
        return found
    return found


def _text(value: object) -> object:
    """EXIF text that was UTF-8 but decoded as Latin-1 is put right."""
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, str):
        try:
            return value.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return value
    return str(value)


def _iptc(image: Image.Image) -> Fields:
    if not isinstance(image, ImageFile.ImageFile):
        return {}
    try:
        raw = IptcImagePlugin.getiptcinfo(image) or {}
    except Exception:  # broken IIM raises SyntaxError and others
        return {}
    utf8 = raw.get((1, 90)) == b"\x1b%G"
    found: Fields = {}
    for tag, name in _IIM.items():
        value = raw.get(tag)
        values = value if isinstance(value, list) else [value] if value is not None else []
        texts = [_decoded(v, utf8) for v in values[:20] if isinstance(v, bytes)]
        if texts:
            found[name] = texts if len(texts) > 1 else texts[0]
    return found


def _decoded(value: bytes, utf8: bool) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("utf-8" if utf8 else "cp1252", "replace")


def _xmp(image: Image.Image) -> Fields:
    try:
        tree = image.getxmp()
    except (DefusedXmlException, ValueError, SyntaxError, RecursionError):
        return {}
    except Exception:  # whatever else broken XML raises
        return {}
    found: Fields = {}
    holder: object = tree
    for name in ("xmpmeta", "xapmeta"):  # the second is how the first releases wrote it
        holder = tree.get(name, holder)
    rdf = holder.get("RDF", {}) if isinstance(holder, Mapping) else {}
    descriptions = rdf.get("Description", []) if isinstance(rdf, Mapping) else []
    for item in descriptions if isinstance(descriptions, list) else [descriptions]:
        if isinstance(item, Mapping):
            for name, value in list(item.items())[:200]:
                found.setdefault(str(name), _flat(value))
    return found


def _flat(value: object, depth: int = 5) -> object:
    """RDF containers as lists of their items."""
    if depth and isinstance(value, Mapping):
        for name in ("Seq", "Bag", "Alt"):
            if name in value:
                inner = value[name]
                items = inner.get("li") if isinstance(inner, Mapping) else inner
                rows = items if isinstance(items, list) else [items]
                return [_flat(row, depth - 1) for row in rows[:20]]
        return (
            value.get("text", str(dict(value)))
            if "text" in value
            else {k: _flat(v, depth - 1) for k, v in list(value.items())[:20]}
        )
    return value
