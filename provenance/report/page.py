"""The report as one self-contained HTML page: no scripts, nothing fetched."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader

from provenance.model import Check, Examination, Finding, Interval
from provenance.report.explain import LINKED, Explanation, Row, explain

__all__ = ["environment", "report_page"]

_WIDE = 400  # the timeline, in units of its view box
_LEAST = 4
_FILLS = {"event": "#2f7d4f", "publication": "#1d5f9e"}
_NEAR = 160  # letters kept on either side of the quotes


@cache
def environment() -> Environment:
    """The templates of this room; every value is escaped."""
    return Environment(
        loader=PackageLoader("provenance.report"), autoescape=True, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class _Quote:
    """One passage with every quote taken from it, and how each was read."""

    place: str
    parts: tuple[_Part, ...]
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Bar:
    label: str
    text: str
    x: float
    width: float
    fill: str


def report_page(
    examinations: Sequence[Examination],
    checks: Sequence[Check],
    locations: Sequence[str] = (),
) -> str:
    """One HTML page with every finding of the examinations, quotes marked, a timeline each.

    `locations` name the pages that have no headline.

    >>> from provenance.model import Article
    >>> "Nothing to report" in report_page([Examination(Article("d", None, "en"))], ())
    True
    """
    by_name = {check.name: check for check in checks}
    pages = []
    for number, examination in enumerate(examinations):
        article = examination.article
        location = locations[number] if number < len(locations) else article.address[:80]
        title = article.headline.text if article.headline else location
        pages.append(
            {
                "title": title,
                "published": article.published.edtf if article.published else "unknown",
                "published_from": article.published_from,
                "findings": [
                    _item(finding, by_name.get(finding.check), title)
                    for finding in examination.findings
                ],
            }
        )
    count = sum(len(examination.findings) for examination in examinations)
    return environment().get_template("report.html").render(pages=pages, count=count)


def _item(finding: Finding, check: Check | None, title: str) -> dict[str, object]:
    explanation = explain(finding, check, title)
    return {
        "concern": finding.concern.label,
        "figure": finding.figure,
        "explanation": explanation,
        "rows": _quotes(explanation.rows),
        "timeline": _timeline(explanation),
    }


def _quotes(rows: Sequence[Row]) -> list[_Quote]:
    """The evidence, passage by passage in the order in which each is first quoted."""
    passages: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        passages.setdefault((row.place, row.text), []).append(row)
    found = []
    for (place, text), mine in passages.items():
        readings = [f"{row.label}: {row.reading}" for row in mine if row.label != LINKED]
        linked = [f"“{row.quote}”" for row in mine if row.label == LINKED]
        if linked:
            readings.append(f"shared with the caption: {', '.join(dict.fromkeys(linked))}")
        found.append(_Quote(place, _parts(text, mine), tuple(readings)))
    return found


def _parts(text: str, rows: Sequence[Row]) -> tuple[_Part, ...]:
    """The text around its quotes, cut at either side, each quote marked once."""
    spans = sorted({(row.start, row.end) for row in rows if row.end > row.start})
    first = max(0, min((start for start, _ in spans), default=0) - _NEAR)
    last = min(len(text), max((end for _, end in spans), default=0) + _NEAR)
    parts = [_Part("…", marked=False)] if first else []
    at = first
    for start, end in spans:
        if start < at:
            continue
        parts += [_Part(text[at:start], marked=False), _Part(text[start:end], marked=True)]
        at = end
    parts.append(_Part(text[at:last] + ("…" if last < len(text) else ""), marked=False))
    return tuple(part for part in parts if part.text)


def _timeline(explanation: Explanation) -> list[_Bar]:
    """Bars to one scale for the dated evidence; none for fewer than two dates."""
    dated: dict[str, Interval] = {}
    for row in explanation.rows:
        if row.interval and row.interval.first and row.interval.last:
            dated.setdefault(row.label, row.interval)
    if len(dated) < 2:
        return []
    first = min(i.first for i in dated.values() if i.first)
    last = max(i.last for i in dated.values() if i.last)
    scale = _WIDE / max(1, (last - first).days + 1)
    bars = []
    for label, interval in dated.items():
        assert interval.first and interval.last
        x = (interval.first - first).days * scale
        width = max(float(_LEAST), ((interval.last - interval.first).days + 1) * scale)
        fill = _FILLS.get(label, "#a8641b")
        text = interval.edtf.replace("/", " to ")
        bars.append(_Bar(label, text, round(min(x, _WIDE - _LEAST), 1), round(width, 1), fill))
    return bars
