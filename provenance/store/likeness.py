"""How alike two stored pictures are: coarse signatures to scan, and the second look.

A picture's views fall into a few groups that look alike. Of each group a signature says which of
the lowest frequencies all its views agree on, and how; a picture that is asked for is compared with
every signature there is, and with the views of those that agree. Nothing is approximated: what the
scan passes over differs from every group in more of its settled signs than an edit changes.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from provenance.model import View

__all__ = ["GROUPS", "looks_alike", "packed_views", "signature", "signs_of", "unpacked_views"]

GROUPS = 8
"""Groups that the views of one picture are sorted into."""

_SIDE = 48  # of a thumbnail, in pixels


def packed_views(views: Sequence[View]) -> bytes:
    """Views as bytes: 32 of the hash and four of the box, each edge in 255ths."""
    return b"".join(
        view.bits.to_bytes(32, "big") + bytes(round(255 * edge) for edge in view.box)
        for view in views
    )


def unpacked_views(packed: bytes) -> tuple[NDArray[np.uint64], NDArray[np.float32]]:
    """The hashes as rows of four words, and the boxes, of packed views."""
    rows = np.frombuffer(packed, np.uint8).reshape(-1, 36)
    hashes = np.ascontiguousarray(rows[:, :32]).view(np.uint64)
    return hashes, (rows[:, 32:] / 255).astype(np.float32)


def signs_of(hashes: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """The signs of the 8 × 8 lowest frequencies, of hashes as rows of 32 bytes."""
    bits = np.unpackbits(hashes, axis=1)[:, ::-1].reshape(-1, 16, 16)
    return bits[:, :8, :8].reshape(-1, 64).astype(bool)


def signature(views: Sequence[View]) -> bytes:
    """The signature of each group of views: 8 bytes of signs, and 8 of which of them count."""
    raw = b"".join(view.bits.to_bytes(32, "big") for view in views)
    signs = signs_of(np.frombuffer(raw, np.uint8).reshape(-1, 32))
    groups = _grouped((signs[:, None] != signs[None]).sum(axis=2), GROUPS)
    return b"".join(
        np.packbits(part).tobytes()
        for number in range(GROUPS)
        for part in _settled(signs[groups == (number if (groups == number).any() else 0)])
    )


def _grouped(apart: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The number of the group each row belongs to, from the distances between them."""
    middles = [0]
    while len(middles) < count:
        middles.append(int(apart[middles].min(axis=0).argmax()))
    for _ in range(4):
        nearest = apart[middles].argmin(axis=0)
        for number in range(count):
            members = np.flatnonzero(nearest == number)
            if len(members):
                inner = apart[np.ix_(members, members)].sum(axis=1)
                middles[number] = int(members[inner.argmin()])
    return np.asarray(apart[middles].argmin(axis=0))


def _settled(signs: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The signs of a group, and those on which its members agree."""
    mean = signs.mean(axis=0)
    return mean > 0.5, (mean == 0) | (mean == 1)


# ------------------------------------------------------------------ the second look
_GRID = 16  # points a side at which two pictures are compared
_SHIFTS = (-0.03, 0.0, 0.03)
_SCALES = (-0.03, 0.0, 0.03)
_KEPT = 0.85  # the part of the points that count: a logo or a caption may cover the rest


def looks_alike(stored: bytes, box: Sequence[float], asked: bytes, view: View) -> float:
    """How well the part of a stored picture fits that of the one asked for, from -1 to 1.

    Both are thumbnails; the stored part is shifted and scaled a little until they fit best.
    """
    mine = _sampled(_pixels(asked), np.array([view.box]))[0]
    mine = mine.reshape(_GRID, _GRID)[:, :: -1 if view.mirrored else 1].ravel()
    width, height = box[2] - box[0], box[3] - box[1]
    boxes = [
        (box[0] + (dx - scale / 2) * width, box[1] + (dy - scale / 2) * height,
         box[2] + (dx + scale / 2) * width, box[3] + (dy + scale / 2) * height)
        for dx in _SHIFTS for dy in _SHIFTS for scale in _SCALES
    ]  # fmt: skip
    theirs = _sampled(_pixels(stored), np.array(boxes))
    return float(_correlation(theirs, mine).max())


def _pixels(thumbnail: bytes) -> NDArray[np.float32]:
    return np.frombuffer(thumbnail, np.uint8).reshape(_SIDE, _SIDE).astype(np.float32)


def _sampled(pixels: NDArray[np.float32], boxes: NDArray[np.float64]) -> NDArray[np.float32]:
    """The pixels at a grid of points in each box, between pixels by their distance."""
    steps = (np.arange(_GRID) + 0.5) / _GRID
    across = boxes[:, [0]] + (boxes[:, [2]] - boxes[:, [0]]) * steps
    down = boxes[:, [1]] + (boxes[:, [3]] - boxes[:, [1]]) * steps
    x, y = (np.clip(one * _SIDE - 0.5, 0, _SIDE - 1.001) for one in (across, down))
    left, top = x.astype(int), y.astype(int)
    dx, dy = (x - left)[:, None, :], (y - top)[:, :, None]
    rows, columns = top[:, :, None], left[:, None, :]
    upper = pixels[rows, columns] * (1 - dx) + pixels[rows, columns + 1] * dx
    lower = pixels[rows + 1, columns] * (1 - dx) + pixels[rows + 1, columns + 1] * dx
    found: NDArray[np.float32] = (upper * (1 - dy) + lower * dy).reshape(len(boxes), -1)
    return found


def _correlation(rows: NDArray[np.float32], one: NDArray[np.float32]) -> NDArray[np.float32]:
    """The correlation of each row with one, twice: the second time without what fits worst."""
    weights = np.ones_like(rows)
    for _ in range(2):
        total = weights.sum(axis=1, keepdims=True)
        mine = one - (weights * one).sum(axis=1, keepdims=True) / total
        theirs = rows - (weights * rows).sum(axis=1, keepdims=True) / total
        mine = mine / np.sqrt((weights * mine**2).sum(axis=1, keepdims=True) + 1e-3)
        theirs = theirs / np.sqrt((weights * theirs**2).sum(axis=1, keepdims=True) + 1e-3)
        found: NDArray[np.float32] = (weights * mine * theirs).sum(axis=1)
        off = np.abs(mine - theirs)
        weights = (off <= np.quantile(off, _KEPT, axis=1, keepdims=True)).astype(np.float32)
    return found
