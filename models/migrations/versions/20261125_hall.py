"""hall"""

import sqlalchemy as sa
import sqlmodel.sql.sqltypes
from alembic import op

from models.migrations.changing import change_checks, number_rows

revision = "e8c4f4f96921"
down_revision = "485a0e53a7a4"
branch_labels = None
depends_on = None

ROLES = "role IN ('coordinator', 'organiser', 'helper', 'contact', 'participant')"
ROLES_BEFORE = "role IN ('coordinator', 'organiser', 'contact', 'participant')"
NUMBERED_ONCE = ("person", "gathering", "agenda_item", "posting", "outbox")
KINDS = "kind IN ('coordinator', 'organiser', 'helper', 'contact')"
KINDS_BEFORE = "kind IN ('coordinator', 'organiser', 'contact')"
AT_GATHERING = "kind NOT IN ('organiser', 'helper') OR gathering_id IS NOT NULL"
AT_GATHERING_BEFORE = "kind <> 'organiser' OR gathering_id IS NOT NULL"

ONLY_FORGOTTEN = """NEW.person_id IS NULL AND NEW.id = OLD.id AND NEW.at = OLD.at AND NEW.role = OLD.role
    AND NEW.action = OLD.action AND NEW.subject = OLD.subject AND CAST(NEW.details AS text) = CAST(OLD.details AS text)
"""
"""The one change that the audit log takes: a person who is forgotten is taken out of it."""
APPEND_ONLY = {
    "sqlite": (
        f"CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit WHEN NOT ({ONLY_FORGOTTEN})"
        " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
        "CREATE TRIGGER audit_kept BEFORE DELETE ON audit"
        " BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION audit_refuses() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION"
        " 'the audit log is append-only' USING ERRCODE = 'integrity_constraint_violation'; END $$",
        f"CREATE TRIGGER audit_unchanged BEFORE UPDATE ON audit FOR EACH ROW WHEN (NOT ({ONLY_FORGOTTEN}))"
        " EXECUTE FUNCTION audit_refuses()",
        "CREATE TRIGGER audit_kept BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuses()",
        "CREATE TRIGGER audit_not_emptied BEFORE TRUNCATE ON audit EXECUTE FUNCTION audit_refuses()",
    ),
}
NO_LONGER = {
    "sqlite": ("DROP TRIGGER audit_unchanged", "DROP TRIGGER audit_kept"),
    "postgresql": (
        "DROP TRIGGER audit_unchanged ON audit",
        "DROP TRIGGER audit_kept ON audit",
        "DROP TRIGGER audit_not_emptied ON audit",
        "DROP FUNCTION audit_refuses()",
    ),
}


def upgrade() -> None:
    op.create_table(
        "forgotten",
        sa.Column("pseudonym", sqlmodel.sql.sqltypes.AutoString(length=32), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("closed", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("pseudonym", name=op.f("pk_forgotten")),
    )
    op.create_table(
        "download",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_download_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_download")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "panel",
        sa.Column("gathering_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("shown_revision", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("shown_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.Column("shown_digest", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("letter", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["gathering_id"], ["gathering.id"], name=op.f("fk_panel_gathering_id_gathering"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_panel_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("gathering_id", "person_id", name=op.f("pk_panel")),
    )
    op.create_table(
        "seat",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("gathering_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("name", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("organisation_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("voter_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.ForeignKeyConstraint(
            ["gathering_id"], ["gathering.id"], name=op.f("fk_seat_gathering_id_gathering"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_seat_organisation_id_organisation")
        ),
        sa.ForeignKeyConstraint(["voter_id"], ["person.id"], name=op.f("fk_seat_voter_id_person"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
    )
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_seat_gathering_id"), ["gathering_id"], unique=False)

    op.create_table(
        "follow",
        sa.Column("item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["item_id"], ["item.id"], name=op.f("fk_follow_item_id_item"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_follow_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("item_id", "person_id", name=op.f("pk_follow")),
    )
    op.create_table(
        "comment",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agenda_item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("person_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("text", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("public", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("chat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("message_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.Column("decided_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("decided_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
        sa.CheckConstraint("state IN ('pending', 'approved', 'rejected')", name=op.f("ck_comment_state_known")),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_comment_agenda_item_id_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_comment_decided_by_person"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_comment_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comment")),
        sa.UniqueConstraint("chat_id", "message_id", name=op.f("uq_comment_chat_id_message_id")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_comment_agenda_item_id"), ["agenda_item_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_comment_person_id"), ["person_id"], unique=False)

    op.create_table(
        "decision",
        sa.Column("agenda_item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("line", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("recorded_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("kind IN ('adopted', 'amended', 'held_over')", name=op.f("ck_decision_kind_known")),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_decision_agenda_item_id_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["recorded_by"], ["person.id"], name=op.f("fk_decision_recorded_by_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("agenda_item_id", name=op.f("pk_decision")),
    )
    op.create_table(
        "hand_count",
        sa.Column("agenda_item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("mark", sa.String(length=40), nullable=False),
        sa.Column("hands", sa.Integer(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.CheckConstraint("hands >= 0", name=op.f("ck_hand_count_hands_positive")),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_hand_count_agenda_item_id_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("agenda_item_id", "mark", name=op.f("pk_hand_count")),
    )
    op.create_table(
        "publication",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("agenda_item_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("revision", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.Column("buttons", sa.JSON(), nullable=False),
        sa.Column("at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["agenda_item_id"],
            ["agenda_item.id"],
            name=op.f("fk_publication_agenda_item_id_agenda_item"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_publication")),
    )
    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_publication_agenda_item_id"), ["agenda_item_id"], unique=False)

    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.add_column(sa.Column("closes_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("result_shown", sa.Boolean(), nullable=True))
        batch_op.create_index(batch_op.f("ix_agenda_item_closes_at"), ["closes_at"], unique=False)

    with op.batch_alter_table("chat", schema=None) as batch_op:
        batch_op.add_column(
            sa.Column("moved_from", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True)
        )
        batch_op.add_column(sa.Column("added_by", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_chat_added_by_person"), "person", ["added_by"], ["id"], ondelete="SET NULL"
        )
        batch_op.add_column(sa.Column("thread_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("reactions", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("members_hidden", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("checked_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("told", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default=""))

    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.add_column(sa.Column("menu", sqlmodel.sql.sqltypes.AutoString(), nullable=False, server_default=""))

    with op.batch_alter_table("gathering", schema=None) as batch_op:
        batch_op.add_column(sa.Column("embargo_until", sa.Date(), nullable=True))
        batch_op.add_column(sa.Column("quorum", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("last_step", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("finished_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("edited_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))

    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.create_foreign_key(
            batch_op.f("fk_invite_seat_id_seat"), "seat", ["seat_id"], ["id"], ondelete="CASCADE"
        )

    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("seat_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("walked_to", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=True))
        batch_op.add_column(sa.Column("nudged_on", sa.Date(), nullable=True))
        batch_op.create_foreign_key(batch_op.f("fk_participant_seat_id_seat"), "seat", ["seat_id"], ["id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_participant_walked_to_agenda_item"),
            "agenda_item",
            ["walked_to"],
            ["id"],
            ondelete="SET NULL",
        )

    with op.batch_alter_table("posting", schema=None) as batch_op:
        batch_op.add_column(sa.Column("walking", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("lost_at", sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True))

    change_checks("invite", {"role_known": ROLES_BEFORE}, {"role_known": ROLES})
    change_checks(
        "role",
        {"kind_known": KINDS_BEFORE, "organiser_of_gathering": AT_GATHERING_BEFORE},
        {"kind_known": KINDS, "at_gathering": AT_GATHERING},
    )
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.create_index(
            "uq_role_helper",
            ["person_id", "gathering_id"],
            unique=True,
            sqlite_where=sa.text("kind = 'helper'"),
            postgresql_where=sa.text("kind = 'helper'"),
        )
    for statement in APPEND_ONLY[op.get_bind().dialect.name]:
        op.execute(statement)
    number_rows(NUMBERED_ONCE, once=True)


def downgrade() -> None:
    number_rows(NUMBERED_ONCE, once=False)
    for statement in NO_LONGER[op.get_bind().dialect.name]:
        op.execute(statement)
    with op.batch_alter_table("role", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_role_helper", sqlite_where=sa.text("kind = 'helper'"), postgresql_where=sa.text("kind = 'helper'")
        )
    change_checks(
        "role",
        {"kind_known": KINDS, "at_gathering": AT_GATHERING},
        {"kind_known": KINDS_BEFORE, "organiser_of_gathering": AT_GATHERING_BEFORE},
    )

    with op.batch_alter_table("posting", schema=None) as batch_op:
        batch_op.drop_column("lost_at")
        batch_op.drop_column("walking")

    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_participant_walked_to_agenda_item"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("fk_participant_seat_id_seat"), type_="foreignkey")
        batch_op.drop_column("nudged_on")
        batch_op.drop_column("walked_to")
        batch_op.drop_column("seat_id")

    with op.batch_alter_table("invite", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_invite_seat_id_seat"), type_="foreignkey")
        batch_op.drop_column("seat_id")
    change_checks("invite", {"role_known": ROLES}, {"role_known": ROLES_BEFORE})

    with op.batch_alter_table("gathering", schema=None) as batch_op:
        batch_op.drop_column("edited_at")
        batch_op.drop_column("finished_at")
        batch_op.drop_column("last_step")
        batch_op.drop_column("quorum")
        batch_op.drop_column("embargo_until")

    with op.batch_alter_table("contact", schema=None) as batch_op:
        batch_op.drop_column("menu")

    with op.batch_alter_table("chat", schema=None) as batch_op:
        batch_op.drop_column("told")
        batch_op.drop_column("checked_at")
        batch_op.drop_column("members_hidden")
        batch_op.drop_column("reactions")
        batch_op.drop_column("thread_id")
        batch_op.drop_constraint(batch_op.f("fk_chat_added_by_person"), type_="foreignkey")
        batch_op.drop_column("added_by")
        batch_op.drop_column("moved_from")

    with op.batch_alter_table("agenda_item", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_agenda_item_closes_at"))
        batch_op.drop_column("result_shown")
        batch_op.drop_column("closes_at")

    with op.batch_alter_table("publication", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_publication_agenda_item_id"))

    op.drop_table("publication")
    op.drop_table("hand_count")
    op.drop_table("decision")
    with op.batch_alter_table("comment", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_comment_person_id"))
        batch_op.drop_index(batch_op.f("ix_comment_agenda_item_id"))

    op.drop_table("comment")
    op.drop_table("follow")
    with op.batch_alter_table("seat", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_seat_gathering_id"))

    op.drop_table("seat")
    op.drop_table("panel")
    op.drop_table("download")
    op.drop_table("forgotten")
