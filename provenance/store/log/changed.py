"""A page that changed: its findings read otherwise, and those that were decided open again."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from sqlalchemy import Connection, select

from provenance.store.log.chain import Act, Entry
from provenance.store.log.find import table
from provenance.store.log.fold import State
from provenance.store.log.write import standing_of, write
from provenance.store.rows import add_missing
from provenance.store.tables import StandingRow, Values

__all__ = ["READ", "note_changes", "readings"]

READ = ("concern", "confidence", "statement", "mend", "evidence")
"""What a finding says that may change while it stays the same finding."""

_SOME = 500  # values in one list of a statement
_ON_THE_PAGE = ("headline", "standfirst", "body", "caption", "credit", "alt")


def readings(connection: Connection, keys: Iterable[str]) -> dict[str, Values]:
    """Stored findings by key as they read now; `last` is the row of the last change, or None."""
    findings, standings = table("findings"), table("standings")
    found: dict[str, Values] = {}
    asked = sorted(keys)
    for first in range(0, len(asked), _SOME):
        some = asked[first : first + _SOME]
        rows = connection.execute(select(findings).where(findings.c.key.in_(some))).mappings()
        found |= {row["key"]: dict(row) | {"last": None} for row in rows}
        past = select(standings).where(standings.c.finding.in_(some)).order_by(standings.c.id)
        for change in connection.execute(past):
            found[change.finding] |= (change.now or {}) | {"last": change}
    return found


def note_changes(
    connection: Connection, given: Mapping[str, Values], now: datetime
) -> tuple[str, ...]:
    """Keeps how known findings read on a page that changed; gives back those opened again.

    Only words of the page count, and only on other bytes: a better reading of the same page opens
    nothing again.
    """
    entries = []
    for key, told in readings(connection, given).items():
        row = given[key]
        if row["digest"] == told["digest"] or _texts(row) == _texts(told):
            continue
        run = row["run"] or f"page {row['digest'][:12]}"
        reads = {name: row[name] for name in (*READ, "digest", "figure", "headline")}
        change = {"finding": key, "run": run, "change": "changed", "now": reads, "seen_at": now}
        standing = standing_of(connection, key)
        if add_missing(connection, StandingRow, [change]) and (
            standing.state is State.CLOSED or standing.until == "change"
        ):
            entries.append(Entry(Act.REOPEN, run, now, key, {"digest": row["digest"]}))
    if entries:
        write(connection, entries)
    return tuple(entry.finding or "" for entry in entries)


def _texts(row: Values) -> set[tuple[str, str]]:
    return {
        (item["role"], item["text"]) for item in row["evidence"] if item["role"] in _ON_THE_PAGE
    }
