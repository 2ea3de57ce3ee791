"""The command line as an operator types it, in a folder of its own."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from bot.database import in_transaction, make_engine
from bot.rehearsal.play import EXAMPLE
from models import audit, installation
from models.tables import Outbox
from models.words import OutboxState

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


class Desk:
    """A folder, and what is typed in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("WEERKLANK_")}

    def types(self, *words: str) -> tuple[int, str]:
        """The exit code, and all that was printed."""
        done = subprocess.run(
            [sys.executable, "-m", "bot.cli", *words],
            cwd=self.folder,
            env=self.environment | {"COLUMNS": "160", "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_report_is_imported_and_again_changes_nothing(desk: Desk) -> None:
    code, first = desk.types("import", str(EXAMPLE))
    assert code == 0
    assert "monitor-2012.toml is imported" in first

    code, second = desk.types("import", str(EXAMPLE))
    assert code == 0
    assert "Rows: 0 new, 0 changed, 114 stayed as they were" in second


def test_a_wrong_report_is_answered_with_every_fault_and_nothing_is_written(desk: Desk) -> None:
    wrong = EXAMPLE.read_text(encoding="utf-8").replace('urgency = "high"', 'urgency = "hihg"', 1)
    (desk.folder / "report.toml").write_text(wrong.replace("weight = 20", "wieght = 20", 1), encoding="utf-8")

    code, said = desk.types("import", "report.toml")

    assert code == 1
    assert "recommendation[ORG-1].urgency" in said
    assert "wieght" in said
    assert desk.types("tally", "congres-2013") == (1, "There is no gathering congres-2013.\n")


def test_a_report_that_is_no_toml_names_the_line(desk: Desk) -> None:
    (desk.folder / "report.toml").write_text("[meta\n", encoding="utf-8")

    code, said = desk.types("import", "report.toml")

    assert code == 1
    assert "line 1" in said


def test_an_invitation_is_made_and_a_wrong_one_says_what_would_be_right(desk: Desk) -> None:
    desk.types("import", str(EXAMPLE))

    code, said = desk.types("invite", "coordinator")
    assert code == 0
    assert said.startswith("/start ")
    assert desk.types("invite", "organiser") == (1, "The role organiser needs --gathering with its reference.\n")
    code, said = desk.types("invite", "organiser", "--gathering", "congres-2031")
    assert (code, said) == (1, "There is no gathering congres-2031. Did you mean congres-2013?\n")
    code, said = desk.types("invite", "participant", "--gathering", "congres-2013", "--audience", "press")
    assert (code, said) == (1, "There is no audience press. This gathering has: partner, police.\n")


def test_a_seat_is_for_a_gathering_by_invitation(desk: Desk) -> None:
    desk.types("import", str(EXAMPLE))

    for _ in range(2):
        code, said = desk.types("invite", "participant", "--gathering", "taskforce-2013-09", "--seat", "OM")
        assert (code, said.startswith("/start ")) == (0, True)
    code, said = desk.types("invite", "participant", "--gathering", "congres-2013", "--seat", "OM")
    assert (code, said) == (1, "A seat is for a participant of a gathering by invitation.\n")


def test_an_invitation_is_withdrawn_by_its_code_or_link(desk: Desk) -> None:
    desk.types("import", str(EXAMPLE))
    code = desk.types("invite", "coordinator")[1].split()[1]

    assert desk.types("revoke", f"https://t.me/somebot?start={code}") == (0, "The invitation is withdrawn.\n")
    assert desk.types("revoke", "nonsense") == (1, "There is no invitation nonsense.\n")


def test_a_key_file_that_holds_no_key_or_an_address_that_is_none_is_said(desk: Desk) -> None:
    desk.environment["WEERKLANK_DATABASE__URL"] = "no address"

    code, said = desk.types("tally", "congres-2013")

    assert code == 1
    assert "database.url is no address" in said


def test_a_qr_code_is_written(desk: Desk) -> None:
    desk.types("import", str(EXAMPLE))

    code, _ = desk.types("invite", "participant", "--gathering", "congres-2013", "--qr", "join.png")

    assert code == 0
    assert (desk.folder / "join.png").read_bytes().startswith(b"\x89PNG")


def test_a_poster_is_written_once_the_bot_has_run(desk: Desk) -> None:
    desk.types("import", str(EXAMPLE))
    poster = ("poster", "congres-2013", "--audience", "partner", "--out", "poster.pdf")

    code, said = desk.types(*poster)
    assert code == 1
    assert "has not run yet" in said
    engine = make_engine(f"sqlite:///{desk.folder / 'weerklank.sqlite3'}", writes=True)
    in_transaction(engine, installation.begin, "weerklank_bot", NOON)
    engine.dispose()
    assert desk.types(*poster) == (0, "The poster is in poster.pdf.\n")
    assert (desk.folder / "poster.pdf").read_bytes().startswith(b"%PDF")
    assert desk.types("poster", "congres-2013", "--audience", "press", "--out", "poster.pdf")[0] == 1


def test_the_tally_is_shown_in_both_languages_with_its_picture(desk: Desk) -> None:
    desk.types("import", str(EXAMPLE))

    assert "Tussenstand TOE-2" in desk.types("tally", "congres-2013", "TOE-2")[1]
    code, said = desk.types("tally", "congres-2013", "TOE-2", "--language", "en", "--picture", "toe-2.png")
    assert code == 0
    assert "Enforcement agreements with municipalities" in said
    assert (desk.folder / "toe-2.png").read_bytes().startswith(b"\x89PNG")
    assert "0 figures differed" in desk.types("tally", "congres-2013", "--recount")[1]


def test_an_unknown_key_in_the_configuration_is_named_with_its_line(desk: Desk) -> None:
    (desk.folder / "config.toml").write_text('[telegram]\ntokken = "1:a"\n', encoding="utf-8")

    code, said = desk.types("tally", "congres-2013")

    assert code == 1
    assert "line 2, telegram.tokken: there is no such key; did you mean token?" in said


def test_a_database_out_of_reach_is_named_without_its_password(desk: Desk) -> None:
    desk.environment["WEERKLANK_DATABASE__URL"] = "postgresql://someone:verysecret@127.0.0.1:1/none"

    code, said = desk.types("tally", "congres-2013")

    assert code == 1
    assert "can't be opened" in said
    assert "verysecret" not in said


def test_running_without_a_token_says_where_to_get_one(desk: Desk) -> None:
    code, said = desk.types("run")

    assert code == 1
    assert "BotFather" in said


def test_a_token_that_telegram_does_not_know_or_an_unreachable_telegram_say_so(desk: Desk) -> None:
    desk.environment |= {
        "WEERKLANK_TELEGRAM__TOKEN": "123456:not-a-real-token",
        "WEERKLANK_TELEGRAM__API_URL": "http://127.0.0.1:1",
    }

    code, said = desk.types("run")

    assert code == 1
    assert "can't be reached at http://127.0.0.1:1" in said


def test_the_database_is_copied_and_never_over_an_existing_file(desk: Desk) -> None:
    desk.types("import", str(EXAMPLE))

    assert desk.types("backup", "copy.sqlite3")[0] == 0
    assert "exists" in desk.types("backup", "copy.sqlite3")[1]
    desk.environment["WEERKLANK_DATABASE__URL"] = "sqlite:///copy.sqlite3"
    assert "Tussenstand TOE-2" in desk.types("tally", "congres-2013", "TOE-2")[1]


def test_migrating_what_is_of_this_version_says_so(desk: Desk) -> None:
    desk.types("import", str(EXAMPLE))

    code, said = desk.types("migrate")

    assert code == 0
    assert "It was already." in said


def test_what_did_not_arrive_is_listed(desk: Desk) -> None:
    assert desk.types("outbox") == (0, "Everything arrived, as far as is known.\n")
    engine = make_engine(f"sqlite:///{desk.folder / 'weerklank.sqlite3'}", writes=True)
    lost = Outbox(chat_id=1, method="sendMessage", available_at=NOON, state=OutboxState.UNCERTAIN, last_error="reset")
    in_transaction(engine, lambda session: session.add(lost))
    engine.dispose()

    code, said = desk.types("outbox")

    assert code == 0
    assert "uncertain" in said
    assert "reset" in said


def test_nothing_set_aside_is_said(desk: Desk) -> None:
    assert desk.types("inbox", "list") == (0, "Nothing was set aside.\n")
    assert desk.types("inbox", "retry")[0] == 0


def test_decisions_and_the_log_are_written_to_files(desk: Desk) -> None:
    desk.types("import", str(EXAMPLE))

    code, said = desk.types("minutes", "congres-2013", "--out", "list.pdf", "--language", "en")
    assert (code, said) == (0, "The list of decisions and actions is in list.pdf.\n")
    assert (desk.folder / "list.pdf").read_bytes().startswith(b"%PDF")
    nowhere = "There is no gathering congres-2031.\n"
    assert desk.types("minutes", "congres-2031", "--out", "list.pdf") == (1, nowhere)
    assert desk.types("audit", "--gathering", "congres-2031") == (1, nowhere)
    assert desk.types("audit")[1].endswith("  opdrachtregel  Rapport KM ingelezen\n")
    engine = make_engine(f"sqlite:///{desk.folder / 'weerklank.sqlite3'}", writes=True)
    presented = partial(audit.record, at=NOON, person=None, role="organiser", action="present", subject="=TOE-2")
    in_transaction(engine, partial(presented, gathering=1))
    engine.dispose()

    assert desk.types("audit", "--language", "en")[1].startswith("5 Jan 2026 13:00  organiser  =TOE-2 presented\n")
    code, said = desk.types("audit", "--gathering", "congres-2013", "--csv", "log.csv", "--language", "en")
    assert (code, said) == (0, "The log is in log.csv: 1 line.\n")
    written = (desk.folder / "log.csv").read_text(encoding="utf-8-sig").splitlines()
    assert written[0] == "Time;Role;What;Action;About;Details"
    assert written[1].startswith("2026-01-05T13:00:00+01:00;organiser;'=TOE-2 presented;present;'=TOE-2;")
    desk.types("invite", "organiser", "--gathering", "congres-2013")
    assert "  opdrachtregel  Uitnodiging organisator, 1×: congres-2013\n" in desk.types("audit")[1]
