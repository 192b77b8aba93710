"""Watched feeds; what was examined by which rules; what became of findings."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Moment = sa.DateTime(timezone=True)
Digest = sa.String(64)


def upgrade() -> None:
    op.add_column("runs", sa.Column("skipped", sa.Integer, nullable=False, server_default="0"))
    op.create_index("ix_findings_run", "findings", ["run"])
    op.create_table(
        "examinations",
        sa.Column("digest", Digest, sa.ForeignKey("captures.digest"), primary_key=True),
        sa.Column("rules", sa.String(16), primary_key=True),
        sa.Column("run", sa.String),
        sa.Column("examined_at", Moment, nullable=False),
    )
    op.create_table(
        "sightings",
        sa.Column("finding", sa.String(16), sa.ForeignKey("findings.key"), primary_key=True),
        sa.Column("digest", Digest, sa.ForeignKey("captures.digest"), primary_key=True, index=True),
        sa.Column("lost", sa.String),
    )
    op.execute("INSERT INTO sightings (finding, digest) SELECT key, digest FROM findings")
    op.create_table(
        "standings",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "finding", sa.String(16), sa.ForeignKey("findings.key"), nullable=False, index=True
        ),
        sa.Column("run", sa.String, nullable=False),
        sa.Column("change", sa.String, nullable=False),
        sa.Column("now", sa.JSON),
        sa.Column("seen_at", Moment, nullable=False),
        sa.UniqueConstraint("finding", "run"),
    )
    op.create_table(
        "feeds",
        sa.Column("address", sa.String, primary_key=True),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("error", sa.String),
        sa.Column("read_at", Moment, nullable=False),
    )
    op.create_table(
        "misses",
        sa.Column("address", sa.String, primary_key=True),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("missed_at", Moment, nullable=False),
    )


def downgrade() -> None:
    for table in ("misses", "feeds", "standings", "sightings", "examinations"):
        op.drop_table(table)
    op.drop_index("ix_findings_run", "findings")
    with op.batch_alter_table("runs") as runs:
        runs.drop_column("skipped")
