"""How each seat reacted, for the organisers of a gathering on the record."""

from collections.abc import Sequence
from datetime import datetime

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.results import footer, heading
from bot.texts.running import pages
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import MARKS, marked
from models.on_record import SeatVoice
from models.rules.voices import SILENT
from models.tallying import GatheringTally
from models.words import Flag, Stance

SEATS = 6
"""Seats on a page: with their whole names each takes two lines on a phone."""
NAME = 50


def by_seat(
    tally: GatheringTally, seats: Sequence[SeatVoice], language: str | None, now: datetime, page: int
) -> Message:
    """Six seats a page; `tally` holds the one item."""
    _ = tongue(language)
    item = tally.items[0]
    shown = seats[page * SEATS : (page + 1) * SEATS]
    text = lines(
        f"{heading(item, _)} {item.reference} · {_.of(tally.names)} {_.short_date(tally.day)}",
        _.of(item.title),
        "",
        *(f"{shortened(each.seat, NAME)}: {_said(each, _)}" for each in shown),
        "",
        _("On the record: members were told so when they joined. Only organisers see this."),
        footer(tally, _, now),
    )
    back = Button(f"‹ {item.reference}", f"ti:{item.agenda_item}")
    return Message(text, [[back], pages(f"tx:{item.agenda_item}", page, len(seats), _, SEATS)])


def _said(seat: SeatVoice, _: Tongue) -> str:
    if not seat.told:
        return _("not shown (erased)")
    if seat.voice == SILENT:
        return _("no reaction")
    flags = [MARKS[flag] for flag in Flag if flag in seat.voice.flags]
    stance = [] if seat.voice.stance == Stance.NONE else [marked(seat.voice.stance, _)]
    return " ".join([*stance, *flags])
