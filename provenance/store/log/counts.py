"""What a store holds, counted: by check and verdict, by source, by state, and when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select

from provenance.store.log.find import table
from provenance.store.store import Store

__all__ = ["Counts", "count_store"]

_MOST_SOURCES = 30


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of findings. `verdicts` are (check, verdict or None, count); `sources` (source,
    findings, pages read), most findings first; `dated` when each finding since a moment was found
    and decided, with its verdict.
    """

    verdicts: tuple[tuple[str, str | None, int], ...]
    sources: tuple[tuple[str, int, int], ...]
    states: dict[str, int]
    dated: tuple[tuple[datetime, datetime | None, str | None], ...]


def count_store(store: Store, since: datetime) -> Counts:
    """The counts of a store; `since` bounds those by time."""
    reviews, articles = table("reviews").c, table("articles").c
    many = func.count()
    with store.reading() as session:
        verdicts = session.execute(
            select(reviews.check, reviews.verdict, many).group_by(reviews.check, reviews.verdict)
        ).all()
        found = session.execute(
            select(reviews.source, many).group_by(reviews.source).order_by(many.desc())
            .limit(_MOST_SOURCES)
        ).all()  # fmt: skip
        sources = []
        for source, count in found:
            hosts = (f"//{source}/", f"//www.{source}/")
            here = (
                ~articles.address.contains("://")
                if source == "files"
                else or_(*(articles.address.contains(host, autoescape=True) for host in hosts))
            )
            pages = session.execute(select(many).select_from(table("articles")).where(here))
            sources.append((str(source), int(count), int(pages.scalar_one())))
        states = session.execute(select(reviews.state, many).group_by(reviews.state)).all()
        dated = session.execute(
            select(reviews.found_at, reviews.decided_at, reviews.verdict).where(
                or_(reviews.found_at >= since, reviews.decided_at >= since)
            )
        ).all()
    return Counts(
        tuple((str(check), verdict, int(count)) for check, verdict, count in verdicts),
        tuple(sources),
        {str(state): int(count) for state, count in states},
        tuple((found_at, decided_at, verdict) for found_at, decided_at, verdict in dated),
    )
