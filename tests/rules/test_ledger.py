"""The file of who was forgotten: whole or as it was, for its owner alone, and never silently left out."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot import ledger
from bot.problems import LedgerUnusable
from models.forgetting import Entry

ANNA = Entry("a" * 32, datetime(2013, 9, 2, 8, 0, 0, 123, tzinfo=UTC), ("congres-2013",))
BEN = Entry("b" * 32, datetime(2013, 9, 3, tzinfo=UTC), ())


def test_what_is_written_is_read_and_added_to(tmp_path: Path) -> None:
    file = tmp_path / "forgotten"
    assert ledger.read(file) == {}

    ledger.write(file, [ANNA])
    ledger.write(file, [BEN])
    later = Entry(ANNA.pseudonym, BEN.at, ("congres-2013", "taskforce"))
    ledger.write(file, [later])

    assert ledger.read(file) == {ANNA.pseudonym: later, BEN.pseudonym: BEN}
    assert file.stat().st_mode & 0o077 == 0
    assert [each.name for each in tmp_path.iterdir()] == ["forgotten"]


def test_a_write_that_was_cut_off_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "forgotten"
    ledger.write(file, [ANNA])
    (tmp_path / "forgotten.new").write_text('{"pseudo')

    assert ledger.read(file) == {ANNA.pseudonym: ANNA}
    ledger.write(file, [BEN])
    assert set(ledger.read(file)) == {ANNA.pseudonym, BEN.pseudonym}


@pytest.mark.parametrize(
    "damage", ["{", "[]", '{"pseudonym": "a"}', '{"pseudonym": "a", "at": "soon", "closed": []}', "\udcff"]
)
def test_a_damaged_file_is_refused_and_never_overwritten(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "forgotten"
    file.write_bytes(damage.encode("utf-8", "surrogateescape"))

    with pytest.raises(LedgerUnusable) as refused:
        ledger.read(file)
    assert refused.value.args[0] == str(file)
    with pytest.raises(LedgerUnusable):
        ledger.write(file, [ANNA])
    assert file.read_bytes() == damage.encode("utf-8", "surrogateescape")
