"""The weights of pictures, fitted: `python -m benchmarks.weigh_figures GOLD.jsonl…`.

Reads `id`, `url`, `html` (path relative to its file), and `figures` with `src` (the end of the
picture's address) and `caption`; `publisher` where it is there, else the host of `url`. A picture
is right if its address ends as one of those, or its caption is one of theirs. Prints precision and
recall of pictures, fitted and by folds of publishers; how many are judged wrong without each reason
(by folds); and the table `figure` of `provenance/document/weights.toml`, signs held as they stand
in it.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from benchmarks._io import Row, read_rows, shown
from benchmarks.extract import capture_of
from benchmarks.weigh_reading import FOLDS, fit, matrix
from provenance.document.figure.candidates import weigh_figures
from provenance.document.page.parse import parse_page
from provenance.document.story.body import find_story
from provenance.document.weights import Table, table_of
from provenance.model import ProvenanceError, choose_language
from provenance.plugins import languages

# What a reason should weigh by its meaning, if not 1 on its side; what is rare in the data stays
# near to it.
EXPECTED = {"author": -3.0, "presents": -2.0, "player": -2.0, "wholly_linked": -2.0, "above": -0.5,
            "lead": 1.5, "card": -0.5}  # fmt: skip
DRAWN = 0.001


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its reasons, and whether it is a figure of the article."""

    publisher: str
    reasons: dict[str, float]
    right: bool
    weight: float


def ending(address: str) -> str:
    """The file of a picture's address, without what is asked of it."""
    path = urlsplit(address).path.rstrip("/")
    return path.rpartition("/")[2].casefold() or address.casefold()


def sources(figure: Row) -> list[str]:
    src = figure.get("src") or []
    return src if isinstance(src, list) else [src]


def key(text: str | None) -> str:
    return re.sub(r"\W+", "", (text or "").casefold())[:60]


def pictures(row: Row, folder: Path) -> Iterator[Picture]:
    page = parse_page(capture_of(row, folder))
    story = find_story(page)
    publisher = row.get("publisher") or urlsplit(row.get("url") or "").netloc
    language = choose_language((row.get("lang") or "en")[:2], languages())
    told = row["figures"]
    files = {ending(src) for figure in told for src in sources(figure)}
    captions = {key(figure.get("caption")) for figure in told} - {""}
    seen: Counter[str] = Counter()
    for weighed in weigh_figures(page, story, language):
        figure = weighed.figure
        if figure is None or not figure.image_url:
            continue
        file = ending(figure.image_url)
        seen[file] += 1
        right = file in files or key(figure.caption) in captions
        if seen[file] == 1 or not right:  # a copy of the same picture is neither
            yield Picture(publisher, weighed.reasons, right, 1.0)


def measure(held: Sequence[Picture], table: Table) -> tuple[int, int, int]:
    """Pictures rightly chosen, all chosen, and all that are right."""
    chosen = [table.score(picture.reasons) > 0 for picture in held]
    right = [picture.right for picture in held]
    both = sum(a and b for a, b in zip(chosen, right, strict=True))
    return both, sum(chosen), sum(right)


def learn(known: Sequence[Picture], names: Sequence[str]) -> Table:
    signs = np.sign([table_of("figure").weights[name] for name in names])
    often = Counter(picture.publisher for picture in known)
    count = np.array([p.weight * often[p.publisher] ** -0.5 for p in known])
    right = np.array([float(picture.right) for picture in known])
    drawn = np.array([EXPECTED.get(name, sign) for name, sign in zip(names, signs, strict=True)])
    rows = matrix([p.reasons for p in known], names)
    found = fit(rows, right, count, signs, (drawn, DRAWN))
    return Table(float(found[-1]), dict(zip(names, map(float, found), strict=False)))


def folded(known: Sequence[Picture], names: Sequence[str]) -> np.ndarray:
    publishers = sorted({picture.publisher for picture in known})
    sums = np.zeros(3, int)
    for fold in range(FOLDS):
        aside = set(publishers[fold::FOLDS])
        table = learn([p for p in known if p.publisher not in aside], names)
        sums += measure([p for p in known if p.publisher in aside], table)
    return sums


def told(name: str, sums: Sequence[int]) -> str:
    return f"{name:10} precision {sums[0] / sums[1]:.3f}  recall {sums[0] / sums[2]:.3f}"


def main(paths: Sequence[Path]) -> None:
    known: list[Picture] = []
    for path in paths:
        for row in shown(read_rows(path), f"reading {path.parent.name}"):
            if row.get("figures") is None:
                continue  # nobody looked
            try:
                known += pictures(row, path.parent)
            except ProvenanceError:
                continue
    names = list(table_of("figure").weights)
    table, held = learn(known, names), folded(known, names)
    print(f"{len(known)} pictures of {len({p.publisher for p in known})} publishers")
    print(told("as it is", measure(known, table_of("figure"))))
    print(told("fitted", measure(known, table)))
    print(told("by fold", held.tolist()))
    wrong = held[1] + held[2] - 2 * held[0]
    print("\nJudged wrong by folds without a reason, more (+) or fewer:")
    for name in names:
        less = folded(known, [other for other in names if other != name])
        print(f"{name:12} {less[1] + less[2] - 2 * less[0] - wrong:+d}")
    print(f"\n[figure]\nprior = {table.prior:.2f}\n[figure.weights]")
    for name, weight in sorted(table.weights.items(), key=lambda pair: -abs(pair[1])):
        print(f"{name} = {weight:.2f}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(argument) for argument in sys.argv[1:]])
