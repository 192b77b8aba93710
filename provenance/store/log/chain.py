"""Events, each hashed together with the one before it."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, insert, select, update
from sqlmodel import SQLModel

from provenance.store.log.tables import HeadRow, LogRow
from provenance.store.tables import Values

__all__ = ["START", "Act", "Entry", "Event", "append", "canonical", "event_of", "hash_of"]

START = "0" * 64
"""What stands before the first event."""


class Act(StrEnum):
    """What happened.

    KEEP: pages and findings were stored. The others are what people, or a page that changed, did to
    a finding; RULE is about no single finding (a check in shadow, a kind silenced for a source).
    """

    KEEP = "keep"
    DECIDE = "decide"
    SNOOZE = "snooze"
    ASSIGN = "assign"
    NOTE = "note"
    REQUEST = "request"
    REOPEN = "reopen"
    RULE = "rule"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Entry:
    """An event to be appended. `told` holds what JSON can."""

    act: Act
    who: str
    at: datetime
    finding: str | None = None
    told: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """An event as it stands in the log; `batch` is the same for events that are one step."""

    number: int
    act: Act
    who: str
    at: datetime
    finding: str | None
    told: Values

    @property
    def batch(self) -> int:
        """The number of the first event of its step."""
        return int(self.told.get("batch", self.number))


def canonical(value: Any) -> str:
    """JSON that is the same for the same value: sorted, ASCII, no spaces.

    >>> canonical({"b": 1.0, "a": "é"})
    '{"a":"\\\\u00e9","b":1.0}'
    """
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def hash_of(before: str, row: Any) -> str:
    """The hash of an event, given the hash of the one before it."""
    parts = [before, row.number, row.at, row.who, row.act, row.finding, row.told]
    return hashlib.sha256(canonical(parts).encode()).hexdigest()


def event_of(row: Any) -> Event:
    """The event a row was made from."""
    at = datetime.fromisoformat(row.at)
    return Event(row.number, Act(row.act), row.who, at, row.finding, json.loads(row.told))


def append(connection: Connection, entries: Iterable[Entry]) -> Sequence[Event]:
    """Appends events in the caller's transaction; those given together are one step.

    The head of the log stays locked until the transaction ends, so that there is one chain.
    """
    log: Any = SQLModel.metadata.tables[str(LogRow.__tablename__)]
    heads: Any = SQLModel.metadata.tables[str(HeadRow.__tablename__)]
    head = connection.execute(select(heads).with_for_update()).one()
    number, before, first = head.number, head.hash, head.number + 1
    rows = []
    for entry in entries:
        number += 1
        told = entry.told | ({"batch": first} if number > first else {})
        row = LogRow(
            number=number,
            at=entry.at.astimezone(UTC).isoformat(),
            who=_writable(entry.who),
            act=entry.act.value,
            finding=entry.finding,
            told=canonical(told),
            hash="",
        )
        row.hash = before = hash_of(before, row)
        rows.append(row)
    if not rows:
        return ()
    connection.execute(insert(log), [row.model_dump() for row in rows])
    connection.execute(update(heads).values(number=number, hash=before))
    return tuple(event_of(row) for row in rows)


def _writable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
