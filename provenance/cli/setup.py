"""`cutline watch` and `cutline setup`: the pipeline from the command line."""

import logging
import os
from difflib import get_close_matches
from typing import Any

import click

from provenance.cli.common import CLEAN, ERROR, UNREAD, flow_store, say, tell, told

__all__ = ["setup", "watch"]


def _quiet() -> None:
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")
    os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "ERROR")
    logging.getLogger("prefect").setLevel(logging.ERROR)


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE…]")
@click.option(
    "--store", metavar="ADDRESS", help="Path or SQLAlchemy URL; CUTLINE_STORE, else the user's."
)
def watch(sources: tuple[str, ...], store: str | None) -> None:
    """Read the feeds listed in cutline.toml once and check what is new or changed.

    Reads the named SOURCES, without names those that are due. Nothing needs to be started. Exits 0,
    2 on an error, 3 when some input could not be read.
    """
    _known_sources(sources)
    _quiet()
    import asyncio

    from flows.watch import watch_feeds
    from flows.work import NothingRead

    done: Any
    try:
        done = asyncio.run(watch_feeds(sources=list(sources) or None, store=flow_store(store)))
    except NothingRead as error:
        done = error.record
    for where, why in (*done["sources_failed"], *done["unread"], *done["partly"]):
        say(told(where, why))
    tell(
        f"{len(done['sources'])} sources due: {done['read']} pages read, {done['failed']} failed, "
        f"{done['skipped']} skipped; {done['new']} new and {done['known']} known findings. "
        f"Stored in {done['store']}."
    )
    failed = done["failed"] or done["sources_failed"]
    if failed and not done["read"]:
        raise click.exceptions.Exit(ERROR)
    raise click.exceptions.Exit(UNREAD if failed or done["partly"] else CLEAN)


def _known_sources(wanted: tuple[str, ...]) -> None:
    """Refuses names that no source has, before Prefect is started."""
    from provenance.settings import read_settings

    names = [source.name for source in read_settings().sources]
    listed = f"It lists {', '.join(names)}" if names else "It lists no source"
    unknown = [name for name in wanted if name not in names]
    if unknown:
        near = get_close_matches(unknown[0], names, 1)
        hint = f" (did you mean {near[0]}?)" if near else ""
        say(f"Cannot watch {unknown[0]}{hint}: cutline.toml has no such source. {listed}. "
            "Nothing was read.")  # fmt: skip
    elif not names:
        say("Cannot watch: cutline.toml lists no source; add a [[sources]] table with name and "
            "address for each. Nothing was read.")  # fmt: skip
    if unknown or not names:
        raise click.exceptions.Exit(ERROR)


@click.group()
def setup() -> None:
    """Set up what Prefect's server keeps for Cutline."""


@setup.command()
@click.option(
    "--notify", metavar="TYPE/NAME", envvar="CUTLINE_NOTIFY",
    help="A notification block of Prefect, such as slack-webhook/newsroom; CUTLINE_NOTIFY.",
)  # fmt: skip
def automations(notify: str | None) -> None:
    """Create the automations, or bring them up to date: mark and restart dead runs, notify.

    Needs a running server (PREFECT_API_URL). May be repeated.
    """
    _quiet()
    if not os.environ.get("PREFECT_API_URL"):
        raise click.UsageError(
            "Cannot set up automations: PREFECT_API_URL names no server. Nothing was changed; "
            "`make serve` starts one at http://127.0.0.1:4200/api."
        )
    import asyncio

    from flows.automations import setup_automations

    for name in asyncio.run(setup_automations(notify)):
        say(f"Set up: {name}.")
    if notify is None:
        say("Nobody is notified: name a block with --notify, such as slack-webhook/newsroom.")
