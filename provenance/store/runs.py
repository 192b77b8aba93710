"""Runs: when each began and ended, what it read, and what it found first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import SQLModel, col
from sqlmodel import select as choose

from provenance.store.controls import CONTROL
from provenance.store.opened import Opened
from provenance.store.rows import add_missing
from provenance.store.tables import FindingRow, RunRow

__all__ = ["Run", "Runs"]


@dataclass(frozen=True, slots=True)
class Run:
    """One run with its counts of pages and findings; `ended_at` is None where it died or runs."""

    name: str
    started_at: datetime
    ended_at: datetime | None
    read: int = 0
    failed: int = 0
    skipped: int = 0
    new: int = 0
    known: int = 0


class Runs(Opened):
    """The runs of a store. Every method raises `StoreError` as those of `Store` do."""

    def begin(self, name: str) -> None:
        """Notes that a run has begun; the same name again is the same run."""
        row = {"name": name, "started_at": self._clock(), "read": 0, "failed": 0, "skipped": 0,
               "new": 0, "known": 0}  # fmt: skip
        with self.writing(f"begin the run {name}") as connection:
            add_missing(connection, RunRow, [row])

    def end(
        self, name: str, *, read: int, failed: int, skipped: int = 0, new: int = 0, known: int = 0
    ) -> None:
        """Notes that a run has ended, with its counts."""
        table: Any = SQLModel.metadata.tables["runs"]
        counts = {"read": read, "failed": failed, "skipped": skipped, "new": new, "known": known}
        with self.writing(f"end the run {name}") as connection:
            connection.execute(
                table.update().where(table.c.name == name), {"ended_at": self._clock(), **counts}
            )

    def found(self, name: str) -> dict[str, int]:
        """How many findings a run found first, by check; right for a run that died and went on."""
        query = (
            select(col(FindingRow.check), func.count())
            .where(col(FindingRow.run) == name, col(FindingRow.check) != CONTROL)
            .group_by(col(FindingRow.check))
            .order_by(col(FindingRow.check))
        )
        with self.reading() as session:
            return {row[0]: row[1] for row in session.execute(query)}

    def since(self, moment: datetime) -> Sequence[Run]:
        """The runs that began at or after a moment, oldest first."""
        query = choose(RunRow).where(col(RunRow.started_at) >= moment).order_by(col(RunRow.id))
        with self.reading() as session:
            return [
                Run(row.name, row.started_at, row.ended_at, row.read, row.failed, row.skipped,
                    row.new, row.known)
                for row in session.exec(query)
            ]  # fmt: skip
