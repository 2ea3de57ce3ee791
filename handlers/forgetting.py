"""/forgetme: asks what is to become of somebody's reactions, then lets go of all that is known of them."""

from telegram import Update

from bot.texts import forgetting as texts
from bot.texts.menu import menu
from handlers import dialogue, one_message
from handlers.context import Context
from models import forgetting
from models.names import Names
from models.tables import Contact
from models.words import RoleKind

KIND = "forget"
LEAVE = "vl"


async def wanted(_update: Update, context: Context) -> None:
    """Ask first; who alone coordinates has to find another before."""
    if forgetting.is_last_coordinator(context.session, context.person_id):
        context.reply(texts.last_coordinator(context.language))
        return
    dialogue.go_on(context, KIND, "how", {})
    _ask(context)


def hear(context: Context, _step: str, _data: dict[str, object], _text: str) -> None:
    """Words are no answer to this: it is asked again."""
    _ask(context)


def _ask(context: Context) -> None:
    places = forgetting.spoken_at(context.session, context.person_id)
    dialogue.ask(context, texts.ask(context.language, [Names(each.name_nl, each.name_en) for each in places]))


async def chosen(update: Update, context: Context) -> None:
    """ "va" erases everything, "vl" leaves the reactions."""
    assert update.callback_query is not None
    if one_message.elsewhere(update, context):
        return
    answered = dialogue.answered(context, update.callback_query.data or "", KIND)
    if answered is None:
        return
    _, said = answered
    if forgetting.is_last_coordinator(context.session, context.person_id):
        context.toast()
        context.reply(texts.last_coordinator(context.language))
    else:
        _forget(context, leaves=said == LEAVE)


def _forget(context: Context, *, leaves: bool) -> None:
    """Nothing may be known of this person after it, so the last words go to where the button was pressed."""
    language, batch = context.language, context.batch
    contact = context.session.get(Contact, context.person_id)
    own_menu = contact.chat_id if contact is not None and contact.menu else None
    left = [each.reference for each in forgetting.spoken_at(context.session, context.person_id)] if leaves else []
    forgetting.forget(context.session, context.person_id, batch.now, leave=left)
    batch.forgot = True
    context.toast(texts.briefly(language))
    context.rewrite(texts.forgotten(language, left=bool(left)))
    if own_menu is not None:
        batch.queue(own_menu, {"commands": menu(language, {RoleKind.PARTICIPANT})}, method="setMyCommands")
