"""`make bench`: the runners with the bench folders they find, or the worked cases in `seeds/`.

python -m benchmarks            scores the worked cases in seeds/
python -m benchmarks FOLDER     runs every runner whose bench stands in FOLDER and calls the
                                bench's own scorer
"""

import subprocess
import sys
import tempfile
from pathlib import Path

# bench folder, what it needs, runner and its arguments, scorer and its arguments; {b} is the bench
# folder, {p} the predictions.
_RUNS: tuple[tuple[str, str, list[str], list[str]], ...] = (
    (
        "extract",
        "extract/dev/gold.jsonl",
        ["benchmarks.extract", "{b}/extract/dev/gold.jsonl", "{p}"],
        [
            "{b}/extract/score.py",
            "--gold",
            "{b}/extract/dev/gold.jsonl",
            "--pred",
            "{p}",
            "--by",
            "lang",
        ],
    ),
    (
        "dates",
        "dates/dev.jsonl",
        ["benchmarks.dates", "{b}/dates/dev.jsonl", "{p}"],
        ["{b}/dates/score.py", "{b}/dates/dev.jsonl", "{p}", "--by", "lang"],
    ),
    (
        "refdate",
        "dates/refdate_dev.jsonl",
        ["benchmarks.refdate", "{b}/dates/refdate_dev.jsonl", "{b}/dates/dev.jsonl", "{p}"],
        ["{b}/dates/score_refdate.py", "{b}/dates/refdate_dev.jsonl", "{p}"],
    ),
    (
        "mismatch, figures given",
        "mismatch/dev",
        ["benchmarks.mismatch", "{b}/mismatch/dev", "{p}", "--figures", "given"],
        ["{b}/mismatch/score.py", "--gold", "{b}/mismatch/dev", "--pred", "{p}", "--errors"],
    ),
    (
        "mismatch, figures found",
        "mismatch/dev",
        ["benchmarks.mismatch", "{b}/mismatch/dev", "{p}", "--figures", "found"],
        ["{b}/mismatch/score.py", "--gold", "{b}/mismatch/dev", "--pred", "{p}", "--errors"],
    ),
    (
        "gaps",
        "mismatch/fivepils_dates.jsonl",
        ["benchmarks.gaps", "{b}/mismatch/fivepils_dates.jsonl", "{p}"],
        ["{b}/mismatch/score_gaps.py", "{p}"],
    ),
    (
        "real pages",
        "realpages/dev_labels.jsonl",
        ["benchmarks.realpages", "{b}/extract/dev/gold.jsonl", "{p}"],
        [
            "{b}/realpages/score.py",
            "--gold",
            "{b}/realpages/dev_labels.jsonl",
            "--pred",
            "{p}",
            "--pages",
            "113",
            "--errors",
        ],
    ),
    (
        "speed",
        "extract/dev/gold.jsonl",
        ["benchmarks.speed", "{b}/extract/dev/gold.jsonl", "{b}/dates/dev.jsonl"],
        [],
    ),
)


def main(arguments: list[str]) -> int:
    if not arguments:
        return _call(["-m", "provenance.cli", "score", "seeds"])
    bench = Path(arguments[0])
    if not bench.is_dir():
        print(f"Cannot run the benches: {bench} is not a folder. Nothing was run.", file=sys.stderr)
        return 2
    worst = 0
    with tempfile.TemporaryDirectory() as scratch:
        for number, (title, needs, runner, scorer) in enumerate(_RUNS):
            if not (bench / needs).exists():
                print(f"\n== {title}: {bench / needs} is not there, left out")
                continue
            places = {"b": str(bench), "p": str(Path(scratch) / f"{number}.jsonl")}
            print(f"\n== {title}", flush=True)
            status = _call(["-m", *(part.format(**places) for part in runner)])
            if status == 0 and scorer:
                status = _call([part.format(**places) for part in scorer])
            worst = max(worst, status)
    return worst


def _call(arguments: list[str]) -> int:
    return subprocess.run([sys.executable, *arguments], check=False).returncode


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
