"""The rehearsal: small here, whole with `make rehearse`; and it notices when the count is wrong."""

import asyncio
from collections import Counter
from datetime import date
from pathlib import Path

from bot.rehearsal.ledger import Promise, works
from bot.rehearsal.rehearsing import Outcome, rehearse
from bot.rehearsal.truth import Truth


def play(database_url: str, out: Path) -> Outcome:
    return asyncio.run(rehearse(30, 7, out, database_url, lambda _: None))


def test_a_small_congress_is_counted_as_the_crowd_did_it(database_url: str, tmp_path: Path) -> None:
    outcome = play(database_url, tmp_path)

    assert outcome.differences == ()
    summary = outcome.summary
    assert summary["reactions"]["sent"] == summary["reactions"]["journalled"] > 100
    assert summary["voices"]["expected"] == summary["voices"]["counted"] > 50
    assert summary["reminders"]["due"] == summary["reminders"]["delivered"] > 15
    assert (summary["reminders"]["doubled"], summary["limit_violations"]) == (0, 0)
    assert {path.suffix for path in outcome.files} == {".json", ".txt", ".png"}
    assert all(path.stat().st_size > 0 for path in outcome.files)


def test_the_crowds_own_count_follows_the_last_word() -> None:
    truth = Truth()
    truth.shows("X", 1, "emoji 5", ("👍",))
    truth.presses("X", 1, "card 5", "doubt")
    truth.presses("X", 1, "card 5", "urgent")
    truth.shows("X", 2, "emoji 5", ("👎", "🔥"))
    truth.shows("X", 2, "emoji 5", ("🔥",))
    truth.closed.add("X")
    truth.presses("X", 1, "card 5", "agree")

    assert truth.counts("X") == Counter({"people": 2, "doubt": 1, "urgent": 1, "other": 1})


def test_the_players_know_the_ladder_by_themselves() -> None:
    promise = Promise("A-1", "low", date(2013, 12, 25), date(2013, 11, 1))

    days = [date(2013, 12, day) for day in range(1, 32)] + [date(2014, 1, day) for day in range(1, 20)]

    assert [day for day in days if promise.is_reminded_on(day)] == [
        date(2013, 12, 18),
        date(2013, 12, 24),
        date(2014, 1, 2),
        date(2014, 1, 8),
        date(2014, 1, 15),
    ]
    assert not works(date(2014, 1, 1))
