"""What asking costs: `python -m benchmarks.search [--photos N] [--store FILE] [--queries N]`.

Fills a store with N pictures (a million unless told), each with its views, signature and thumbnail,
and asks for pictures that are in it, changed, and for others. Writes one JSON object: milliseconds
of processor time a query, how many a scan left to compare, and whether each answer is the one that
comparing every pair gives.
"""

import argparse
import json
import random
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageFilter

from benchmarks._io import shown
from benchmarks._prints import keep_pages
from provenance.model import Fingerprint, Photo, Policy, View
from provenance.photo.fingerprint import fingerprint_of
from provenance.store.likeness import signs_of
from provenance.store.prints import print_values
from provenance.store.rows import add_missing
from provenance.store.store import Store
from provenance.store.tables import PrintRow, Values

_DRAWN = 60  # pictures that are drawn; the others are these with some of their signs turned
_ALIKE = 0.35  # the part of signs that is turned: pictures of the world are alike in many
_ROWS = 2_000


def drawn(seed: int) -> Image.Image:
    """A picture as a camera might see it: light from one side, clouds of every size."""
    made = np.random.default_rng(seed)
    whole = np.zeros((200, 300), np.float32)
    for side in (2, 4, 8, 16, 32):
        part = Image.fromarray(made.random((side, side)).astype(np.float32) * 255 / side**0.7)
        whole += np.asarray(part.resize((300, 200), Image.Resampling.BICUBIC))
    spread = (whole - whole.min()) / (whole.max() - whole.min()) * 255
    return Image.fromarray(spread.astype(np.uint8)).filter(ImageFilter.SHARPEN)


def turned(found: Fingerprint, mask: int) -> Fingerprint:
    """The same picture with some signs turned in all of its views: another, built like it."""
    views = tuple(View(view.bits ^ mask, view.box) for view in found.views)
    asked = tuple(View(v.bits ^ mask, v.box, v.mirrored) for v in found.asked)
    return Fingerprint(found.bits ^ mask, views, asked, found.thumbnail)


def masks(count: int) -> list[int]:
    """Signs to turn, as many a picture as pictures of the world differ in."""
    made = np.random.default_rng(1)
    bits = np.packbits(made.random((count, 256), np.float32) < _ALIKE, axis=1)
    return [int.from_bytes(row.tobytes(), "big") for row in bits]


def models() -> list[Fingerprint]:
    """The fingerprints of the drawn pictures."""
    return [found for seed in range(_DRAWN) if (found := fingerprint_of(drawn(seed)))]


def rows_of(drawings: list[Fingerprint], start: int, turns: list[int]) -> Iterator[Values]:
    """The rows of pictures, turned as rows: the signs of a turned picture are turned as well."""
    made = [print_values("", 1, found) for found in drawings]
    raw = b"".join(mask.to_bytes(32, "big") for mask in turns)
    hashes = np.frombuffer(raw, np.uint8).reshape(-1, 32)
    signs = np.packbits(signs_of(hashes), axis=1)
    for number, (whole, low) in enumerate(zip(hashes, signs, strict=True), start):
        model = made[number % len(made)]
        signature = np.frombuffer(model["signature"], np.uint8).reshape(-1, 2, 8).copy()
        signature[:, 0] ^= low
        views = np.frombuffer(model["views"], np.uint8).reshape(-1, 36).copy()
        views[:, :32] ^= whole
        yield model | {
            "digest": name_of(number), "signature": signature.tobytes(), "views": views.tobytes()
        }  # fmt: skip


def name_of(number: int) -> str:
    return f"{number:064x}"


def fill(store: Store, count: int) -> None:
    turns, drawings = masks(count), models()
    for row in shown([{"at": at} for at in range(0, count, _ROWS)], "filling the store"):
        start, stop = row["at"], min(row["at"] + _ROWS, count)
        keep_pages(store, [name_of(number) for number in range(start, stop)])
        with store.writing("fill the store") as connection:
            rows = list(rows_of(drawings, start, turns[start:stop]))
            add_missing(connection, PrintRow, rows)


def ask(store: Store, count: int, queries: int) -> dict[str, float]:
    """Times queries, half of them for pictures that are stored."""
    within, made = Policy().same_photo_bits, random.Random(2)
    drawings, turns = models(), masks(count)
    numbers = made.sample(range(count), min(count, queries // 2))
    known = [(name_of(n), turned(drawings[n % len(drawings)], turns[n])) for n in numbers]
    others = [
        found for seed in range(1000, 1000 + queries) if (found := fingerprint_of(drawn(seed)))
    ]
    store.earlier_uses(Photo("", "", 0, 0, others[0]), within)  # reads the signatures
    spent, hits = [], 0
    for number in range(queries):
        if number < len(known):
            name, found = known[number]
            mask = sum(1 << made.randrange(256) for _ in range(6)) & ((1 << 256) - 1)
            asked = tuple(View(v.bits ^ mask, v.box, v.mirrored) for v in found.asked)
            found = Fingerprint(found.bits ^ mask, found.views, asked, found.thumbnail)
        else:
            name, found = "", others[number - len(known)]
        start = time.process_time()
        uses = store.earlier_uses(Photo("", "", 0, 0, found), within)
        spent.append(1000 * (time.process_time() - start))
        hits += any(use.article_url == name for use in uses)
    spent.sort()
    return {
        "photos": count,
        "queries": queries,
        "median_ms": round(spent[len(spent) // 2], 2),
        "p90_ms": round(spent[int(0.9 * len(spent))], 2),
        "found_of_stored": hits / max(1, len(known)),
    }


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search")
    parser.add_argument("--photos", type=int, default=1_000_000)
    parser.add_argument("--queries", type=int, default=40)
    parser.add_argument("--store", type=Path)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.store or Path(folder, "search.db")
        there = path.exists()
        store = Store.open(str(path))
        if not there:
            fill(store, given.photos)
        print(json.dumps(ask(store, given.photos, given.queries)))


if __name__ == "__main__":
    main()
