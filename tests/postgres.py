"""Debian's PostgreSQL on loopback, for as long as a block lasts; it ends with its parent too."""

import os
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["WHY_NOT", "database", "postgres"]

# Reads its standard input, which closes with the parent, and then stops the server it started.
_UNTIL_ALONE = '"$0" "$@" >/dev/null 2>&1 & read -r nothing; kill -INT $!; wait $!'


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


def _as_somebody() -> list[str] | None:
    """What makes a command run as a user PostgreSQL accepts, which root is not."""
    if os.geteuid():
        return []
    runuser = shutil.which("runuser")
    return [runuser, "-u", "nobody", "--"] if runuser else None


def _why_not() -> str | None:
    if _programs() is None:
        return "PostgreSQL is not installed (Debian's package is `postgresql`)"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed (the extra is `postgres`)"
    return (
        "there is no runuser, and PostgreSQL does not run as root"
        if _as_somebody() is None
        else None
    )


WHY_NOT = _why_not()
"""Why no PostgreSQL can be started here; None where one can."""


@contextmanager
def postgres() -> Iterator[str]:
    """A server with a password, in a folder of its own; gives the address of its first database."""
    programs, somebody = _programs(), _as_somebody()
    assert programs is not None and somebody is not None, WHY_NOT
    folder = Path(tempfile.mkdtemp(prefix="cutline-postgres-"))
    word = secrets.token_hex(8)
    (folder / "word").write_text(word, encoding="ascii")
    if somebody:
        for path in (folder, folder / "word"):
            shutil.chown(path, "nobody")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    try:
        subprocess.run(
            [*somebody, programs / "initdb", "-D", folder / "data", "-U", "ada", "-A",
             "scram-sha-256", f"--pwfile={folder / 'word'}", "-E", "UTF8", "--locale=C", "-N"],
            check=True, capture_output=True, cwd=folder,
        )  # fmt: skip
        settings = ("fsync=off", f"port={port}", "listen_addresses=127.0.0.1",
                    f"unix_socket_directories={folder}", "max_connections=60")  # fmt: skip
        server = subprocess.Popen(
            [*somebody, "sh", "-c", _UNTIL_ALONE, programs / "postgres", "-D", folder / "data",
             *(part for setting in settings for part in ("-c", setting))],
            stdin=subprocess.PIPE, cwd=folder,
        )  # fmt: skip
        address = f"postgresql://ada:{word}@127.0.0.1:{port}/postgres"
        try:
            _await(address, server)
            yield address
        finally:
            assert server.stdin is not None
            server.stdin.close()
            server.wait(60)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _await(address: str, server: subprocess.Popen[bytes]) -> None:
    import psycopg

    while True:
        try:
            psycopg.connect(address).close()
            return
        except psycopg.OperationalError:
            if server.poll() is not None:
                raise
            os.sched_yield()


def database(server: str, name: str) -> str:
    """A new, empty database on a server; gives its address."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return f"{server.rpartition('/')[0]}/{name}"
