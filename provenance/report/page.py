"""The report as one self-contained HTML page: no scripts, nothing fetched."""

from base64 import b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from shlex import quote

from jinja2 import Environment, PackageLoader

from provenance.model import Check, Examination, Interval
from provenance.report.explain import LINKED, Explanation, Row, explain
from provenance.report.exported import Exported, whole_sentence
from provenance.report.heading import heading

__all__ = ["Links", "decide_command", "environment", "findings_page", "laid_out", "report_page"]

_WIDE = 400  # the timeline, in units of its view box
_LEAST = 4
_FILLS = {"event": "#2f7d4f", "publication": "#1d5f9e"}


@cache
def environment() -> Environment:
    """The templates of this room; every value is escaped."""
    return Environment(
        loader=PackageLoader("provenance.report"), autoescape=True, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Links:
    """Where a page's findings lead: the address of a desk, and the store the command decides in;
    None for a page that names neither.
    """

    desk: str | None = None
    store: str | None = None


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
    pages = []
    for number, seen in enumerate(examinations):
        article = seen.article
        location = locations[number] if number < len(locations) else article.address[:80]
        title = article.headline.text if article.headline else location
        published = article.published.edtf if article.published else None
        found = [Exported(finding, location, headline=title, published=published,
                          language=article.language) for finding in seen.findings]  # fmt: skip
        pages.append(_page(title, published, article.published_from, found, checks, Links()))
    return environment().get_template("report.html").render(pages=pages)


def findings_page(items: Sequence[Exported], checks: Sequence[Check], links: Links) -> str:
    """One HTML page with stored findings, under the page each was found on, pictures inside.

    >>> "Nothing to report" in findings_page((), (), Links())
    True
    """
    by_page: dict[str, list[Exported]] = {}
    for item in items:
        by_page.setdefault(item.location, []).append(item)
    pages = [
        _page(mine[0].headline or location, mine[0].published, None, mine, checks, links)
        for location, mine in by_page.items()
    ]
    return environment().get_template("report.html").render(pages=pages)


def _page(
    title: str,
    published: str | None,
    published_from: str | None,
    items: Sequence[Exported],
    checks: Sequence[Check],
    links: Links,
) -> dict[str, object]:
    return {
        "title": title,
        "published": published or "unknown",
        "published_from": published_from,
        "findings": laid_out(items, checks, links),
    }


def laid_out(
    items: Sequence[Exported], checks: Sequence[Check], links: Links
) -> list[dict[str, object]]:
    """The findings for the macro in `templates/finding.html`."""
    by_name = {check.name: check for check in checks}
    return [_item(item, by_name.get(item.finding.check), links) for item in items]


def _item(item: Exported, check: Check | None, links: Links) -> dict[str, object]:
    finding, decision = item.finding, item.decision
    explanation = explain(finding, check, item.headline)
    key = finding.key
    return {
        "concern": finding.concern.label,
        "figure": finding.figure,
        "heading": heading(finding),
        "explanation": explanation,
        "rows": _quotes(explanation.rows, item),
        "timeline": _timeline(explanation),
        "picture": b64encode(item.picture).decode() if item.picture else None,
        "verdict": decision.verdict.value.replace("-", " ") if decision else "undecided",
        "decision": decision,
        "location": item.location,
        "address": item.location if item.location.startswith(("http://", "https://")) else None,
        "desk": f"{links.desk}/finding/{key}" if links.desk else None,
        "digest": item.digest,
        "archived_at": f"{item.archived_at:%-d %B %Y}" if item.archived_at else None,
        "command": decide_command(key, links.store) if links.store and not decision else None,
    }


def decide_command(key: str, store: str, verdict: str = "confirmed") -> str:
    """The command that decides on a finding, whole: it works wherever it is printed.

    >>> decide_command("00ff", "my store.db")
    "cutline decide --store 'my store.db' 00ff confirmed"
    """
    return f"cutline decide --store {quote(store)} {key} {verdict}"


def _quotes(rows: Sequence[Row], item: Exported) -> list[_Quote]:
    """The evidence, passage by passage in the order in which each is first quoted."""
    passages: dict[tuple[str, str], list[Row]] = {}
    ends: dict[tuple[str, str], tuple[int, int]] = {}
    for row, evidence in zip(rows, item.finding.evidence, strict=True):
        name = (row.place, row.text)
        passages.setdefault(name, []).append(row)
        start, end = whole_sentence(evidence.span, item.language)
        before = ends.get(name, (start, end))
        ends[name] = min(start, before[0]), max(end, before[1])
    found = []
    for name, mine in passages.items():
        readings = [f"{row.label}: {row.reading}" for row in mine if row.label != LINKED]
        linked = [f"“{row.quote}”" for row in mine if row.label == LINKED]
        if linked:
            readings.append(f"shared with the caption: {', '.join(dict.fromkeys(linked))}")
        found.append(_Quote(name[0], _parts(name[1], mine, *ends[name]), tuple(readings)))
    return found


def _parts(text: str, rows: Sequence[Row], first: int, last: int) -> tuple[_Part, ...]:
    """The text from `first` to `last`, each quote marked once."""
    parts = [_Part("… ", marked=False)] if first else []
    at = first
    for start, end in sorted({(row.start, row.end) for row in rows if row.end > row.start}):
        if start < at:
            continue
        parts += [_Part(text[at:start], marked=False), _Part(text[start:end], marked=True)]
        at = end
    parts.append(_Part(text[at:last] + (" …" if last < len(text) else ""), marked=False))
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
