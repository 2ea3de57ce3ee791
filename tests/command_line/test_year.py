"""A year on a simulated clock: what came is what ought to have come, and what differs is named."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from bot.commands.rehearsing import rehearse_year
from bot.rehearsal.ledger import AMSTERDAM
from bot.rehearsal.ledger import Promise as Promised
from bot.rehearsal.year.ledger import Came, reconciled
from bot.rehearsal.year.office import AHEAD, DEPUTY, OVERDUE, TELEPHONE, Office, Partner, Promise

FRIDAY = date(2014, 2, 14)


def office() -> Office:
    due = date(2014, 3, 14)
    return Office({"A-1": Promise("A-1", Partner("Partner 1", True), "high", due, due, date(2014, 1, 2))})


def at(day: date, hour: int) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=AMSTERDAM)


def days(first: date, last: date) -> list[date]:
    return [date.fromordinal(each) for each in range(first.toordinal(), last.toordinal() + 1)]


def lived(ledger: Office, until: date) -> list[tuple[str, str]]:
    of_the_year = days(date(2014, 1, 2), until)
    return [(line.kind, day.isoformat()) for day in of_the_year for _, line in ledger.begins(day)]


def test_the_office_expects_the_ladder_then_the_deputy_then_the_telephone() -> None:
    assert lived(office(), date(2014, 5, 30)) == [
        (AHEAD, "2014-02-14"),
        (AHEAD, "2014-02-28"),
        (AHEAD, "2014-03-07"),
        (AHEAD, "2014-03-13"),
        (AHEAD, "2014-03-14"),
        (DEPUTY, "2014-03-18"),
        (OVERDUE, "2014-03-21"),
        (DEPUTY, "2014-03-25"),
        (OVERDUE, "2014-03-28"),
        (DEPUTY, "2014-04-01"),
        (OVERDUE, "2014-04-04"),
        (DEPUTY, "2014-04-08"),
        (TELEPHONE, "2014-04-11"),
    ]


def test_on_the_day_that_somebody_asked_for_a_step_of_the_ladder_stays_one() -> None:
    asked_for_the_due_date, asked_for_another = office(), office()
    asked_for_the_due_date.promises["A-1"].snoozed_until = date(2014, 3, 14)
    asked_for_another.promises["A-1"].snoozed_until = date(2014, 3, 12)
    assert lived(asked_for_the_due_date, date(2014, 3, 18)) == [(AHEAD, "2014-03-14"), (DEPUTY, "2014-03-18")]
    assert lived(asked_for_another, date(2014, 3, 13)) == [(AHEAD, "2014-03-12"), (AHEAD, "2014-03-13")]


def test_after_a_holiday_what_would_come_within_a_week_is_expected_by_neither_ledger() -> None:
    """Good Friday, 18 April, moves one to Tuesday: that Friday's is left out."""
    due, agreed = date(2014, 4, 4), date(2014, 4, 3)
    ledger = Office({"A-1": Promise("A-1", Partner("Partner 1", False), "low", due, due, agreed)})
    overdue = ["2014-04-11", "2014-04-22", "2014-05-02"]
    assert lived(ledger, date(2014, 5, 9)) == [
        (AHEAD, "2014-04-04"),
        *((OVERDUE, day) for day in overdue),
        (TELEPHONE, "2014-05-09"),
    ]
    promise = Promised("A-1", "low", due, due)
    assert [str(day) for day in days(due, date(2014, 5, 9)) if promise.is_reminded_on(day)] == overdue


def test_each_kind_of_difference_is_counted_and_named() -> None:
    ledger = office()
    lived(ledger, date(2014, 2, 28))
    ledger.keeps("A-1", date(2014, 2, 28))
    on_its_day = Came(("A-1", AHEAD, FRIDAY), at(FRIDAY, 9))
    late = date(2014, 3, 7)
    counts, differences = reconciled(ledger, [on_its_day, on_its_day, Came(("A-1", AHEAD, late), at(late, 20))])
    assert counts == {
        "planned": 2,
        "delivered": 3,
        "missing": 1,
        "extra": 2,
        "at_forbidden_times": 1,
        "after_done": 1,
    }
    assert differences[0] == "1 lines are missing: A-1 ahead 2014-02-28"


@pytest.mark.parametrize(
    ("day", "hour", "forbidden"),
    [
        (FRIDAY, 9, 0),
        (FRIDAY, 8, 1),
        (FRIDAY, 18, 1),
        (date(2014, 2, 15), 12, 1),
        (date(2014, 4, 18), 12, 1),
        (date(2014, 2, 17), 13, 1),
        (date(2014, 2, 17), 14, 0),
        (date(2014, 6, 10), 10, 1),
        (date(2014, 6, 11), 10, 0),
    ],
)
def test_a_message_out_of_hours_or_before_it_was_looked_at_is_forbidden(day: date, hour: int, forbidden: int) -> None:
    counts, _ = reconciled(office(), [Came(("A-1", AHEAD, day), at(day, hour))])
    assert counts["at_forbidden_times"] == forbidden


def test_a_message_to_who_is_away_is_forbidden() -> None:
    counts, _ = reconciled(office(), [Came(("A-1", AHEAD, FRIDAY), at(FRIDAY, 9), to_absent=True)])
    assert counts["at_forbidden_times"] == 1


def test_a_small_year_reconciles(tmp_path: Path) -> None:
    assert rehearse_year(4, 12, 3, tmp_path, "") == 0
    ledger = json.loads((tmp_path / "summary.json").read_text())["ledger"]
    assert ledger["planned"] == ledger["delivered"] > 20
