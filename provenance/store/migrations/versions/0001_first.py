"""The first tables: captures, visits, articles, figures, findings, decisions, runs, unread."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Moment = sa.DateTime(timezone=True)
Digest = sa.String(64)


def upgrade() -> None:
    op.create_table(
        "captures",
        sa.Column("digest", Digest, primary_key=True),
        sa.Column("media_type", sa.String, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "visits",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("location", sa.String, nullable=False),
        sa.Column("url", sa.String),
        sa.Column("digest", Digest, sa.ForeignKey("captures.digest"), nullable=False, index=True),
        sa.Column("retrieved_at", Moment, nullable=False),
        sa.UniqueConstraint("location", "digest"),
    )
    op.create_table(
        "articles",
        sa.Column("digest", Digest, sa.ForeignKey("captures.digest"), primary_key=True),
        sa.Column("address", sa.String, nullable=False, index=True),
        sa.Column("language", sa.String, nullable=False),
        sa.Column("headline", sa.String),
        sa.Column("published_first", sa.Date),
        sa.Column("published_last", sa.Date),
        sa.Column("published_from", sa.String),
        sa.Column("body", sa.JSON, nullable=False),
    )
    op.create_table(
        "figures",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", Digest, sa.ForeignKey("articles.digest"), nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("after", sa.Integer, nullable=False),
        sa.Column("image_url", sa.String),
        sa.Column("caption", sa.String),
        sa.Column("credit", sa.String),
        sa.Column("alt", sa.String),
        sa.Column("fingerprint", Digest, index=True),
        sa.Column("shown_first", sa.Date),
        sa.Column("shown_last", sa.Date),
        sa.UniqueConstraint("digest", "ordinal"),
    )
    op.create_table(
        "findings",
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("check", sa.String, nullable=False, index=True),
        sa.Column("article", sa.String, nullable=False, index=True),
        sa.Column("digest", Digest, sa.ForeignKey("captures.digest"), nullable=False),
        sa.Column("figure", sa.Integer, nullable=False),
        sa.Column("concern", sa.Integer, nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("statement", sa.String, nullable=False),
        sa.Column("mend", sa.String, nullable=False),
        sa.Column("image", sa.String),
        sa.Column("evidence", sa.JSON, nullable=False),
        sa.Column("headline", sa.String),
        sa.Column("published", sa.String),
        sa.Column("run", sa.String),
        sa.Column("found_at", Moment, nullable=False),
    )
    op.create_table(
        "decisions",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "finding", sa.String(16), sa.ForeignKey("findings.key"), nullable=False, index=True
        ),
        sa.Column("verdict", sa.String, nullable=False),
        sa.Column("reason", sa.String),
        sa.Column("reviewer", sa.String, nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("decided_at", Moment, nullable=False),
    )
    op.create_table(
        "runs",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("name", sa.String, nullable=False, unique=True),
        sa.Column("started_at", Moment, nullable=False),
        sa.Column("ended_at", Moment),
        sa.Column("read", sa.Integer, nullable=False),
        sa.Column("failed", sa.Integer, nullable=False),
        sa.Column("new", sa.Integer, nullable=False),
        sa.Column("known", sa.Integer, nullable=False),
    )
    op.create_table(
        "unread",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("location", sa.String, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("run", sa.String),
        sa.Column("seen_at", Moment, nullable=False),
        sa.UniqueConstraint("location", "reason"),
    )


def downgrade() -> None:
    for table in ("unread", "runs", "decisions", "findings", "figures", "articles", "visits"):
        op.drop_table(table)
    op.drop_table("captures")
