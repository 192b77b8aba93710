"""Fits the weights of `provenance.checks.old`: `python -m benchmarks.weigh deciding FOLDER…`.

A FOLDER holds invented articles (`*.json`, as `benchmarks.mismatch` reads them) or pages with a
file `labels.jsonl`, one page a line: `html` (path relative to it), `url`, `group` (publisher or
author), `weight` (of each of its rows, 1 where absent), `figures` of `caption` (its beginning) and
`old` (an old picture shown as new: true, false; null where two editors could differ), and `rest`,
true where every other figure of the page is innocent. The worked cases in `seeds/` are always among
the data.

Logistic, every weight drawn to what its reason says that it should weigh and never across 0.
Cross-validated by group; each row is scored by a fit that has not seen its group, and confidence is
calibrated on these scores, with mismatches as rare as they are on pages (`RARE`). Without
`--write`, prints what it would write; with it, writes `weights.toml`.
"""

import argparse
import hashlib
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks._io import Row, read_rows, shown
from benchmarks._scored import INFO, SEEDS
from benchmarks.extract import capture_of
from benchmarks.mismatch import examine_row
from provenance.checks.old import weigh as weighing
from provenance.checks.old.evidence import REASONS
from provenance.checks.old.weigh import judge
from provenance.examine import examine
from provenance.model import Case, Policy, ProvenanceError
from provenance.plugins import checks, languages
from provenance.seeds import examine_seed, load_seeds

RULES = frozenset(("undisclosed-archive-photo", "caption-event-date-conflict"))
FOLDS = 6
TIGHT = 0.3  # how strongly weights are drawn to what is expected of them
RARE = 100  # dated pictures of ordinary pages to one mismatch
SEED_WEIGHT = 1.5
_STEPS = 300
_ENOUGH = 1e-5
_START = 60  # letters of a caption by which a label names it


@dataclass(frozen=True, slots=True)
class Example:
    """One figure with the values of its reasons; `ordinary` where its page was not written or
    changed for a trial, `dated` false where there was nothing to weigh.
    """

    source: str
    group: str
    old: bool
    values: tuple[float, ...] | None
    weight: float
    ordinary: bool = False


def example(case: Case, source: str, group: str, old: bool, weight: float) -> Example:
    weighed = judge(case, Policy()).weighed
    values = tuple(seen.value for _, seen, _ in weighed.reasons) if weighed else None
    return Example(source, group, old, values, weight)


def _seeds() -> Iterator[Example]:
    for seed in load_seeds(SEEDS):
        told = {(f.figure, f.check in RULES) for f in seed.expected.findings if f.concern != "note"}
        for case in examine_seed(seed).cases:
            ordinal = case.figure.ordinal
            if (ordinal, True) in told or (ordinal, False) not in told:
                old = (ordinal, True) in told
                yield example(case, "seeds", seed.name, old, SEED_WEIGHT)


def _invented(folder: Path) -> Iterator[Example]:
    rows = [json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))]
    for row in shown(rows, f"reading {folder.name}"):
        said: dict[int, dict[str, set[str]]] = {}
        for item in row["expected"]:
            said.setdefault(item["figure"], {}).setdefault(item["expect"], set()).add(item["rule"])
        for number, case in enumerate(examine_row(row, "given", ()).cases):
            mine = said.get(number, {})
            flags = mine.get("flag", set()) - INFO
            if flags & RULES:
                yield example(case, folder.name, row["id"], True, 1.0)
            elif not flags and not mine.get("optional", set()) & RULES:
                yield example(case, folder.name, row["id"], False, 1.0)


def _pages(folder: Path) -> Iterator[Example]:
    for row in shown(read_rows(folder / "labels.jsonl"), f"reading {folder.name}"):
        try:
            found = examine(capture_of(row, folder), languages=languages(), checks=())
        except ProvenanceError:
            continue
        weight, rest = row.get("weight", 1.0), row.get("rest", False)
        for case in found.cases:
            label = _label(case, row)
            old = label["old"] if label else False if rest else None
            if old is not None:
                made = example(case, folder.name, row["group"], old, weight)
                yield Example(*_fields(made), ordinary=rest)


def _fields(made: Example) -> tuple[str, str, bool, tuple[float, ...] | None, float]:
    return made.source, made.group, made.old, made.values, made.weight


def _label(case: Case, row: Row) -> Row | None:
    text = case.figure.caption or case.figure.alt
    mine = " ".join(text.text.split()) if text else ""
    for label in row["figures"]:
        start = " ".join(label["caption"].split())[:_START]
        if mine and (mine.startswith(start) or start.startswith(mine)):
            return dict(label)
    return None


def fit(rows: Sequence[Example]) -> tuple[float, list[float]]:
    """Prior and weights, by Newton steps on one weight at a time, each kept on its side of 0."""
    expected = [reason.expected for reason in REASONS]
    weights, prior = expected[:], -2.0
    values = [row.values or () for row in rows]
    scores = [prior + sum(w * v for w, v in zip(weights, x, strict=True)) for x in values]
    columns = [[(n, x[k]) for n, x in enumerate(values) if x[k]] for k in range(len(expected))]
    columns.append([(n, 1.0) for n in range(len(rows))])
    for _ in range(_STEPS):
        moved = 0.0
        for k, column in enumerate(columns):
            is_prior = k == len(expected)
            now = prior if is_prior else weights[k]
            slope = 0.0 if is_prior else 2 * TIGHT * (now - expected[k])
            bend = 1e-6 if is_prior else 2 * TIGHT
            for n, value in column:
                p = 1 / (1 + math.exp(-scores[n]))
                slope += rows[n].weight * (p - rows[n].old) * value
                bend += rows[n].weight * p * (1 - p) * value * value
            new = now - slope / bend
            if not is_prior:
                new = max(0.0, new) if expected[k] > 0 else min(0.0, new)
                weights[k] = new
            else:
                prior = new
            for n, value in column:
                scores[n] += (new - now) * value
            moved = max(moved, abs(new - now))
        if moved < _ENOUGH:
            break
    return prior, weights


def fold_of(group: str) -> int:
    return int(hashlib.sha256(group.encode()).hexdigest(), 16) % FOLDS


def held_aside(rows: Sequence[Example]) -> list[float]:
    """The score of each row by a fit on the other groups."""
    scores = [0.0] * len(rows)
    for number in range(FOLDS):
        prior, weights = fit([row for row in rows if fold_of(row.group) != number])
        for n, row in enumerate(rows):
            if fold_of(row.group) == number:
                scores[n] = prior + sum(
                    w * v for w, v in zip(weights, row.values or (), strict=True)
                )
    return scores


def calibrate(rows: Sequence[Example], scores: Sequence[float], dated: int) -> tuple[float, float]:
    """Slope and shift of the logistic that makes a rate of a score: on ordinary pages as they are,
    and mismatches of other pages as rare as one in `RARE` dated pictures.
    """
    old = [s for row, s in zip(rows, scores, strict=True) if row.old and row.weight >= 1]
    new = [s for row, s in zip(rows, scores, strict=True) if row.ordinary and not row.old]
    if not old or not new:
        return 1.0, 0.0
    rare = dated / RARE / len(old)
    data = [(s, 1.0, rare) for s in old] + [(s, 0.0, 1.0) for s in new]
    slope, shift = 1.0, 0.0
    for _ in range(_STEPS):
        g0 = g1 = h00 = h01 = h11 = 0.0
        for s, y, w in data:
            p = 1 / (1 + math.exp(-(slope * s + shift)))
            g0, g1 = g0 + w * (p - y), g1 + w * (p - y) * s
            b = w * p * (1 - p)
            h00, h01, h11 = h00 + b, h01 + b * s, h11 + b * s * s
        h00, h11 = h00 + 1e-6, h11 + 1e-6
        g1, h11 = g1 + 0.2 * (slope - 1), h11 + 0.2  # near 1: there are few
        det = h00 * h11 - h01 * h01
        d_shift, d_slope = (h11 * g0 - h01 * g1) / det, (h00 * g1 - h01 * g0) / det
        shift, slope = shift - d_shift, slope - d_slope
        if abs(d_shift) + abs(d_slope) < _ENOUGH:
            break
    return slope, shift


def table(rows: Sequence[Example], every: Sequence[Example]) -> str:
    """`weights.toml` for these rows, with what the folds held aside reached."""
    prior, weights = fit(rows)
    scores = held_aside(rows)
    dated = sum(row.ordinary for row in every)
    slope, shift = calibrate(rows, scores, dated)
    policy = Policy()
    cut = (math.log(policy.doubt_from / (1 - policy.doubt_from)) - shift) / slope
    told = json.dumps([(row.group, row.old, row.values) for row in rows]).encode()
    lines = [
        "# Written by `python -m benchmarks.weigh deciding`; see docs/reference/confidence.md.",
        f"prior = {prior:.2f}",
        "\n[confidence]",
        f"slope = {slope:.2f}",
        f"shift = {shift:.2f}",
        "\n[weights]",
        *(f"{r.name} = {w + 0.0:.2f}" for r, w in zip(REASONS, weights, strict=True)),
        "\n[fit]",
        f'day = "{date.today().isoformat()}"',
        f'digest = "{hashlib.sha256(told).hexdigest()[:16]}"',
        f"folds = {FOLDS}",
        f"tight = {TIGHT}",
        "\n# By source: rows that were weighed, mismatches among them; those found and the",
        "# innocent ones alarmed by fits on other groups, at `doubt_from`.",
    ]
    for source in sorted({row.source for row in rows}):
        mine = [(r, s) for r, s in zip(rows, scores, strict=True) if r.source == source]
        lines.append(f"[fit.{source}]")
        lines.append(f"rows = {len(mine)}")
        lines.append(f"mismatches = {sum(r.old for r, _ in mine)}")
        lines.append(f"found = {sum(r.old and s >= cut for r, s in mine)}")
        lines.append(f"alarmed = {sum(not r.old and s >= cut for r, s in mine)}")
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.weigh")
    parser.add_argument("what", choices=("deciding",))
    parser.add_argument("folders", nargs="*", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    checks()  # a broken check is told before the pages are read
    every = list(_seeds())
    for folder in given.folders:
        every += _pages(folder) if (folder / "labels.jsonl").exists() else _invented(folder)
    rows = [row for row in every if row.values is not None]
    text = table(rows, every)
    print(text)
    if given.write:
        path = Path(weighing.__file__).with_name("weights.toml")
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
