"""Cases examined once and judged many times: for the sweep, the ablation and the calibration.

A folder of invented articles is judged by its bench's own `score.py` beside it, which alone reads
the answers; without a folder the worked cases in `seeds/` are judged by their `expected.toml`.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks._io import Row, read_rows, shown, write_rows
from benchmarks.extract import capture_of
from benchmarks.mismatch import examine_row
from provenance.examine import examine
from provenance.model import Case, Check, Concern, Finding, Policy, ProvenanceError
from provenance.plugins import checks, languages
from provenance.seeds import Seed, examine_seed, load_seeds

SEEDS = Path(__file__).parent.parent / "seeds"
INFO = frozenset(("missing-credit", "missing-date", "undated-archive-photo"))
Change = Callable[[Case], Case]


@dataclass(frozen=True, slots=True)
class Counts:
    """Core findings: right, false and missed."""

    right: int
    false: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


class Bench:
    """The cases of a bench folder or of the seeds, with what judges findings on them."""

    def __init__(self, folder: str | None) -> None:
        self.folder = Path(folder) if folder else None
        self.seeds: tuple[Seed, ...] = () if folder else load_seeds(SEEDS)
        self.cases: list[tuple[str, Case]] = []
        if self.folder:
            paths = sorted(self.folder.glob("*.json"))
            for row in shown([json.loads(p.read_text("utf-8")) for p in paths], "reading"):
                self.cases += [(row["id"], case) for case in examine_row(row, "given", ()).cases]
        for seed in self.seeds:
            self.cases += [(seed.name, case) for case in examine_seed(seed).cases]

    def findings(self, policy: Policy = Policy(), change: Change | None = None) -> list[Row]:
        """What the checks say, each case changed first where a change is given."""
        return [
            {
                "id": name,
                "figure": finding.figure - 1,
                "rule": finding.check,
                "confidence": finding.confidence,
            }
            for name, case in self.cases
            for finding in run_checks(change(case) if change else case, policy)
        ]

    def judge(self, rows: Sequence[Row], rule: str | None = None) -> Counts:
        """How many core findings are right, of one rule or of all."""
        if self.folder is None:
            return self._judge_seeds(rows, rule)
        result = self._scorer(rows)
        part = result["rules"][rule] if rule else result["core"]
        return Counts(part["tp"], part["fp"], part["fn"])

    def _judge_seeds(self, rows: Sequence[Row], rule: str | None) -> Counts:
        wanted = {
            (seed.name, found.figure - 1, found.check)
            for seed in self.seeds
            for found in seed.expected.findings
            if found.concern != "note" and rule in (None, found.check)
        }
        got = {
            (row["id"], row["figure"], row["rule"]) for row in rows if rule in (None, row["rule"])
        }
        return Counts(len(got & wanted), len(got - wanted), len(wanted - got))

    def _scorer(self, rows: Iterable[Row]) -> dict[str, Any]:
        assert self.folder is not None
        with tempfile.TemporaryDirectory() as scratch:
            target = str(Path(scratch) / "findings.jsonl")
            write_rows(target, iter(rows))
            command = [sys.executable, str(self.folder.parent / "score.py")]
            command += ["--gold", str(self.folder), "--pred", target, "--json", "--bootstrap", "0"]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
        found: dict[str, Any] = json.loads(done.stdout)
        return found


def pages_of(given: list[str]) -> tuple[list[str], list[Case]]:
    """The arguments without `--pages PAGES.jsonl`, and the cases of those real pages."""
    if "--pages" not in given:
        return given, []
    at = given.index("--pages")
    path = Path(given[at + 1])
    cases: list[Case] = []
    for row in shown(read_rows(path), "reading pages"):
        try:
            found = examine(capture_of(row, path.parent), languages=languages(), checks=())
        except ProvenanceError:
            continue
        cases += found.cases
    return given[:at] + given[at + 2 :], cases


def run_checks(case: Case, policy: Policy, known: Sequence[Check] = ()) -> Iterable[Finding]:
    """The core findings of a case that a reader of alarms would see."""
    for check in known or checks():
        for finding in check.run(case, policy):
            if finding.concern >= Concern.DOUBT and finding.check not in INFO:
                yield finding


def with_policy(field: str, value: float) -> Policy:
    """The policy with one threshold moved."""
    changed: dict[str, Any] = {field: value}
    return replace(Policy(), **changed)
