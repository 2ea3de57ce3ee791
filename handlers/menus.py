"""Telegram's own menu of commands, in each chat by role and language."""

import hashlib
import json

from telegram import Update

from bot.texts.menu import menu
from handlers.context import Context
from models import outbox, people
from models.tables import Contact
from models.words import RoleKind


def bring_up_to_date(update: Update, context: Context) -> None:
    """After a role or the language changed: nothing goes out where the menu says the same already.

    Everybody's menu, in the language that Telegram itself speaks to them, needs no menu of their own.
    """
    contact = context.session.get(Contact, context.person_id)
    user = update.effective_user
    if contact is None or user is None:
        return
    commands = menu(context.person.language, people.roles(context.session, context.person_id))
    everybodys = menu(people.spoken(user.language_code), {RoleKind.PARTICIPANT})
    shown = "" if commands == everybodys else hashlib.sha256(json.dumps(commands).encode()).hexdigest()[:16]
    if shown != contact.menu:
        contact.menu = shown
        context.session.add(contact)
        payload = {"commands": commands}
        context.batch.queue(contact.chat_id, payload, method="setMyCommands", priority=outbox.REMINDER)
