"""A run told for people: the artifacts in the Prefect UI."""

from typing import Any

from flows.work import RunSummary

__all__ = ["findings_table", "printable", "summary_markdown"]

_MOST_ROWS = 200
_ORDER = {"conflict": 0, "doubt": 1, "note": 2}


def findings_table(summary: RunSummary) -> list[dict[str, Any]]:
    """New findings as rows, gravest first; one row that says so where there are none.

    >>> findings_table(RunSummary(read=3))
    [{'concern': 'none', 'statement': '3 pages read, nothing new to report'}]
    """
    if not summary.findings:
        told = f"{summary.read} pages read, nothing new to report"
        return [{"concern": "none", "statement": told}]
    rows = sorted(summary.findings, key=lambda r: (_ORDER[r["concern"]], -r["confidence"]))
    return [
        {
            "concern": row["concern"],
            "page": printable(row["headline"] or row["location"]),
            "statement": row["statement"],
            "check": row["check"],
            "figure": row["figure"],
            "confidence": row["confidence"],
            "key": row["key"],
        }
        for row in rows[:_MOST_ROWS]
    ]


def summary_markdown(summary: RunSummary) -> str:
    """Counts, findings by check and failed pages with their reason.

    A run that read nothing says so: a silent zero must not look like a clean one.

    >>> "**Nothing was read.**" in summary_markdown(RunSummary(failed=1))
    True
    """
    lines = [f"# {summary.name or 'check'}", ""]
    if not summary.read:
        lines += ["**Nothing was read.** What follows says why.", ""]
    lines += [
        "| pages read | failed | new findings | known findings |",
        "|---:|---:|---:|---:|",
        f"| {summary.read} | {summary.failed} | {summary.new} | {summary.known} |",
        "",
    ]
    if summary.by_check:
        lines += ["| check | new |", "|---|---:|"]
        lines += [f"| {check} | {count} |" for check, count in sorted(summary.by_check.items())]
        lines.append("")
    for record in summary.findings[:20]:
        if record["concern"] != "note":
            lines += [
                f"## {_plain(record['headline'] or record['location'])}",
                f"*{record['check']}, {record['concern']}, figure {record['figure']}, "
                f"key `{record['key']}`*",
                "",
                _plain(record["statement"]),
                "",
                *(_quoted(item) for item in record["evidence"]),
                "",
                _plain(record["mend"]),
                "",
            ]
    for title, rows in (("Not read", summary.unread), ("Read only in part", summary.partly)):
        if rows:
            lines += [f"## {title}", "", "| page | why |", "|---|---|"]
            lines += [f"| {_plain(page)} | {_plain(why)} |" for page, why in rows[:_MOST_ROWS]]
            if len(rows) > _MOST_ROWS:
                lines.append(f"| … | and {len(rows) - _MOST_ROWS} more |")
            lines.append("")
    lines.append(f"Stored in `{summary.store}`.")
    return "\n".join(lines)


def _quoted(item: dict[str, Any]) -> str:
    """One piece of evidence: what it is, its words if any, how they were read, and the time."""
    quote = f"“{_plain(item['quote'])}”" if item["quote"] else ""
    told = ", ".join(filter(None, (quote, _plain(item["reading"]), item["interval"] or "")))
    return f"> {_plain(item['label'])}: {told}  "


def printable(text: str) -> str:
    r"""Text any server takes: what stands for a byte that is no UTF-8 becomes an escape.

    >>> printable("caf\udce9.html")
    'caf\\udce9.html'
    """
    return text.encode("utf-8", "backslashreplace").decode()


def _plain(text: str) -> str:
    """Text that cannot become markup."""
    text = printable(text)
    for mark in "\\`*_[]<>|#":
        text = text.replace(mark, f"\\{mark}")
    return " ".join(text.split())[:500]
