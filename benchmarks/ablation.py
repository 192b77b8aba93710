"""What each part of the check is worth.

`python -m benchmarks.ablation [FOLDER] [--pages PAGES.jsonl]`

FOLDER holds invented articles with their scorer beside it; without one the worked cases in `seeds/`
are used. Rows: everything; without disclosure (no word says that a picture is older); without
claims (each date in a caption is the picture's); then without each reason of
`provenance.checks.old`, as if it had never been seen. With `--pages` also the alarms on real pages,
nearly all of which are false.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from benchmarks._scored import Bench, Change, pages_of, run_checks
from provenance.checks.old import weigh as weighing
from provenance.checks.old.evidence import REASONS
from provenance.model import Case, ClaimKind, Policy

ORIGINAL = weighing.weights
RULE = "undisclosed-archive-photo"


def without_disclosure(case: Case) -> Case:
    return replace(case, disclosed=())


def without_claims(case: Case) -> Case:
    shown = tuple(
        replace(claim, kind=ClaimKind.SHOWS) if claim.kind is ClaimKind.MENTIONED else claim
        for claim in case.shown
    )
    return replace(case, shown=shown)


VARIANTS: tuple[tuple[str, Change | None], ...] = (
    ("everything", None),
    ("without disclosure", without_disclosure),
    ("without claims", without_claims),
)


@contextmanager
def without(name: str) -> Iterator[None]:
    """The checks with one reason's weight at nothing."""
    whole = weighing.weights()
    table = replace(whole, weights={**whole.weights, name: 0.0})
    weighing.weights = lambda: table  # type: ignore[assignment]  # put back below
    try:
        yield
    finally:
        weighing.weights = ORIGINAL


def main(given: list[str]) -> None:
    given, pages = pages_of(given)
    bench = Bench(given[0] if given else None)
    print(f"{'':<22}{RULE:>28}{'all core rules':>22}{'alarms on pages':>18}")
    for name, change, reason in [
        *((name, change, "") for name, change in VARIANTS),
        *((f"- {reason.name}", None, reason.name) for reason in REASONS),
    ]:
        with without(reason):
            rows = bench.findings(change=change)
            loud = sum(1 for c in pages for _ in run_checks(change(c) if change else c, Policy()))
        archive, core = (
            f"P {part.precision:.3f}  R {part.recall:.3f}"
            for part in (bench.judge(rows, RULE), bench.judge(rows))
        )
        print(f"{name:<22}{archive:>28}{core:>22}{loud if pages else '':>18}")


if __name__ == "__main__":
    main(sys.argv[1:])
