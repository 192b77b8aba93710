"""What the desk does with a store: lists, groups, steps, and undoing them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col
from sqlmodel import select as choose

from provenance.model import StoreError
from provenance.store.log.chain import Act, Entry, Event, event_of
from provenance.store.log.changed import READ
from provenance.store.log.find import Wanted, after, conditions, order_of, table
from provenance.store.log.fold import effective
from provenance.store.log.tables import LogRow, ReviewRow
from provenance.store.log.write import write
from provenance.store.store import QueueItem, Store, item_of
from provenance.store.tables import FindingRow, StandingRow
from provenance.store.values import finding_of

__all__ = ["Desk", "Group", "Rule"]

_HUMAN = (Act.DECIDE, Act.SNOOZE, Act.ASSIGN, Act.NOTE, Act.REQUEST, Act.RULE)


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that are one matter: the one that leads, and how many there are in all."""

    lead: QueueItem
    count: int


@dataclass(frozen=True, slots=True)
class Rule:
    """A check that is recorded but not queued, everywhere or for one source, and who said so."""

    check: str
    source: str | None
    reason: str
    who: str
    at: datetime


class Desk(Store):
    """A store as reviewers use it. Every method raises `StoreError` as those of `Store` do."""

    def groups(self, wanted: Wanted, limit: int = 50, offset: int = 0) -> list[Group]:
        """Findings one a matter, in order; the gravest of each leads."""
        reviews = table("reviews")
        order = order_of(wanted)
        ranked = (
            select(
                reviews.c.finding,
                func.row_number().over(partition_by=reviews.c.grouped, order_by=order).label("n"),
                func.count().over(partition_by=reviews.c.grouped).label("many"),
            )
            .where(*conditions(wanted))
            .subquery()
        )
        query = (
            select(FindingRow, ReviewRow, ranked.c.many)
            .where(
                col(FindingRow.key) == ReviewRow.finding,
                col(FindingRow.key) == ranked.c.finding,
                ranked.c.n == 1,
            )
            .order_by(*order)
        )
        with self.reading() as session:
            rows = session.execute(query.limit(limit).offset(offset))
            return [Group(item_of(finding, review), many) for finding, review, many in rows]

    def count(self, wanted: Wanted) -> tuple[int, int]:
        """How many findings there are, and how many matters."""
        reviews = table("reviews").c
        query = select(func.count(), func.count(reviews.grouped.distinct()))
        with self.reading() as session:
            found, matters = session.execute(query.where(*conditions(wanted))).one()
        return int(found), int(matters)

    def facets(self, wanted: Wanted, names: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
        """How many findings each value of a column would leave, most first, by column."""
        reviews = table("reviews").c
        found = {}
        with self.reading() as session:
            for name in names:
                query = select(reviews[name], func.count())
                nothing: dict[str, Any] = {name: None}
                others = replace(wanted, **nothing)
                rows = session.execute(
                    query.where(reviews[name].is_not(None), *conditions(others))
                    .group_by(reviews[name])
                    .order_by(func.count().desc(), reviews[name])
                    .limit(100)
                )
                found[name] = [(str(value), int(count)) for value, count in rows]
        return found

    def following(self, wanted: Wanted, key: str | None = None) -> str | None:
        """The key of the next matter's finding behind `key`, else the first; None at the end."""
        reviews = table("reviews")
        query = select(reviews.c.finding).where(*conditions(wanted)).order_by(*order_of(wanted))
        with self.reading() as session:
            if key is not None:
                here = session.execute(select(reviews).where(reviews.c.finding == key)).first()
                if here is not None:
                    query = query.where(after(wanted, here), reviews.c.grouped != here.grouped)
            found = session.execute(query.limit(1)).scalar()
        return str(found) if found else None

    def members(self, grouped: str, limit: int = 200) -> list[QueueItem]:
        """The findings that are one matter, gravest first."""
        reviews = table("reviews")
        with self.reading() as session:
            query = (
                select(FindingRow, ReviewRow)
                .where(col(FindingRow.key) == ReviewRow.finding, col(ReviewRow.grouped) == grouped)
                .order_by(reviews.c.concern.desc(), reviews.c.confidence.desc(), reviews.c.finding)
            )
            return [item_of(*row) for row in session.execute(query.limit(limit))]

    def reading_now(self, item: QueueItem) -> tuple[QueueItem, QueueItem | None]:
        """A finding as it reads now and, where its page changed, as it read before."""
        with self.reading() as session:
            query = choose(StandingRow).where(StandingRow.finding == item.finding.key)
            changes = [row.now for row in session.exec(query.order_by(col(StandingRow.id)))]
            stored = session.get(FindingRow, item.finding.key)
        readings = [item]
        for now in filter(None, changes):
            if stored is None:
                break
            for name in READ:
                setattr(stored, name, now.get(name, getattr(stored, name)))
            digest, headline = now.get("digest", item.digest), now.get("headline", item.headline)
            changed = replace(item, finding=finding_of(stored), digest=digest, headline=headline)
            readings.append(changed)
        return readings[-1], readings[-2] if len(readings) > 1 else None

    def take(
        self, entries: Sequence[Entry], seen: Mapping[str, int] | None = None
    ) -> Sequence[Event]:
        """Appends one step; `seen` holds by finding the version its writer had before their eyes.

        Raises `Stale` where somebody else wrote in between; nothing is written then.
        """
        with self.writing("keep the step") as connection:
            return write(connection, entries, seen)

    def undo(self, who: str, at: datetime, number: int | None = None) -> Sequence[Event]:
        """Undoes the last step of a person, or the step an event belongs to; undoing goes on
        without end. Raises `StoreError` where there is nothing to undo.
        """
        with self.writing("undo the step") as connection:
            log = table("log")
            acts = [act.value for act in (*_HUMAN, Act.UNDO)]
            rows = connection.execute(select(log).where(log.c.act.in_(acts)).order_by(log.c.number))
            standing = effective(event_of(row) for row in rows)
            mine = [e for e in standing if (e.number == number if number else e.who == who)]
            if not mine:
                raise StoreError("Cannot undo: there is no step to undo. Nothing was changed.")
            step = [event for event in standing if event.batch == mine[-1].batch]
            numbers = [event.number for event in step]
            keys = list(dict.fromkeys(event.finding for event in step))
            entries = [Entry(Act.UNDO, who, at, key, {"of": numbers}) for key in keys]
            write(connection, entries)
        return step

    def rules(self) -> list[Rule]:
        """The rules in force, oldest first."""
        with self.reading() as session:
            query = choose(LogRow).where(col(LogRow.act).in_([Act.RULE.value, Act.UNDO.value]))
            events = effective(
                event_of(row) for row in session.exec(query.order_by(col(LogRow.number)))
            )
        found: dict[tuple[str, str | None], Rule | None] = {}
        for event in events:
            told = event.told
            name = (told["check"], told.get("source"))
            rule = Rule(*name, told.get("reason", ""), event.who, event.at)
            found[name] = rule if told["on"] else None
        return [rule for rule in found.values() if rule]

    def quiet(self) -> frozenset[tuple[str, str | None]]:
        """The rules in force, for `Wanted.quiet`."""
        return frozenset((rule.check, rule.source) for rule in self.rules())

    def steps(self, limit: int = 100) -> list[Event]:
        """What people did last, latest first, what was undone too."""
        acts = [act.value for act in (*_HUMAN, Act.UNDO, Act.REOPEN)]
        with self.reading() as session:
            query = choose(LogRow).where(col(LogRow.act).in_(acts))
            rows: Any = session.exec(query.order_by(col(LogRow.number).desc()).limit(limit))
            return [event_of(row) for row in rows]
