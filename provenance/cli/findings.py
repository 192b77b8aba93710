"""`cutline findings`: list, show and export what is stored."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

import click

from provenance.cli.common import CONCERNS, Day, as_json, dump, plural, put, say, tell, waiting
from provenance.cli.opening import store_option
from provenance.cli.stored import open_with_archive
from provenance.model import Check, Interval, Verdict
from provenance.plugins import checks
from provenance.report.explain import explain, render_text
from provenance.report.exported import Exported
from provenance.report.exports import exported_record, to_csv

if TYPE_CHECKING:  # the store takes a third of a second to import, and `check` needs none
    from provenance.store.log.find import Wanted
    from provenance.store.store import QueueItem, Store

__all__ = ["FORMATS", "findings", "known_check", "wanted_of"]

_Command = TypeVar("_Command", bound=Callable[..., object])
FORMATS = ("jsonl", "json", "csv", "sarif", "atom", "annotations", "mediareview", "html")
"""What findings can be exported as."""

_WITH_PAGE = ("sarif", "annotations", "html")
_SIZE = 480  # pixels of a picture's longer side in a report


@click.group()
def findings() -> None:
    """List, show and export stored findings."""


def known_check(
    _context: click.Context, _parameter: click.Parameter, name: str | None
) -> str | None:
    """The name of a check; refuses one that there is not, with the nearest."""
    names = [check.name for check in checks()]
    if name is None or name in names:
        return name
    near = get_close_matches(name, names, 1)
    hint = f"; did you mean {near[0]}?" if near else ""
    raise click.BadParameter(f"there is no check {name!r}{hint}")


def filters(command: _Command) -> _Command:
    """Gives a command the filters of findings; all stand in SQL, before any limit."""
    for option in reversed((
        store_option,
        click.option("--check", "check", callback=known_check, help="Only findings of this check."),
        click.option("--concern", type=click.Choice(list(CONCERNS)), default="note",
                     show_default=True, help="Only findings of this concern or above."),
        click.option("--since", type=Day(), help="Only findings found on this day (UTC) or later."),
        click.option("--source", help="Only findings of this source: a host, or “files”."),
        click.option("--verdict", type=click.Choice([*map(str, Verdict), "none"]),
                     help="Only findings with this verdict; “none” for those without."),
        click.option("--reviewer", help="Only findings that this reviewer decided last."),
        click.option("--undecided", is_flag=True, help="The same as --verdict none."),
        click.option("--limit", type=click.IntRange(1), help="At most so many findings."),
    )):  # fmt: skip
        command = option(command)
    return command


def wanted_of(
    check: str | None,
    concern: str,
    since: Interval | None,
    source: str | None,
    verdict: str | None,
    reviewer: str | None,
    undecided: bool,
) -> "Wanted":
    """The filters of a command as the store takes them."""
    from provenance.store.log.find import Wanted

    if undecided and verdict not in (None, "none"):
        raise click.UsageError("--undecided and --verdict ask for two things. Nothing was listed.")
    day = since.first if since else None
    return Wanted(
        check=check, source=source, reviewer=reviewer, at_least=CONCERNS[concern],
        verdict="none" if undecided else verdict,
        since=datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None,
    )  # fmt: skip


@findings.command(name="list")
@filters
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl"]), default="table",
    show_default=True, help="How findings are printed.",
)  # fmt: skip
def list_findings(store: str | None, limit: int | None, form: str, **asked: Any) -> None:
    """List stored findings, gravest first."""
    from provenance.review.outgoing import exported

    items = open_with_archive(store).findings(wanted_of(**asked), limit=limit)
    if form != "table":
        put_all([exported(item) for item in items], form)
        return
    for item in items:
        finding = item.finding
        decision = item.decision
        verdict = f"{decision.verdict.value}, {decision.reviewer}" if decision else "undecided"
        tell(
            f"{finding.key}  {finding.concern.label:<8}  {finding.confidence:.2f}  "
            f"{finding.check}, figure {finding.figure}, {verdict}",
        )
        tell(f"{'':18}{item.headline or finding.article}", style="dim")
        tell(f"{'':18}{_origin(item)}", style="dim")
        tell(f"{'':18}{finding.statement}")
    say(f"{plural(len(items), 'finding')}.")


def _origin(item: "QueueItem") -> str:
    return f"{item.location or item.finding.article} ({item.source}), published " + (
        item.published or "on an unknown day"
    )


@findings.command()
@click.argument("key")
@store_option
def show(key: str, store: str | None) -> None:
    """Show one finding with its evidence and its decisions. KEY may be shortened."""
    kept = open_with_archive(store)
    item = kept.finding(key)
    by_name = {check.name: check for check in checks()}
    tell(render_text(explain(item.finding, by_name.get(item.finding.check), item.headline)))
    tell(f"Read at {_origin(item)}", style="dim")
    for decision in kept.decisions(item.finding.key):
        reason = f" ({decision.reason})" if decision.reason else ""
        note = f": {decision.note}" if decision.note else ""
        when = decision.decided_at.strftime("%Y-%m-%d %H:%M")
        tell(f"{when} UTC  {decision.reviewer}  {decision.verdict.value}{reason}{note}")


@findings.command()
@filters
@click.option("--format", "form", type=click.Choice(FORMATS), default="jsonl", show_default=True,
              help="What is written; docs/how-to/export-findings.md says for whom.")  # fmt: skip
@click.option("--bom", is_flag=True, help="Begin a CSV with a byte-order mark.")
@click.option("--desk", metavar="ADDRESS", help="Address of a desk that feed and report link to.")
def export(
    store: str | None, limit: int | None, form: str, bom: bool, desk: str | None, **asked: Any
) -> None:
    """Write stored findings to standard output, all that the filters leave."""
    kept = open_with_archive(store)
    items = kept.findings(wanted_of(**asked), limit=limit)
    put_all(list(_outgoing(kept, items, form)), form, bom, desk, kept.named)


def _outgoing(store: "Store", items: "Sequence[QueueItem]", form: str) -> Iterator[Exported]:
    from provenance.document.page.charset import decode
    from provenance.photo.thumbnail import small_jpeg
    from provenance.review.outgoing import exported, with_page

    with waiting("reading findings") as progress:
        for item in items:
            yield exported(item) if form not in _WITH_PAGE else with_page(
                store, item,
                decode=decode if form == "sarif" else None,
                thumbnail=(lambda data: small_jpeg(data, _SIZE)) if form == "html" else None,
            )  # fmt: skip
            progress.advance(progress.task_ids[0])


def put_all(
    items: Sequence[Exported],
    form: str,
    bom: bool = False,
    desk: str | None = None,
    store: str | None = None,
) -> None:
    """Writes findings to standard output in one of `FORMATS`."""
    every: Sequence[Check] = checks()
    match form:
        case "jsonl":
            for item in items:
                click.echo(as_json(exported_record(item)))
        case "json":
            dump([exported_record(item) for item in items])
        case "csv":
            click.echo(to_csv([exported_record(item) for item in items], bom), nl=False)
        case "sarif":
            from provenance.report.sarif import to_sarif

            dump(to_sarif(items, every))
        case "atom":
            from provenance.report.feed import to_atom

            put(to_atom(items, desk))
        case "annotations":
            from provenance.report.markup import to_annotations

            dump(to_annotations(items))
        case "mediareview":
            from provenance.report.markup import OUT_OF_CONTEXT, to_media_reviews

            reviews = to_media_reviews(items)
            dump(reviews)
            say(
                f"{plural(len(reviews), 'review')} of {plural(len(items), 'finding')}: a "
                f"MediaReview is of a confirmed finding of {', '.join(OUT_OF_CONTEXT)}."
            )
        case _:
            from provenance.report.page import Links, findings_page

            put(findings_page(items, every, Links(desk, store)))
