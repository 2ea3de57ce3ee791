"""What is said of a due date in somebody's calendar."""

from collections.abc import Iterator
from dataclasses import replace

from bot.texts import calendar
from bot.texts.message import Message
from models.calendars import Appointment, Filed
from models.words import CommitmentStatus
from tests.texts.values import FRIDAY, LARGEST, USERNAME, commitment

VIEW = commitment()
FILED = Filed(LARGEST, LARGEST, LARGEST, FRIDAY)
AWAY = replace(FILED, cancelled=True)
TOLD = Appointment("uid", VIEW.reference, VIEW.organisation_names, VIEW.text, VIEW.measure)


def messages(language: str) -> Iterator[tuple[str, Message]]:
    yield "calendar, taken", Message(calendar.taken(language, VIEW))
    yield "calendar, moved", Message(calendar.renewed(language, VIEW, FILED))
    yield "calendar, another's", Message(calendar.renewed(language, VIEW, AWAY))
    done = replace(VIEW, status=CommitmentStatus.DONE)
    yield "calendar, described", Message(calendar.event(language, TOLD, FILED, USERNAME).description)
    yield "calendar, done", Message(calendar.renewed(language, done, AWAY))


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    event = calendar.event(language, TOLD, FILED, USERNAME)
    yield "calendar, alarm", event.alarm
    yield "calendar, not yours", calendar.not_yours(language)
