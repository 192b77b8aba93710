"""From an address to an engine: what SQLite needs to serve many processes at once."""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError

from provenance.model import StoreError

__all__ = ["cause_of", "engine_of", "exclusive"]

_BUSY_SECONDS = 30
_BEGIN = "cutline_begin"
_KINDS = ("sqlite", "postgresql")

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

    Makes the folder of an SQLite file where `create` is set; the file itself is made on the first
    connection. Raises `StoreError` for another kind of database, a missing driver, a missing file
    where `create` is not set, and a folder that cannot be made.

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
            return create_engine(url)
        _prepare(url, create)
        engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS})
    except (SQLAlchemyError, ImportError) as error:
        raise StoreError(
            f"Cannot open the store {_shown(url)}: {error}. Nothing was written."
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
        return make_url(address)
    except (SQLAlchemyError, ValueError) as error:
        raise StoreError(
            "Cannot open the store: its address is neither a path nor a database's URL. "
            "Nothing was written."
        ) from error


def _shown(url: URL) -> str:
    """The address for people: a path as a path, a URL without its password."""
    return str(url.database) if url.drivername == "sqlite" else url.render_as_string()


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
        path.parent.mkdir(parents=True, exist_ok=True)
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
