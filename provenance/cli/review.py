"""`cutline review`: the desk, served to this machine."""

import os
from typing import TYPE_CHECKING

import click

from provenance.cli.common import say, tell
from provenance.cli.stored import archive_beside, store_option
from provenance.model import Capture, StoreError

if TYPE_CHECKING:
    from provenance.review.app import Outside

__all__ = ["outside", "review"]


@click.command()
@store_option
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True,
              help="Port on this machine; 0 takes a free one.")  # fmt: skip
@click.option("--reviewer", envvar="CUTLINE_REVIEWER", help="Who decides; else the login name.")
@click.option("--links", is_flag=True, help="Show links to the pages and to web archives.")
def review(store: str | None, port: int, reviewer: str | None, links: bool) -> None:
    """Serve the desk: review what was found, a finding a screen.

    It answers to this machine alone, and to the browser that opens the address printed, once.
    """
    import socket

    import uvicorn

    from provenance.review.app import desk_app, new_ticket
    from provenance.store.log.desk import Desk

    address, archive = archive_beside(store)
    kept = Desk.open(address, create=False, archive=archive)
    who = reviewer or os.environ.get("USER") or os.environ.get("USERNAME")
    if not who:
        who = "unnamed"
        say("Nobody is named as reviewer: decisions are kept as those of “unnamed”. Name one with "
            "--reviewer or CUTLINE_REVIEWER.")  # fmt: skip
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(("127.0.0.1", port))
    except OSError as error:
        raise StoreError(
            f"Cannot serve the desk on port {port}: {(error.strerror or str(error)).lower()}. "
            "Nothing was started; --port names another, 0 any that is free."
        ) from error
    port = listening.getsockname()[1]
    ticket = new_ticket()
    hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
    app = desk_app(kept, outside(), reviewer=who, hosts=hosts, ticket=ticket, links=links)
    tell(f"The desk of {address}, once: http://127.0.0.1:{port}/?ticket={ticket}")
    tell("It ends with Ctrl-C.")
    with listening:
        uvicorn.Server(
            uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)
        ).run(sockets=[listening])


def outside() -> "Outside":
    """What the desk needs of rooms it does not know."""
    from provenance.photo.thumbnail import small_jpeg
    from provenance.plugins import checks
    from provenance.review.app import Outside

    return Outside(small_jpeg, _describe, _text, {c.name: c.innocent_if for c in checks()})


def _describe(url: str, data: bytes) -> list[tuple[str, str]]:
    from provenance.photo.read import read_photo

    said = read_photo(url, data).metadata
    rows = [("Date taken", f"{day.edtf} ({block})") for block, day in said.dates]
    for name, value in (
        ("Description", said.description),
        ("Creator", ", ".join(said.creators)),
        ("Credit line", said.credit_line),
        ("Source", said.source),
        ("Instructions", said.instructions),
        ("Source type", said.digital_source_type),
        ("Software", said.software),
    ):
        if value:
            rows.append((name, value))
    return rows


def _text(location: str, media_type: str, body: bytes) -> list[tuple[str, str]]:
    from datetime import UTC, datetime

    from provenance.document.read import read_article
    from provenance.plugins import languages

    capture = Capture(location, None, media_type, datetime.now(UTC), body)
    article = read_article(capture, languages())
    told = [part for part in (article.headline, article.standfirst, article.byline) if part]
    found = [(part.role.value, part.text) for part in told]
    figures = list(article.figures)
    for number in range(len(article.body) + 1):
        while figures and (figures[0].after <= number or number == len(article.body)):
            found += [(str(part), part.text) for part in figures.pop(0).passages]
        if number < len(article.body):
            found.append(("body", article.body[number].text))
    return found + [("note", note.text) for note in article.notes]
