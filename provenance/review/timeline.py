"""When the picture was made, what the article claims, when it was published: on one axis."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from provenance.model import Finding, Interval
from provenance.report.heading import day_in_words
from provenance.store.log.page import Use

__all__ = ["Mark", "Timeline", "draw"]

_WIDE = 560  # units of the view box between the ends of the axis
_LEFT, _ROW, _LEAST = 10, 36, 8
_MOST_USES = 3
_MOST_TICKS = 7


@dataclass(frozen=True, slots=True)
class Mark:
    """One interval on the axis: a kind with a shape of its own, and its words beside it."""

    kind: str
    label: str
    words: str
    x: float
    width: float
    y: int
    anchor: str
    at: float


@dataclass(frozen=True, slots=True)
class Timeline:
    """Marks and ticks in the units of a view box, and the same as one sentence."""

    marks: tuple[Mark, ...]
    ticks: tuple[tuple[float, str], ...]
    height: int
    words: str


def draw(finding: Finding, published: Interval | None, uses: Sequence[Use] = ()) -> Timeline | None:
    """The timeline of a finding; None for fewer than two dates."""
    rows: list[tuple[str, str, Interval]] = []
    for item in finding.evidence:
        if item.interval is None or not (item.interval.first and item.interval.last):
            continue
        if item.label.endswith("date"):
            rows.append(("picture", item.label, item.interval))
        elif item.label == "event":
            rows.append(("claim", "the article says", item.interval))
        elif item.label == "publication":
            published = published or item.interval
        elif item.span.passage.role == "earlier":
            rows.append(("use", "used earlier", item.interval))
    if published and published.first and published.last:
        rows.append(("published", "published", published))
    for use in uses[:_MOST_USES]:
        if use.published and use.published.first and use.published.last:
            rows.append(("use", f"also used: {use.headline or use.address}"[:50], use.published))
    rows = list(dict.fromkeys(rows))
    return _placed(rows) if len(rows) > 1 else None


def _placed(rows: Sequence[tuple[str, str, Interval]]) -> Timeline:
    firsts = [interval.first for *_, interval in rows if interval.first]
    lasts = [interval.last for *_, interval in rows if interval.last]
    first, last = min(firsts), max(lasts)
    span = (last - first).days + 1
    scale = _WIDE / span
    marks = []
    for number, (kind, label, interval) in enumerate(rows):
        assert interval.first and interval.last
        width = max(_LEAST, ((interval.last - interval.first).days + 1) * scale)
        x = min(_LEFT + (interval.first - first).days * scale, _LEFT + _WIDE - width)
        left = x < _WIDE / 2
        marks.append(
            Mark(kind, label, day_in_words(interval), round(x, 1), round(width, 1),
                 18 + number * _ROW, "start" if left else "end", round(x if left else x + width, 1))
        )  # fmt: skip
    said = "; ".join(f"{mark.label} {mark.words}" for mark in marks)
    said += f". {span - 1:,} days from end to end."
    return Timeline(tuple(marks), _ticks(first, last, scale), len(rows) * _ROW + 30, said)


def _ticks(first: date, last: date, scale: float) -> tuple[tuple[float, str], ...]:
    """Years if there are several, else the two ends."""
    years = last.year - first.year
    if years < 2:
        ends = ((_LEFT, f"{first:%-d %b %Y}"), (_LEFT + _WIDE, f"{last:%-d %b %Y}"))
        return ends if last - first > timedelta(days=1) else ends[:1]
    step = -(-years // _MOST_TICKS)
    return tuple(
        (round(_LEFT + (date(year, 1, 1) - first).days * scale, 1), str(year))
        for year in range(first.year + 1, last.year + 1, step)
    )
