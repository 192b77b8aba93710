"""Findings and verdicts in numbers, none more certain than its count allows."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from provenance.store.controls import CONTROL
from provenance.store.log.counts import count_store
from provenance.store.log.desk import Desk
from provenance.store.runs import Run

__all__ = ["FLOOR", "ByCheck", "BySource", "Missed", "Numbers", "Week", "summarise", "wilson"]

FLOOR = 0.5
"""A check whose precision is surely below this is shown so: half of what it says is wrong."""

_FEW = 30  # verdicts under which a percentage alone would mislead
_WEEKS = 12
_Z = 1.96  # 95 %


@dataclass(frozen=True, slots=True)
class ByCheck:
    """A check's findings and verdicts; `low` and `high` are Wilson's interval of its precision."""

    check: str
    found: int
    confirmed: int
    rejected: int
    unclear: int
    low: float
    high: float

    @property
    def decided(self) -> int:
        """Findings with a verdict that says yes or no."""
        return self.confirmed + self.rejected

    @property
    def share(self) -> str:
        """Precision in words: a count, with a percentage only where there are enough."""
        if not self.decided:
            return "no verdict yet"
        said = f"{self.confirmed} of {self.decided}"
        if self.decided >= _FEW:
            said += f", {self.confirmed / self.decided:.0%}"
        return f"{said} (95 %: {self.low:.0%} to {self.high:.0%})"

    @property
    def below(self) -> bool:
        """Whether it is surely under the floor, or with enough verdicts may be."""
        return self.high < FLOOR or (self.decided >= _FEW and self.low < FLOOR)


@dataclass(frozen=True, slots=True)
class BySource:
    """Findings of a source, of how many of its articles."""

    source: str
    found: int
    articles: int


@dataclass(frozen=True, slots=True)
class Missed:
    """How often something is missed, from unmarked controls: `waiting` ones, those decided, and
    those of them that reviewers confirmed.
    """

    waiting: int
    decided: int
    confirmed: int
    captions: int

    @property
    def share(self) -> str:
        """The share of unflagged dated captions that are mismatches, in words."""
        if not self.decided:
            return "No control is decided yet"
        low, high = wilson(self.confirmed, self.decided)
        said = f"{self.confirmed} of {self.decided} controls"
        if self.decided >= _FEW:
            said += f", {self.confirmed / self.decided:.1%}"
        return f"{said} (95 %: {low:.1%} to {high:.1%})"


@dataclass(frozen=True, slots=True)
class Week:
    """Findings and verdicts of a week; `height` and others are units of a chart 100 high."""

    start: str
    found: int
    confirmed: int
    rejected: int
    tall: float
    yes: float
    no: float


@dataclass(frozen=True, slots=True)
class Numbers:
    """All of the summary's numbers."""

    checks: tuple[ByCheck, ...]
    sources: tuple[BySource, ...]
    weeks: tuple[Week, ...]
    states: dict[str, int]
    missed: Missed
    requested: int
    corrected: int
    runs: tuple[Run, ...]


def wilson(hits: int, of: int) -> tuple[float, float]:
    """Wilson's score interval of a share at 95 %.

    >>> [round(end, 3) for end in wilson(9, 10)]
    [0.596, 0.982]
    """
    if not of:
        return 0.0, 1.0
    share, z2 = hits / of, _Z * _Z
    middle = share + z2 / (2 * of)
    half = _Z * math.sqrt(share * (1 - share) / of + z2 / (4 * of * of))
    scale = 1 + z2 / of
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


def summarise(desk: Desk, now: datetime) -> Numbers:
    """The numbers of a store."""
    counts = count_store(desk, now - timedelta(weeks=_WEEKS))
    verdicts: dict[str, dict[str | None, int]] = {}
    for check, verdict, count in counts.verdicts:
        verdicts.setdefault(check, {})[verdict] = count
    controls = _check(CONTROL, verdicts.pop(CONTROL, {}))
    return Numbers(
        tuple(_check(check, mine) for check, mine in sorted(verdicts.items())),
        tuple(BySource(*row) for row in counts.sources),
        _weeks(counts.dated, now),
        counts.states,
        Missed(controls.found - controls.decided - controls.unclear, controls.decided,
               controls.confirmed, counts.captions),
        counts.requested,
        counts.corrected,
        counts.runs,
    )  # fmt: skip


def _check(check: str, counts: dict[str | None, int]) -> ByCheck:
    yes, no = counts.get("confirmed", 0), counts.get("not-a-mismatch", 0)
    low, high = wilson(yes, yes + no)
    return ByCheck(check, sum(counts.values()), yes, no, counts.get("unclear", 0), low, high)


def _weeks(rows: Sequence[Any], now: datetime) -> tuple[Week, ...]:
    monday = now.date() - timedelta(days=now.weekday())
    starts = [monday - timedelta(weeks=back) for back in range(_WEEKS - 1, -1, -1)]
    found, yes, no = (dict.fromkeys(starts, 0) for _ in range(3))
    for found_at, decided_at, verdict in rows:
        for at, counts in ((found_at, found), (decided_at, yes if verdict == "confirmed" else no)):
            if at is None or (counts is no and verdict != "not-a-mismatch"):
                continue
            start = at.date() - timedelta(days=at.weekday())
            if start in counts:
                counts[start] += 1
    most = max([*found.values(), *yes.values(), *no.values(), 1])
    return tuple(
        Week(f"{start:%-d %b}", found[start], yes[start], no[start],
             *(round(counts[start] / most * 100, 1) for counts in (found, yes, no)))
        for start in starts
    )  # fmt: skip
