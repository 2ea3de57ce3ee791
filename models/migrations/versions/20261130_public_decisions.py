"""public decisions"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

revision = "e5c20b81f7d4"
down_revision = "b7d41f0c9a52"
branch_labels = None
depends_on = None

PUBLIC = """
    UPDATE decision SET public_at = at WHERE agenda_item_id IN (
        SELECT agenda_item.id FROM agenda_item JOIN gathering ON gathering.id = agenda_item.gathering_id
        WHERE gathering.embargo_until IS NULL
    )
"""
"""Decisions of gatherings without an embargo could be known when they were made."""


def upgrade() -> None:
    with op.batch_alter_table("decision") as batch_op:
        batch_op.add_column(sa.Column("public_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    op.execute(PUBLIC)


def downgrade() -> None:
    with op.batch_alter_table("decision") as batch_op:
        batch_op.drop_column("public_at")
