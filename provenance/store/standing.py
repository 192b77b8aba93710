"""What became of findings: when their page was examined again, and when the page itself changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, select
from sqlmodel import SQLModel, col
from sqlmodel import select as choose

from provenance.model import Capture
from provenance.store.log.changed import READ, readings
from provenance.store.log.keep import keep_pages
from provenance.store.rows import PageRows, add_missing
from provenance.store.store import Store
from provenance.store.tables import (
    CaptureRow,
    ExaminationRow,
    PictureRow,
    SightingRow,
    StandingRow,
    Values,
    VisitRow,
)

__all__ = ["Correction", "Standings"]

_NEAR = 0.005


@dataclass(frozen=True, slots=True)
class Correction:
    """A page that changed so that a finding of its former version is not given by the new one."""

    finding: str
    location: str
    seen_at: datetime


class Standings(Store):
    """A store seen through what became of its findings."""

    def due(self, rules: str | None) -> list[str]:
        """Digests of stored captures that were not examined by these rules, all of them for None.

        They are sorted, so that the same captures are due in the same order.
        """
        with self.reading() as session:
            return sorted(session.exec(_due(col(VisitRow.digest), rules).distinct()))

    def count_due(self, rules: str | None) -> int:
        """How many visits of captures are due."""
        with self.reading() as session:
            return int(session.execute(_due(func.count(), rules)).scalar_one())

    def captures(self, digest: str) -> Iterator[Capture]:
        """A stored capture as it was made, once for each place it was seen at.

        Raises `StoreError` if its bytes are missing.
        """
        with self.reading() as session:
            query = choose(VisitRow).where(VisitRow.digest == digest).order_by(col(VisitRow.id))
            visits = list(session.exec(query))
            row = session.get(CaptureRow, digest)
        body = self.body(digest)
        for visit in visits:
            if row is not None and body is not None:
                yield Capture(visit.location, visit.url, row.media_type, visit.retrieved_at, body)

    def count(self) -> int:
        """How many captures there are, whether due or not."""
        return self.count_due(None)

    def replace(self, digest: str, pages: Sequence[PageRows], run: str) -> dict[str, str]:
        """Keeps what new examinations of one capture gave, and what became of former findings.

        `pages` are its rows, one for each place it was seen at. Gives back the change of each
        finding that changed: appeared, vanished (no capture gives it any more), returned, changed
        (it reads otherwise). A former finding that rests on a picture nobody kept is left as it is.
        One transaction; the same again in the same run changes nothing.
        """
        given = {row["key"]: row for page in pages for row in page.findings}
        changes: dict[str, str] = {}
        now: dict[str, Values | None] = {}
        with self.writing("keep what a new examination gave") as connection:
            former = readings(connection, {*given, *_sighted(connection, digest)})
            for key, row in given.items():
                if key not in former:
                    changes[key] = "appeared"
                    continue
                told = former[key]
                last = told["last"]
                if last is not None and last.change == "vanished":
                    changes[key] = "returned"
                elif _differs(row, told):
                    changes[key], now[key] = "changed", {name: row[name] for name in READ}
            keep_pages(connection, pages, self._clock())
            _sight(connection, digest, given)
            kept = _kept_pictures(connection, digest)
            for key in former.keys() - given.keys():
                told = former[key]
                last = told["last"]
                if _rests_on_a_picture(told) and told["image"] not in kept:
                    continue
                if _lose(connection, digest, key, run) and not (last and last.change == "vanished"):
                    changes[key] = "vanished"
            self._note(connection, run, changes, now)
        return changes

    def _note(
        self,
        connection: Connection,
        run: str,
        changes: Mapping[str, str],
        now: Mapping[str, Values | None],
    ) -> None:
        for key, change in changes.items():
            mine = (col(StandingRow.finding) == key, col(StandingRow.run) == run)
            vanished = connection.execute(
                delete(StandingRow).where(*mine, col(StandingRow.change) == "vanished")
            ).rowcount
            if vanished and change == "returned":
                continue  # lost and found again in one run, on another page: nothing happened
            row = {"finding": key, "run": run, "change": change, "now": now.get(key),
                   "seen_at": self._clock()}  # fmt: skip
            add_missing(connection, StandingRow, [row])

    def changes(self, run: str) -> dict[str, list[str]]:
        """The findings a run saw appear, vanish, return or change: keys by change."""
        query = choose(StandingRow).where(StandingRow.run == run).order_by(col(StandingRow.id))
        found: dict[str, list[str]] = {}
        with self.reading() as session:
            for row in session.exec(query):
                found.setdefault(row.change, []).append(row.finding)
        return found

    def corrections(self, since: datetime) -> list[Correction]:
        """Findings that the new version of a page, seen since a moment, does not give any more."""
        found: dict[str, Correction] = {}
        with self.reading() as session:
            fresh = choose(VisitRow).where(col(VisitRow.retrieved_at) >= since)
            for visit in session.exec(fresh.order_by(col(VisitRow.id))):
                before = (
                    choose(VisitRow.digest)
                    .where(VisitRow.location == visit.location, col(VisitRow.id) < visit.id)
                    .order_by(col(VisitRow.id).desc())
                    .limit(1)
                )
                former = session.exec(before).first()
                if former is None:
                    continue
                still = choose(SightingRow.finding).where(SightingRow.digest == visit.digest)
                gone = choose(SightingRow.finding).where(
                    SightingRow.digest == former,
                    col(SightingRow.lost).is_(None),
                    col(SightingRow.finding).not_in(still),
                )
                for key in session.exec(gone):
                    found[key] = Correction(key, visit.location, visit.retrieved_at)
        return list(found.values())


def _due(what: Any, rules: str | None) -> Any:
    query = choose(what).select_from(VisitRow)
    if rules is None:
        return query
    done = choose(ExaminationRow.digest).where(ExaminationRow.rules == rules)
    return query.where(col(VisitRow.digest).not_in(done))


def _sighted(connection: Connection, digest: str) -> set[str]:
    query = choose(SightingRow.finding).where(
        SightingRow.digest == digest, col(SightingRow.lost).is_(None)
    )
    return {str(row[0]) for row in connection.execute(query)}


def _differs(row: Values, told: Values) -> bool:
    return any(
        abs(row[name] - told[name]) > _NEAR if name == "confidence" else row[name] != told[name]
        for name in READ
    )


def _rests_on_a_picture(told: Values) -> bool:
    return any(item["role"] in ("embedded", "earlier") for item in told["evidence"])


def _kept_pictures(connection: Connection, digest: str) -> set[str]:
    query = choose(PictureRow.url).where(PictureRow.page == digest)
    return {str(row[0]) for row in connection.execute(query)}


def _sight(connection: Connection, digest: str, keys: Iterable[str]) -> None:
    table: Any = SQLModel.metadata.tables["sightings"]
    for key in keys:
        add_missing(connection, SightingRow, [{"finding": key, "digest": digest}])
        mine = table.update().where(table.c.finding == key, table.c.digest == digest)
        connection.execute(mine.values(lost=None))


def _lose(connection: Connection, digest: str, key: str, run: str) -> bool:
    """Notes that a capture does not give a finding any more; whether now none does."""
    table: Any = SQLModel.metadata.tables["sightings"]
    mine = table.update().where(table.c.finding == key, table.c.digest == digest)
    connection.execute(mine.values(lost=run))
    left = select(func.count()).where(table.c.finding == key, table.c.lost.is_(None))
    return not connection.execute(left).scalar_one()
