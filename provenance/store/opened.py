"""Opening a store, and reading and writing it so that an error says what is left."""

import random
import time
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Self, TypeVar

from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session

from provenance.model import StoreError
from provenance.store.archive import Archive
from provenance.store.engine import cause_of, engine_of, exclusive, is_passing, shown
from provenance.store.migrate import needed_revision, revision_of, upgrade

__all__ = ["Opened"]

Clock = Callable[[], datetime]
T = TypeVar("T")

_TRIES = 7
_PAUSE_SECONDS = 0.1  # before the second try; each pause is twice as long as the one before


def _now() -> datetime:
    return datetime.now(UTC)


class Opened:
    """A database at the revision the code needs, and the archive beside it.

    `address` is its path or URL, `archive` None where the database holds the bytes of pages.
    """

    def __init__(
        self, engine: Engine, address: str, clock: Clock = _now, archive: Archive | None = None
    ) -> None:
        self._engine = engine
        weakref.finalize(self, engine.dispose)  # its connections close with the last who holds it
        self._clock = clock
        self.address = address
        self.archive = archive

    @classmethod
    def open(
        cls,
        address: str,
        *,
        create: bool = True,
        clock: Clock = _now,
        archive: Archive | None = None,
    ) -> Self:
        """The store at a path or an SQLAlchemy URL; a missing one is made where `create` is set.

        With an `archive` the bytes of pages are kept there and not in the database.

        Raises `StoreError` where it is missing, is no store, or is of another revision than the
        code; nothing is written then.
        """
        engine = engine_of(address, create=create)
        store = cls(engine, address, clock, archive)
        with store.guarded("open the store"):
            with engine.connect() as connection:
                # In this order: where another process makes the store between the two, they agree.
                tables, found = _tables(connection), revision_of(connection)
            if found is None and not tables and create:
                upgrade(engine)
                return store
        needed = needed_revision()
        if found != needed:
            newer = found is not None and found > needed
            advice = (
                "install the newer Cutline that made it" if newer else "run `cutline db upgrade`"
            )
            raise StoreError(
                f"Cannot open the store {store.shown}: it is at revision {found or 'none'} and the "
                f"code needs {needed}. Nothing was written; {advice}."
            )
        return store

    @classmethod
    def upgrade(cls, address: str) -> str:
        """Brings the store at an address to the revision the code needs, and gives that back."""
        engine = engine_of(address, create=True)
        store = cls(engine, address)
        with store.guarded("upgrade the store"):
            with engine.connect() as connection:
                found = revision_of(connection)
            if found is not None and found > needed_revision():
                raise StoreError(
                    f"Cannot upgrade the store {store.shown}: it is at revision {found}, newer "
                    f"than the code's {needed_revision()}. Nothing was written; install the newer "
                    "Cutline that made it."
                )
            upgrade(engine)
        return needed_revision()

    @property
    def shown(self) -> str:
        """The address for people, without its password."""
        return shown(self.address)

    @property
    def named(self) -> str:
        """The same for a command that may be run in another folder: a path is absolute."""
        return self.shown if "://" in self.address else str(Path(self.address).absolute())

    def written(self, wanted: str, write: Callable[[Connection], T]) -> T:
        """What `write` gives, in one transaction; tried again if it failed for a passing reason.

        So `write` may be called several times, and must depend on the connection alone.
        """
        pause = _PAUSE_SECONDS
        for left in reversed(range(_TRIES)):
            try:
                with self.writing(wanted) as connection:
                    return write(connection)
            except StoreError as error:
                cause = error.__cause__
                if not left or not isinstance(cause, SQLAlchemyError) or not is_passing(cause):
                    raise
                time.sleep(pause * random.uniform(0.5, 1.5))
                pause *= 2
        raise AssertionError("it was written, or it failed")

    @contextmanager
    def guarded(self, wanted: str) -> Iterator[None]:
        """Turns the database's errors into a `StoreError` that tells what was wanted."""
        try:
            yield
        except SQLAlchemyError as error:
            raise StoreError(
                f"Cannot {wanted} ({self.shown}): {cause_of(error)}. Nothing of it was written."
            ) from error

    @contextmanager
    def writing(self, wanted: str) -> Iterator[Connection]:
        """A connection in one transaction: all of it is kept or nothing."""
        with self.guarded(wanted), exclusive(self._engine).begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads."""
        with self.guarded("read the store"), Session(self._engine) as session:
            yield session


def _tables(connection: Connection) -> list[str]:
    return inspect(connection).get_table_names()
