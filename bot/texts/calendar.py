"""A commitment in somebody's calendar: what the file says, and what is said with it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.texts.message import lines, shortened
from bot.texts.scales import commitment_status
from bot.texts.tongue import Tongue, tongue
from models.calendars import Appointment, Filed
from models.commitment_view import CommitmentView
from models.words import BEING_KEPT, CommitmentStatus

TITLE = 80


@dataclass(frozen=True, slots=True)
class Event:
    """What a calendar shows: all day, with one reminder before it. `url` leads to the chat with the bot."""

    uid: str
    sequence: int
    day: date
    cancelled: bool
    title: str
    description: str
    alarm: str
    url: str


def event(language: str | None, told: Appointment, filed: Filed, username: str) -> Event:
    _ = tongue(language)
    measure = _.of(told.measure)
    return Event(
        uid=told.uid,
        sequence=filed.sequence,
        day=filed.day,
        cancelled=filed.cancelled,
        title=f"{told.reference} · {shortened(_.of(told.text), TITLE)}",
        description=lines(
            _.of(told.organisation),
            _("What: {text}", text=_.of(told.text)),
            _("Done when: {measure}", measure=measure) if measure else None,
            "",
            _("Tell how it goes in the chat with Weerklank."),
        ),
        alarm=_("{reference} is due tomorrow", reference=told.reference),
        url=f"https://t.me/{username}",
    )


def file_name(told: Appointment) -> str:
    return f"{told.reference}.ics"


def taken(language: str | None, view: CommitmentView) -> str:
    """With the file that somebody asked for."""
    _ = tongue(language)
    return lines(
        _("{reference} for your calendar", reference=view.reference),
        _("Open the file to add the due date. When it changes you get a new file."),
    )


def renewed(language: str | None, view: CommitmentView, filed: Filed) -> str:
    """With the file that replaces, or takes away, what somebody had put in their calendar."""
    _ = tongue(language)
    if not filed.cancelled:
        return lines(
            _("{reference} · due date now {day}", reference=view.reference, day=_.short_date(filed.day)),
            _("Open the file: your calendar moves it."),
        )
    return lines(
        _("{reference} can leave your calendar", reference=view.reference),
        _why(view, _),
        _("Open the file: your calendar takes it out. If not, delete it there yourself."),
    )


def _why(view: CommitmentView, _: Tongue) -> str:
    if view.status in BEING_KEPT:
        return _("It is no longer with your organisation.")
    return _("Status: {status}", status=commitment_status(CommitmentStatus(view.status), _))


def sent(language: str | None, filed: Filed, caption: str) -> dict[str, Any]:
    """The file with these words, as a payload of sendDocument."""
    document = {
        "kind": "calendar_ics",
        "language": tongue(language).language,
        "commitment": filed.commitment,
        "person": filed.person,
        "sequence": filed.sequence,
        "day": filed.day.isoformat(),
        "cancelled": filed.cancelled,
    }
    return {"document": document, "caption": caption}


def not_yours(language: str | None) -> str:
    _ = tongue(language)
    return _("This is for a contact of the organisation and for the coordinator.")
