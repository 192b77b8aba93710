"""`cutline photo`: what image files say of themselves, and where they were printed before."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from provenance.cli.common import ERROR, dump, say, tell, told, waiting
from provenance.cli.opening import open_store, store_option
from provenance.model import EarlierUse, Policy, ProvenanceError, ReadError

if TYPE_CHECKING:
    from provenance.store.store import Store

__all__ = ["photo"]


@click.command()
@click.argument("paths", metavar="FILE…", nargs=-1, required=True, type=click.Path(dir_okay=False))
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]),
    help="How values are printed: a table on a terminal, else json (of several, a list).",
)  # fmt: skip
@click.option("--like", is_flag=True, help="List the stored pages that printed the picture, too.")
@store_option
def photo(paths: tuple[str, ...], form: str | None, like: bool, store: str | None) -> None:
    """Show what image files say of themselves, by block; mark what disagrees or is damaged.

    `*` marks the value that is used, `!` a question that the blocks of the file answer differently.
    """
    opened = open_store(store) if like else None
    records: list[dict[str, Any]] = []
    failures: list[tuple[str, str]] = []
    with waiting("reading pictures") as progress:
        for path in paths:
            try:
                records.append(_record(path, opened))
            except ProvenanceError as error:
                failures.append((path, str(error)))
            progress.advance(progress.task_ids[0])
    if (form or ("table" if sys.stdout.isatty() else "json")) == "json":
        dump(records[0] if len(paths) == len(records) == 1 else records)
    else:
        for record in records:
            _show(record)
    for path, reason in failures:
        say(told(path, reason))
    raise click.exceptions.Exit(ERROR if failures else 0)


def _record(path: str, store: "Store | None") -> dict[str, Any]:
    from provenance.photo.listing import listed

    data = _bytes_of(path)
    record: dict[str, Any] = listed(path, data)
    if store is not None:
        record["earlier_uses"] = [_use(found) for found in _uses(path, data, store)]
    return record


def _bytes_of(path: str) -> bytes:
    from provenance.sources.files import MOST_IMAGE_BYTES

    try:
        with Path(path).open("rb") as stream:
            data = stream.read(MOST_IMAGE_BYTES + 1)
    except OSError as error:
        raise ReadError(path, (error.strerror or str(error)).lower()) from error
    if len(data) > MOST_IMAGE_BYTES:
        raise ReadError(path, f"it has more than {MOST_IMAGE_BYTES:,} bytes")
    return data


def _uses(path: str, data: bytes, store: "Store") -> Iterable[EarlierUse]:
    from provenance.photo.read import photo_from_fields
    from provenance.photo.safely import fingerprint_safely

    shown = photo_from_fields(path, {}, fingerprint_safely(path, data))
    return store.earlier_uses(shown, Policy().same_photo_bits)


def _use(use: EarlierUse) -> dict[str, Any]:
    return {
        "article": use.article_url,
        "published": use.published.edtf if use.published else None,
        "caption": use.caption.text if use.caption else None,
        "credit": use.credit.text if use.credit else None,
        "bits_apart": use.bits_apart,
        "likeness": use.likeness,
    }


def _show(record: dict[str, Any]) -> None:
    tell(f"{record['path']}   {record['kind']}, {record['width']} × {record['height']}", "bold")
    blocks: dict[str, list[str]] = {}
    for field, block, text, used, doubt in record["values"]:
        marks = ("*" if used else " ") + ("!" if field in record["disagreements"] else " ")
        standard, _, name = block.partition(" ")
        note = f"   ({doubt})" if doubt else ""
        said = " ".join(text.split())
        blocks.setdefault(standard, []).append(f"    {marks} {field:<14} {said}   [{name}]{note}")
    for standard, lines in blocks.items():
        tell(f"  {standard}")
        for line in lines:
            tell(line)
    for label, text in record["ai"]:
        tell(f"  {label}: {text}")
    if record["credentials"]:
        signed = record["credentials"]
        tell(f"  content credentials: {signed['state']}: {signed['meaning']}")
        for note in (*signed["codes"], *signed["warnings"]):
            tell(f"      {note}")
    if record["disagreements"]:
        tell(f"  the blocks disagree on: {', '.join(record['disagreements'])}")
    for damage in record["damage"]:
        tell(f"  damaged: {damage}")
    for use in record.get("earlier_uses", ()):
        fits = "" if use["likeness"] is None else f", likeness {use['likeness']:.2f}"
        tell(f"  printed {use['published'] or 'on a day unknown'}: {use['article']}")
        tell(f"      “{use['caption'] or ''}”   {use['bits_apart']} bits apart{fits}")
    if record.get("earlier_uses") == []:
        tell("  no stored page printed this picture")
    tell()
