"""The day of publication, weighed: what speaks for and against every day that a page names."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from provenance.document.day.labels import CHANGED, OTHER, PUBLISHED, kind_of_words
from provenance.document.day.machine import days_in_address
from provenance.document.day.stamps import Order, Stamp, find_stamps, is_stated
from provenance.document.day.traces import Printed, Traces
from provenance.model import DayReason, Language

__all__ = ["Candidate", "Weights", "candidates", "chosen", "load_weights", "reasons", "score"]

_SHIFTED = 0.9  # worth of a day that a stamp in UTC may mean elsewhere
_UNZONED, _ZONED = 0.7, 0.3  # of one that a stamp without a zone, with another zone may mean
_UNSURE = 0.7  # how sure the day of a stamp without a zone of its own is
_WEST, _EAST = 12, 10  # hours in UTC before which it is yesterday in the west, tomorrow in the east
_ASIDE = 0.7  # how much aside a line stands that is not the page's place for its day
_BRIEF = 45  # letters that may stand around the day of a dateline: who wrote it, how long it is
_MACHINE, _READER, _ADDRESS = (
    frozenset(("data", "meta", "marked", "state")),
    frozenset(("printed", "time")),
    frozenset(("address",)),
)


@dataclass(frozen=True, slots=True)
class Weights:
    """The table: a prior and the weight of each reason."""

    prior: float
    weights: dict[str, float]


@dataclass(slots=True)
class Candidate:
    """A day with the values of its reasons, and where each was seen best."""

    day: date
    values: dict[str, float] = field(default_factory=dict)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)

    def add(self, reason: str, value: float, place: str, quote: str) -> None:
        """Keeps the best value of a reason."""
        if value > self.values.get(reason, 0.0):
            self.values[reason] = value
            self.places[reason] = (place, quote)


@cache
def load_weights() -> Weights:
    """The weights as fitted."""
    text = files("provenance.document.day").joinpath("weights.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return Weights(table["prior"], table["weights"])


def score(candidate: Candidate, weights: Weights) -> float:
    """A day's score: what is above 0 may be the page's."""
    return weights.prior + sum(
        weights.weights[name] * value for name, value in candidate.values.items()
    )


@dataclass(frozen=True, slots=True)
class _Sight:
    """A reading of a day at a place."""

    reason: str
    day: date
    worth: float
    written: bool
    sure: float
    place: str
    quote: str
    kind: str
    aside: float
    group: int


def candidates(
    traces: Traces, language: Language, tag: str, order: Order
) -> tuple[list[Candidate], list[tuple[date, str]]]:
    """Every day that may be the page's with its reasons; the days of changes with their places."""
    sights = list(_sights(traces, language, tag, order))
    changes = [
        (s.day, s.place) for s in sights if s.kind == CHANGED and s.written and s.aside < _ASIDE
    ]
    last_change = max((day for day, _place in changes), default=None)
    stated = {s.day for s in sights if s.kind != CHANGED and s.written}
    found: dict[date, Candidate] = {}
    for sight in sights:
        one = found.setdefault(sight.day, Candidate(sight.day))
        place = (sight.place, sight.quote)
        if sight.kind == CHANGED:
            if sight.written and sight.day not in stated:
                one.add("changed", sight.worth, *place)
            continue
        one.add(sight.reason, sight.worth, *place)
        if sight.written and sight.reason not in ("printed", "far"):
            one.add("clock", sight.worth * sight.sure, *place)
        if sight.kind == PUBLISHED and sight.reason in ("printed", "time", "far"):
            one.add("labelled", sight.worth, *place)
    _compare(found, sights, last_change)
    for (year, month, day), worth in days_in_address(traces.addresses):
        for one in list(found.values()):
            if not day and (one.day.year, one.day.month) == (year, month):
                one.add("month", 1.0, "the page's address", f"{year}/{month}")
        if day and (named := _day(year, month, day, order)):
            one = found.setdefault(named, Candidate(named))
            one.add("address", worth, "the page's address", f"{year}/{month}/{day}")
    for one in found.values():
        kinds = [one.values.keys() & group for group in (_MACHINE, _READER, _ADDRESS)]
        agreeing = sum(bool(kind) for kind in kinds)
        one.add("agreed", (agreeing - 1) / 2, "", "")
    return list(found.values()), changes


def _compare(found: dict[date, Candidate], sights: Sequence[_Sight], changed: date | None) -> None:
    """What days say against each other."""
    earliest: dict[int, date] = {}
    for sight in sights:
        if sight.group >= 0 and sight.written and sight.worth >= 0.5:
            earliest[sight.group] = min(sight.day, earliest.get(sight.group, sight.day))
    best_aside: dict[date, float] = {}
    for sight in sights:
        best_aside[sight.day] = min(sight.aside, best_aside.get(sight.day, 1.0))
        one = found[sight.day]
        first = earliest.get(sight.group)
        if first is not None and first < sight.day and sight.kind != PUBLISHED:
            one.add("later", 1.0, sight.place, sight.quote)
    for day, one in found.items():
        if best_aside[day]:
            one.add("aside", best_aside[day], "", "")
        if changed is not None and day > changed + timedelta(1):
            one.add("overtaken", 1.0, "", "")


def _day(year: int, month: int, day: int, order: Order) -> date | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if is_stated(found, order) else None


def _sights(traces: Traces, language: Language, tag: str, order: Order) -> Iterator[_Sight]:
    for stated in traces.stated:
        for stamp in find_stamps(stated.value, language, tag, order)[:1]:
            yield from _read(
                stamp, stated.source, stated.worth, stated.place, stated.value, stated.kind
            )
    for number, line in enumerate(traces.lines):
        yield from _line(number, line, language, tag, order)


def _line(
    number: int, line: Printed, language: Language, tag: str, order: Order
) -> Iterator[_Sight]:
    """The days of a printed line, each with what the words before it say of it."""
    far = line.near <= 0 or line.aside >= _ASIDE
    worth = 1 - line.aside / 2 if far else max(line.near, 0.3)
    printed = find_stamps(line.text, language, tag, order)
    ends = sorted([stamp.stop for stamp in printed] + [mark.stop for mark in line.marks])
    for stamp in printed:
        mark = next((m for m in line.marks if m.start <= stamp.start < m.stop and m.kind), None)
        before = max((end for end in ends if end <= stamp.start), default=0)
        after = line.text[stamp.stop : stamp.stop + 12]
        kind = kind_of_words(line.text[before : stamp.start], after)
        kind = kind or (mark.kind if mark else line.kind)
        if kind != OTHER:
            around = max(1, len(line.text.strip()) - stamp.stop + stamp.start)
            brief = min(1.0, (_BRIEF / around) ** 2)
            yield from _read(
                stamp, "far" if far else "printed", worth * brief, line.place, line.text[:160],
                kind, line.aside, number,
            )  # fmt: skip
    for mark in line.marks:
        before = max((end for end in ends if end <= mark.start), default=0)
        kind = mark.kind or kind_of_words(line.text[before : mark.stop]) or line.kind
        if kind == OTHER:
            continue
        reason = "far" if far else "marked" if mark.kind == PUBLISHED else "time"
        for stamp in find_stamps(mark.value, language, tag, order)[:1]:
            yield from _read(
                stamp, reason, worth, "time element", mark.value, kind, line.aside, number
            )


def _read(
    stamp: Stamp, reason: str, worth: float, place: str, quote: str, kind: str,
    aside: float = 0.0, group: int = -1,
) -> Iterator[_Sight]:  # fmt: skip
    """The days that a stamp means: those written, and their neighbours across time zones."""
    sure = 1.0 if stamp.offset else _UNSURE
    for day, share in stamp.days:
        yield _Sight(reason, day, worth * share, True, sure, place, quote, kind, aside, group)
    if stamp.hour is None or reason in ("printed", "far") or not stamp.days:
        return
    day, share = stamp.days[0]
    shift = _UNZONED if stamp.offset is None else _ZONED if stamp.offset else _SHIFTED
    neighbours = [day - timedelta(1)] if stamp.hour < _WEST else []
    neighbours += [day + timedelta(1)] if stamp.hour >= _EAST else []
    for other in neighbours:
        yield _Sight(
            reason, other, worth * share * shift, False, 0.0, place, quote, kind, aside, group
        )


def chosen(found: Iterable[Candidate], weights: Weights) -> Candidate | None:
    """The day with the highest score above 0, the earlier of two alike."""
    scored = [(score(one, weights), one) for one in found]
    best = max(scored, key=lambda pair: (pair[0], -pair[1].day.toordinal()), default=None)
    return best[1] if best and best[0] > 0 else None


def reasons(candidate: Candidate, weights: Weights) -> tuple[DayReason, ...]:
    """What spoke for and against a day, the heaviest first; the first one names a place."""
    found = []
    for name, value in candidate.values.items():
        place, quote = candidate.places.get(name, ("", ""))
        found.append(DayReason(name, place, quote, weights.weights[name] * value))
    return tuple(sorted(found, key=lambda one: (not one.place, -abs(one.weight))))
