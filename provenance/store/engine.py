"""From an address to an engine: what SQLite needs to serve many processes at once."""

import os
import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from provenance.model import StoreError

__all__ = ["cause_of", "engine_of", "exclusive", "has_password", "is_passing", "shown"]

_BUSY_SECONDS = 30
_OWN_FILE = 0o600  # SQLite gives a store's -wal and -shm files the mode of the store itself
_OWN_FOLDER = 0o700
_BEGIN = "cutline_begin"
_KINDS = ("sqlite", "postgresql")
_DRIVER = "postgresql+psycopg"
_PATIENCE = {"connect_timeout": 10, "application_name": "cutline"}

# What SQLite and PostgreSQL say, and what it means.
_MEANINGS = {
    "database is locked": "another process has kept it locked for more than {seconds:g} seconds",
    "database or disk is full": "the disk is full",
    "disk i/o error": "the disk is full or broken",
    "no space left on device": "the disk is full",
    "readonly database": "it may only be read",
}


def engine_of(address: str, *, create: bool) -> Engine:
    """The engine for a path or an SQLAlchemy URL of SQLite or PostgreSQL.

    Makes an SQLite file and its folder if `create` is set and they are missing, readable by their
    user alone; what is there already keeps its mode. Raises `StoreError` for another kind of
    database, a missing driver, a missing file where `create` is not set, and a folder or file that
    cannot be made.

    >>> engine_of("sqlite://", create=True).dialect.name
    'sqlite'
    """
    url = _url(address)
    kind = url.get_backend_name()
    if kind not in _KINDS:
        raise StoreError(
            f"Cannot open the store {_shown(url)}: a store is kept in SQLite or PostgreSQL, not in "
            f"{kind}. Nothing was written."
        )
    try:
        if kind != "sqlite":
            return create_engine(url, pool_pre_ping=True, connect_args=_PATIENCE)
        _prepare(url, create)
        engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
    except (SQLAlchemyError, ImportError) as error:
        told = "install cutline[postgres]" if isinstance(error, ImportError) else "mend its address"
        raise StoreError(
            f"Cannot open the store {_shown(url)}: {error}. Nothing was written; {told}."
        ) from error
    event.listen(engine, "connect", _tune)
    event.listen(engine, "begin", _begin)
    return engine


def cause_of(error: SQLAlchemyError) -> str:
    """What stood in the way, in words a person can act on.

    >>> cause_of(SQLAlchemyError("database is locked"))
    'another process has kept it locked for more than 30 seconds'
    """
    said = str(getattr(error, "orig", None) or error).splitlines()[0]
    for sign, meaning in _MEANINGS.items():
        if sign in said.lower():
            return meaning.format(seconds=_BUSY_SECONDS)
    return said


def exclusive(engine: Engine) -> Engine:
    """The engine with transactions that hold SQLite's one write lock from their beginning."""
    return engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})


def _url(address: str) -> URL:
    if "://" not in address:
        return URL.create("sqlite", database=str(Path(address).expanduser()))
    try:
        url = make_url(address)
        return url.set(drivername=_DRIVER) if url.drivername in ("postgresql", "postgres") else url
    except (SQLAlchemyError, ValueError) as error:
        raise StoreError(
            "Cannot open the store: its address is neither a path nor a database's URL. "
            "Nothing was written."
        ) from error


def shown(address: str) -> str:
    """A store's address for people: a path as a path, a URL without its password.

    >>> shown("a.db"), shown("postgresql://ada:secret@db.example/cutline?password=secret")
    ('a.db', 'postgresql://ada:***@db.example/cutline?password=***')
    """
    return _shown(_url(address))


def has_password(address: str) -> bool:
    """Whether a store's address holds a password.

    >>> has_password("postgresql://ada:secret@db.example/x"), has_password("a.db")
    (True, False)
    """
    return shown(address) != _shown(_url(address), hide=False)


def _shown(url: URL, *, hide: bool = True) -> str:
    if url.drivername == "sqlite":
        return str(url.database)
    plain = url.set(drivername=url.get_backend_name())
    if hide:
        secret = {name: "***" for name in plain.query if "pass" in name.lower()}
        plain = plain.update_query_dict(secret)
    return plain.render_as_string(hide_password=hide).replace("%2A%2A%2A", "***")


def is_passing(error: SQLAlchemyError) -> bool:
    """Whether the same transaction may succeed if it is tried again.

    So it is if two of PostgreSQL's stood in each other's way, or its connection was lost.
    """
    if not isinstance(error, DBAPIError):
        return False
    state = str(getattr(error.orig, "sqlstate", None) or "")
    lost = error.connection_invalidated or state.startswith(("08", "57P"))
    return lost or state in ("40001", "40P01") or "connection" in str(error.orig)[:20].lower()


def _prepare(url: URL, create: bool) -> None:
    if not url.database or url.database == ":memory:":
        return
    path = Path(url.database)
    if not create and not path.exists():
        raise StoreError(
            f"Cannot open the store {path}: there is no such file. Nothing was written; "
            "`cutline run` or `cutline db upgrade` makes one."
        )
    try:
        path.parent.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
        if not path.exists() and not str(path).startswith("file:"):
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, _OWN_FILE))
    except OSError as error:
        raise StoreError(
            f"Cannot make the store {path}: {error.strerror or error}. Nothing was written."
        ) from error


def _begin(connection: Any) -> None:
    if connection.dialect.name == "sqlite":
        options = connection.get_execution_options()
        connection.exec_driver_sql(options.get(_BEGIN, "BEGIN"))


def _tune(connection: Any, record: object) -> None:
    """SQLite: readers beside one writer, keys held, transactions begun by us."""
    connection.isolation_level = None
    cursor = connection.cursor()
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        _to_write_ahead(cursor)
    for pragma in ("synchronous=NORMAL", "foreign_keys=ON"):
        cursor.execute(f"PRAGMA {pragma}").fetchall()
    cursor.close()


def _to_write_ahead(cursor: Any) -> None:
    """Sets a file's journal once; SQLite itself does not wait for others here, so we do."""
    until = time.monotonic() + _BUSY_SECONDS
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL").fetchall()
            return
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.02)
