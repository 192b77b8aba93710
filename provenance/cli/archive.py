"""`cutline archive`: what was kept, written out and looked over."""

from typing import TYPE_CHECKING

import click

from provenance.cli.common import ERROR, plural, say, tell
from provenance.cli.opening import store_option
from provenance.cli.stored import open_with_archive
from provenance.model import StoreError

if TYPE_CHECKING:
    from provenance.store.archive import Archive

__all__ = ["archive"]


@click.group()
def archive() -> None:
    """Write out and look over the pages and pictures that were kept."""


@archive.command()
@click.argument("file", type=click.Path(dir_okay=False))
@store_option
def export(file: str, store: str | None) -> None:
    """Write every kept page with its pictures into a web archive (WARC).

    FILE ends in .warc or .warc.gz; replay tools show its pages as they were.
    """
    from provenance.store.evidence import export_warc

    if not file.lower().endswith((".warc", ".warc.gz")):
        raise StoreError(f"Cannot write {file}: its name ends in neither .warc nor .warc.gz.")
    pages, pictures = export_warc(open_with_archive(store), file)
    tell(f"{plural(pages, 'page')} and {plural(pictures, 'picture')} written to {file}.")


@archive.command()
@store_option
def verify(store: str | None) -> None:
    """Read every kept file and name those that are damaged or gone; exits 2 if there are some."""
    from provenance.store.evidence import archived_digests

    opened = open_with_archive(store)
    kept = opened.archive
    if kept is None:
        tell("There is no archive: pages are kept in the store itself, and no pictures.")
        return
    good, bad = _verified(kept)
    gone = archived_digests(opened) - set(kept.digests())
    for digest in sorted(gone):
        say(f"{digest} is gone from {kept.address}: the store names it.")
    if bad or gone:
        say(f"{plural(bad, 'file')} damaged, {len(gone):,} gone, {good:,} as they were.")
        raise click.exceptions.Exit(ERROR)
    tell(f"{plural(good, 'file')} in {kept.address}, all as they were.")


def _verified(kept: "Archive") -> tuple[int, int]:
    good = bad = 0
    for digest in kept.digests():
        try:
            kept.read(digest)
            good += 1
        except StoreError as error:
            say(str(error))
            bad += 1
    return good, bad
