"""The weights of a page's lines, fitted: `python -m benchmarks.weigh_reading GOLD.jsonl…`.

Reads `id`, `url`, `html` (path relative to its file), and `body` (all paragraphs) or `with` and
`without` (pieces that are the body's and that are not); `publisher` where it is there, else the
host of `url`. Prints precision and recall of lines, counted by their letters, fitted and by folds
of publishers, and the two tables of `provenance/document/weights.toml` that decide over lines.
Signs are held as they stand in the table.
"""

import hashlib
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from benchmarks._io import Row, read_rows, shown
from benchmarks.extract import capture_of
from provenance.document.page.parse import parse_page
from provenance.document.story.body import find_story, stand_together
from provenance.document.story.lines import HOPELESS, Scene
from provenance.document.weights import Table, table_of
from provenance.model import ProvenanceError

FOLDS = 5
ROUNDS, RATE, PULL = 400, 2.0, 0.0005  # of projected gradient descent; PULL draws to nought
LONGEST = 400  # letters of a line that count
PIECE = 12  # letters and digits of a line that can be known by a longer piece


@dataclass(frozen=True, slots=True)
class Case:
    """A page's lines: their reasons, whether each is the body's, and what it counts."""

    publisher: str
    scene: Scene
    right: np.ndarray
    count: np.ndarray


def key(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def labels(row: Row, scene: Scene) -> list[tuple[bool, float]]:
    """Of each line whether it is the body's, and how sure that is (0: not known)."""
    keys = [key(text) for text in scene.texts]
    if "body" in row:
        paragraphs = {key(text) for text in row["body"]}
        whole = "".join(key(text) for text in row["body"])
        known = {key(t) for t in (row.get("title") or "", *(row.get("summary") or []))}
        return [
            (k in paragraphs or (len(k) >= 20 and k in whole), float(bool(k) and k not in known))
            for k in keys
        ]
    held, left = [[key(t) for t in row[name]] for name in ("with", "without")]
    is_held = [any(p in k or (len(k) > PIECE and k in p) for p in held) for k in keys]
    is_left = [any(p in k or (len(k) > PIECE and k in p) for p in left) for k in keys]
    last = max((n for n, yes in enumerate(is_held) if yes), default=len(keys))
    return [
        (yes and not no, 2.0 if yes != no else 0.5 if n > last + 1 and k else 0.0)
        for n, (k, yes, no) in enumerate(zip(keys, is_held, is_left, strict=True))
    ]


def cases(paths: Sequence[Path]) -> list[Case]:
    found = []
    for path in paths:
        for row in shown(read_rows(path), "reading pages"):
            try:
                scene = find_story(parse_page(capture_of(row, path.parent))).scene
            except ProvenanceError:
                continue
            told = labels(row, scene)
            letters = np.minimum(np.array(scene.lengths, float), LONGEST)
            count = np.array([sure for _, sure in told]) * (1 + letters / 40)
            publisher = row.get("publisher") or urlsplit(row.get("url") or "").netloc
            right = np.array([yes for yes, _ in told], bool)
            found.append(Case(publisher, scene, right, 100 * count / max(1.0, count.sum())))
    return found


def fit(
    rows: np.ndarray,
    right: np.ndarray,
    count: np.ndarray,
    signs: np.ndarray,
    drawn: tuple[np.ndarray, float] | None = None,
) -> np.ndarray:
    """The weights, the prior last: logistic, each on its side of nought, and drawn to nought or to
    what is given, as strongly as is given.
    """
    to, pull = drawn or (np.zeros(rows.shape[1]), PULL)
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    weights, moved = np.zeros(rows.shape[1]), np.zeros(rows.shape[1])
    total = count.sum()
    for turn in range(ROUNDS):
        ahead = weights + moved * turn / (turn + 3)
        chance = 1 / (1 + np.exp(-np.clip(rows @ ahead, -30, 30)))
        slope = rows.T @ ((chance - right) * count) / total
        slope[:-1] += pull * (ahead[:-1] - to)
        new = ahead - RATE * slope
        new[:-1] = np.where(new[:-1] * signs < 0, 0, new[:-1])
        weights, moved = new, new - weights
    return weights


def matrix(reasons: Sequence[dict[str, float]], names: Sequence[str]) -> np.ndarray:
    return np.array([[line.get(name, 0.0) for name in names] for line in reasons])


def learn(known: Sequence[Case]) -> tuple[Table, Table]:
    """The tables of lines by themselves and of lines beside each other."""
    right = np.concatenate([case.right for case in known])
    count = np.concatenate([case.count for case in known])
    tables: list[Table] = []
    for name in ("line", "body"):
        names = list(table_of(name).weights)
        signs = np.sign([table_of(name).weights[n] for n in names])
        parts = [reasons_of(case, tables) for case in known]
        rows = np.vstack([matrix(part, names) for part in parts])
        found = fit(rows, right, count, signs)
        tables.append(Table(float(found[-1]), dict(zip(names, map(float, found), strict=False))))
    return tables[0], tables[1]


def reasons_of(case: Case, tables: Sequence[Table]) -> list[dict[str, float]]:
    alone = [case.scene.reasons(number) for number in range(len(case.scene.texts))]
    if not tables:
        return alone
    scores = [tables[0].score(line) for line in alone]
    return stand_together(
        case.scene,
        [HOPELESS if case.scene.is_hopeless(n) else score for n, score in enumerate(scores)],
    )


def measure(held: Sequence[Case], tables: tuple[Table, Table]) -> tuple[float, float, float]:
    """Letters of lines rightly chosen, of all chosen, and of all that are right."""
    hit = offered = wanted = 0.0
    for case in held:
        chosen = np.array([tables[1].score(r) > 0 for r in reasons_of(case, tables[:1])], bool)
        hit += float((case.count * (chosen & case.right)).sum())
        offered += float((case.count * chosen).sum())
        wanted += float((case.count * case.right).sum())
    return hit, offered, wanted


def told(name: str, sums: Sequence[float]) -> str:
    return f"{name:8} precision {sums[0] / sums[1]:.3f}  recall {sums[0] / sums[2]:.3f}"


def main(paths: Sequence[Path]) -> None:
    known = cases(paths)
    publishers = sorted({case.publisher for case in known})
    tables = learn(known)
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()[:12]
    print(f"{len(known)} pages, {len(publishers)} publishers, gold {digest}")
    print(told("fitted", measure(known, tables)))
    sums = np.zeros(3)
    for fold in range(FOLDS):
        aside = set(publishers[fold::FOLDS])
        learnt = learn([case for case in known if case.publisher not in aside])
        sums += measure([case for case in known if case.publisher in aside], learnt)
    print(told("by fold", sums.tolist()))
    for name, table in zip(("line", "body"), tables, strict=True):
        print(f"\n[{name}]\nprior = {table.prior:.2f}\n[{name}.weights]")
        for reason, weight in sorted(table.weights.items(), key=lambda pair: -abs(pair[1])):
            print(f"{reason} = {weight:.2f}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(argument) for argument in sys.argv[1:]])
