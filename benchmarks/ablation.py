"""What each part of the check is worth.

`python -m benchmarks.ablation [FOLDER] [--pages PAGES.jsonl]`

FOLDER holds invented articles with their scorer beside it; without one the worked cases in
`seeds/` are used. Rows: everything; without match (each dated sentence of the article may be the
picture's event); without disclosure (no word tells that a picture is older); without claims
(each date in a caption is the picture's). With `--pages` also the alarms on real pages, nearly all
of which are false.
"""

import sys
from dataclasses import replace

from benchmarks._scored import Bench, Change, pages_of, run_checks
from provenance.model import Case, ClaimKind, Policy

RULE = "undisclosed-archive-photo"


def without_match(case: Case) -> Case:
    order = sorted(case.events, key=lambda link: str(link.claim.span.passage))
    return replace(case, events=tuple(replace(link, strength=1.0, shared=()) for link in order))


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
    ("without match", without_match),
    ("without disclosure", without_disclosure),
    ("without claims", without_claims),
)


def main(given: list[str]) -> None:
    given, pages = pages_of(given)
    bench = Bench(given[0] if given else None)
    print(f"{'':<22}{RULE:>28}{'all core rules':>22}{'alarms on pages':>18}")
    for name, change in VARIANTS:
        rows = bench.findings(change=change)
        archive, core = (
            f"P {part.precision:.3f}  R {part.recall:.3f}"
            for part in (bench.judge(rows, RULE), bench.judge(rows))
        )
        loud = sum(1 for c in pages for _ in run_checks(change(c) if change else c, Policy()))
        print(f"{name:<22}{archive:>28}{core:>22}{loud if pages else '':>18}")


if __name__ == "__main__":
    main(sys.argv[1:])
