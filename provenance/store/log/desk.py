"""What the desk does with a store: lists, groups, steps, and undoing them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import col
from sqlmodel import select as choose

from provenance.model import StoreError
from provenance.store.controls import CONTROL
from provenance.store.log.chain import Act, Entry, Event, event_of
from provenance.store.log.changed import READ
from provenance.store.log.find import Wanted, after, conditions, order_of, place_of, table
from provenance.store.log.fold import State, effective
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
        where = conditions(wanted)
        query = select(reviews.c.grouped, reviews.c.finding).where(*where)
        leads: dict[str, str] = {}
        with self.reading() as session:
            for grouped, finding in session.execute(query.order_by(*order_of(wanted))):
                leads.setdefault(grouped, finding)
                if len(leads) == offset + limit:
                    break
            chosen = dict(list(leads.items())[offset:])
            mine = reviews.c.grouped.in_(chosen)
            counted = select(reviews.c.grouped, func.count()).where(mine, *where)
            counts = session.execute(counted.group_by(reviews.c.grouped))
            many = {str(grouped): int(count) for grouped, count in counts}
            rows = session.execute(
                select(FindingRow, ReviewRow).where(
                    col(FindingRow.key) == ReviewRow.finding,
                    col(FindingRow.key).in_(chosen.values()),
                )
            )
            items = {row.key: item_of(row, review) for row, review in rows}
        return [Group(items[key], many[grouped]) for grouped, key in chosen.items()]

    def count(self, wanted: Wanted, most: int | None = None) -> tuple[int, int]:
        """How many findings there are, and how many matters; at most `most` are counted."""
        reviews = table("reviews").c
        some = select(reviews.grouped).where(*conditions(wanted)).limit(most).subquery()
        query = select(func.count(), func.count(some.c.grouped.distinct())).select_from(some)
        with self.reading() as session:
            found, matters = session.execute(query).one()
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
                    query.where(
                        reviews[name].is_not(None), *conditions(others), reviews.check != CONTROL
                    )
                    .group_by(reviews[name])
                    .order_by(func.count().desc(), reviews[name])
                    .limit(100)
                )
                found[name] = [(str(value), int(count)) for value, count in rows]
        return found

    def following(self, wanted: Wanted, key: str | None = None) -> str | None:
        """The key of the next matter's finding behind `key`, else the first; None at the end.

        What is open and what is due again are asked for apart: each is then one step in an index.
        """
        states = (State.OPEN.value, "due") if wanted.state == "waiting" else (wanted.state,)
        reviews = table("reviews")
        found: list[Any] = []
        with self.reading() as session:
            here = None
            if key is not None:
                here = session.execute(select(reviews).where(reviews.c.finding == key)).first()
            for state in states:
                asked = replace(wanted, state=state)
                query = select(reviews).where(*conditions(asked)).order_by(*order_of(asked))
                if here is not None:
                    query = query.where(after(wanted, here), reviews.c.grouped != here.grouped)
                found += session.execute(query.limit(1)).all()
        first = max(found, key=lambda row: place_of(wanted, row), default=None)
        return str(first.finding) if first else None

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

    def event(self, number: int) -> Event | None:
        """An event by its number; None where there is none."""
        with self.reading() as session:
            row = session.get(LogRow, number)
            return event_of(row) if row else None
