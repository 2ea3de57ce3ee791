"""proposals whose proposers were not asked for the rest"""

import sqlalchemy as sa
from alembic import op

revision = "e6db27c48f2a"
down_revision = "c0f5b26e7d18"
branch_labels = None
depends_on = None

WHERE = sa.text("status = 'proposed' AND detailed_at IS NULL AND proposed_by IS NOT NULL")


def upgrade() -> None:
    op.create_index("ix_commitment_undetailed", "commitment", ["id"], sqlite_where=WHERE, postgresql_where=WHERE)


def downgrade() -> None:
    op.drop_index("ix_commitment_undetailed", "commitment")
