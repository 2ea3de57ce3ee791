"""follow_up"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from models.migrations.changing import change_checks, number_rows

revision = "0bb6c9411603"
down_revision = "e8c4f4f96921"
branch_labels = None
depends_on = None


KINDS = "kind IN ('coordinator', 'organiser', 'helper', 'contact', 'reader')"
KINDS_BEFORE = "kind IN ('coordinator', 'organiser', 'helper', 'contact')"
ROLES = "role IN ('coordinator', 'organiser', 'helper', 'contact', 'reader', 'participant')"
ROLES_BEFORE = "role IN ('coordinator', 'organiser', 'helper', 'contact', 'participant')"
STATES = "state IN ('open', 'sent', 'held', 'replaced')"
STATES_BEFORE = "state IN ('open', 'sent', 'replaced')"
RECURS = {
    "every_known": "every IN ('once', 'month', 'quarter', 'half_year', 'year')",
    "recurs_until": "every = 'once' OR every_until IS NOT NULL",
}
NUMBERED_ONCE = ("progress", "reminder")


def upgrade() -> None:
    op.create_table(
        "absence",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("first <= last", name=op.f("ck_absence_forward")),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_absence_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_absence")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_absence_person_id"), ["person_id"], unique=False)

    op.create_table(
        "hand_over",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("subject", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("given_by", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("given_to", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("note", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("recorded_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_hand_over_recorded_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hand_over")),
    )
    op.create_table(
        "report_version",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("reference_date", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("overall_nl", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("overall_en", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("created_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("created_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("released_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("released_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("content", sa.JSON(none_as_null=True), nullable=True),
        sa.CheckConstraint("(number IS NULL) = (content IS NULL)", name=op.f("ck_report_version_frozen_when_released")),
        sa.ForeignKeyConstraint(
            ["created_by"], ["person.id"], name=op.f("fk_report_version_created_by_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["released_by"], ["person.id"], name=op.f("fk_report_version_released_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_report_version")),
        sa.UniqueConstraint("number", name=op.f("uq_report_version_number")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "passage",
        sa.Column("report_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("shown_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("line", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("said_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("said_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_passage_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["report_version.id"], name=op.f("fk_passage_report_id_report_version"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["said_by"], ["person.id"], name=op.f("fk_passage_said_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("report_id", "organisation_id", name=op.f("pk_passage")),
    )
    op.create_table(
        "calendar_entry",
        sa.Column("commitment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["commitment_id"],
            ["commitment.id"],
            name=op.f("fk_calendar_entry_commitment_id_commitment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_calendar_entry_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("commitment_id", "person_id", name=op.f("pk_calendar_entry")),
    )
    op.create_table(
        "escalation",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commitment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("gathering_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("line", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("proposed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("told_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("forward_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("decided_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "state IN ('proposed', 'told', 'forwarded', 'accepted', 'declined', 'dropped')",
            name=op.f("ck_escalation_state_known"),
        ),
        sa.ForeignKeyConstraint(
            ["commitment_id"],
            ["commitment.id"],
            name=op.f("fk_escalation_commitment_id_commitment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_escalation_decided_by_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["gathering_id"], ["gathering.id"], name=op.f("fk_escalation_gathering_id_gathering"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_escalation")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("escalation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_escalation_commitment_id"), ["commitment_id"], unique=False)
        batch_op.create_index(
            "ix_escalation_told",
            ["forward_at"],
            unique=False,
            sqlite_where=sa.text("state = 'told'"),
            postgresql_where=sa.text("state = 'told'"),
        )
        batch_op.create_index(
            "uq_escalation_pending",
            ["commitment_id"],
            unique=True,
            sqlite_where=sa.text("state IN ('proposed', 'told', 'forwarded')"),
            postgresql_where=sa.text("state IN ('proposed', 'told', 'forwarded')"),
        )

    op.create_table(
        "stage_count",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("commitment_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("produced", sa.Integer(), nullable=False),
        sa.Column("followed_up", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("reported_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("first <= last", name=op.f("ck_stage_count_period_forward")),
        sa.CheckConstraint("produced >= 0 AND followed_up >= 0", name=op.f("ck_stage_count_counts_positive")),
        sa.ForeignKeyConstraint(
            ["commitment_id"],
            ["commitment.id"],
            name=op.f("fk_stage_count_commitment_id_commitment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reported_by"], ["person.id"], name=op.f("fk_stage_count_reported_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stage_count")),
    )
    with op.batch_alter_table("stage_count", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_stage_count_commitment_id"), ["commitment_id"], unique=False)

    op.create_table(
        "recommendation_change",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("recommendation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("changed_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("what", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=40), nullable=False),
        sa.Column("was", sa.JSON(), nullable=False),
        sa.Column("now", sa.JSON(), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.CheckConstraint(
            "status IN ('already_practice', 'not_started', 'in_progress', 'implemented', 'on_hold', 'not_accepted', 'no_longer_applicable')",
            name=op.f("ck_recommendation_change_status_known"),
        ),
        sa.ForeignKeyConstraint(
            ["changed_by"], ["person.id"], name=op.f("fk_recommendation_change_changed_by_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"],
            ["recommendation.item_id"],
            name=op.f("fk_recommendation_change_recommendation_id_recommendation"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recommendation_change")),
    )
    with op.batch_alter_table("recommendation_change", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_recommendation_change_recommendation_id"), ["recommendation_id"], unique=False
        )

    op.create_table(
        "response",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("recommendation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("answer", sa.String(length=40), nullable=False),
        sa.Column("reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("said_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.CheckConstraint("answer <> 'not_accepted' OR reason <> ''", name=op.f("ck_response_refused_with_reason")),
        sa.CheckConstraint("answer IN ('accepted', 'partly', 'not_accepted')", name=op.f("ck_response_answer_known")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_response_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(
            ["recommendation_id"],
            ["recommendation.item_id"],
            name=op.f("fk_response_recommendation_id_recommendation"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["said_by"], ["person.id"], name=op.f("fk_response_said_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_response")),
    )
    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_response_recommendation_id"), ["recommendation_id"], unique=False)

    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.add_column(sa.Column("asked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("endorsed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("detailed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("verified_on", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("help_asked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("disputed_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("asked_due", sa.Date(), nullable=True))
        batch_op.add_column(
            sa.Column("asked_due_reason", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default="")
        )
        batch_op.add_column(sa.Column("snoozed_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("every", sa.String(length=40), nullable=False, server_default="once"))
        batch_op.add_column(sa.Column("every_until", sa.Date(), nullable=True))
        batch_op.create_index(batch_op.f("ix_commitment_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(
            "ix_commitment_proposed",
            ["id"],
            unique=False,
            sqlite_where=sa.text("status = 'proposed'"),
            postgresql_where=sa.text("status = 'proposed'"),
        )

    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("succeeds_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.create_foreign_key(
            batch_op.f("fk_invite_succeeds_id_person"), "person", ["succeeds_id"], ["id"], ondelete="SET NULL"
        )

    with op.batch_alter_table("follow", schema=None) as batch_op:
        batch_op.add_column(sa.Column("told_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))

    with op.batch_alter_table("progress", schema=None) as batch_op:
        batch_op.add_column(sa.Column("before", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("after", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("undone_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.create_index(batch_op.f("ix_progress_commitment_id"), ["commitment_id"], unique=False)

    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.add_column(sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("sent_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("fate", sa.String(length=40), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("answered_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_reminder_person_id_person"), "person", ["person_id"], ["id"], ondelete="SET NULL"
        )

    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.create_index(
            "uq_role_reader",
            ["person_id"],
            unique=True,
            sqlite_where=sa.text("kind = 'reader'"),
            postgresql_where=sa.text("kind = 'reader'"),
        )
    change_checks("commitment", (), RECURS)
    change_checks("reminder", ("state_known",), {"state_known": STATES})
    change_checks("role", ("kind_known",), {"kind_known": KINDS})
    change_checks("invite", ("role_known",), {"role_known": ROLES})
    number_rows(NUMBERED_ONCE, once=True)


def downgrade() -> None:
    number_rows(NUMBERED_ONCE, once=False)
    change_checks("invite", ("role_known",), {"role_known": ROLES_BEFORE})
    change_checks("role", ("kind_known",), {"kind_known": KINDS_BEFORE})
    change_checks("reminder", ("state_known",), {"state_known": STATES_BEFORE})
    change_checks("commitment", RECURS, {})
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_role_reader", sqlite_where=sa.text("kind = 'reader'"), postgresql_where=sa.text("kind = 'reader'")
        )

    with op.batch_alter_table("reminder", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_reminder_person_id_person"), type_="foreignkey")
        batch_op.drop_column("answered_at")
        batch_op.drop_column("fate")
        batch_op.drop_column("sent_at")
        batch_op.drop_column("person_id")

    with op.batch_alter_table("progress", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_progress_commitment_id"))
        batch_op.drop_column("undone_at")
        batch_op.drop_column("after")
        batch_op.drop_column("before")

    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_invite_succeeds_id_person"), type_="foreignkey")
        batch_op.drop_column("succeeds_id")

    with op.batch_alter_table("follow", schema=None) as batch_op:
        batch_op.drop_column("told_at")

    with op.batch_alter_table("commitment", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_commitment_proposed",
            sqlite_where=sa.text("status = 'proposed'"),
            postgresql_where=sa.text("status = 'proposed'"),
        )
        batch_op.drop_index(batch_op.f("ix_commitment_organisation_id"))
        batch_op.drop_column("every_until")
        batch_op.drop_column("every")
        batch_op.drop_column("snoozed_until")
        batch_op.drop_column("asked_due_reason")
        batch_op.drop_column("asked_due")
        batch_op.drop_column("disputed_at")
        batch_op.drop_column("help_asked_at")
        batch_op.drop_column("verified_on")
        batch_op.drop_column("detailed_at")
        batch_op.drop_column("endorsed_at")
        batch_op.drop_column("asked_at")

    with op.batch_alter_table("response", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_response_recommendation_id"))

    op.drop_table("response")
    with op.batch_alter_table("recommendation_change", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_recommendation_change_recommendation_id"))

    op.drop_table("recommendation_change")
    with op.batch_alter_table("stage_count", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stage_count_commitment_id"))

    op.drop_table("stage_count")
    with op.batch_alter_table("escalation", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_escalation_pending",
            sqlite_where=sa.text("state IN ('proposed', 'told', 'forwarded')"),
            postgresql_where=sa.text("state IN ('proposed', 'told', 'forwarded')"),
        )
        batch_op.drop_index(
            "ix_escalation_told", sqlite_where=sa.text("state = 'told'"), postgresql_where=sa.text("state = 'told'")
        )
        batch_op.drop_index(batch_op.f("ix_escalation_commitment_id"))

    op.drop_table("escalation")
    op.drop_table("calendar_entry")
    op.drop_table("passage")
    op.drop_table("report_version")
    op.drop_table("hand_over")
    with op.batch_alter_table("absence", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_absence_person_id"))

    op.drop_table("absence")
