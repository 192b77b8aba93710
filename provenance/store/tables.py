"""The tables, and rows made from the model's values and back."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import JSON, Column, DateTime, LargeBinary, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator
from sqlmodel import Field, SQLModel

from provenance.model import (
    Concern,
    Decision,
    Evidence,
    Finding,
    Granularity,
    Interval,
    Passage,
    Role,
    Span,
    Verdict,
)

__all__ = [
    "ArticleRow",
    "CaptureRow",
    "DecisionRow",
    "FigureRow",
    "FindingRow",
    "Moment",
    "PictureRow",
    "RunRow",
    "UnreadRow",
    "VisitRow",
    "decision_of",
    "finding_of",
    "finding_values",
    "interval_of",
    "interval_values",
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
    run: str | None
    found_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class DecisionRow(SQLModel, table=True):
    """One verdict; later ones stand beside earlier ones."""

    __tablename__ = "decisions"

    id: int | None = Field(default=None, primary_key=True)
    finding: str = Field(foreign_key="findings.key", max_length=16, index=True)
    verdict: str
    reason: str | None
    reviewer: str
    note: str
    decided_at: datetime = Field(sa_column=Column(Moment, nullable=False))


class RunRow(SQLModel, table=True):
    """One run and its counts."""

    __tablename__ = "runs"

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True)
    started_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    ended_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    read: int = 0
    failed: int = 0
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


def interval_values(interval: Interval | None) -> Values | None:
    """An interval as JSON; None stays None."""
    if interval is None:
        return None
    return {
        "first": interval.first.isoformat() if interval.first else None,
        "last": interval.last.isoformat() if interval.last else None,
        "granularity": interval.granularity.name,
    }


def interval_of(values: Mapping[str, Any] | None) -> Interval | None:
    """The interval that `interval_values` wrote."""
    if values is None:
        return None
    ends = [date.fromisoformat(v) if v else None for v in (values["first"], values["last"])]
    return Interval(ends[0], ends[1], Granularity[values["granularity"]])


def finding_values(finding: Finding) -> Values:
    """The columns of a finding that come from the finding itself."""
    return {
        "key": finding.key,
        "check": finding.check,
        "article": finding.article,
        "figure": finding.figure,
        "concern": int(finding.concern),
        "confidence": finding.confidence,
        "statement": finding.statement,
        "mend": finding.mend,
        "image": finding.image,
        "evidence": [
            {
                "label": item.label,
                "role": item.span.passage.role.value,
                "text": item.span.passage.text,
                "ordinal": item.span.passage.ordinal,
                "element": item.span.passage.element,
                "start": item.span.start,
                "end": item.span.end,
                "reading": item.reading,
                "interval": interval_values(item.interval),
            }
            for item in finding.evidence
        ],
    }


def finding_of(row: FindingRow) -> Finding:
    """The finding a row was made from, equal to it in every field."""
    return Finding(
        check=row.check,
        article=row.article,
        figure=row.figure,
        concern=Concern(row.concern),
        confidence=row.confidence,
        statement=row.statement,
        mend=row.mend,
        image=row.image,
        evidence=tuple(
            Evidence(
                label=item["label"],
                span=Span(
                    Passage(Role(item["role"]), item["text"], item["ordinal"], item["element"]),
                    item["start"],
                    item["end"],
                ),
                reading=item["reading"],
                interval=interval_of(item["interval"]),
            )
            for item in row.evidence
        ),
    )


def decision_of(row: DecisionRow) -> Decision:
    """The decision a row was made from."""
    return Decision(
        row.finding, Verdict(row.verdict), row.reason, row.reviewer, row.note, row.decided_at
    )
