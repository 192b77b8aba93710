"""A finding in words: what a person needs to decide, and no fact that the evidence lacks."""

import re
from dataclasses import dataclass
from datetime import date

from provenance.model import Check, Finding, Granularity, Interval

__all__ = ["LINKED", "Explanation", "Row", "draw_timeline", "explain", "render_text"]

_WIDE = 56  # columns of the drawn timeline
_GRAINS = {
    Granularity.DAY: "a day",
    Granularity.WEEK: "a week",
    Granularity.MONTH: "a month",
    Granularity.SEASON: "a season",
    Granularity.QUARTER: "a quarter",
    Granularity.YEAR: "a year",
    Granularity.DECADE: "a decade",
    Granularity.CENTURY: "a century",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One piece of evidence: where it stood, its text with the quoted words, how it was read.

    `start` and `end` are code points into `text`.
    """

    label: str
    place: str
    text: str
    start: int
    end: int
    reading: str
    interval: Interval | None

    @property
    def quote(self) -> str:
        """The quoted words."""
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding laid out: title, statement, evidence in order, and what would make it innocent."""

    title: str
    figure: str
    statement: str
    mend: str
    rows: tuple[Row, ...]
    innocent_if: str
    confidence: float
    key: str


def explain(
    finding: Finding, check: Check | None = None, headline: str | None = None
) -> Explanation:
    """The explanation of a finding; `headline` names the article where it is known.

    >>> from provenance.model import Concern, Evidence, Passage, Role
    >>> quote = Passage(Role.CAPTION, "In Tarrow on 31 June", 2).span("31 June")
    >>> found = Finding("impossible-caption-date", "a", 2, Concern.CONFLICT, 0.9,
    ...                 "There is no 31 June.", "Check the day.", (Evidence("date", quote, ""),))
    >>> explain(found).title
    'impossible-caption-date · conflict'
    """
    unnamed = re.fullmatch(r"[0-9a-f]{64}", finding.article)
    where = f"the page {finding.article[:12]}" if unnamed else finding.article
    if headline:
        where = f"“{headline}”"
    return Explanation(
        title=f"{finding.check} · {finding.concern.label}",
        figure=f"Figure {finding.figure} of {where}",
        statement=finding.statement,
        mend=finding.mend,
        rows=tuple(
            Row(
                item.label,
                str(item.span.passage),
                item.span.passage.text,
                item.span.start,
                item.span.end,
                _reading(item.reading, item.interval),
                item.interval,
            )
            for item in finding.evidence
        ),
        innocent_if=check.innocent_if if check else "",
        confidence=finding.confidence,
        key=finding.key,
    )


def _reading(words: str, interval: Interval | None) -> str:
    if interval is None:
        return words
    kind = _GRAINS[interval.granularity]
    if interval.granularity is Granularity.DAY and interval.days and interval.days > 1:
        kind = f"{interval.days} days"
    return ", ".join(part for part in (interval.edtf, kind, words) if part)


LINKED = "linked by"
"""The label of evidence that only tells which words caption and article share."""

_NEAR = 70  # letters kept on either side of a quote


def _excerpt(row: Row) -> str:
    first, last = max(0, row.start - _NEAR), min(len(row.text), row.end + _NEAR)
    head = "…" if first else ""
    tail = "…" if last < len(row.text) else ""
    return f"“{head}{row.text[first:last].strip()}{tail}”"


def render_text(explanation: Explanation) -> str:
    """The explanation as plain text of a terminal's width, with its timeline."""
    lines = [
        explanation.title,
        explanation.figure,
        "",
        f"  {explanation.statement}",
        f"  {explanation.mend}" if explanation.mend else "",
        "",
    ]
    shown: set[tuple[str, str]] = set()
    linked: list[str] = []
    for row in explanation.rows:
        if row.label == LINKED:
            linked.append(row.quote)
            continue
        place, excerpt = row.place, _excerpt(row)
        if (place, row.text) not in shown:
            lines.append(f"  {place:<22}{excerpt}")
            shown.add((place, row.text))
        if row.reading:
            told = f"{row.label}: {row.quote} →" if row.quote else f"{row.label}:"
            lines.append(f"  {'':<22}{told} {row.reading}")
    if linked:
        lines.append(f"  {LINKED:<22}{', '.join(dict.fromkeys(linked))}")
    drawn = draw_timeline(explanation.rows)
    if drawn:
        lines += ["", *(f"  {line}" for line in drawn)]
    if explanation.innocent_if:
        lines += ["", f"Innocent if {explanation.innocent_if}"]
    lines.append(f"Confidence {explanation.confidence:.2f} · key {explanation.key}")
    return "\n".join(line.rstrip() for line in lines)


def draw_timeline(rows: tuple[Row, ...]) -> list[str]:
    """The dated evidence on a line of text each, to one scale; nothing for fewer than two dates."""
    dated: dict[str, Interval] = {}
    for row in rows:
        if row.interval and row.interval.first and row.interval.last:
            dated.setdefault(row.label, row.interval)
    if len(dated) < 2:
        return []
    first = min(i.first for i in dated.values() if i.first)
    last = max(i.last for i in dated.values() if i.last)
    days = max(1, (last - first).days)

    def column(day: date) -> int:
        return round((day - first).days / days * (_WIDE - 1))

    lines = []
    for label, interval in dated.items():
        assert interval.first and interval.last
        begin, end = column(interval.first), column(interval.last)
        bar = "·" * begin + "█" * (end - begin + 1) + "·" * (_WIDE - 1 - end)
        lines.append(f"{label[:20]:<20}  {bar}  {interval.edtf}")
    return lines
