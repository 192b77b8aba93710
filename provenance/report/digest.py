"""A day in one self-contained HTML page: new findings, decisions, corrections seen, runs."""

from collections.abc import Mapping, Sequence

from provenance.model import Check
from provenance.report.exported import Exported
from provenance.report.page import Links, environment, laid_out

__all__ = ["MOST_SHOWN", "digest_page"]

MOST_SHOWN = 100
"""Findings that a digest shows whole."""


def digest_page(
    title: str,
    findings: Sequence[Exported],
    checks: Sequence[Check],
    *,
    links: Links = Links(),
    decisions: Sequence[Mapping[str, str]] = (),
    corrections: Sequence[Mapping[str, str]] = (),
    runs: Sequence[Mapping[str, object]] = (),
    alarms: Sequence[str] = (),
) -> str:
    """One HTML page: no scripts, nothing fetched; at most a hundred findings are shown whole.

    `findings` are those that wait for a person; `decisions` have statement, verdict, reviewer
    and note; `corrections` location and statement; `runs` name, ended, read, failed, skipped and
    new; `alarms` are sentences on what went wrong, shown first.

    >>> "Nothing new to decide" in digest_page("Monday", (), ())
    True
    """
    return (
        environment()
        .get_template("digest.html")
        .render(
            title=title,
            findings=laid_out(findings[:MOST_SHOWN], checks, links),
            more=max(0, len(findings) - MOST_SHOWN),
            store=links.store,
            decisions=decisions,
            corrections=corrections,
            runs=runs,
            alarms=alarms,
        )
    )
