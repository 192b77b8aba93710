"""The fingerprints in a store: what is kept of a picture's looks, and finding those alike, exactly.

Every process that asks holds the signatures of all stored pictures in memory (some 150 bytes a
picture) and reads those that came since from the database each time. The views and thumbnails of
the few that a scan leaves are read from the database.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlmodel import Session, col
from sqlmodel import select as choose

from provenance.model import Fingerprint, View
from provenance.store.likeness import (
    GROUPS,
    looks_alike,
    packed_views,
    signature,
    signs_of,
    unpacked_views,
)
from provenance.store.tables import PrintRow, Values

__all__ = ["Alike", "PrintIndex", "print_values"]

SECOND_LOOK_BITS = 92
"""Bits two pictures may lie apart where the second look confirms them; false pairs were first seen
at 84, and none of them passed that look."""

_DIFFERENT = 0.13  # the part of a group's settled signs in which an edited picture may differ
_LEAST_ALIKE, _MOST_ALIKE = 0.70, 0.85  # correlation asked for just above the safe distance, and at
# SECOND_LOOK_BITS; between them it rises evenly
_BLOCK = 2**15  # signatures that are compared at once: they stay in the processor's cache
_CHUNK_ROWS = 65_536
_LATE_ROWS = 2_000  # rows another writer may still have had in hand when later ones were read
_EVEN = np.array([row * 8 + column for row in range(8) for column in range(1, 8, 2)])
_ODD = np.array([row * 8 + column for row in range(8) for column in range(0, 8, 2)])


def print_values(digest: str, ordinal: int, found: Fingerprint) -> Values:
    """The row that keeps a fingerprint of a page's figure."""
    return {
        "digest": digest,
        "ordinal": ordinal,
        "signature": signature(found.views) if found.views else bytes(16 * GROUPS),
        "views": packed_views(found.views or (View(found.bits),)),
        "thumbnail": found.thumbnail,
    }


@dataclass(frozen=True, slots=True)
class Alike:
    """A stored picture like the one asked for: its page and figure, how many bits apart, and how
    alike the second look found them, from -1 to 1, None where none was needed.
    """

    digest: str
    ordinal: int
    bits_apart: int
    likeness: float | None


@dataclass(slots=True)
class _Chunk:
    """Signatures of some pictures, GROUPS each: the signs that no mirror changes, and the others,
    with which of them count, and in how many they may differ.
    """

    ids: NDArray[np.int64]
    even: NDArray[np.uint32]
    even_settled: NDArray[np.uint32]
    even_most: NDArray[np.uint8]
    odd: NDArray[np.uint32]
    odd_settled: NDArray[np.uint32]
    most: NDArray[np.uint8]


class PrintIndex:
    """Signatures of a store's pictures, in memory; ask it with a session of that store."""

    def __init__(self) -> None:
        self._chunks: list[_Chunk] = []
        self._late: set[int] = set()
        self._last = 0

    def alike(self, session: Session, photo: Fingerprint, within: int) -> list[Alike]:
        """Every stored picture within so many bits of a fingerprint, and those beyond that the
        second look confirms; nearest first.
        """
        self._refresh(session)
        asked = photo.asked or (View(photo.bits),)
        most = max(within, SECOND_LOOK_BITS if photo.thumbnail else 0)
        near = [row for row in _nearest(session, self._candidates(asked), asked) if row[1] <= most]
        looked = (_looked_at(session, row, photo, within) for row in near)
        found = [alike for alike in looked if alike is not None]
        return sorted(found, key=lambda one: (one.bits_apart, one.digest, one.ordinal))

    def _refresh(self, session: Session) -> None:
        """Reads the signatures that came since the last time."""
        dialect = session.get_bind().dialect.name
        start = self._last if dialect == "sqlite" else max(0, self._last - _LATE_ROWS)
        while True:
            query = (
                choose(PrintRow.id, PrintRow.signature)
                .where(col(PrintRow.id) > start)
                .order_by(col(PrintRow.id))
                .limit(_CHUNK_ROWS)
            )
            rows = session.exec(query).all()
            new = [(number, raw) for number, raw in rows if number and number not in self._late]
            if new:
                ids = np.array([number for number, _ in new], np.int64)
                self._chunks.append(_chunk(ids, b"".join(raw for _, raw in new)))
                self._last = max(self._last, int(ids[-1]))
                self._late = {n for n in self._late | {int(i) for i in ids[-_LATE_ROWS:]}
                              if n > self._last - _LATE_ROWS}  # fmt: skip
            if len(rows) < _CHUNK_ROWS:
                break
            start = rows[-1][0] or 0
        if len(self._chunks) > 64:
            self._chunks = list(_joined(self._chunks))

    def _candidates(self, asked: Iterable[View]) -> list[int]:
        raw = b"".join(view.bits.to_bytes(32, "big") for view in asked)
        signs = signs_of(np.frombuffer(raw, np.uint8).reshape(-1, 32))
        even, odd = _words(signs[:, _EVEN]), _words(signs[:, _ODD])
        # A picture and its mirror image agree in the even signs: one scan serves both.
        firsts = np.unique(even[[n for n, view in enumerate(asked) if not view.mirrored]])
        found: set[int] = set()
        for chunk in self._chunks:
            places = np.unique(np.concatenate([_scanned(chunk, word) for word in firsts]))
            for one, two in zip(even, odd, strict=True):
                apart = np.bitwise_count((chunk.even[places] ^ one) & chunk.even_settled[places])
                apart += np.bitwise_count((chunk.odd[places] ^ two) & chunk.odd_settled[places])
                near = places[apart <= chunk.most[places]]
                found.update(chunk.ids[np.unique(near // GROUPS)].tolist())
        return sorted(found)


def _words(signs: NDArray[np.bool_]) -> NDArray[np.uint32]:
    return np.ascontiguousarray(np.packbits(signs, axis=1)).view(np.uint32).ravel()


def _chunk(ids: NDArray[np.int64], signatures: bytes) -> _Chunk:
    packed = np.frombuffer(signatures, np.uint8).reshape(-1, 2, 8)
    bits = np.unpackbits(packed, axis=2).astype(bool)
    signs, settled = bits[:, 0], bits[:, 1]

    def most(counting: NDArray[np.bool_]) -> NDArray[np.uint8]:
        found: NDArray[np.uint8] = (counting.sum(axis=1) * _DIFFERENT).astype(np.uint8)
        return found

    return _Chunk(
        ids, _words(signs[:, _EVEN]), _words(settled[:, _EVEN]), most(settled[:, _EVEN]),
        _words(signs[:, _ODD]), _words(settled[:, _ODD]), most(settled),
    )  # fmt: skip


def _joined(chunks: list[_Chunk]) -> Iterator[_Chunk]:
    """The same signatures in one chunk."""
    fields = _Chunk.__dataclass_fields__
    yield _Chunk(**{name: np.concatenate([getattr(c, name) for c in chunks]) for name in fields})


def _scanned(chunk: _Chunk, word: np.uint32) -> NDArray[np.int64]:
    """The places of the groups whose even signs a picture's are near to."""
    found = [np.empty(0, np.int64)]
    size = len(chunk.even)
    off, count = np.empty(_BLOCK, np.uint32), np.empty(_BLOCK, np.uint8)
    near = np.empty(_BLOCK, bool)
    for start in range(0, size, _BLOCK):
        stop = min(start + _BLOCK, size)
        some, many, here = off[: stop - start], count[: stop - start], near[: stop - start]
        np.bitwise_xor(chunk.even[start:stop], word, out=some)
        np.bitwise_and(some, chunk.even_settled[start:stop], out=some)
        np.bitwise_count(some, out=many)
        np.less_equal(many, chunk.even_most[start:stop], out=here)
        found.append(np.flatnonzero(here) + start)
    return np.concatenate(found)


_AT_ONCE = 500  # rows read by their numbers; SQLite takes some thousands
_Near = tuple[int, int, int, View]  # row, bits apart, its view, and what was asked for


def _nearest(session: Session, ids: list[int], asked: tuple[View, ...]) -> Iterator[_Near]:
    """Of each candidate the view that is nearest to what is asked for."""
    raw = b"".join(view.bits.to_bytes(32, "big") for view in asked)
    wanted = np.frombuffer(raw, np.uint64).reshape(-1, 1, 4)
    for start in range(0, len(ids), _AT_ONCE):
        query = choose(PrintRow.id, PrintRow.views)
        rows = session.exec(query.where(col(PrintRow.id).in_(ids[start : start + _AT_ONCE]))).all()
        hashes, _ = unpacked_views(b"".join(views for _, views in rows))
        apart = np.bitwise_count(hashes[None] ^ wanted).sum(axis=2, dtype=np.int64)
        at = 0
        for number, views in rows:
            count = len(views) // 36
            part = apart[:, at : at + count]
            which, view = divmod(int(part.argmin()), count)
            yield number or 0, int(part[which, view]), view, asked[which]
            at += count


def _looked_at(session: Session, near: _Near, photo: Fingerprint, within: int) -> Alike | None:
    """A candidate as a match: near enough by itself, or by the second look."""
    number, apart, view, asked = near
    row = session.get(PrintRow, number)
    if row is None:
        return None
    if apart <= within:
        return Alike(row.digest, row.ordinal, apart, None)
    if not row.thumbnail or len(photo.thumbnail) != len(row.thumbnail):
        return None
    _, boxes = unpacked_views(row.views)
    alike = looks_alike(row.thumbnail, boxes[view].tolist(), photo.thumbnail, asked)
    part = (apart - within) / max(1, SECOND_LOOK_BITS - within)
    if alike < _LEAST_ALIKE + part * (_MOST_ALIKE - _LEAST_ALIKE):
        return None
    return Alike(row.digest, row.ordinal, apart, round(alike, 3))
