"""indexes"""

import sqlalchemy as sa
from alembic import op

revision = "a129c4c340a6"
down_revision = "0bb6c9411603"
branch_labels = None
depends_on = None

UNVERIFIED = "status = 'done' AND verified_on IS NULL"
INDEXES = (
    ("ix_commitment_unverified", "commitment", "done_on", UNVERIFIED),
    ("ix_commitment_asked_due", "commitment", "id", "asked_due IS NOT NULL"),
    ("ix_commitment_help_asked", "commitment", "help_asked_at", "help_asked_at IS NOT NULL"),
    ("ix_commitment_disputed", "commitment", "disputed_at", "disputed_at IS NOT NULL"),
    ("ix_commitment_proposed_by", "commitment", "proposed_by", "proposed_by IS NOT NULL"),
    ("ix_progress_reported_by", "progress", "reported_by", "reported_by IS NOT NULL"),
    ("ix_reminder_person_id", "reminder", "person_id", "person_id IS NOT NULL"),
)
"""Name, table, column, and the rows that stand in it."""


def upgrade() -> None:
    for name, table, column, where in INDEXES:
        op.create_index(name, table, [column], sqlite_where=sa.text(where), postgresql_where=sa.text(where))


def downgrade() -> None:
    for name, table, _, _ in reversed(INDEXES):
        op.drop_index(name, table)
