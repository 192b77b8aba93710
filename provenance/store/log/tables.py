"""The tables of the log, and of how each finding stands by it."""

from datetime import datetime

from sqlalchemy import Column, Index, Text
from sqlmodel import Field, SQLModel

from provenance.store.tables import Moment

__all__ = ["HeadRow", "LogRow", "ReviewRow"]


class LogRow(SQLModel, table=True):
    """One event. Triggers refuse to change or delete it.

    `told` is canonical JSON, `at` ISO 8601 in UTC: both are hashed as they stand here. `hash`
    covers the row and the hash of the row before.
    """

    __tablename__ = "log"

    number: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    at: str = Field(max_length=32)
    who: str
    act: str = Field(max_length=16, index=True)
    finding: str | None = Field(max_length=16, index=True)
    told: str = Field(sa_column=Column(Text, nullable=False))
    hash: str = Field(max_length=64)


class HeadRow(SQLModel, table=True):
    """The number and hash of the last event; whoever appends locks this one row."""

    __tablename__ = "log_head"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    number: int
    hash: str = Field(max_length=64)


class ReviewRow(SQLModel, table=True):
    """How a finding stands: what the log says of it, and what a queue is filtered by.

    It can be made again from findings, pages and log; `version` is the number of the last event
    about the finding, 0 for none. `grouped` is the same for findings that are one matter: one
    picture with the same date. `words` are headline, caption and statement in small letters.
    """

    __tablename__ = "reviews"
    __table_args__ = (
        Index("ix_reviews_order", "state", "concern", "confidence", "finding"),
        Index("ix_reviews_found", "state", "found_at"),
    )

    finding: str = Field(primary_key=True, foreign_key="findings.key", max_length=16)
    grouped: str = Field(max_length=16, index=True)
    check: str
    concern: int
    confidence: float
    found_at: datetime = Field(sa_column=Column(Moment, nullable=False))
    source: str = Field(index=True)
    location: str
    language: str
    words: str = Field(sa_column=Column(Text, nullable=False))
    state: str = "open"
    verdict: str | None = None
    reason: str | None = None
    note: str = ""
    reviewer: str | None = None
    decided_at: datetime | None = Field(default=None, sa_column=Column(Moment))
    until: str | None = None
    assignee: str | None = None
    version: int = 0
