"""What a store holds, counted: by check and verdict, by source, by state, and when."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlmodel import Session

from provenance.store.controls import CONTROL
from provenance.store.log.chain import Act
from provenance.store.log.find import table
from provenance.store.runs import Run
from provenance.store.store import Store

__all__ = ["Counts", "count_store"]

_MOST_SOURCES = 30
_MOST_RUNS = 10
_MOST_REQUESTS = 1000


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of findings. `verdicts` are (check, verdict or None, count); `sources` (source,
    findings, pages read), most findings first; `dated` when each finding since a moment was found
    and decided, with its verdict. `captions` are the figures whose caption dates them; `requested`
    the findings a correction was requested of, `corrected` those of them that their page does not
    give any more; `runs` the last ones, latest first.
    """

    verdicts: tuple[tuple[str, str | None, int], ...]
    sources: tuple[tuple[str, int, int], ...]
    states: dict[str, int]
    dated: tuple[tuple[datetime, datetime | None, str | None], ...]
    captions: int = 0
    requested: int = 0
    corrected: int = 0
    runs: tuple[Run, ...] = ()


def count_store(store: Store, since: datetime) -> Counts:
    """The counts of a store; `since` bounds those by time."""
    reviews, articles, log = table("reviews").c, table("articles").c, table("log").c
    figures = table("figures").c
    many = func.count()
    with store.reading() as session:
        verdicts = session.execute(
            select(reviews.check, reviews.verdict, many).group_by(reviews.check, reviews.verdict)
        ).all()
        dated_captions = session.execute(
            select(many).select_from(table("figures")).where(figures.shown_first.is_not(None))
        ).scalar_one()
        asked = session.execute(
            select(reviews.finding, reviews.location)
            .where(reviews.finding.in_(select(log.finding).where(log.act == Act.REQUEST.value)))
            .limit(_MOST_REQUESTS)
        ).all()
        corrected = sum(_is_gone(session, *row) for row in asked)
        runs = session.execute(
            select(table("runs")).order_by(table("runs").c.id.desc()).limit(_MOST_RUNS)
        ).all()
        found = session.execute(
            select(reviews.source, many)
            .where(reviews.check != CONTROL)
            .group_by(reviews.source)
            .order_by(many.desc())
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
        int(dated_captions),
        len(asked),
        corrected,
        tuple(Run(*row[1:9]) for row in runs),
    )


def _is_gone(session: Session, finding: str, location: str) -> bool:
    """Whether the latest version of a page does not give a finding any more."""
    visits, sightings = table("visits").c, table("sightings").c
    latest = (
        select(visits.digest)
        .where(or_(visits.url == location, visits.location == location))
        .order_by(visits.id.desc())
        .limit(1)
    )
    digest = session.execute(latest).scalar()
    seen = select(sightings.finding).where(
        sightings.finding == finding, sightings.digest == digest, sightings.lost.is_(None)
    )
    return digest is not None and session.execute(seen).first() is None
