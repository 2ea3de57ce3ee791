"""A new gathering, one like another, and one that goes: the coordinator's."""

from telegram import Update

from bot.texts import preparing as texts
from bot.texts import settings as settings_texts
from handlers import creating, one_message
from handlers.context import Context
from handlers.preparing import gatherings, pressed_at, view_of
from models import people, preparing, presenting
from models.importing.standing import monitors
from models.names import Names
from models.tables import Gathering


async def new_pressed(update: Update, context: Context) -> None:
    """ "en" asks for a new gathering; "ec:gathering" for one like it."""
    assert update.callback_query is not None
    _, _, number = (update.callback_query.data or "").partition(":")
    if one_message.elsewhere(update, context) or not _coordinates(context):
        return
    like = context.session.get(Gathering, int(number)) if number else None
    if (number and like is None) or not monitors(context.session):
        context.toast(texts.no_report(context.language))
        return
    context.toast()
    creating.begin(context, like)


def _coordinates(context: Context) -> bool:
    if people.is_coordinator(context.session, context.person_id):
        return True
    context.toast(texts.only_coordinator(context.language))
    return False


async def removal_pressed(update: Update, context: Context) -> None:
    """ "ex:gathering" asks whether to remove it, "exy:gathering" does."""
    assert update.callback_query is not None
    if one_message.elsewhere(update, context) or not _coordinates(context):
        return
    gathering = pressed_at(update, context)
    if gathering is None:
        return
    why = preparing.removal(context.session, gathering)
    if why is not None:
        context.toast(settings_texts.refused(context.language, why))
    elif (update.callback_query.data or "").startswith("exy"):
        _remove(context, gathering)
        context.rewrite(gatherings(context, 0))
    else:
        context.toast()
        context.rewrite(texts.ask_remove(context.language, view_of(context, gathering)))


def _remove(context: Context, gathering: Gathering) -> None:
    """Who organised it, takes part in it or sees its cards in a group hears that it is gone."""
    names, day = Names(gathering.name_nl, gathering.name_en), gathering.date
    team = people.team_of(context.session, gathering.id or 0)
    told = {each.chat_id: texts.gone(each.language, names, day) for each in team}
    for place in presenting.places(context.session, gathering.id or 0):
        told[place.chat_id] = texts.gone(place.language, names, day)
    me = people.recipient(context.session, context.person_id)
    preparing.remove(context.session, gathering, context.batch.now)
    for chat_id, message in told.items():
        if me is None or chat_id != me.chat_id:
            context.batch.say(chat_id, message)
    context.audit("remove_gathering", gathering.reference, gathering=gathering.id, told=len(told))
    context.toast(texts.removed(context.language, gathering.reference))
