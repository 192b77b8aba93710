"""The tables."""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, Column, DateTime, LargeBinary, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

__all__ = [
    "ArticleRow",
    "CaptureRow",
    "ExaminationRow",
    "FeedRow",
    "FigureRow",
    "FindingRow",
    "MissRow",
    "Moment",
    "PictureRow",
    "PrintRow",
    "RunRow",
    "SightingRow",
    "StandingRow",
    "UnreadRow",
    "VisitRow",
]

Values = dict[str, Any]  # one row by column


class Moment(TypeDecorator[datetime]):
    """An aware UTC time; SQLite keeps none of the zone, so it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time in UTC."""
        return value.astimezone(UTC) if value is not None else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The time with its zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class CaptureRow(SQLModel, table=True):
    """Bytes as received, once per SHA-256, by zlib; empty where the archive has them."""

    __tablename__ = "captures"

    digest: str = Field(primary_key=True, max_length=64)
    media_type: str
    size: int
    body: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class VisitRow(SQLModel, table=True):
    """Where and when a capture was seen first; the same location and digest is one visit."""

    __tablename__ = "visits"
    __table_args__ = (UniqueConstraint("location", "digest"),)

    id: int | None = Field(default=None, primary_key=True)
    location: str
    url: str | None
    digest: str = Field(foreign_key="captures.digest", max_length=64, index=True)
    retrieved_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class ArticleRow(SQLModel, table=True):
    """An article as read from one capture."""

    __tablename__ = "articles"

    digest: str = Field(primary_key=True, foreign_key="captures.digest", max_length=64)
    address: str = Field(index=True)
    language: str
    headline: str | None
    published_first: date | None
    published_last: date | None
    published_from: str | None
    body: list[str] = Field(sa_column=Column(JSON, nullable=False))


class FigureRow(SQLModel, table=True):
    """A figure of an article; `fingerprint` as 64 hexadecimal digits."""

    __tablename__ = "figures"
    __table_args__ = (UniqueConstraint("digest", "ordinal"),)

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(foreign_key="articles.digest", max_length=64)
    ordinal: int
    after: int
    image_url: str | None
    caption: str | None
    credit: str | None
    alt: str | None
    fingerprint: str | None = Field(default=None, max_length=64, index=True)
    shown_first: date | None = None
    shown_last: date | None = None


class PrintRow(SQLModel, table=True):
    """How a figure's picture looks: signatures to scan, views to compare, a thumbnail to look at
    (see `prints.py`).
    """

    __tablename__ = "prints"
    __table_args__ = (UniqueConstraint("digest", "ordinal"),)

    id: int | None = Field(default=None, primary_key=True)
    digest: str = Field(foreign_key="articles.digest", max_length=64)
    ordinal: int
    signature: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    views: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    thumbnail: bytes = Field(sa_column=Column(LargeBinary, nullable=False))


class PictureRow(SQLModel, table=True):
    """A picture kept in the archive for a page, by the page's digest and the address on it."""

    __tablename__ = "pictures"
    __table_args__ = (UniqueConstraint("page", "url", "digest"),)

    id: int | None = Field(default=None, primary_key=True)
    page: str = Field(foreign_key="captures.digest", max_length=64)
    url: str
    digest: str = Field(max_length=64)
    size: int
    retrieved_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class FindingRow(SQLModel, table=True):
    """A finding by its key, with its evidence; found once, whatever the run."""

    __tablename__ = "findings"

    key: str = Field(primary_key=True, max_length=16)
    check: str = Field(index=True)
    article: str = Field(index=True)
    digest: str = Field(foreign_key="captures.digest", max_length=64)
    figure: int
    concern: int
    confidence: float
    statement: str
    mend: str
    image: str | None
    evidence: list[Values] = Field(sa_column=Column(JSON, nullable=False))
    headline: str | None
    published: str | None
    run: str | None = Field(index=True)
    found_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class RunRow(SQLModel, table=True):
    """One run and its counts."""

    __tablename__ = "runs"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    started_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    ended_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    read: int = 0
    failed: int = 0
    skipped: int = 0
    new: int = 0
    known: int = 0


class UnreadRow(SQLModel, table=True):
    """A location that could not be read, and why; the same reason is kept once."""

    __tablename__ = "unread"
    __table_args__ = (UniqueConstraint("location", "reason"),)

    id: int | None = Field(default=None, primary_key=True)
    location: str
    reason: str
    run: str | None
    seen_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class ExaminationRow(SQLModel, table=True):
    """That a capture was examined by these rules (a digest of the code and the policy)."""

    __tablename__ = "examinations"

    digest: str = Field(primary_key=True, foreign_key="captures.digest", max_length=64)
    rules: str = Field(primary_key=True, max_length=16)
    run: str | None
    examined_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class SightingRow(SQLModel, table=True):
    """That an examination of a capture gave a finding, whichever capture gave it first.

    `lost` is the run that examined the capture again and did not find it any more.
    """

    __tablename__ = "sightings"

    finding: str = Field(primary_key=True, foreign_key="findings.key", max_length=16)
    digest: str = Field(primary_key=True, foreign_key="captures.digest", max_length=64, index=True)
    lost: str | None = None


class StandingRow(SQLModel, table=True):
    """What became of a finding when its capture was examined again: one change in one run.

    `change` is appeared, vanished, returned or changed; `now` what a changed one says now.
    """

    __tablename__ = "standings"
    __table_args__ = (UniqueConstraint("finding", "run"),)

    id: int | None = Field(default=None, primary_key=True)
    finding: str = Field(foreign_key="findings.key", max_length=16, index=True)
    run: str
    change: str
    now: Values | None = Field(default=None, sa_column=Column(JSON))
    seen_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class FeedRow(SQLModel, table=True):
    """A watched feed: what is remembered of it, and why it could not be read, if it could not."""

    __tablename__ = "feeds"

    address: str = Field(primary_key=True)
    state: str
    error: str | None
    read_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class MissRow(SQLModel, table=True):
    """An article a feed named that could not be read, and how often in a row."""

    __tablename__ = "misses"

    address: str = Field(primary_key=True)
    tries: int
    missed_at: datetime = Field(sa_column=Column(Moment, nullable=False))
