"""Being away until a day: the deputy hears in the meantime."""

from datetime import date, timedelta

from telegram import Update

from bot.texts import away as texts
from handlers import dialogue
from handlers.context import Context
from models import away, people
from models.names import Names
from models.tables import Commitment
from models.words import RoleKind

KIND = "away"
SPANS = (timedelta(weeks=1), timedelta(weeks=2), timedelta(weeks=3))
WRITTEN_TO = (RoleKind.CONTACT, RoleKind.COORDINATOR)
LONGEST = timedelta(days=366)


async def wanted(_update: Update, context: Context) -> None:
    """/away, of whoever is written to about commitments."""
    if people.roles(context.session, context.person_id).isdisjoint(WRITTEN_TO):
        context.reply(texts.not_written_to(context.language))
    else:
        _ask(context)


def begin(context: Context, _commitment: Commitment) -> None:
    """From a reminder: it is about the person, for all that they speak for."""
    _ask(context)


def _ask(context: Context) -> None:
    dialogue.go_on(context, KIND, "when", {})
    picks = [context.today + span for span in SPANS]
    until = away.until(context.session, context.person_id, context.today)
    dialogue.ask(context, texts.ask_until(context.language, picks, until))


def hear(context: Context, _step: str, data: dict[str, object], text: str) -> None:
    """The last day, as typed."""
    if (day := dialogue.day_typed(context, text)) is not None:
        day_chosen(context, data, day)


def day_chosen(context: Context, _data: dict[str, object], day: date | None) -> None:
    """From today up to and including this day."""
    assert day is not None
    if day > context.today + LONGEST:
        dialogue.ask(context, texts.too_long(context.language))
        return
    session, person = context.session, context.person_id
    away.begin(session, person, context.today, day, context.batch.now)
    people.end_conversation(session, person)
    stands_in: list[tuple[Names | None, bool]] = []
    if people.is_coordinator(session, person):
        stands_in.append((None, away.is_coordinated(session, person, context.today)))
    stands_in += [
        (Names(each.name_nl, each.name_en), away.stand_in(session, each.id or 0, person, context.today) is not None)
        for each in people.spoken_for(session, person)
    ]
    context.reply(texts.noted(context.language, day, stands_in))


async def back_pressed(_update: Update, context: Context) -> None:
    """ "sb": here again."""
    if away.end(context.session, context.person_id, context.today):
        context.toast()
        context.rewrite(texts.back(context.language))
    else:
        context.toast(texts.not_away(context.language))
