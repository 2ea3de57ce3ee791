"""The rehearsal: small here, whole with `make rehearse`; and it notices when the count is wrong."""

import asyncio
from collections import Counter
from datetime import date
from pathlib import Path

from bot.rehearsal.ledger import Promise, works
from bot.rehearsal.rehearsing import Outcome, rehearse
from bot.rehearsal.truth import Truth, at_least
from bot.rehearsal.witness import Witness


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
    assert {name: summary[name] for name in ("items", "seats", "decisions", "forgotten", "hands")} == {
        "items": 26,
        "seats": 8,
        "decisions": 3,
        "forgotten": 2,
        "hands": 19,
    }
    assert 20 < summary["results"] < summary["announced"]
    assert 0 < summary["nudged"] < summary["announced"]
    assert summary["checks"] > 200
    assert {path.suffix for path in outcome.files} == {".json", ".txt", ".png", ".xlsx", ".csv", ".pdf"}
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


def test_the_crowd_counts_a_seat_once_and_who_takes_all_back_not_at_all() -> None:
    truth = Truth(audiences={1: "police", 2: "police", 3: "partner"}, seats={1: "OM", 2: "OM"})
    truth.presses("X", 1, "card 1", "agree")
    truth.presses("X", 2, "card 2", "disagree")
    truth.shows("X", 3, "emoji 5", ("👍",))
    truth.presses("X", 4, "card 5", "doubt")

    assert truth.joined == 2
    assert truth.groups("X") == {("police", "disagree"): 1, ("partner", "agree"): 1, ("unknown", "doubt"): 1}
    assert truth.groups("X", hidden_only=True) == {("police", "disagree"): 1, ("unknown", "doubt"): 1}

    truth.presses("X", 1, "card 1", "clear")
    truth.erases(3)
    assert (truth.joined, truth.counts("X")) == (1, Counter({"people": 1, "doubt": 1}))


def test_the_crowd_knows_when_a_majority_is_no_accident() -> None:
    assert at_least(0, 0) == 0
    assert at_least(61, 103) < 0.5 < at_least(62, 103)


def test_the_witness_notices_a_figure_that_is_off_by_one() -> None:
    truth = Truth()
    for person in range(3):
        truth.presses("X", person, "card 5", "agree")
    truth.presses("X", 3, "card 5", "disagree")
    right = "👍 Eens 3 · 75%\n🤔 Twijfel 0 · 0%\n👎 Oneens 1 · 25%\n👌 Doen we al 0 · 0%"
    witness = Witness()

    witness.figures("The result of", right, truth, "X")
    witness.shares("The result of", "👍 75% 👎 25%", truth, "X")
    witness.order("Ranked", ["B", "A"], {"A": 0.1, "B": 0.2})
    assert (witness.checks, witness.differences) == (3, [])

    witness.figures("The result of", right.replace("Oneens 1", "Oneens 2"), truth, "X")
    witness.figures("The result of", right.replace("👌", "–"), truth, "X")
    witness.shares("The result of", "👍 74% 👎 25%", truth, "X")
    witness.shares("The result of", "👍 75%", truth, "X")
    witness.order("Ranked", ["A", "B"], {"A": 0.1, "B": 0.2})
    witness.reads("The file", "one", "one", "two")
    witness.reads_not("The file", "one", "one", "two")
    assert len(witness.differences) == 7


def test_the_players_know_the_ladder_by_themselves() -> None:
    promise = Promise("A-1", "low", date(2013, 12, 25), date(2013, 11, 1))

    days = [date(2013, 12, day) for day in range(1, 32)] + [date(2014, 1, day) for day in range(1, 32)]

    assert [day for day in days if promise.is_reminded_on(day)] == [
        date(2013, 12, 18),
        date(2013, 12, 24),
        date(2014, 1, 2),
        date(2014, 1, 15),
        date(2014, 1, 22),
    ]
    assert not works(date(2014, 1, 1))
