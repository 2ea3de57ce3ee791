"""Finding out which gathering an organiser means, and whether it is theirs."""

from dataclasses import dataclass

from bot.texts import running
from handlers.context import Context
from models import groups, people, presenting
from models.tables import AgendaItem, Gathering


@dataclass(frozen=True)
class Meant:
    """The gathering that is meant, and the words that are left."""

    gathering: Gathering
    words: list[str]


def gathering_meant(context: Context, chat_id: int) -> Meant | None:
    """From the words of a command, the group it was sent in, or the only one there is; None after saying what to do."""
    words = list(context.args or [])
    mine = people.organised_gatherings(context.session, context.person_id)
    if not mine:
        known = presenting.any_gathering(context.session)
        context.reply(running.not_yours(context.language) if known else running.no_gathering(context.language))
        return None
    for word in words:
        named = presenting.gathering(context.session, word)
        if named is not None and any(each.id == named.id for each in mine):
            return Meant(named, [each for each in words if each != word])
    chat = groups.of(context.session, chat_id)
    if chat is not None and chat.gathering_id is not None:
        mine = [each for each in mine if each.id == chat.gathering_id]
        if not mine:
            context.reply(running.not_yours(context.language))
            return None
    current = _current(context, mine)
    if current is None:
        context.reply(running.which_gathering(context.language, [each.reference for each in mine]))
        return None
    return Meant(current, words)


def item_named(context: Context, meant: Meant) -> AgendaItem | None:
    """The agenda item that the words name; None after saying that there is none."""
    found = presenting.find(context.session, meant.gathering.id or 0, meant.words[0])
    if found is None:
        context.reply(running.not_on_agenda(context.language, meant.words[0]))
    return found


def _current(context: Context, mine: list[Gathering]) -> Gathering | None:
    """The only one, or the only one of today."""
    today = [each for each in mine if each.date == context.today]
    for several in (mine, today):
        if len(several) == 1:
            return several[0]
    return None


def item_for_press(context: Context, number: str) -> AgendaItem | None:
    """The agenda item behind an organiser's button, if the person who pressed may run it."""
    agenda_item = context.session.get(AgendaItem, int(number))
    if agenda_item is None or not people.organises(context.session, context.person_id, agenda_item.gathering_id):
        context.toast(running.not_yours(context.language))
        return None
    return agenda_item
