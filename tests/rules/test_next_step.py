"""Who hears when nobody answers: the deputy once, the coordinator after three, and then nobody."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.absences import all_away
from models.rules.next_step import DEPUTY, TELEPHONE, Unanswered, is_called_for, next_step
from models.rules.plan import SNOOZED, Ladder, Step, Subject, plan
from models.rules.policy import Policy

POLICY = Policy()
FRIDAY = date(2014, 2, 14)
WEEKLY = [Step(f"overdue-{week}", FRIDAY + timedelta(weeks=week)) for week in range(1, 9)]
LEAD_HEARD = Unanswered(Step("due", FRIDAY), FRIDAY, has_deputy=True)
MONDAY = date(2014, 2, 17)


def heard(*weeks: int, has_deputy: bool = False) -> list[Unanswered]:
    return [Unanswered(WEEKLY[week - 1], WEEKLY[week - 1].day, has_deputy) for week in weeks]


def test_the_deputy_hears_two_working_days_after_the_lead_left_it_unanswered() -> None:
    assert next_step(WEEKLY, [LEAD_HEARD], POLICY, FRIDAY) == Step(DEPUTY, date(2014, 2, 18))


def test_where_nobody_stands_beside_the_lead_the_ladder_goes_on() -> None:
    assert next_step(WEEKLY, [Unanswered(Step("due", FRIDAY), FRIDAY)], POLICY, FRIDAY) == WEEKLY[0]


def test_what_came_before_the_due_date_does_not_reach_the_deputy() -> None:
    early = [Unanswered(Step("before-7", date(2014, 2, 7)), date(2014, 2, 7), has_deputy=True)]
    assert next_step([Step("due", FRIDAY)], early, POLICY, date(2014, 2, 8)) == Step("due", FRIDAY)


def test_the_deputy_hears_once_in_a_row() -> None:
    deputy = Unanswered(Step(DEPUTY, date(2014, 2, 18)), date(2014, 2, 18), has_deputy=True)
    assert next_step(WEEKLY, [LEAD_HEARD, deputy], POLICY, date(2014, 2, 19)) == WEEKLY[0]


def test_the_ladders_own_step_goes_first_when_it_comes_as_early() -> None:
    close = [Step("overdue-1", date(2014, 2, 18))]
    assert next_step(close, [LEAD_HEARD], POLICY, MONDAY) == close[0]


def test_a_day_for_the_deputy_that_is_past_is_not_caught_up_with() -> None:
    assert next_step(WEEKLY, [LEAD_HEARD], POLICY, date(2014, 2, 19)) == WEEKLY[0]


@pytest.mark.parametrize("unheard", range(6))
def test_after_three_unanswered_overdue_steps_the_next_is_the_advice_to_telephone(unheard: int) -> None:
    weeks = range(1, unheard + 1)
    found = next_step(WEEKLY[unheard:], heard(*weeks), POLICY, FRIDAY)
    assert found == (Step(TELEPHONE, WEEKLY[unheard].day) if unheard >= 3 else WEEKLY[unheard])


def test_after_the_advice_nothing_comes() -> None:
    advised = [*heard(1, 2, 3), Unanswered(Step(TELEPHONE, WEEKLY[3].day), WEEKLY[3].day)]
    assert next_step(WEEKLY[4:], advised, POLICY, WEEKLY[3].day) is None


def test_what_was_answered_since_calls_for_neither_the_deputy_nor_the_telephone() -> None:
    tuesday = date(2014, 2, 18)
    assert is_called_for(DEPUTY, [LEAD_HEARD], POLICY, tuesday)
    assert is_called_for(TELEPHONE, heard(1, 2, 3), POLICY, tuesday)
    assert not is_called_for(DEPUTY, [], POLICY, tuesday)
    assert not is_called_for(TELEPHONE, heard(1, 2), POLICY, tuesday)


def test_the_deputy_hears_two_working_days_after_the_lead_heard_however_long_that_waited() -> None:
    late = [Unanswered(Step("due", FRIDAY), MONDAY, has_deputy=True)]
    assert not is_called_for(DEPUTY, late, POLICY, date(2014, 2, 18))
    assert next_step(WEEKLY, late, POLICY, date(2014, 2, 18)) == Step(DEPUTY, date(2014, 2, 19))


def test_before_the_chosen_day_nothing_comes_and_on_it_one_step() -> None:
    wanted = Subject("agreed", date(2014, 3, 14), snoozed_until=date(2014, 3, 1))
    steps = plan(wanted, Ladder((28, 14, 7, 1)), POLICY.calendar, FRIDAY)
    assert steps[0] == Step(SNOOZED, date(2014, 3, 3)), "1 March was a Saturday"
    assert [step.code for step in steps[1:4]] == ["before-7", "before-1", "due"]


def test_a_step_of_the_ladder_on_the_chosen_day_is_the_one_that_comes() -> None:
    wanted = Subject("agreed", date(2014, 3, 14), snoozed_until=date(2014, 3, 7))
    assert plan(wanted, Ladder((7,)), POLICY.calendar, FRIDAY)[0].code == "before-7"


@pytest.mark.parametrize("wanted", [Subject("agreed", FRIDAY, True), Subject("in_progress", FRIDAY, disputed=True)])
def test_what_is_practice_or_disputed_is_not_reminded_of(wanted: Subject) -> None:
    assert plan(wanted, Ladder((7,)), POLICY.calendar, date(2014, 1, 1)) == ()


spans = st.tuples(st.integers(0, 20), st.integers(0, 6)).map(
    lambda span: (FRIDAY + timedelta(span[0]), FRIDAY + timedelta(sum(span)))
)


@given(st.lists(st.lists(spans, max_size=3), max_size=3))
def test_a_day_is_closed_when_everybody_is_away(absences: list[list[tuple[date, date]]]) -> None:
    closed = all_away(absences)
    for day in (FRIDAY + timedelta(n) for n in range(-1, 30)):
        each_away = [any(first <= day <= last for first, last in theirs) for theirs in absences]
        assert any(first <= day <= last for first, last in closed) == (bool(absences) and all(each_away))
