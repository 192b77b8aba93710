"""Filters as addresses: a query string says what is listed, and can be shared."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

from provenance.model import Concern
from provenance.store.log.find import Wanted

__all__ = ["AGES", "STATES", "Filter", "read_filter"]

STATES = {
    "waiting": "to decide",
    "requested": "correction requested",
    "snoozed": "snoozed",
    "closed": "decided",
    "all": "all",
}
"""States a list can be filtered by, as they are shown."""

AGES = {"1": "since yesterday", "7": "in a week", "30": "in a month"}
"""Ages in days, as they are shown."""

_NAMES = (
    "check", "source", "concern", "language", "verdict", "reviewer", "assignee", "state", "age",
    "q", "order",
)  # fmt: skip
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Filter:
    """What a person asked for, by name, without what they left empty."""

    given: tuple[tuple[str, str], ...] = ()

    @property
    def address(self) -> str:
        """The query string, without a question mark.

        >>> read_filter({"check": "missing-date", "nonsense": "1", "q": ""}).address
        'check=missing-date'
        """
        return urlencode(self.given)

    def __getitem__(self, name: str) -> str:
        return dict(self.given).get(name, "")

    def wanted(self, now: datetime, quiet: frozenset[tuple[str, str | None]]) -> Wanted:
        """The same for the store; rules leave out what is only recorded, in what waits."""
        state = self["state"] if self["state"] in STATES else "waiting"
        concerns = {concern.label: concern for concern in Concern}
        found = Wanted(
            check=self["check"] or None,
            source=self["source"] or None,
            language=self["language"] or None,
            concern=concerns.get(self["concern"]),
            verdict=self["verdict"] or None,
            reviewer=self["reviewer"] or None,
            assignee=self["assignee"] or None,
            state=None if state == "all" else state,
            text=self["q"],
            standing=state == "waiting",
            today=now.date(),
            controls=True,
            order="date" if self["order"] == "date" else "confidence",
        )
        if state == "waiting":
            found = replace(found, quiet=quiet)
        if self["age"] in AGES:
            found = replace(found, since=now.astimezone(UTC) - timedelta(days=int(self["age"])))
        return found


def read_filter(query: Mapping[str, str]) -> Filter:
    """The filter of an address or a form; unknown names are left out."""
    return Filter(
        tuple((name, query[name][:_LONGEST]) for name in _NAMES if query.get(name, "").strip())
    )
