"""A commitment's due date as an iCalendar file, to be opened by hand (RFC 5545 and 5546).

PUBLISH adds an entry, and moves it when the same UID comes with a higher SEQUENCE; CANCEL takes it out. Not REQUEST:
that is an invitation, which names who is invited and asks for an answer.
"""

from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, vCalAddress
from icalendar import Event as Entry
from sqlmodel import Session

from bot.reports.documents import Document, Make, Wanted
from bot.texts import calendar as texts
from bot.texts.calendar import Event
from models import calendars
from models.calendars import Filed

NINE_THE_DAY_BEFORE = timedelta(hours=-15)
"""Counted from the midnight at which a whole day begins."""


def read(session: Session, wanted: Wanted) -> Make:
    """The file of {"commitment", "person", "sequence", "day", "cancelled"}."""
    of = wanted.of
    told = calendars.appointment(session, of["commitment"], of["person"])
    day = date.fromisoformat(of["day"])
    filed = Filed(of["commitment"], of["person"], of["sequence"], day, cancelled=of["cancelled"])
    event = texts.event(wanted.language, told, filed, wanted.username)
    return lambda: Document(texts.file_name(told), written(event, wanted.now))


def written(event: Event, now: datetime) -> bytes:
    """The bytes of a file with this one entry."""
    file = Calendar()
    file.add("prodid", "-//Weerklank//NL")
    file.add("version", "2.0")
    file.add("method", "CANCEL" if event.cancelled else "PUBLISH")
    entry = Entry()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", now)
    entry.add("dtstart", event.day)
    entry.add("dtend", event.day + timedelta(1))
    entry.add("summary", event.title)
    entry.add("description", event.description)
    entry.add("url", event.url)
    entry.add("organizer", vCalAddress(event.url))
    entry.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    entry.add("transp", "TRANSPARENT")
    if not event.cancelled:
        entry.add_component(_alarm(event.alarm))
    file.add_component(entry)
    return bytes(file.to_ical())


def _alarm(text: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", NINE_THE_DAY_BEFORE)
    alarm.add("description", text)
    return alarm
