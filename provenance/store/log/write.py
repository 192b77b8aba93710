"""Writing what people do: events appended, and how each finding stands by them."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select, update

from provenance.model import StoreError
from provenance.store.log.chain import Entry, Event, append, event_of
from provenance.store.log.find import table
from provenance.store.log.fold import Standing, fold

__all__ = ["Stale", "standing_of", "write"]


class Stale(StoreError):
    """Somebody else wrote in between: `finding` stands as `now`, not as the writer saw it."""

    def __init__(self, finding: str, now: Standing) -> None:
        self.finding, self.now = finding, now
        by = f" by {now.reviewer}" if now.reviewer else ""
        super().__init__(
            f"Cannot keep the step on {finding}: it was changed in the meantime and is "
            f"{now.verdict or now.state.value}{by}. Nothing was changed; look at it again."
        )


def write(
    connection: Connection, entries: Sequence[Entry], seen: Mapping[str, int] | None = None
) -> Sequence[Event]:
    """Appends events and brings `reviews` up to them, in the caller's transaction.

    `seen` holds by finding the number of the last event its writer had before their eyes; raises
    `Stale`, before anything is written, where there is a later one.
    """
    keys = sorted({entry.finding for entry in entries if entry.finding})
    if seen:
        lock = table("log_head")
        connection.execute(select(lock).with_for_update())
        for key, version in seen.items():
            now = standing_of(connection, key)
            if now.version != version:
                raise Stale(key, now)
    events = append(connection, entries)
    reviews = table("reviews")
    for key in keys:
        values = standing_of(connection, key).values()
        connection.execute(update(reviews).where(reviews.c.finding == key).values(values))
    return events


def standing_of(connection: Connection, key: str) -> Standing:
    """How a finding stands by the log."""
    log = table("log")
    rows = connection.execute(select(log).where(log.c.finding == key).order_by(log.c.number))
    return fold([event_of(row) for row in rows])
