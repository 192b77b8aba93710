"""The report as one self-contained HTML page: no scripts, nothing fetched."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader

from provenance.model import Check, Examination, Finding, Interval
from provenance.report.explain import LINKED, Explanation, Row, explain

__all__ = ["environment", "report_page"]

_LEFT, _RIGHT = 130, 510  # the timeline's ends, in units of its view box
_FILLS = {"event": "#2f7d4f", "publication": "#1d5f9e"}
_NEAR = 160  # letters kept on either side of a quote


@cache
def environment() -> Environment:
    """The templates of this room; every value is escaped."""
    return Environment(
        loader=PackageLoader("provenance.report"), autoescape=True, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Quote:
    place: str
    label: str
    before: str
    quote: str
    after: str
    reading: str


@dataclass(frozen=True, slots=True)
class _Bar:
    label: str
    text: str
    x: float
    width: float
    fill: str


def report_page(examinations: Sequence[Examination], checks: Sequence[Check]) -> str:
    """One HTML page with every finding of the examinations, quotes marked, a timeline each.

    >>> from provenance.model import Article
    >>> "Nothing to report" in report_page([Examination(Article("d", None, "en"))], ())
    True
    """
    by_name = {check.name: check for check in checks}
    pages = []
    for examination in examinations:
        article = examination.article
        title = article.headline.text if article.headline else article.address[:80]
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
        "rows": [_quote(row) for row in explanation.rows],
        "timeline": _timeline(explanation),
    }


def _quote(row: Row) -> _Quote:
    first, last = max(0, row.start - _NEAR), min(len(row.text), row.end + _NEAR)
    before = ("…" if first else "") + row.text[first : row.start]
    after = row.text[row.end : last] + ("…" if last < len(row.text) else "")
    reading = row.reading or ("shared with the caption" if row.label == LINKED else "")
    return _Quote(row.place, row.label, before, row.quote, after, reading)


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
    scale = (_RIGHT - _LEFT) / max(1, (last - first).days + 1)
    bars = []
    for label, interval in dated.items():
        assert interval.first and interval.last
        x = _LEFT + (interval.first - first).days * scale
        width = max(4.0, ((interval.last - interval.first).days + 1) * scale)
        fill = _FILLS.get(label, "#a8641b")
        bars.append(_Bar(label, interval.edtf, round(min(x, _RIGHT - 4), 1), round(width, 1), fill))
    return bars
