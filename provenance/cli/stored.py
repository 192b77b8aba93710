"""Commands on the store: run and db; and how the others open it."""

import logging
import os
import sys
from typing import TYPE_CHECKING, Any

import click

from provenance.cli.common import (
    CLEAN,
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
from provenance.cli.opening import address_of, open_store, store_option
from provenance.model import Concern, Interval, StoreError
from provenance.plugins import checks
from provenance.report.explain import explain, render_text

if TYPE_CHECKING:  # the store takes a third of a second to import, and `check` needs none
    from provenance.store.archive import Archive
    from provenance.store.store import Store

__all__ = ["archive_beside", "db", "open_with_archive", "run"]


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
    address = address_of(store)
    open_store(address, create=True)
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
    shown = open_store(address).findings(run=done["name"], at_least=Concern.DOUBT)
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
def db() -> None:
    """Make, upgrade and check the store."""


@db.command()
@store_option
def upgrade(store: str | None) -> None:
    """Make the store, or bring it to the revision this Cutline needs."""
    from provenance.store.store import Store

    address = address_of(store)
    revision = Store.upgrade(address)
    say(f"The store {_shown(address)} is at revision {revision}.")


@db.command(name="check")
@store_option
def check_store(store: str | None) -> None:
    """Tell whether the store can be used, and what it holds."""
    kept = open_store(store)
    counts = kept.counts()
    if not counts:
        raise StoreError(f"Cannot check {kept.shown}: it holds no tables. Nothing was changed.")
    click.echo(f"{kept.shown}: " + ", ".join(f"{table} {n:,}" for table, n in counts.items()))
