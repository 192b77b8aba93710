"""From events to how a finding stands: undone steps count as if they had never been."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime  # noqa: F401  (UTC: for the example)
from enum import StrEnum

from provenance.store.log.chain import Act, Event
from provenance.store.tables import Values

__all__ = ["REASONS", "Standing", "State", "effective", "fold"]

REASONS = {
    "labelled": "labelled as a file photo",
    "caption date": "caption date misread",
    "time words": "time words misread",
    "sentence": "wrong sentence",
    "background": "only background",
    "updated": "since updated",
    "duplicate": "duplicate",
    "other": "other",
}
"""Why something is not a mismatch; each but the last points at a part of Cutline or of the page."""


class State(StrEnum):
    """Where a finding is in the work, whatever its verdict."""

    OPEN = "open"
    SNOOZED = "snoozed"
    REQUESTED = "requested"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Standing:
    """How a finding stands by the log; the fields are those of `ReviewRow`."""

    state: State = State.OPEN
    verdict: str | None = None
    reason: str | None = None
    note: str = ""
    reviewer: str | None = None
    decided_at: datetime | None = None
    until: str | None = None
    assignee: str | None = None
    version: int = 0

    def waits(self, today: date) -> bool:
        """Whether it is in the queue on a day.

        >>> Standing(State.SNOOZED, until="2024-06-03").waits(date(2024, 6, 3))
        True
        """
        if self.state is State.SNOOZED:
            return self.until is not None and self.until <= today.isoformat()
        return self.state is State.OPEN

    def values(self) -> Values:
        """The columns of a `ReviewRow`."""
        return {name: getattr(self, name) for name in self.__slots__} | {"state": self.state.value}


def effective(events: Iterable[Event]) -> list[Event]:
    """The events that count, oldest first: neither undone nor an undoing."""
    undone: set[int] = set()
    kept = []
    for event in sorted(events, key=lambda event: -event.number):
        if event.number in undone:
            continue
        if event.act is Act.UNDO:
            undone.update(event.told.get("of", ()))
        else:
            kept.append(event)
    return kept[::-1]


def fold(events: Sequence[Event]) -> Standing:
    """How one finding stands after its events.

    >>> at = datetime(2024, 6, 3, tzinfo=UTC)
    >>> first = Event(1, Act.DECIDE, "ada", at, "k", {"verdict": "unclear"})
    >>> fold([first]).state.value, fold([first, Event(2, Act.UNDO, "ada", at, "k", {"of": [1]})])
    ('closed', Standing(state=<State.OPEN: 'open'>, verdict=None, reason=None, note='',
    reviewer=None, decided_at=None, until=None, assignee=None, version=2))
    """
    told: Values = {}
    for event in effective(events):
        match event.act:
            case Act.DECIDE:
                told |= {
                    "state": State.CLOSED,
                    "verdict": event.told["verdict"],
                    "reason": event.told.get("reason"),
                    "note": event.told.get("note", ""),
                    "reviewer": event.who,
                    "decided_at": event.at,
                    "until": None,
                }
            case Act.SNOOZE:
                told |= {"state": State.SNOOZED, "until": event.told["until"]}
            case Act.ASSIGN:
                told["assignee"] = event.told["to"] or None
            case Act.REQUEST:
                told["state"] = State.REQUESTED
            case Act.REOPEN:
                told |= {"state": State.OPEN, "until": None}
    return Standing(**told, version=max((event.number for event in events), default=0))
