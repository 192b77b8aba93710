"""`cutline review`: the desk, served to this machine."""

import socket
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING

import click

from provenance.cli.common import tell
from provenance.cli.decisions import reviewer_name
from provenance.cli.opening import store_option
from provenance.cli.stored import archive_beside
from provenance.model import Capture, StoreError

if TYPE_CHECKING:
    from provenance.review.api import Gate
    from provenance.review.pages import Outside
    from provenance.store.log.desk import Desk

__all__ = ["outside", "review"]


@click.command()
@store_option
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True,
              help="Port; 0 takes a free one.")  # fmt: skip
@click.option("--listen", default="127.0.0.1", show_default=True, metavar="ADDRESS",
              help="Address of this machine to answer at; any but loopback needs --users or "
              "--proxy-header.")  # fmt: skip
@click.option("--at", metavar="URL", help="Address at which people reach it, such as "
              "https://desk.example, where that is another.")  # fmt: skip
@click.option("--users", metavar="FILE", help="Table of users (`cutline setup user` writes it).")
@click.option("--proxy-header", metavar="NAME", help="Header in which a proxy on this machine "
              "names who asks; it must set or remove it in every request.")  # fmt: skip
@click.option("--reviewer", envvar="CUTLINE_REVIEWER", help="Who decides; else the login name.")
@click.option(
    "--links",
    is_flag=True,
    help="Show links to pages, web archives and a reverse image search.",
)
@click.option("--check-token", envvar="CUTLINE_CHECK_TOKEN", help="Opens POST /api/check to who "
              "has it (32 characters or more); better set as CUTLINE_CHECK_TOKEN.")  # fmt: skip
@click.option("--check-origin", multiple=True, metavar="ORIGIN", help="Web page whose scripts "
              "may ask, such as https://cms.example; may be given again.")  # fmt: skip
def review(
    store: str | None,
    port: int,
    listen: str,
    at: str | None,
    users: str | None,
    proxy_header: str | None,
    reviewer: str | None,
    links: bool,
    check_token: str | None,
    check_origin: tuple[str, ...],
) -> None:
    """Serve the desk: review what was found, a finding a screen.

    It answers to this machine alone, and to the browser that opens the address printed, once;
    others come in with --users or --proxy-header.
    """
    import uvicorn

    from provenance.review.access import Person, Role, read_users
    from provenance.review.app import desk_app, new_ticket
    from provenance.review.guard import Door
    from provenance.store.log.desk import Desk

    if not (users or proxy_header) and not _is_loopback(listen):
        raise click.UsageError(
            f"{listen} can be reached from outside, so the desk needs --users or --proxy-header. "
            "Nothing was started."
        )
    if check_token is not None and len(check_token) < _TOKEN:
        raise click.UsageError(f"a token has {_TOKEN} characters or more. Nothing was started.")
    address, archive = archive_beside(store)
    kept = Desk.open(address, create=False, archive=archive)
    listening = _listening(listen, port)
    port = listening.getsockname()[1]
    own = f"http://{f'[{listen}]' if ':' in listen else listen}:{port}"
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}", own.removeprefix("http://")}
    door = Door(
        users=read_users(Path(users)) if users else None, proxy=proxy_header,
        secure=bool(at and at.startswith("https://")),
    )  # fmt: skip
    ticket = None
    if not (users or proxy_header):
        ticket = new_ticket()
        door = replace(door, ticket=ticket, owner=Person(reviewer_name(reviewer), Role.ADMIN))
    if at:
        hosts.add(at.rstrip("/").partition("://")[2])
    gate = _gate(kept, check_token, check_origin) if check_token else None
    app = desk_app(kept, outside(), hosts=frozenset(hosts), door=door, links=links, gate=gate)
    shown = (at or own).rstrip("/")
    if ticket:
        tell(f"The desk of {kept.shown}, once: {shown}/?ticket={ticket}")
    else:
        tell(f"The desk of {kept.shown}: {shown}/")
    if gate:
        tell(f"Drafts are checked at {shown}/api/check, as {shown}/api/openapi.json says.")
    tell("It ends with Ctrl-C.")
    with listening:
        uvicorn.Server(
            uvicorn.Config(app, log_level="warning", server_header=False, access_log=False,
                           proxy_headers=False)
        ).run(sockets=[listening])  # fmt: skip


_TOKEN = 32  # characters of a token for drafts: what `secrets.token_urlsafe` makes has 43


def _is_loopback(listen: str) -> bool:
    try:
        return ip_address(listen).is_loopback
    except ValueError:
        return listen == "localhost"


def _listening(listen: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in listen else socket.AF_INET
    # named as TCP, which asyncio asks for before it sends small parts at once (else 40 ms each)
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((listen, port))
    except OSError as error:
        listening.close()
        raise StoreError(
            f"Cannot serve the desk on port {port}: {(error.strerror or str(error)).lower()}. "
            "Nothing was started; --port names another, 0 any that is free."
        ) from error
    return listening


def _gate(store: "Desk", token: str, origins: tuple[str, ...]) -> "Gate":
    from provenance.cli.draft import checker, warm
    from provenance.plugins import checks
    from provenance.review.api import Gate

    allowed = frozenset(origin.rstrip("/") for origin in origins)
    check = checker(store)
    warm(check)
    return Gate(token, check, checks(), allowed)


def outside() -> "Outside":
    """What the desk needs of rooms it does not know."""
    from provenance.photo.thumbnail import small_jpeg
    from provenance.plugins import checks
    from provenance.review.pages import Outside

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
