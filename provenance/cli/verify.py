"""`cutline verify`: whether log, findings and archive are what they were."""

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.common import ERROR, plural, say, tell, waiting
from provenance.cli.opening import store_option
from provenance.cli.stored import open_with_archive
from provenance.model import ReadError, StoreError

if TYPE_CHECKING:
    from provenance.store.store import Store

__all__ = ["verify"]


@click.command()
@store_option
@click.option(
    "--anchor",
    metavar="NUMBER:HASH",
    help="A head of the log that was noted before: it must still be in the log.",
)
@click.option(
    "--timestamp",
    metavar="URL",
    help="Time-stamping authority (RFC 3161) that anchors the head, if all is as it was; sends it "
    "one hash and writes its answer beside the store.",
)
@click.option(
    "--stamp", metavar="FILE", multiple=True, help="A stamp: the head it names must be in the log."
)
@click.option(
    "--roots", metavar="PEM", help="Certificates of the authority, to check who signed the stamp."
)
def verify(
    store: str | None,
    anchor: str | None,
    timestamp: str | None,
    stamp: tuple[str, ...],
    roots: str | None,
) -> None:
    """Look over the log of decisions, the findings and every archived byte.

    Says what was changed, dropped, swapped or put in, and where. Exits 2 if something was. Changes
    nothing.
    """
    from provenance.store.log.verify import LIMITS, verify_store

    noted = None
    if anchor is not None:
        match = re.fullmatch(r"(\d+):([0-9a-f]{64})", anchor.strip())
        if match is None:
            raise click.BadParameter(
                "a head looks like 12:9f86d0…, as `cutline verify` prints it. Nothing was looked "
                "over.", param_hint="--anchor",
            )  # fmt: skip
        noted = (int(match[1]), match[2])
    kept = open_with_archive(store)
    with waiting("looking over the store") as progress:
        done = verify_store(kept, noted, lambda: progress.advance(progress.task_ids[0]))
    for fault in done.faults:
        say(str(fault))
    tell(
        f"{plural(done.events, 'event')}, {plural(done.findings, 'finding')} and "
        f"{plural(done.files, 'archived file')} looked over: "
        + (f"{plural(len(done.faults), 'fault')}." if done.faults else "all as they were.")
    )
    if done.unrecorded:
        tell(
            f"{plural(done.unrecorded, 'file')} of the archive stand in no event: a run that was "
            "stopped leaves such."
        )
    tell(LIMITS.format(number=done.number, hash=done.head))
    if not _stamps_hold(kept, stamp, roots) or done.faults:
        raise click.exceptions.Exit(ERROR)
    if timestamp is not None:
        _anchor(kept, done.number, done.head, timestamp, roots)


def _stamps_hold(store: "Store", stamps: tuple[str, ...], roots: str | None) -> bool:
    """Whether the log holds every head that was stamped; says so of each."""
    from provenance.store.log.stamp import read_roots, read_stamp, stamped_event

    held = True
    for name in stamps:
        try:
            answer = Path(name).read_bytes()
        except OSError as error:
            raise ReadError(name, str(error.strerror or error)) from error
        told = read_stamp(answer, read_roots(Path(roots)) if roots else ())
        number = stamped_event(store, told)
        when = f"{told.at:%-d %B %Y, %H:%M} UTC"
        held &= number is not None
        if number is None:
            say(f"{name}: what was stamped on {when} is not in the log.")
        else:
            tell(f"{name}: the log up to event {number} was so on {when}.")
        if not told.signed:
            tell("Who signed that was not checked: name the authority's certificates with --roots.")
    return held


def _anchor(store: "Store", number: int, head: str, url: str, roots: str | None) -> None:
    """Has the head stamped, and writes the stamp beside the store."""
    from provenance.sources._stamps import ask_stamp
    from provenance.store.log.stamp import query_for, read_roots, read_stamp, stamped_event
    from provenance.store.whole import whole_file

    answer = ask_stamp(url, query_for(number, head))
    told = read_stamp(answer, read_roots(Path(roots)) if roots else ())
    if stamped_event(store, told) != number:
        raise StoreError(f"Cannot use the stamp of {url}: it is of something else.")
    place = Path() if "://" in store.address else Path(store.address).parent
    path = place / f"head-{number}.tsr"
    with whole_file(path) as stream:
        stream.write(answer)
    tell(f"Stamped on {told.at:%-d %B %Y, %H:%M} UTC: {path}. Keep a copy elsewhere.")
