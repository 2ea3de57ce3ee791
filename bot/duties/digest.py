"""The coordinator's digest: on its day of the week at the hour at which messages begin, once for each."""

from datetime import datetime
from functools import partial

from sqlmodel import Session

from bot.duties.duty import Do, Duty
from bot.texts import digest as texts
from models import digesting, outbox
from models.digesting import Digest
from models.rules.policy import Policy


def duty(threshold: int) -> Duty:
    """`threshold` is k of `models.rules.suppression`: support that is hidden is not told of here either."""

    def prepare(session: Session, policy: Policy, now: datetime) -> Do:
        told = digesting.digest(session, policy, now, threshold=threshold)
        return partial(_send, told)

    return Duty("digest", is_due, prepare)


def _send(told: Digest, session: Session, policy: Policy, now: datetime) -> None:
    for each, key in digesting.owed(session, policy, now):
        payload = texts.digest(each.language, told, policy.calendar.zone).payload()
        outbox.say(session, each.chat_id, payload, now, dedupe_key=key)


def is_due(session: Session, policy: Policy, now: datetime) -> bool:
    return bool(digesting.owed(session, policy, now))
