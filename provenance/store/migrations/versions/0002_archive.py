"""Pictures of pages, kept in the archive."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "pictures",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("page", sa.String(64), sa.ForeignKey("captures.digest"), nullable=False),
        sa.Column("url", sa.String, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("retrieved_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("page", "url", "digest"),
    )


def downgrade() -> None:
    op.drop_table("pictures")
