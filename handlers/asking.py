"""Finding out which gathering an organiser means, and whether it is theirs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.texts import running
from handlers.context import Context
from models import groups, people, presenting
from models.tables import AgendaItem, Gathering


@dataclass(frozen=True)
class Meant:
    """The gathering that is meant, and the words that are left."""

    gathering: Gathering
    words: list[str]


def gathering_meant(context: Context, chat_id: int, *, helper: bool = False, takes: int | None = 0) -> Meant | None:
    """From the words of a command, the group it was sent in, or the only one there is; None after saying what to do.

    `helper`: those who help at a gathering may do this too. `takes`: how many words the command takes beside the
    gathering's reference, None for any number.
    """
    meant = _meant(context, chat_id, helper=helper)
    if meant is not None and takes is not None and len(meant.words) > takes:
        context.reply(running.too_much(context.language, meant.words[takes]))
        return None
    return meant


def _meant(context: Context, chat_id: int, *, helper: bool) -> Meant | None:
    words = list(context.args or [])
    mine = people.organised_gatherings(context.session, context.person_id, helping=helper)
    if not mine:
        known = presenting.any_gathering(context.session)
        context.reply(running.not_yours(context.language) if known else running.no_gathering(context.language))
        return None
    named = [(word, found) for word in words if (found := presenting.gathering(context.session, word)) is not None]
    for word, found in named:
        if any(each.id == found.id for each in mine):
            return Meant(found, [each for each in words if each != word])
    if named:
        context.reply(running.not_yours(context.language))
        return None
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
    """The agenda item behind the button of somebody who runs its gathering; None after refusing."""
    agenda_item = context.session.get(AgendaItem, int(number))
    if agenda_item is None or not people.runs(context.session, context.person_id, agenda_item.gathering_id):
        context.toast(running.not_yours(context.language))
        return None
    return agenda_item


def gathering_for_press(context: Context, number: str, *, helper: bool = False) -> Gathering | None:
    """The gathering behind an organiser's button, or where `helper` also a helper's; None after refusing."""
    gathering = context.session.get(Gathering, int(number))
    if gathering is None and people.is_coordinator(context.session, context.person_id):
        context.toast(running.gathering_gone(context.language))
        return None
    may = people.runs if helper else people.organises
    if gathering is None or not may(context.session, context.person_id, int(number)):
        context.toast(running.not_yours(context.language))
        return None
    return gathering


def gathering_of_dialogue(context: Context, data: Mapping[str, Any]) -> Gathering | None:
    """The gathering that a dialogue is about, unless it went or the role was taken away in between; that is said."""
    gathering = context.session.get(Gathering, int(data["gathering"]))
    if gathering is not None and people.organises(context.session, context.person_id, gathering.id or 0):
        return gathering
    people.end_conversation(context.session, context.person_id)
    context.reply(running.not_yours(context.language))
    return None
