"""A day in one self-contained HTML page: new findings, decisions, corrections seen, runs."""

from collections.abc import Mapping, Sequence

from provenance.model import Check, Finding
from provenance.report.explain import explain
from provenance.report.page import environment

__all__ = ["digest_page"]

_MOST = 100


def digest_page(
    title: str,
    findings: Sequence[tuple[Finding, str | None]],
    checks: Sequence[Check],
    *,
    decisions: Sequence[Mapping[str, str]] = (),
    corrections: Sequence[Mapping[str, str]] = (),
    runs: Sequence[Mapping[str, object]] = (),
    alarms: Sequence[str] = (),
) -> str:
    """One HTML page: no scripts, nothing fetched; at most a hundred findings are shown whole.

    `findings` stand with their article's headline; `decisions` have statement, verdict, reviewer
    and note; `corrections` location and statement; `runs` name, ended, read, failed, skipped and
    new; `alarms` are sentences on what went wrong, shown first.

    >>> "Nothing new to decide" in digest_page("Monday", (), ())
    True
    """
    by_name = {check.name: check for check in checks}
    return (
        environment()
        .get_template("digest.html")
        .render(
            title=title,
            findings=[
                explain(finding, by_name.get(finding.check), headline)
                for finding, headline in findings[:_MOST]
            ],
            more=max(0, len(findings) - _MOST),
            decisions=decisions,
            corrections=corrections,
            runs=runs,
            alarms=alarms,
        )
    )
