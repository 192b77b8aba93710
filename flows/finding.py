"""One finding as a page of the Prefect UI."""

from base64 import b64encode

from flows.words import QUOTE, plain, printable
from provenance.plugins import checks
from provenance.report.explain import explain
from provenance.report.heading import heading
from provenance.report.page import decide_command
from provenance.review.outgoing import exported
from provenance.store.store import QueueItem

__all__ = ["finding_markdown", "finding_page"]


def finding_page(key: str) -> str:
    """The key of the artifact that is a finding's page in the UI, at `/artifacts/key/…`.

    >>> finding_page("00ff00ff00ff00ff")
    'finding-00ff00ff00ff00ff'
    """
    return f"finding-{key}"


def finding_markdown(
    item: QueueItem, store: str, desk: str | None = None, picture: bytes | None = None
) -> str:
    """One finding as a page: what it says, the passages it rests on, what would make it innocent,
    the verdict, where the page is and was kept, and how a person decides.

    `store` is the address as it may be shown: the command works where it is printed. `picture` is a
    small JPEG, shown in the page itself.
    """
    finding, told = item.finding, exported(item)
    check = next((check for check in checks() if check.name == finding.check), None)
    explained = explain(finding, check, item.headline)
    verdict = item.decision
    lines = [
        f"# {plain(heading(finding))}",
        "",
        f"*{plain(item.headline or finding.article)}, published "
        f"{plain(item.published or 'unknown')} · {finding.check}, {finding.concern.label}, "
        f"figure {finding.figure}*",
        "",
        plain(explained.statement),
        "",
    ]
    if picture:
        data = b64encode(picture).decode()
        lines += [f"![The picture, figure {finding.figure}](data:image/jpeg;base64,{data})", ""]
    for place, text in told.quotes:
        lines += [f"> {plain(place)}: “{plain(text, QUOTE)}”  "]
        lines += [
            f"> {plain(row.label)}: “{plain(row.quote)}” {plain(row.reading)}  "
            for row in explained.rows
            if row.place == place and row.quote and row.quote in text and row.reading
        ]
        lines.append(">")
    lines += ["", plain(explained.mend), ""]
    if explained.innocent_if:
        lines += [f"Innocent if {plain(explained.innocent_if)}", ""]
    lines += [
        "Verdict: "
        + (
            f"{verdict.verdict.value}, {plain(verdict.reviewer)}. {plain(verdict.note)}"
            if verdict
            else "none yet."
        ),
        "",
        f"Page: {plain(told.location)}" + (f" ({plain(told.source)})" if told.source else ""),
        "",
        f"Kept: SHA-256 `{item.digest}`",
        "",
    ]
    if desk:
        at = f"{desk}/finding/{finding.key}"
        lines += [f"[Decide on the desk]({at}) · [the page as it was kept]({at}/page)", ""]
    lines.append(
        f"A person decides: `{decide_command(finding.key, printable(store))}`, or `unclear`, or "
        "`not-a-mismatch` with a `--reason`."
    )
    return "\n".join(lines)
