"""The weights that part captions from credits, fitted: `python -m benchmarks.weigh_credits GOLD…`.

Reads `id`, `url`, `html` (path relative to its file), and `figures` with `caption` and `credit`;
`publisher` where it is there, else the host of `url`. For each figure it takes the smallest element
that holds both, and every way to cut its text; the right ones should weigh most (a conditional
logit). Prints how many texts are cut right, fitted and by folds of publishers, and the table
`credit` of `provenance/document/weights.toml`.
"""

import hashlib
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
from provenance.document.credit.marks import credit_marks
from provenance.document.credit.splitting import Cut, cuts_of, reasons_of
from provenance.document.figure.pieces import edged_text
from provenance.document.page.parse import parse_page
from provenance.model import Language, ProvenanceError, choose_language
from provenance.plugins import languages

FOLDS = 5
ROUNDS, RATE, PULL = 400, 0.5, 0.005  # of adaptive gradient ascent; PULL draws to EXPECTED
# What a form should weigh in a credit by its meaning, before any page was seen; half as much
# speaks against a caption of that form. What is rare in the data stays near to it.
EXPECTED = {
    "is-marked": 2.0, "opens-with-a-picture": 1.0, "has-a-house": 1.0, "is-a-house": 1.0,
    "is-names": 1.0, "has-small-words": -2.0, "ends-as-a-sentence": -1.0, "is-long": -1.0,
    "has-digits": -0.5, "is-mostly-digits": -4.0, "has-a-slash": 0.5, "is-nameless": 2.0,
    "is-signed-behind": 2.0, "has-a-via": 1.5, "ends-as-a-file-mark": 1.0,
    "holds-a-sentence": -1.5,
    "is-a-file-mark": -0.5, "has-a-sign": 1.0,
}  # fmt: skip
FORMS = {"credit": 1.0, "caption": -0.5}
PLACES = {
    "back-edge": 0.6, "front-edge": 0.6, "back-bar": 1.0, "front-bar": 0.5, "back-equals": 1.0,
    "untold": -2.0, "torn": -2.0, "initials": 1.0,
    "boxed": 2.0, "back-credit": 2.0, "front-credit-end": 2.0,
}  # fmt: skip
MOST_TEXT = 900  # letters of an element
SPARE = 25  # letters it may hold besides caption and credit
SAME_CAPTION, SAME_CREDIT = 0.9, 0.8  # F1 of words


@dataclass(frozen=True, slots=True)
class Case:
    """A text with its candidates: a row of reasons each, and which of them are right."""

    publisher: str
    reasons: list[dict[str, float]]
    right: np.ndarray


def key(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold())


def same(one: str, two: str) -> float:
    """F1 of the words of two texts."""
    a, b = (Counter(re.findall(r"\w+", text.casefold())) for text in (one, two))
    shared = sum((a & b).values())
    return 2 * shared / (a.total() + b.total()) if a or b else 1.0


def is_right(cut: Cut, caption: str, credit: str, language: Language) -> bool:
    if same(cut.caption, caption) < SAME_CAPTION:
        return False
    if not credit or not cut.credit:
        return credit == cut.credit
    marks = credit_marks(language)
    plain = same(marks.after(cut.credit), marks.after(credit))
    return max(plain, same(cut.credit, credit)) >= SAME_CREDIT


def cases(path: Path) -> Iterator[Case]:
    for row in shown(read_rows(path), f"reading {path.parent.name}"):
        try:
            yield from page_cases(row, path)
        except ProvenanceError:
            continue


def page_cases(row: Row, path: Path) -> Iterator[Case]:
    outline = parse_page(capture_of(row, path.parent)).outline
    publisher = row.get("publisher") or urlsplit(row.get("url") or "").netloc
    code = row.get("lang") or row.get("language") or "en"
    language = choose_language(code[:2], languages())
    elements = [part for part in outline.elements if 0 < part.length <= MOST_TEXT]
    keys = {part.order: key(outline.text_of(part)) for part in elements}
    for figure in row.get("figures") or ():
        caption, credit = figure.get("caption") or "", figure.get("credit") or ""
        credit = " ".join(credit) if isinstance(credit, list) else credit
        holds = [
            part
            for part in elements
            if (caption or credit)
            and key(caption) in keys[part.order]
            and key(credit) in keys[part.order]
            and len(keys[part.order]) <= len(key(caption)) + len(key(credit)) + SPARE
        ]
        if not holds:
            continue
        best = min(holds, key=lambda part: len(keys[part.order]))
        text, edges = edged_text(outline, best, [])
        cuts = cuts_of(text, language, edges)
        right = np.array([float(is_right(cut, caption, credit, language)) for cut in cuts])
        if right.any():
            seen: dict[tuple[str, bool], dict[str, float]] = {}
            yield Case(publisher, [reasons_of(cut, language, seen) for cut in cuts], right)


def expected_of(name: str) -> float:
    side, _, form = name.partition("-")
    worth = EXPECTED.get(form, 0.0)
    if side in FORMS:
        return worth * FORMS[side]
    return PLACES.get(name, 0.0)


def fit(
    matrices: Sequence[np.ndarray],
    data: Sequence[Case],
    weights: np.ndarray,
    expected: np.ndarray,
) -> np.ndarray:
    """The weights under which the right candidates are likeliest."""
    found, squares = expected.copy(), np.full(len(expected), 1e-8)
    for _ in range(ROUNDS):
        slope = 2 * PULL * (expected - found)
        for matrix, case, weight in zip(matrices, data, weights, strict=True):
            score = matrix @ found
            share = np.exp(score - score.max())
            share /= share.sum()
            wanted = share * case.right
            slope += weight / len(data) * (matrix.T @ (wanted / wanted.sum() - share))
        squares += slope * slope
        found += RATE * slope / np.sqrt(squares)
    return found


def hits(matrices: Sequence[np.ndarray], data: Sequence[Case], weights: np.ndarray) -> int:
    return sum(
        int(case.right[int(np.argmax(matrix @ weights))])
        for matrix, case in zip(matrices, data, strict=True)
    )


def main() -> None:
    data = [case for name in sys.argv[1:] for case in cases(Path(name))]
    names = sorted({name for case in data for row in case.reasons for name in row})
    matrices = [
        np.array([[row.get(name, 0.0) for name in names] for row in case.reasons]) for case in data
    ]
    often = Counter(case.publisher for case in data)
    weights = np.array([often[case.publisher] ** -0.5 for case in data])
    folds = [int(hashlib.sha256(c.publisher.encode()).hexdigest(), 16) % FOLDS for c in data]
    expected = np.array([expected_of(name) for name in names])
    held = 0
    for number in range(FOLDS):
        others = [n for n, fold in enumerate(folds) if fold != number]
        mine = [n for n, fold in enumerate(folds) if fold == number]
        seen = [matrices[n] for n in others]
        table = fit(seen, [data[n] for n in others], weights[others], expected)
        held += hits([matrices[n] for n in mine], [data[n] for n in mine], table)
    table = fit(matrices, data, weights, expected)
    print(f"# {len(data)} texts of {len(often)} publishers, cut right: fitted "
          f"{hits(matrices, data, table)}, folds {held}")  # fmt: skip
    print("[credit]\nprior = 0.0\n\n[credit.weights]")
    print("\n".join(f"{name} = {w:.2f}" for name, w in zip(names, table, strict=True)))


if __name__ == "__main__":
    main()
