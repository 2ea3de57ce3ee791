"""change undone"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from models.migrations.changing import number_rows

revision = "c0f5b26e7d18"
down_revision = "e5c20b81f7d4"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("recommendation_change", sa.Column("undone_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
    number_rows(["recommendation_change"], once=True)


def downgrade() -> None:
    number_rows(["recommendation_change"], once=False)
    with op.batch_alter_table("recommendation_change") as table:
        table.drop_column("undone_at")
