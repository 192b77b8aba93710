"""`cutline verify`: whether log, findings and archive are what they were."""

import re

import click

from provenance.cli.common import ERROR, plural, say, tell, waiting
from provenance.cli.stored import open_with_archive, store_option

__all__ = ["verify"]


@click.command()
@store_option
@click.option(
    "--anchor",
    metavar="NUMBER:HASH",
    help="A head of the log that was noted before: it must still be in the log.",
)
def verify(store: str | None, anchor: str | None) -> None:
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
    if done.faults:
        raise click.exceptions.Exit(ERROR)
