"""Asking addressees for their formal response: one message for each contact."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session

from models import reaching, responding
from models.names import Names
from models.people import Recipient
from models.responding import Addressed
from models.rules.calendar import WorkCalendar


@dataclass(frozen=True, slots=True)
class Asking:
    """Who is asked what, and at which organisations nobody can be reached today. `recommendations`: how many in all."""

    asked: tuple[tuple[Recipient, tuple[Addressed, ...]], ...]
    unreachable: tuple[Names, ...]
    recommendations: int


def plan(session: Session, items: Collection[int], calendar: WorkCalendar, today: date) -> Asking:
    """Of these recommendations, what still waits for a response, by who is asked: the first contact who is there."""
    waiting = responding.unanswered(session, calendar, today, items)
    leads: dict[int, Recipient | None] = {}
    wanted: dict[Recipient, list[Addressed]] = {}
    unreachable: dict[int, Names] = {}
    for each in waiting:
        if each.organisation not in leads:
            leads[each.organisation] = next(iter(reaching.reach(session, each.organisation).there(today)), None)
        lead = leads[each.organisation]
        if lead is None:
            unreachable[each.organisation] = each.organisation_names
        else:
            wanted.setdefault(lead, []).append(each)
    return Asking(
        tuple((to, tuple(several)) for to, several in wanted.items()),
        tuple(unreachable.values()),
        len({each.item for each in waiting}),
    )
