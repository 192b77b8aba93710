"""The weights of publication days, fitted: `python -m benchmarks.weigh_days GOLD.jsonl… [--write]`.

Reads `id`, `url`, `html` (path relative to its file), `lang`, `published`, and `published_scored`
where it is there. Each page counts four times: as it is, without its meta and JSON-LD, without
marked elements too, and without every trace of its day, when no day is right. Prints the share of
pages whose day is right, fitted and by folds of publishers; `--write` writes the table.

`--silver PAGES.jsonl` adds pages without gold whose meta or JSON-LD name one day: they count
without those, so that lines and addresses are weighed on many sites.
"""

import argparse
import gzip
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks._io import Row, read_rows, shown
from provenance.document.day.find import order_of
from provenance.document.day.labels import PUBLISHED
from provenance.document.day.traces import Traces
from provenance.document.day.weigh import Candidate, Weights, candidates, chosen, load_weights
from provenance.document.page.parse import parse_page
from provenance.model import Capture, Language, ProvenanceError, choose_language
from provenance.plugins import languages

TABLE = Path("provenance/document/day/weights.toml")
DOCS = Path("docs/reference/publication-day.md")
FOLDS = 5
SEEN = date(2026, 12, 31)
AGAINST = ("changed", "later", "aside", "overtaken")
ENOUGH = 0.1  # by how much a day elsewhere on the page alone is not the page's
LEAST = 0.5  # no reason weighs less, whatever the pages at hand
# What one would say without a page at hand: the fit is drawn to it, whatever it found before.
START = Weights(
    -2.0,
    {
        "data": 4.0, "meta": 3.5, "created": 1.5, "marked": 3.0, "time": 2.0, "printed": 2.5,
        "labelled": 1.5, "address": 2.5, "month": 0.7, "state": 2.5, "far": 1.0, "clock": 1.0,
        "agreed": 1.0, "changed": -2.5, "later": -1.5, "aside": -3.0, "overtaken": -2.0,
    },
)  # fmt: skip
ROUNDS, RATE, PULL = 250, 0.6, 0.03  # of gradient descent; PULL draws to START


@dataclass(frozen=True, slots=True)
class Case:
    """A page's candidates, the days that are right (none: no day is), its publisher and count."""

    name: str
    publisher: str
    found: tuple[Candidate, ...]
    right: frozenset[date]
    count: float
    whole: bool


def traces_of(row: Row, folder: Path) -> Traces:
    data = (folder / row["html"]).read_bytes()
    body = gzip.decompress(data) if row["html"].endswith(".gz") else data
    seen = datetime.fromisoformat("2026-12-31T00:00:00+00:00")
    capture = Capture(row["html"], row.get("url"), "text/html; charset=utf-8", seen, body)
    return parse_page(capture).traces


def without(traces: Traces, marks: bool) -> Traces:
    lines = tuple(replace(line, marks=()) for line in traces.lines) if marks else traces.lines
    return replace(traces, stated=(), lines=lines)


def only_without(traces: Traces, source: str) -> Traces:
    stated = tuple(one for one in traces.stated if one.source != source)
    return replace(traces, stated=stated)


def gone(found: Sequence[Candidate], days: frozenset[date]) -> tuple[Candidate, ...]:
    """The candidates without the right days, their neighbours, and month and day exchanged."""
    swapped = {(day.year, day.day, day.month) for day in days}
    return tuple(
        one
        for one in found
        if all(abs((one.day - day).days) > 1 for day in days)
        and (one.day.year, one.day.month, one.day.day) not in swapped
    )


def cases_of(
    row: Row, traces: Traces, tag: str, days: frozenset[date], gold: bool
) -> Iterator[Case]:
    language = choose_language(tag, languages())
    publisher = row.get("publisher") or (urlsplit(row["url"]).hostname or "").removeprefix("www.")

    def found(of: Traces) -> tuple[Candidate, ...]:
        return tuple(candidates(of, language, tag, order_of(of, tag, SEEN))[0])

    def right(of: Sequence[Candidate]) -> frozenset[date]:
        return days & {one.day for one in of}

    whole, printed = found(traces), found(without(traces, marks=False))
    if gold:
        yield Case(row["id"], publisher, whole, days, 2.0, True)
        for source in ("data", "meta"):
            less = found(only_without(traces, source))
            if less != whole and right(less):
                yield Case(row["id"], publisher, less, days, 0.7, False)
    if printed and right(printed):
        yield Case(row["id"], publisher, printed, days, 0.7, False)
    bare = found(without(traces, marks=True))
    if bare and right(bare):
        yield Case(row["id"], publisher, bare, days, 0.7, False)
    if left := gone(printed, days):
        yield Case(row["id"], publisher, left, frozenset(), 1.2, False)


def stated_day(traces: Traces, language: Language, tag: str) -> frozenset[date]:
    """The day that all of a page's meta and JSON-LD name as published; empty where they differ."""
    firm = tuple(one for one in traces.stated if one.kind == PUBLISHED and one.worth >= 1)
    found, _changes = candidates(Traces(firm), language, tag, order_of(traces, tag, SEEN))
    named = {one.day for one in found if one.values.get("clock")}
    return frozenset(named) if len(named) == 1 else frozenset()


def load(paths: Sequence[str], silver: Sequence[str]) -> list[Case]:
    cases: list[Case] = []
    known: set[str] = set()
    for path in paths:
        for row in shown(read_rows(path), "reading pages"):
            known.add(row["id"])
            if row.get("published_scored", True) and row["published"]:
                days = frozenset((date.fromisoformat(row["published"][:10]),))
                cases += cases_of(row, traces_of(row, Path(path).parent), row["lang"], days, True)
    for path in silver:
        for row in shown(read_rows(path), "reading pages"):
            if row["id"] in known:
                continue
            try:
                traces = traces_of(row, Path(path).parent)
            except ProvenanceError:
                continue
            tag = row.get("lang") or "en"
            days = stated_day(traces, choose_language(tag, languages()), tag)
            if days:
                cases += cases_of(row, traces, tag, days, False)
    return cases


def fit(cases: Sequence[Case], start: Weights = START) -> Weights:
    """The weights that make the right days likeliest; the signs stay."""
    names = list(start.weights)
    prior, weights = start.prior, dict(start.weights)
    total = sum(case.count for case in cases)
    for turn in range(ROUNDS):
        slope = dict.fromkeys(names, 0.0)
        slope_prior = 0.0
        for case in cases:
            scores = [
                prior + sum(weights[n] * v for n, v in one.values.items()) for one in case.found
            ]
            top = max([0.0, *scores])
            powers = [math.exp(s - top) for s in scores]
            norm = sum(powers) + math.exp(-top)
            hits = [
                power if one.day in case.right else 0.0
                for one, power in zip(case.found, powers, strict=True)
            ]
            hit = sum(hits)
            for one, power, part in zip(case.found, powers, hits, strict=True):
                wanted = part / hit if hit else 0.0
                change = case.count * (wanted - power / norm)
                slope_prior += change
                for name, value in one.values.items():
                    slope[name] += change * value
        rate = RATE * (1 - turn / (2 * ROUNDS))
        prior += rate * (20 * slope_prior / total - PULL * (prior - start.prior))
        prior = min(prior, -ENOUGH - weights["far"])
        for name in names:
            pull = PULL * (weights[name] - start.weights[name])
            weights[name] += rate * (20 * slope[name] / total - pull)
            weights[name] = (
                min(-LEAST, weights[name]) if name in AGAINST else max(LEAST, weights[name])
            )
    return Weights(prior, weights)


def rate(cases: Sequence[Case], weights: Weights, whole: bool) -> tuple[int, int]:
    kept = [case for case in cases if case.whole == whole]
    right = 0
    for case in kept:
        best = chosen(case.found, weights)
        right += best.day in case.right if best else not case.right
    return right, len(kept)


def write(weights: Weights, about: str) -> None:
    """Puts the weights into the table, and into the docs that explain it."""
    table, docs = (path.read_text(encoding="utf-8") for path in (TABLE, DOCS))
    for name, value in {"prior": weights.prior, **weights.weights}.items():
        table = re.sub(rf"(?m)^{name} = -?[\d.]+", f"{name} = {value:.2f}", table)
        shown = f"{value:.2f}".replace("-", "−")
        docs = re.sub(rf"(?m)^\| `{name}` \| [−\d.]+ \|", f"| `{name}` | {shown} |", docs)
    docs = re.sub(r"a prior \([−\d.]+\)", f"a prior ({weights.prior:.2f})".replace("-", "−"), docs)
    table = re.sub(r"(?m)^# Fitted: .*$", f"# Fitted: {about}.", table)
    TABLE.write_text(table, encoding="utf-8")
    DOCS.write_text(docs, encoding="utf-8")


def told(label: str, cases: Sequence[Case], weights: Weights) -> str:
    (right, of), (bare, of_bare) = rate(cases, weights, True), rate(cases, weights, False)
    return f"{label:<22} {right}/{of} whole, {bare}/{of_bare} with traces withheld"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--silver", action="append", default=[])
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    cases = load(given.gold, given.silver)
    print(told("as the table stands", cases, load_weights()))
    publishers = sorted({case.publisher for case in cases})
    fold_of = {name: number % FOLDS for number, name in enumerate(publishers)}
    aside, withheld = [0, 0], [0, 0]
    for fold in range(FOLDS):
        learnt = fit([c for c in cases if fold_of[c.publisher] != fold])
        held = [c for c in cases if fold_of[c.publisher] == fold]
        for sums, whole in ((aside, True), (withheld, False)):
            right, of = rate(held, learnt, whole)
            sums[0] += right
            sums[1] += of
    print(f"{'by fold':<22} {aside[0]}/{aside[1]} whole, {withheld[0]}/{withheld[1]} withheld")
    fitted = fit(cases)
    print(told("fitted", cases, fitted))
    for name, value in {"prior": fitted.prior, **fitted.weights}.items():
        print(f"  {name:<10} {value:6.2f}")
    if given.write:
        pages = len({case.name for case in cases})
        write(fitted, f"{pages} pages, {len(publishers)} publishers; by fold {aside[0]}/{aside[1]}")


if __name__ == "__main__":
    main()
