"""Fingerprints that survive what a news site does to a picture.

The hash is PDQ's (256 bits: the signs, against their median, of the 16 × 16 lowest frequencies of a
64 × 64 grey picture). One hash survives scaling and compression, not cropping; so a picture is kept
with the hashes of further views of it, and asked for with and without the bars around it, mirrored
and not. Source: T. Klinger et al., The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing
Algorithm, 2019.
"""

import io
import warnings
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

from provenance.model import Fingerprint, View

__all__ = ["MOST_PIXELS", "THUMBNAIL", "decode_grey", "fingerprint_of", "pdq", "view_boxes"]

MOST_PIXELS = 50_000_000
"""The largest picture that is decoded, in pixels."""

THUMBNAIL = 48
"""The side of the grey thumbnail that is kept for the second look, in pixels."""

_SIDE = 64
_WORKING = 320  # the longer side that views are cut from, in pixels
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "AVIF")
_PLAIN = 4.0  # the spread of grey values up to which a picture shows nothing to know it by

Grey = NDArray[np.float32]
Box = tuple[float, float, float, float]  # left, top, right, bottom as parts of the picture


def _cosines() -> Grey:
    rows, places = np.arange(1, 17)[:, None], np.arange(_SIDE)[None, :]
    waves = np.cos(np.pi / (2 * _SIDE) * rows * (2 * places + 1)) * np.sqrt(2 / _SIDE)
    found: Grey = waves.astype(np.float32)
    return found


_COSINES = _cosines()
_MIRROR = np.where(np.arange(1, 17) % 2 == 1, -1, 1).astype(np.float32)[None, :]


def decode_grey(data: bytes) -> Image.Image:
    """The first frame, upright and grey, at most `_WORKING` pixels long.

    Raises whatever Pillow raises for a broken file, and `ValueError` for one with more than
    `MOST_PIXELS`. To be called in the limited worker only: see `safely.py`.
    """
    Image.MAX_IMAGE_PIXELS = None  # the bound below is ours
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError(f"it has more than {MOST_PIXELS:,} pixels")
            image.draft("L", (_WORKING, _WORKING))
            image.thumbnail((_WORKING, _WORKING), Image.Resampling.BOX, reducing_gap=None)
            upright = ImageOps.exif_transpose(image)
            if upright.mode in ("RGBA", "LA", "PA", "P"):
                ground = Image.new("RGBA", upright.size, "white")
                upright = Image.alpha_composite(ground, upright.convert("RGBA"))
            return upright.convert("L")


def fingerprint_of(grey: Image.Image) -> Fingerprint | None:
    """The fingerprint of a decoded picture: to be kept, and to be asked for.

    None for a picture of one colour: every other one of its kind would be taken for it.
    """
    if np.asarray(grey, dtype=np.float32).std() < _PLAIN or min(grey.size) < 8:
        return None
    boxes = view_boxes(grey.width / grey.height)
    views = [View(_hash(_frequencies(grey, box)), box) for box in boxes]
    asked: list[View] = []
    for box in _without_bars(grey):
        found = _frequencies(grey, box)
        asked += [View(_hash(found), box), View(_hash(found * _MIRROR), box, True)]
    thumbnail = grey.resize((THUMBNAIL, THUMBNAIL), Image.Resampling.BOX)
    return Fingerprint(views[0].bits, tuple(views), tuple(asked), thumbnail.tobytes())


def pdq(grey: Image.Image) -> int:
    """The 256 bits of a picture.

    >>> disc = Image.radial_gradient("L").crop((20, 40, 220, 240))
    >>> (pdq(disc) ^ pdq(disc.resize((150, 100)))).bit_count() < 31
    True
    """
    return _hash(_frequencies(grey, (0, 0, 1, 1)))


def _frequencies(grey: Image.Image, box: Box) -> Grey:
    width, height = grey.size
    place = (box[0] * width, box[1] * height, box[2] * width, box[3] * height)
    small = grey.resize((_SIDE, _SIDE), Image.Resampling.BOX, box=place)
    pixels = np.asarray(small, dtype=np.float32)
    found: Grey = np.asarray(_COSINES @ pixels @ _COSINES.T, dtype=np.float32)
    return found


def _hash(found: Grey) -> int:
    # PDQ writes the lowest frequency as the last bit.
    bits = (found > np.median(found)).ravel()[::-1]
    return int.from_bytes(np.packbits(bits).tobytes(), "big")


_STEPS = (0.0, 0.5, 1.0)


def view_boxes(aspect: float) -> tuple[Box, ...]:
    """The parts of a picture that are kept as views, the whole first; `aspect` is width by height.

    Crops of 5, 10 and 15 %, at nine places each; the middle in the shapes that news pages use; and
    the picture without what a caption printed into it covers.
    """
    boxes: list[Box] = [(0, 0, 1, 1)]
    for cut in (0.05, 0.10, 0.15):
        for top in _STEPS:
            for left in _STEPS:
                boxes.append((left * cut, top * cut, 1 - cut + left * cut, 1 - cut + top * cut))
    for shape in (16 / 9, 3 / 2, 4 / 3, 1.0):
        boxes.append(_shaped(aspect, shape))
    boxes += [(0, 0, 1, 0.86), (0, 0, 1, 0.8)]
    return tuple(boxes)


def _shaped(aspect: float, shape: float) -> Box:
    """The middle of a picture cut to another shape."""
    if aspect > shape:
        part = shape / aspect
        return ((1 - part) / 2, 0, (1 + part) / 2, 1)
    part = aspect / shape
    return (0, (1 - part) / 2, 1, (1 + part) / 2)


# ------------------------------------------------------------------ bars
_FLAT = 6.0  # the spread of grey values up to which a row or column is one colour
_DARKER = 0.45  # how dark a bar with a caption is beside the picture above it


def _without_bars(grey: Image.Image) -> Iterator[Box]:
    """The whole picture; what is left of it without bars of one colour around it; and without a
    dark bar at its foot.
    """
    yield (0, 0, 1, 1)
    pixels = np.asarray(grey, dtype=np.float32)
    rows, columns = pixels.std(axis=1) > _FLAT, pixels.std(axis=0) > _FLAT
    if rows.any() and columns.any():
        top, left = int(rows.argmax()), int(columns.argmax())
        bottom, right = int(rows[::-1].argmax()), int(columns[::-1].argmax())
        height, width = pixels.shape
        kept = (height - top - bottom) * (width - left - right)
        if kept < 0.98 * height * width and kept > 0.15 * height * width:
            yield (left / width, top / height, 1 - right / width, 1 - bottom / height)
    if (edge := _dark_foot(pixels)) is not None:
        yield (0, 0, 1, edge)


def _dark_foot(pixels: Grey) -> float | None:
    """Where a dark bar at the foot begins, as a part of the height; None where there is none."""
    means = pixels.mean(axis=1)
    height = len(means)
    best, place = 1.0, 0
    for row in range(int(0.65 * height), int(0.95 * height)):
        above = means[max(0, row - max(3, height // 16)) : row].mean()
        ratio = means[row:].max() / max(above, 1.0)
        if ratio < best:
            best, place = ratio, row
    return place / height if best < _DARKER + 0.25 else None
