"""Which step comes next, when some that left were not answered: the deputy hears, then the coordinator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.plan import DUE, Step
from models.rules.policy import Policy

DEPUTY, TELEPHONE = "deputy", "telephone"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A step that left on this local day and that nobody answered; `heard_on` is its own day where it left on time.

    `has_deputy`: the lead got it, and somebody stands beside the lead.
    """

    step: Step
    heard_on: date
    has_deputy: bool = False


def next_step(planned: Sequence[Step], unanswered: Sequence[Unanswered], policy: Policy, first: date) -> Step | None:
    """The step to plan on or after the day `first`, given the ladder's steps from that day on.

    `deputy` comes `deputy_after` working days after the lead heard a step on or after the due date and left it
    unanswered, where that is before the ladder's next step. After `telephone_after` unanswered overdue steps the
    coordinator is advised to telephone in place of the next; after that nothing comes until somebody answers.
    """
    if any(each.step.code == TELEPHONE for each in unanswered):
        return None
    following = planned[0] if planned else None
    if following is not None:
        following = instead(following, unanswered, policy)
    day = _deputy_hears_on(unanswered, policy)
    if day is not None and day >= first and (following is None or day < following.day):
        return Step(DEPUTY, day)
    return following


def instead(step: Step, unanswered: Sequence[Unanswered], policy: Policy) -> Step:
    """The advice to telephone in place of one more overdue reminder; any other step as it is."""
    called_for = step.is_overdue and _asks_for_telephone(unanswered, policy)
    return Step(TELEPHONE, step.day) if called_for else step


def is_called_for(code: str, unanswered: Sequence[Unanswered], policy: Policy, today: date) -> bool:
    """Whether a step beyond the ladder that was planned earlier still has its reason on this day.

    Somebody may have answered, or the lead heard later than was planned.
    """
    if code == DEPUTY:
        day = _deputy_hears_on(unanswered, policy)
        return day is not None and day <= today
    return _asks_for_telephone(unanswered, policy)


def _deputy_hears_on(unanswered: Sequence[Unanswered], policy: Policy) -> date | None:
    last = unanswered[-1] if unanswered else None
    if last is None or not last.has_deputy or not (last.step.code == DUE or last.step.is_overdue):
        return None
    return policy.calendar.working_days_after(last.heard_on, policy.terms.deputy_after)


def _asks_for_telephone(unanswered: Sequence[Unanswered], policy: Policy) -> bool:
    return sum(each.step.is_overdue for each in unanswered) >= policy.terms.telephone_after
