"""The desk, served on loopback for as long as a test needs it."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn

from provenance.cli.review import outside
from provenance.review.access import Person, Role
from provenance.review.api import Gate
from provenance.review.app import desk_app, new_ticket
from provenance.review.guard import Door
from provenance.store.log.desk import Desk
from tests.review import newsroom


@contextmanager
def serving(
    desk: Desk, reviewer: str = "ada", door: Door | None = None, gate: Gate | None = None
) -> Iterator[tuple[str, str]]:
    """The desk's address and its ticket, while it is served."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    port = listening.getsockname()[1]
    ticket = new_ticket()
    door = door or Door(ticket, Person(reviewer, Role.ADMIN))
    app = desk_app(desk, outside(), hosts=frozenset({f"127.0.0.1:{port}"}), door=door, gate=gate,
                   clock=lambda: newsroom.SEEN)  # fmt: skip
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", server_header=False))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}", ticket
    finally:
        server.should_exit = True
        thread.join(10)
        listening.close()


@contextmanager
def client_of(address: str, ticket: str) -> Iterator[httpx.Client]:
    """A client that used the one-time address."""
    with httpx.Client(base_url=address, follow_redirects=True, trust_env=False) as client:
        client.get(f"/?ticket={ticket}").raise_for_status()
        yield client


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return newsroom.open_desk(tmp_path)
