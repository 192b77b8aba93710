"""How pictures look: signatures, views and thumbnails, to find earlier uses of them."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "prints",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("digest", sa.String(64), sa.ForeignKey("articles.digest"), nullable=False),
        sa.Column("ordinal", sa.Integer, nullable=False),
        sa.Column("signature", sa.LargeBinary, nullable=False),
        sa.Column("views", sa.LargeBinary, nullable=False),
        sa.Column("thumbnail", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("digest", "ordinal"),
    )


def downgrade() -> None:
    op.drop_table("prints")
