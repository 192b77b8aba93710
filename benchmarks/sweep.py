"""Which thresholds to take: `python -m benchmarks.sweep [FOLDER] [--pages PAGES.jsonl]`.

Moves each threshold of the `Policy` by itself and prints what becomes of precision and recall over
all core rules, and of the alarms on real pages, nearly all of which are false. A threshold is taken
from the middle of the stretch where nothing gets worse. FOLDER as in `benchmarks.ablation`.
"""

import sys

from benchmarks._scored import Bench, pages_of, run_checks, with_policy
from provenance.model import Policy

GRID: dict[str, tuple[float, ...]] = {
    "slack_days": (0, 1, 2, 4),
    "news_days": (3, 7, 14, 31, 62, 400),
    "slip_days": (0, 3, 7, 14),
    "doubt_from": (0.2, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7),
    "file_days": (0, 11, 31, 62, 365),
}


def main(given: list[str]) -> None:
    given, pages = pages_of(given)
    bench = Bench(given[0] if given else None)
    print(f"{'threshold':<16}{'value':>8}{'precision':>12}{'recall':>10}{'alarms on pages':>18}")
    for field, values in GRID.items():
        for value in values:
            policy = with_policy(field, value)
            counts = bench.judge(bench.findings(policy))
            alarms = sum(1 for case in pages for _ in run_checks(case, policy))
            mark = "  taken" if value == getattr(Policy(), field) else ""
            print(
                f"{field:<16}{value:>8}{counts.precision:>12.3f}{counts.recall:>10.3f}"
                f"{alarms if pages else '':>18}{mark}"
            )


if __name__ == "__main__":
    main(sys.argv[1:])
