"""A run told for people: the texts of its artifacts in the Prefect UI."""

from collections.abc import Sequence
from typing import Any

from flows.work import RunSummary
from provenance.plugins import checks
from provenance.report.explain import explain
from provenance.store.store import QueueItem

__all__ = [
    "finding_markdown",
    "finding_page",
    "findings_table",
    "one_line",
    "printable",
    "summary_markdown",
]

_MOST_ROWS = 200


def finding_page(key: str) -> str:
    """The key of the artifact that is a finding's page in the UI, at `/artifacts/key/…`.

    >>> finding_page("00ff00ff00ff00ff")
    'finding-00ff00ff00ff00ff'
    """
    return f"finding-{key}"


def findings_table(summary: RunSummary, found: Sequence[QueueItem]) -> list[dict[str, Any]]:
    """New findings as rows, gravest first; one row that says so where there are none.

    >>> findings_table(RunSummary(read=3), ())
    [{'concern': 'none', 'statement': '3 pages read, nothing new to report'}]
    """
    if not found:
        if summary.read:
            told = f"{summary.read:,} pages read, nothing new to report"
        else:
            told = "no page was read, so there is nothing to report"
        return [{"concern": "none", "statement": told}]
    return [
        {
            "concern": item.finding.concern.label,
            "page": one_line(item.headline or item.finding.article),
            "statement": one_line(item.finding.statement),
            "check": item.finding.check,
            "figure": item.finding.figure,
            "confidence": round(item.finding.confidence, 2),
            "key": item.finding.key,
        }
        for item in found[:_MOST_ROWS]
    ]


def summary_markdown(summary: RunSummary, found: Sequence[QueueItem] = ()) -> str:
    """Counts, findings by check with a link to each one's page, and failed pages with their reason.

    A run that read nothing says so: a silent zero must not look like a clean one.

    >>> "**Nothing was read.**" in summary_markdown(RunSummary(failed=1))
    True
    """
    lines = [f"# {_plain(summary.name or 'check')}", "", f"{_verdict(summary)}", ""]
    lines += [
        "| pages read | failed | skipped | new findings | known findings |",
        "|---:|---:|---:|---:|---:|",
        f"| {summary.read:,} | {summary.failed:,} | {summary.skipped:,} | {summary.new:,} "
        f"| {summary.known:,} |",
        "",
    ]
    if summary.sources:
        names = list(summary.sources[0])
        lines += [f"| {' | '.join(names)} |", "|---|" + "---:|" * (len(names) - 1)]
        lines += [
            f"| {' | '.join(_plain(str(row[name])) for name in names)} |"
            for row in summary.sources[:_MOST_ROWS]
        ]
        lines.append("")
    if summary.by_check:
        lines += ["| check | new |", "|---|---:|"]
        lines += [f"| {check} | {count:,} |" for check, count in sorted(summary.by_check.items())]
        lines.append("")
    if found:
        lines += ["## Waiting for a person", ""]
        lines += [_linked(item) for item in found]
        lines.append("")
    for title, rows in (
        ("Sources not read", summary.sources_failed),
        ("Pages not read", summary.unread),
        ("Read only in part", summary.partly),
    ):
        if rows:
            lines += [f"## {title}", "", "| where | why |", "|---|---|"]
            lines += [f"| {_plain(page)} | {_plain(why)} |" for page, why in rows[:_MOST_ROWS]]
            if len(rows) > _MOST_ROWS:
                lines.append(f"| … | and {len(rows) - _MOST_ROWS} more |")
            lines.append("")
    lines.append(f"Stored in `{summary.store}`.")
    return "\n".join(lines)


def _verdict(summary: RunSummary) -> str:
    """The first sentence: what this run was, before any number."""
    if summary.read:
        return f"{summary.line()}."
    if summary.failed or summary.sources_failed:
        return "**Nothing was read.** What follows says why."
    if summary.skipped:
        return f"Nothing new: all {summary.skipped:,} listed pages were read before."
    return "**Nothing was read**: there was nothing to read."


def _linked(item: QueueItem) -> str:
    finding = item.finding
    where = _plain(item.headline or finding.article)
    return (
        f"- **{finding.concern.label}** · [{where}](/artifacts/key/{finding_page(finding.key)}) · "
        f"figure {finding.figure} · {finding.check}: {_plain(finding.statement)}"
    )


def finding_markdown(item: QueueItem) -> str:
    """One finding as a page: what it says, the quotes it rests on, what would make it innocent."""
    finding = item.finding
    check = next((check for check in checks() if check.name == finding.check), None)
    told = explain(finding, check, item.headline)
    lines = [
        f"# {_plain(item.headline or finding.article)}",
        "",
        f"*{finding.check}, {finding.concern.label}, figure {finding.figure}; published "
        f"{_plain(item.published or 'unknown')}*",
        "",
        _plain(told.statement),
        "",
    ]
    for row in told.rows:
        quote = f"“{_plain(row.quote or row.text)}”"
        reading = f": {_plain(row.reading)}" if row.reading else ""
        lines += [f"> {_plain(row.place)}: {quote}  ", f"> {_plain(row.label)}{reading}", ">"]
    lines += ["", _plain(told.mend), ""]
    if told.innocent_if:
        lines += [f"Innocent if {_plain(told.innocent_if)}", ""]
    lines += [
        f"Address: {_plain(finding.article)}",
        "",
        f"A person decides: `cutline decide {finding.key} confirmed`, `not-a-mismatch` or "
        "`unclear`.",
    ]
    return "\n".join(lines)


def printable(text: str) -> str:
    r"""Text any server takes: what stands for a byte that is no UTF-8 becomes an escape.

    >>> printable("caf\udce9.html")
    'caf\\udce9.html'
    """
    return text.encode("utf-8", "backslashreplace").decode()


def one_line(text: str) -> str:
    """Printable text on one line."""
    return " ".join(printable(text).split())


def _plain(text: str) -> str:
    """Text that cannot become markup."""
    text = printable(text)
    for mark in "\\`*_[]<>|#":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())[:500]
