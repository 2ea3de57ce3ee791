"""imported done"""

from alembic import op

revision = "b7d41f0c9a52"
down_revision = "a129c4c340a6"
branch_labels = None
depends_on = None

IMPORTED_DONE = """
    UPDATE commitment SET verified_on = done_on
    WHERE status = 'done' AND verified_on IS NULL AND NOT EXISTS (
        SELECT 1 FROM progress WHERE progress.commitment_id = commitment.id AND progress.answer = 'done'
    )
"""
"""What a report file brought as done waits for nobody: its owner did not say so here."""


def upgrade() -> None:
    op.execute(IMPORTED_DONE)


def downgrade() -> None:
    """What was checked here can't be told apart any more, and a day too many does no harm."""
