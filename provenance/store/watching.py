"""What is remembered of watched feeds, and of articles they named that could not be read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import SQLModel, col
from sqlmodel import select as choose

from provenance.store.opened import Opened
from provenance.store.tables import FeedRow, MissRow, Values

__all__ = ["Feed", "Watching"]


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as last read: the reader's state as text, an error where there was one, and when."""

    address: str
    state: str
    error: str | None
    read_at: datetime


class Watching(Opened):
    """The watched feeds of a store. Every method raises `StoreError` as those of `Store` do."""

    def feed(self, address: str) -> Feed | None:
        """What is remembered of a feed, None where it was never read."""
        with self.reading() as session:
            row = session.get(FeedRow, address)
            return Feed(row.address, row.state, row.error, row.read_at) if row else None

    def feeds(self) -> list[Feed]:
        """Every feed that was read, by address."""
        with self.reading() as session:
            rows = session.exec(choose(FeedRow).order_by(col(FeedRow.address)))
            return [Feed(row.address, row.state, row.error, row.read_at) for row in rows]

    def remember(self, address: str, state: str, error: str | None = None) -> None:
        """Keeps a feed's state in place of the former, and why it could not be read, if so."""
        row = {"address": address, "state": state, "error": error, "read_at": self._clock()}
        with self.writing(f"remember the feed {address}") as connection:
            connection.execute(_put(connection.dialect.name, FeedRow, row, ("address",)))

    def miss(self, address: str) -> int:
        """Notes that an article could not be read; gives back how often in a row."""
        with self.writing(f"note that {address} was not read") as connection:
            query = choose(MissRow.tries).where(MissRow.address == address)
            tries = int(connection.execute(query).scalar() or 0) + 1
            row = {"address": address, "tries": tries, "missed_at": self._clock()}
            connection.execute(_put(connection.dialect.name, MissRow, row, ("address",)))
        return tries

    def found(self, addresses: Iterable[str]) -> None:
        """Forgets that articles could not be read."""
        with self.writing("note that articles were read") as connection:
            for address in addresses:
                connection.execute(delete(MissRow).where(col(MissRow.address) == address))


def _put(dialect: str, table: type[SQLModel], row: Values, keys: tuple[str, ...]) -> Any:
    """A row written in the place of the one with the same keys, in either database."""
    kind = sqlite if dialect == "sqlite" else postgresql
    target: Any = table
    statement: Any = kind.insert(target).values(row)
    rest = {name: value for name, value in row.items() if name not in keys}
    return statement.on_conflict_do_update(index_elements=list(keys), set_=rest)
