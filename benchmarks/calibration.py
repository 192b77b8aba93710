"""Does confidence mean something? `python -m benchmarks.calibration [FOLDER…]`.

For each band of confidence: how many core findings there are, and how many of them are right.
FOLDER as in `benchmarks.ablation`; several are added up.
"""

import sys
from itertools import pairwise

from benchmarks._scored import Bench, Counts

BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)


def bands(bench: Bench) -> list[Counts]:
    """Right and false findings of each band, as the differences of what lies above its ends."""
    rows = bench.findings()
    above = [bench.judge([r for r in rows if r["confidence"] >= low]) for low in BANDS]
    return [Counts(one.right - two.right, one.false - two.false, 0) for one, two in pairwise(above)]


def main(given: list[str]) -> None:
    folders: list[str | None] = [*given] or [None]
    found = [bands(Bench(folder)) for folder in folders]
    print(f"{'confidence':<14}{'findings':>10}{'right':>8}{'share':>8}")
    for number, (low, high) in enumerate(pairwise(BANDS)):
        right = sum(part[number].right for part in found)
        total = right + sum(part[number].false for part in found)
        share = f"{right / total:.2f}" if total else "–"
        print(f"{low:.2f}–{min(high, 1.0):.2f}{total:>15}{right:>8}{share:>8}")


if __name__ == "__main__":
    main(sys.argv[1:])
