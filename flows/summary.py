"""A run told for people: the texts of its artifacts in the Prefect UI."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from flows.finding import finding_page
from flows.words import QUOTE, one_line, plain
from flows.work import RunSummary
from provenance.review.outgoing import exported
from provenance.store.runs import Run
from provenance.store.store import QueueItem

__all__ = [
    "digest_markdown",
    "findings_table",
    "recheck_markdown",
    "summary_markdown",
]

_MOST_ROWS = 200


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
            "verdict": item.decision.verdict.value if item.decision else "undecided",
            "read at": one_line(item.location),
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
    lines = [f"# {plain(summary.name or 'check')}", "", f"{_verdict(summary)}", ""]
    lines += [
        "| pages read | failed | skipped | new findings | known findings |",
        "|---:|---:|---:|---:|---:|",
        f"| {summary.read:,} | {summary.failed:,} | {summary.skipped:,} | {summary.new:,} "
        f"| {summary.known:,} |",
        "",
    ]
    if summary.sources:
        names = list(summary.sources[0])
        lines += [f"| {' | '.join(names)} |", "|---|" + "---:|" * (len(names) - 2) + "---|"]
        lines += [
            f"| {' | '.join(plain(str(row[name])) for name in names)} |"
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
    lines += _sections(
        [
            ("Sources not read", summary.sources_failed),
            ("Pages not read", summary.unread),
            ("Read only in part", summary.partly),
        ]
    )
    lines.append(f"Stored in `{summary.store}`.")
    return "\n".join(lines)


def recheck_markdown(
    summary: RunSummary, found: Mapping[str, Sequence[QueueItem]], counts: Mapping[str, int]
) -> str:
    """What became of findings when their pages were examined again: a section for each change.

    >>> "Nothing changed" in recheck_markdown(RunSummary(read=3), {}, {})
    True
    """
    lines = [f"# {plain(summary.name or 'recheck')}", ""]
    if not summary.read and not summary.failed:
        lines += [f"Nothing to do: today's rules examined all {summary.skipped:,} pages.", ""]
    else:
        lines += [
            "| examined again | failed | not due |",
            "|---:|---:|---:|",
            f"| {summary.read:,} | {summary.failed:,} | {summary.skipped:,} |",
            "",
        ]
        if not counts:
            lines += ["Nothing changed.", ""]
    for change in ("appeared", "vanished", "changed", "returned"):
        if counts.get(change):
            lines += [f"## {counts[change]:,} {change}", ""]
            lines += [_named(item) for item in found.get(change, ())]
            lines.append("")
    lines += _sections([("Not examined", summary.unread)])
    lines.append(f"Stored in `{summary.store}`.")
    return "\n".join(lines)


def digest_markdown(
    title: str,
    found: Sequence[QueueItem],
    notes: int,
    decisions: Sequence[Mapping[str, str]],
    corrections: Sequence[Mapping[str, str]],
    runs: Sequence[Run],
    alarms: Sequence[str],
    path: str,
    desk: str | None = None,
) -> str:
    """The day for the Prefect UI: what went wrong first, then what waits for a person."""
    lines = [f"# {title}", "", *(f"**{plain(alarm)}**  " for alarm in alarms), ""]
    lines += [
        "| to decide | notes | decisions | corrections seen | runs | pages read | pages failed |",
        "|---:|---:|---:|---:|---:|---:|---:|",
        f"| {len(found):,} | {notes:,} | {len(decisions):,} | {len(corrections):,} "
        f"| {len(runs):,} | {sum(run.read for run in runs):,} "
        f"| {sum(run.failed for run in runs):,} |",
        "",
    ]
    if found:
        lines += ["## To decide", ""]
        for item in found[:_MOST_ROWS]:
            lines.append(_named(item, desk))
            lines += [
                f"    > {plain(place)}: “{plain(text, QUOTE)}”  "
                for place, text in exported(item).quotes
            ]
        lines.append("")
    if decisions:
        lines += ["## Decisions", ""]
        lines += [
            f"- {plain(row['verdict'])}, {plain(row['reviewer'])}: {plain(row['statement'])}"
            for row in decisions[:_MOST_ROWS]
        ]
        lines.append("")
    if corrections:
        lines += ["## Corrections seen", ""]
        lines += [
            f"- {plain(row['location'])}: {plain(row['statement'])}"
            for row in corrections[:_MOST_ROWS]
        ]
        lines.append("")
    lines.append(f"The same as one page: `{path}`.")
    return "\n".join(lines)


def _named(item: QueueItem, desk: str | None = None) -> str:
    finding = item.finding
    where = plain(item.headline or finding.article)
    if desk:
        where = f"[{where}]({desk}/finding/{finding.key})"
    return (
        f"- **{finding.concern.label}** · {where} · figure {finding.figure} · {finding.check}: "
        f"{plain(finding.statement)} (`{finding.key}`)"
    )


def _sections(parts: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> list[str]:
    """Tables of what was not read and why; none for a part without rows."""
    lines: list[str] = []
    for title, rows in parts:
        if rows:
            lines += [f"## {title}", "", "| where | why |", "|---|---|"]
            lines += [
                f"| {plain(page)} | {plain(_cause(page, why))} |" for page, why in rows[:_MOST_ROWS]
            ]
            if len(rows) > _MOST_ROWS:
                lines.append(f"| … | and {len(rows) - _MOST_ROWS} more |")
            lines.append("")
    return lines


def _cause(where: str, why: str) -> str:
    """The reason without what the column beside it and the heading above it say.

    >>> _cause("a.html", "Cannot read a.html: it is empty. Nothing of it was kept.")
    'it is empty'
    """
    why = why.removesuffix(" Nothing of it was kept.")
    for verb in ("read", "examine"):
        if why.startswith(f"Cannot {verb} {where}: "):
            return why.removeprefix(f"Cannot {verb} {where}: ").removesuffix(".")
    return why


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
    where = plain(item.headline or finding.article)
    return (
        f"- **{finding.concern.label}** · [{where}](/artifacts/key/{finding_page(finding.key)}) · "
        f"figure {finding.figure} · {finding.check}: {plain(finding.statement)}"
    )
