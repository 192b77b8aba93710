"""Commands on the store: run, findings, decide, db."""

import json
import logging
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, TypeVar

import click

from provenance.cli.common import (
    CLEAN,
    CONCERNS,
    ERROR,
    UNREAD,
    Day,
    flow_store,
    paths_argument,
    plural,
    say,
    tell,
    told,
)
from provenance.model import Concern, Decision, Interval, StoreError, Verdict
from provenance.plugins import checks
from provenance.report.explain import explain, render_text
from provenance.report.exports import finding_record, to_csv

if TYPE_CHECKING:  # the store takes a third of a second to import, and `check` needs none
    from provenance.store.archive import Archive
    from provenance.store.store import QueueItem, Store

__all__ = ["archive_beside", "db", "decide", "findings", "open_with_archive", "run", "store_option"]

_Command = TypeVar("_Command", bound=Callable[..., object])


def store_option(command: _Command) -> _Command:
    """Gives a command the store it works on."""
    return click.option(
        "--store", metavar="ADDRESS", help="Path or SQLAlchemy URL; CUTLINE_STORE, else the user's."
    )(command)


def _address(store: str | None) -> str:
    from provenance.settings import read_settings

    settings = read_settings()  # told early where one of them is wrong
    return store or settings.store


def _open(store: str | None, create: bool = False) -> "Store":
    from provenance.store.store import Store

    return Store.open(_address(store), create=create)


def archive_beside(store: str | None) -> "tuple[str, Archive | None]":
    """The store's address and the archive beside it, where there is one; neither is made."""
    from pathlib import Path

    from provenance.settings import read_settings
    from provenance.store.archive import Archive

    settings = read_settings()
    address = store or settings.store
    folder = settings.archive_for(address)
    there = folder and ("://" in folder or Path(folder).expanduser().is_dir())
    return address, Archive.open(folder) if folder and there else None


def open_with_archive(store: str | None) -> "Store":
    """The store with the archive beside it, where there is one; neither is made."""
    from provenance.store.store import Store

    address, archive = archive_beside(store)
    return Store.open(address, create=False, archive=archive)


def _shown(address: str) -> str:
    from provenance.store.engine import shown

    return shown(address)


@click.command()
@paths_argument
@store_option
@click.option("--published", type=Day(), help="Publication date, if the pages do not say.")
@click.option("--headline", metavar="TEXT", help="Headline, if the pages do not say.")
@click.option("--lang", metavar="TAG", help="Language of the pages (BCP 47).")
def run(
    paths: tuple[str, ...],
    store: str | None,
    published: Interval | None,
    headline: str | None,
    lang: str | None,
) -> None:
    """Check pages through the Prefect flow and keep what is found.

    Nothing needs to be started. Exits 0, 2 on an error, 3 when some input could not be read.
    """
    address = _address(store)
    _open(address, create=True)
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")
    os.environ.setdefault("PREFECT_LOGGING_TO_API_WHEN_MISSING_FLOW", "ignore")
    os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "ERROR")
    import asyncio

    if sys.stderr.isatty():
        say("Starting the flow; its server needs some seconds.")
    from flows.check import check_articles
    from flows.work import NothingRead

    logging.getLogger("prefect").setLevel(logging.ERROR)
    done: Any
    try:
        done = asyncio.run(
            check_articles(
                list(paths),
                store=flow_store(address),
                published=published.edtf if published else None,
                headline=headline,
                language=lang,
            )
        )
    except NothingRead as error:
        done = error.record
    shown = _open(address).findings(run=done["name"], at_least=Concern.DOUBT)
    by_name = {item.name: item for item in checks()}
    for item in shown:
        found = explain(item.finding, by_name.get(item.finding.check), item.headline)
        tell(render_text(found) + "\n")
    for location, reason in (*done["unread"], *done["partly"]):
        say(told(location, reason))
    notes = done["new"] - len(shown)
    tell(
        f"{plural(done['read'], 'page')} read, {done['failed']} failed; "
        f"{done['new']} new and {done['known']} known findings"
        + (f", {plural(notes, 'new note')} among them" if notes else "")
        + f". Stored in {_shown(address)}.",
    )
    if done["failed"] and not done["read"]:
        raise click.exceptions.Exit(ERROR)
    raise click.exceptions.Exit(UNREAD if done["failed"] or done["partly"] else CLEAN)


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


@findings.command(name="list")
@store_option
@click.option("--check", "check_name", callback=known_check, help="Only findings of this check.")
@click.option(
    "--concern", type=click.Choice(list(CONCERNS)), default="note", show_default=True,
    help="Only findings of this concern or above.",
)  # fmt: skip
@click.option("--undecided", is_flag=True, help="Only findings without a decision.")
@click.option("--limit", type=click.IntRange(1), help="At most so many findings.")
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "jsonl"]), default="table",
    show_default=True, help="How findings are printed.",
)  # fmt: skip
def list_findings(
    store: str | None,
    check_name: str | None,
    concern: str,
    undecided: bool,
    limit: int | None,
    form: str,
) -> None:
    """List stored findings, gravest first."""
    items = _open(store).findings(
        check=check_name, at_least=CONCERNS[concern], undecided=undecided, limit=limit
    )
    if form != "table":
        _machine(items, form)
        return
    for item in items:
        finding = item.finding
        verdict = item.decision.verdict.value if item.decision else "undecided"
        tell(
            f"{finding.key}  {finding.concern.label:<8}  {finding.confidence:.2f}  "
            f"{finding.check}, figure {finding.figure}, {verdict}",
        )
        tell(f"{'':18}{item.headline or finding.article}", style="dim")
        tell(f"{'':18}{finding.statement}")
    say(f"{plural(len(items), 'finding')}.")


def _machine(items: "list[QueueItem]", form: str) -> None:
    records = [_record(item) for item in items]
    if form == "json":
        click.echo(json.dumps(records, ensure_ascii=False, indent=2))
    else:
        for record in records:
            click.echo(json.dumps(record, ensure_ascii=False))


def _record(item: "QueueItem") -> dict[str, Any]:
    verdict = item.decision.verdict.value if item.decision else None
    return finding_record(item.finding, verdict) | {
        "headline": item.headline,
        "published": item.published,
        "run": item.run,
        "found_at": item.found_at.isoformat(),
    }


@findings.command()
@click.argument("key")
@store_option
def show(key: str, store: str | None) -> None:
    """Show one finding with its evidence and its decisions. KEY may be shortened."""
    kept = _open(store)
    item = kept.finding(key)
    by_name = {check.name: check for check in checks()}
    tell(render_text(explain(item.finding, by_name.get(item.finding.check), item.headline)))
    for decision in kept.decisions(item.finding.key):
        note = f": {decision.note}" if decision.note else ""
        when = decision.decided_at.strftime("%Y-%m-%d %H:%M")
        tell(f"{when} UTC  {decision.reviewer}  {decision.verdict.value}{note}")


@findings.command()
@store_option
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True,
    help="JSON lines, or a table for a spreadsheet.",
)  # fmt: skip
def export(store: str | None, form: str) -> None:
    """Write every stored finding to standard output."""
    items = _open(store).findings()
    if form == "csv":
        click.echo(to_csv([_record(item) for item in items]), nl=False)
    else:
        _machine(items, "jsonl")


@click.command()
@click.argument("key")
@click.argument("verdict", type=click.Choice([verdict.value for verdict in Verdict]))
@click.option("--note", default="", help="Why, in a few words.")
@click.option("--reason", help="The reading that was wrong: caption date, time words or pairing.")
@click.option("--reviewer", envvar="CUTLINE_REVIEWER", help="Who decides; else the login name.")
@store_option
def decide(
    key: str,
    verdict: str,
    note: str,
    reason: str | None,
    reviewer: str | None,
    store: str | None,
) -> None:
    """Keep a verdict on the finding KEY. Earlier verdicts stay."""
    kept = _open(store)
    full = kept.finding(key).finding.key
    who = reviewer or os.environ.get("USER") or os.environ.get("USERNAME") or "unnamed"
    kept.decide(Decision(full, Verdict(verdict), reason, who, note, datetime.now(UTC)))
    say(f"Kept: {full} is {verdict}, says {who}.")


@click.group()
def db() -> None:
    """Make, upgrade and check the store."""


@db.command()
@store_option
def upgrade(store: str | None) -> None:
    """Make the store, or bring it to the revision this Cutline needs."""
    from provenance.store.store import Store

    address = _address(store)
    revision = Store.upgrade(address)
    say(f"The store {_shown(address)} is at revision {revision}.")


@db.command(name="check")
@store_option
def check_store(store: str | None) -> None:
    """Tell whether the store can be used, and what it holds."""
    kept = _open(store)
    counts = kept.counts()
    if not counts:
        raise StoreError(f"Cannot check {kept.shown}: it holds no tables. Nothing was changed.")
    click.echo(f"{kept.shown}: " + ", ".join(f"{table} {n:,}" for table, n in counts.items()))
