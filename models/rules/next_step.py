"""Which step comes next, when some that left were not answered: the deputy hears, then the coordinator."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.rules.plan import DUE, Step
from models.rules.policy import Policy

DEPUTY, TELEPHONE = "deputy", "telephone"


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A step that left and that nobody answered. `has_deputy`: the lead got it, and somebody stands beside the lead."""

    step: Step
    has_deputy: bool = False


def next_step(planned: Sequence[Step], unanswered: Sequence[Unanswered], policy: Policy, first: date) -> Step | None:
    """The step to plan on or after the day `first`, given the ladder's steps from that day on.

    `deputy` comes `deputy_after` working days after a step on or after the due date that the lead left unanswered,
    where that is before the ladder's next step. After `telephone_after` unanswered overdue steps the coordinator is
    advised to telephone in place of the next; after that nothing comes until somebody answers.
    """
    if any(each.step.code == TELEPHONE for each in unanswered):
        return None
    following = planned[0] if planned else None
    if following is not None:
        following = instead(following, unanswered, policy)
    if unanswered and unanswered[-1].has_deputy and _is_pressing(last := unanswered[-1].step):
        day = policy.calendar.working_days_after(last.day, policy.terms.deputy_after)
        if day >= first and (following is None or day < following.day):
            return Step(DEPUTY, day)
    return following


def instead(step: Step, unanswered: Sequence[Unanswered], policy: Policy) -> Step:
    """The advice to telephone in place of one more overdue reminder; any other step as it is."""
    called_for = step.is_overdue and is_called_for(TELEPHONE, unanswered, policy)
    return Step(TELEPHONE, step.day) if called_for else step


def is_called_for(code: str, unanswered: Sequence[Unanswered], policy: Policy) -> bool:
    """Whether a step beyond the ladder that was planned earlier still has its reason: somebody may have answered."""
    if code == DEPUTY:
        return bool(unanswered) and unanswered[-1].has_deputy and _is_pressing(unanswered[-1].step)
    return _unheard(unanswered) >= policy.terms.telephone_after


def _unheard(unanswered: Sequence[Unanswered]) -> int:
    return sum(each.step.is_overdue for each in unanswered)


def _is_pressing(step: Step) -> bool:
    return step.code == DUE or step.is_overdue
