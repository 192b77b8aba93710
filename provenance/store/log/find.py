"""Which findings are wanted: filters in SQL, before any limit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select, tuple_
from sqlmodel import SQLModel

from provenance.model import Concern
from provenance.store.controls import CONTROL
from provenance.store.log.fold import State

__all__ = ["Wanted", "after", "conditions", "order_of", "place_of", "table"]


def table(name: str) -> Any:
    """A table of the store by its name."""
    return SQLModel.metadata.tables[name]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of findings is filtered and sorted by; None and empty mean "any".

    `state` is one of `State`, "due" (snoozed until `today`) or "waiting" (open or due); `verdict`
    one of `Verdict` or "none"; `standing` leaves out findings that vanished when their page was
    examined again; `text` is looked for in headlines, captions and statements; `quiet` are checks,
    or checks of one source, that are left out; `controls` lets unmarked controls in. `order` is
    "confidence" (gravest first) or "date" (latest first).
    """

    check: str | None = None
    source: str | None = None
    language: str | None = None
    article: str | None = None
    run: str | None = None
    since: datetime | None = None
    at_least: Concern = Concern.NOTE
    concern: Concern | None = None
    verdict: str | None = None
    reviewer: str | None = None
    assignee: str | None = None
    state: str | None = None
    text: str = ""
    standing: bool = False
    today: date | None = None
    quiet: frozenset[tuple[str, str | None]] = field(default_factory=frozenset)
    order: str = "confidence"
    controls: bool = False


def _names(wanted: Wanted) -> tuple[str, ...]:
    first = ("found_at",) if wanted.order == "date" else ()
    return (*first, "concern", "confidence", "finding")


def order_of(wanted: Wanted) -> tuple[ColumnElement[Any], ...]:
    """What the rows of `reviews` are sorted by."""
    reviews = table("reviews").c
    return tuple(reviews[name].desc() for name in _names(wanted))


def conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    """The conditions on `reviews` (and, for some, on `findings` by key)."""
    reviews, findings = table("reviews").c, table("findings").c
    found: list[ColumnElement[bool]] = []
    if not wanted.controls:
        found.append(reviews.check != CONTROL)
    if wanted.at_least > Concern.NOTE:
        found.append(reviews.concern >= int(wanted.at_least))
    equal: Mapping[str, Any] = {
        "check": wanted.check,
        "source": wanted.source,
        "language": wanted.language,
        "concern": int(wanted.concern) if wanted.concern else None,
        "reviewer": wanted.reviewer,
        "assignee": wanted.assignee,
    }
    found += [reviews[name] == value for name, value in equal.items() if value is not None]
    if wanted.verdict == "none":
        found.append(reviews.verdict.is_(None))
    elif wanted.verdict:
        found.append(reviews.verdict == wanted.verdict)
    if wanted.since:
        found.append(reviews.found_at >= wanted.since)
    for name in ("article", "run"):
        if value := getattr(wanted, name):
            keys = select(findings.key).where(findings[name] == value)
            found.append(reviews.finding.in_(keys))
    if wanted.state:
        found.append(_state(wanted))
    for word in wanted.text.casefold().split():
        found.append(reviews.words.contains(word, autoescape=True))
    for check, source in sorted(wanted.quiet, key=str):
        mine = reviews.check == check
        found.append(~(and_(mine, reviews.source == source) if source else mine))
    if wanted.standing:
        found.append(reviews.finding.not_in(_vanished()))
    return found


def _state(wanted: Wanted) -> ColumnElement[bool]:
    reviews = table("reviews").c
    if wanted.state not in ("waiting", "due"):
        return _bool(reviews.state == wanted.state)
    if wanted.today is None:
        return _bool(reviews.state == State.OPEN.value)
    due = and_(
        reviews.state == State.SNOOZED.value,
        reviews.until != "change",
        reviews.until <= wanted.today.isoformat(),
    )
    return due if wanted.state == "due" else or_(reviews.state == State.OPEN.value, due)


def _bool(condition: Any) -> ColumnElement[bool]:
    found: ColumnElement[bool] = condition
    return found


def _vanished() -> Any:
    standings = table("standings").c
    last = select(func.max(standings.id)).group_by(standings.finding)
    return select(standings.finding).where(standings.change == "vanished", standings.id.in_(last))


def place_of(wanted: Wanted, row: Any) -> tuple[Any, ...]:
    """Where a row of `reviews` stands in the order of `order_of`, the first of all the largest."""
    return tuple(getattr(row, name) for name in _names(wanted))


def after(wanted: Wanted, row: Any) -> ColumnElement[bool]:
    """What comes behind a row of `reviews` in the order of `order_of`."""
    reviews = table("reviews").c
    names = _names(wanted)
    return _bool(tuple_(*(reviews[name] for name in names)) < place_of(wanted, row))
