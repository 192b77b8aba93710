"""What the runners share: JSON lines in and out, with progress on a terminal."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from rich.console import Console
from rich.progress import track

from provenance.model import Interval

Row = dict[str, Any]
T = TypeVar("T")


def read_rows(path: str | Path) -> list[Row]:
    lines = Path(path).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def shown(rows: Sequence[T], title: str) -> Iterator[T]:
    """The rows, with a progress bar on a terminal and none elsewhere."""
    console = Console(stderr=True)
    yield from track(rows, title, console=console, disable=not console.is_terminal, transient=True)


def write_rows(path: str | Path, rows: Iterator[Row]) -> int:
    count = 0
    with Path(path).open("w", encoding="utf-8") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count


def ends(interval: Interval) -> tuple[str, str]:
    """First and last day in ISO; an open end is the end of the calendar."""
    first, last = interval.first or date.min, interval.last or date.max
    return first.isoformat(), last.isoformat()


def arguments(usage: str, count: int) -> list[str]:
    given = sys.argv[1:]
    if len(given) != count:
        raise SystemExit(f"usage: python -m {usage}")
    return given


def report(count: int, path: str) -> None:
    print(f"{count} rows written to {path}", file=sys.stderr)


Predict = Callable[[Row], Row]


def run(source: str, target: str, title: str, predict: Predict) -> None:
    rows = read_rows(source)
    report(write_rows(target, (predict(row) for row in shown(rows, title))), target)
