"""What happens in the hall by itself: items close when their time has come, panels are brought up to date."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlmodel import Session

from bot.clock import Clock
from bot.database import Database
from bot.texts.message import digest
from bot.texts.panel import panel as panel_text
from bot.ticking import Ticking
from models import audit, outbox, panels, people, presenting, running, settings
from models.tables import Gathering, Panel
from models.words import Act

AT_ONCE = 20
"""Panels in one tick; those that waited longest go first."""
OUTDATED = timedelta(seconds=30)
"""An edit that has not left by then is made anew."""


class Hall(Ticking):
    """`queued` is called when it wrote messages or changed cards."""

    def __init__(self, database: Database, clock: Clock, *, queued: Callable[[], None], every_seconds: float) -> None:
        super().__init__(clock, every_seconds)
        self._database = database
        self._queued = queued

    async def work(self, now: datetime) -> bool:
        if await self._database.read(_has_work, now):
            await self._database.run(_work, now)
            self._queued()
        return False


def _has_work(session: Session, now: datetime) -> bool:
    return running.is_time(session, now) or settings.is_time_to_lift(session, now) or panels.is_stale(session, now)


def _work(session: Session, now: datetime) -> None:
    for item in running.close_due(session, now):
        reference = presenting.reference_of(session, item)
        details = {"gathering": item.gathering_id, "round": item.round}
        audit.record(session, now, None, "clock", str(Act.CLOSE), reference, **details)
    settings.lift(session, now)
    for panel, gathering, gone in panels.stale(session, now, AT_ONCE):
        _bring_up_to_date(session, panel, gathering, now, gone=gone)


def _bring_up_to_date(session: Session, panel: Panel, gathering: Gathering, now: datetime, *, gone: bool) -> None:
    """Nothing is written where the text is the same; a panel goes with its message, and with its owner's role."""
    to = people.recipient(session, panel.person_id)
    message_id = panels.message_of(session, panel)
    if gone or to is None or message_id is None or not people.runs(session, panel.person_id, panel.gathering_id):
        panels.drop(session, panel)
        return
    as_helper = not people.organises(session, panel.person_id, panel.gathering_id)
    payload = panel_text(to.language, panels.view(session, gathering, now, as_helper=as_helper)).payload()
    shown = digest(payload)
    letter = None
    if shown != panel.shown_digest or panels.was_lost(session, panel):
        letter = outbox.say(
            session,
            panel.chat_id,
            {**payload, "message_id": message_id},
            now,
            method="editMessageText",
            priority=outbox.CARD,
            expires_at=now + OUTDATED,
        )
    panels.shows(session, panel, gathering, letter, shown, now)
