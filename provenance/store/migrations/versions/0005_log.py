"""The log of decisions, chained; how each finding stands; former decisions taken over."""

import hashlib
import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

Moment = sa.DateTime(timezone=True)
_SAYS = "the log of decisions only grows"


def upgrade() -> None:
    op.create_table(
        "log",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", sa.String(32), nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("act", sa.String(16), nullable=False, index=True),
        sa.Column("finding", sa.String(16), index=True),
        sa.Column("told", sa.Text, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "log_head",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_table(
        "reviews",
        sa.Column("finding", sa.String(16), sa.ForeignKey("findings.key"), primary_key=True),
        sa.Column("grouped", sa.String(16), nullable=False, index=True),
        sa.Column("check", sa.String, nullable=False),
        sa.Column("concern", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("found_at", Moment, nullable=False),
        sa.Column("source", sa.String, nullable=False, index=True),
        sa.Column("location", sa.String, nullable=False),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("verdict", sa.String),
        sa.Column("reason", sa.String),
        sa.Column("note", sa.String, nullable=False, server_default=""),
        sa.Column("reviewer", sa.String),
        sa.Column("decided_at", Moment),
        sa.Column("until", sa.String),
        sa.Column("assignee", sa.String),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("ix_reviews_order", "reviews", ["state", "concern", "confidence", "finding"])
    op.create_index("ix_reviews_found", "reviews", ["state", "found_at"])
    _take_over(op.get_bind())
    op.drop_table("decisions")
    for statement in _triggers(op.get_bind().dialect.name):
        op.execute(statement)


def _triggers(dialect: str) -> list[str]:
    if dialect == "sqlite":
        return [
            f"CREATE TRIGGER log_no_{act.lower()} BEFORE {act} ON log "
            f"BEGIN SELECT RAISE(ABORT, '{_SAYS}'); END"
            for act in ("UPDATE", "DELETE")
        ]
    return [
        "CREATE FUNCTION log_only_grows() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{_SAYS}'; END $$",
        "CREATE TRIGGER log_no_change BEFORE UPDATE OR DELETE ON log "
        "FOR EACH ROW EXECUTE FUNCTION log_only_grows()",
        "CREATE TRIGGER log_no_truncate BEFORE TRUNCATE ON log "
        "FOR EACH STATEMENT EXECUTE FUNCTION log_only_grows()",
    ]


def _take_over(connection: sa.Connection) -> None:
    """One event for all that was kept before, one for each former decision, and the standings."""
    # The rows are made by today's code for today's tables: what a later revision changes there, it
    # changes in these rows too.
    from provenance.store.log.keep import digest_of, review_values

    tables = sa.MetaData()
    tables.reflect(connection, only=["findings", "figures", "visits", "articles", "captures",
                                     "pictures", "decisions", "reviews"])  # fmt: skip
    held = tables.tables
    locations = {
        row.digest: row.url or row.location
        for row in connection.execute(
            sa.select(held["visits"]).order_by(held["visits"].c.id.desc())
        )
    }
    languages = {
        row.digest: row.language for row in connection.execute(sa.select(held["articles"]))
    }
    found: dict[str, str] = {}
    for stored in connection.execute(sa.select(held["findings"])).mappings().all():
        row = dict(stored)
        values = row | {
            "evidence": _loaded(row["evidence"]),
            "found_at": _utc(row["found_at"]),
        }
        found[row["key"]] = digest_of(values)
        figures = held["figures"]
        figure = (
            connection.execute(
                sa.select(figures).where(
                    figures.c.digest == row["digest"], figures.c.ordinal == row["figure"]
                )
            )
            .mappings()
            .first()
        )
        where = locations.get(row["digest"], row["article"])
        review = review_values(
            values, dict(figure or {}), where, languages.get(row["digest"], "und")
        )
        connection.execute(sa.insert(held["reviews"]), review)
    archived = {
        str(digest)
        for name in ("captures", "pictures")
        for (digest,) in connection.execute(sa.select(held[name].c.digest))
    }
    entries: list[tuple[datetime, str, str, str | None, Any]] = []
    if found or archived:
        told = {"archived": sorted(archived), "findings": found}
        entries.append((datetime.now(UTC), "upgrade", "keep", None, told))
    decisions = held["decisions"]
    for old in connection.execute(sa.select(decisions).order_by(decisions.c.id)).all():
        said = {"verdict": old.verdict, "reason": old.reason, "note": old.note}
        at = _utc(old.decided_at)
        entries.append((at, old.reviewer, "decide", old.finding, said))
        connection.execute(
            sa.update(held["reviews"])
            .where(held["reviews"].c.finding == old.finding)
            .values(said | {"state": "closed", "reviewer": old.reviewer, "decided_at": at,
                            "version": len(entries)})
        )  # fmt: skip
    _append(connection, entries)


def _append(
    connection: sa.Connection, entries: list[tuple[datetime, str, str, str | None, Any]]
) -> None:
    names = ("number", "at", "who", "act", "finding", "told", "hash")
    log = sa.table("log", *(sa.column(name) for name in names))
    head = sa.table("log_head", *(sa.column(name) for name in ("id", "number", "hash")))
    before = "0" * 64
    for number, (at, who, act, finding, told) in enumerate(entries, start=1):
        parts = [number, at.isoformat(), who, act, finding, _json(told)]
        before = hashlib.sha256(_json([before, *parts]).encode()).hexdigest()
        connection.execute(sa.insert(log).values(dict(zip(names, [*parts, before], strict=True))))
    connection.execute(sa.insert(head).values(id=1, number=len(entries), hash=before))


def _json(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":"))


def _loaded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _utc(value: Any) -> datetime:
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)


def downgrade() -> None:
    raise NotImplementedError("the log of decisions is never dropped; put back a copy of the store")
