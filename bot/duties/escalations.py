"""What owners were told in time goes to the secretary of the gathering; what they answered goes no further."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.duties.duty import Duty, at_once
from bot.texts import escalating as texts
from bot.texts.message import Message
from models import commitment_view, escalating, outbox, people
from models.commitment_view import CommitmentView
from models.people import Recipient
from models.rules.policy import Policy
from models.tables import Escalation
from models.words import EscalationState

AT_ONCE = 50


def is_due(session: Session, policy: Policy, now: datetime) -> bool:
    today = policy.calendar.local_date(now)
    return policy.calendar.may_send(now) and bool(
        escalating.ripe(session, now, 1) or escalating.answered(session, 1) or escalating.missed(session, today, 1)
    )


def do(session: Session, policy: Policy, now: datetime) -> None:
    for row in escalating.answered(session, AT_ONCE):
        told, changed = row.state != EscalationState.PROPOSED, escalating.was_changed(session, row)
        escalating.drop(session, row, None, now)
        if told:
            say = partial(texts.answered, changed=changed)
            _tell(session, _coordinators(session, policy, now), say, _view(session, row, policy), now)
    for row in escalating.missed(session, policy.calendar.local_date(now), AT_ONCE):
        _too_late(session, row, policy, now)
    for row in escalating.ripe(session, now, AT_ONCE):
        _forward(session, row, policy, now)


def _forward(session: Session, row: Escalation, policy: Policy, now: datetime) -> None:
    view, found = _view(session, row, policy), escalating.view(session, row, policy)
    if found is None or found.target.day <= policy.calendar.local_date(now):
        _too_late(session, row, policy, now)
    else:
        escalating.forward(session, row, now)
        secretaries = people.organisers_of(session, found.target.gathering)
        reached = escalating.reached(session, row, view.organisation)
        say = partial(texts.forwarded, found=found, reached=reached)
        _tell(session, secretaries, say, view, now)


def _too_late(session: Session, row: Escalation, policy: Policy, now: datetime) -> None:
    escalating.drop(session, row, None, now)
    _tell(session, _coordinators(session, policy, now), texts.too_late, _view(session, row, policy), now)


def _view(session: Session, row: Escalation, policy: Policy) -> CommitmentView:
    view = commitment_view.of(session, row.commitment_id, policy.calendar)
    assert view is not None
    return view


def _coordinators(session: Session, policy: Policy, now: datetime) -> list[Recipient]:
    return people.coordinators(session, policy.calendar.local_date(now))


def _tell(
    session: Session,
    several: list[Recipient],
    say: Callable[[str, CommitmentView], Message],
    view: CommitmentView,
    now: datetime,
) -> None:
    for to in several:
        outbox.say(session, to.chat_id, say(to.language, view).payload(), now)


ESCALATIONS = Duty("escalations", is_due, at_once(do))
