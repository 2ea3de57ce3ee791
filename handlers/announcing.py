"""/announce: a text to the groups and participants of a gathering, sent after a preview."""

import re
from dataclasses import replace
from typing import Any

from telegram import Update

from bot.texts import announcing as texts
from bot.texts import offers
from handlers import dialogue
from handlers.asking import gathering_meant, gathering_of_dialogue
from handlers.context import Context
from models import outbox, people, presenting
from models.names import Names
from models.tables import Gathering
from models.words import OnUncertain

KIND = "announce"


async def wanted(update: Update, context: Context) -> None:
    """/announce [gathering] [text]."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id, takes=None)
    if meant is not None and meant.words:
        dialogue.go_on(context, KIND, "text", {"gathering": meant.gathering.id})
        assert update.effective_message is not None
        named = (context.args or [""])[0].casefold() == meant.gathering.reference.casefold()
        text = with_its_lines((update.effective_message.text or "").split(None, 2 if named else 1)[-1])
        hear(context, "text", {"gathering": meant.gathering.id}, text)
    elif meant is not None:
        begin(context, meant.gathering)


def begin(context: Context, gathering: Gathering) -> None:
    """Ask for the text."""
    dialogue.go_on(context, KIND, "text", {"gathering": gathering.id})
    dialogue.ask(context, texts.ask_text(context.language, _names(gathering), gathering.date))


def _names(gathering: Gathering) -> Names:
    return Names(gathering.name_nl, gathering.name_en)


def with_its_lines(text: str) -> str:
    """The text with its line breaks, and one blank line at most between two parts."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def hear(context: Context, _step: str, data: dict[str, Any], text: str) -> None:
    """The text, as typed; typing again replaces it."""
    gathering = gathering_of_dialogue(context, data)
    if gathering is None:
        return
    if len(text) > texts.LIMIT or len(text.splitlines()) > texts.MOST_LINES:
        context.reply(texts.too_long(context.language))
        return
    places = presenting.places(context.session, gathering.id or 0)
    groups = sum(each.person is None for each in places)
    dialogue.go_on(context, KIND, "preview", {"gathering": gathering.id, "text": text})
    preview = texts.preview(context.language, _names(gathering), gathering.date, text, groups, len(places) - groups)
    dialogue.ask(context, preview)


async def chosen(update: Update, context: Context) -> None:
    """Under the preview: "ms" sends, "me" changes, "mx" discards."""
    assert update.callback_query is not None
    answered = dialogue.answered(context, update.callback_query.data or "", KIND, "preview")
    if answered is None:
        return
    talk, said = answered
    context.toast()
    gathering = gathering_of_dialogue(context, talk.data)
    if gathering is None:
        return
    if said == "me":
        begin(context, gathering)
        return
    people.end_conversation(context.session, context.person_id)
    context.reply(_send(context, gathering, talk.data) if said == "ms" else offers.discarded(context.language))


def _send(context: Context, gathering: Gathering, data: dict[str, Any]) -> str:
    """To everywhere once, after all else that waits."""
    places = presenting.places(context.session, gathering.id or 0)
    letters = []
    for each in places:
        message = texts.announcement(each.language, _names(gathering), gathering.date, data["text"])
        message = replace(message, protected=gathering.embargo_until is not None)
        topic = {} if each.thread is None else {"message_thread_id": each.thread}
        letters.append(
            {
                "chat_id": each.chat_id,
                "method": "sendMessage",
                "payload": {**message.payload(), **topic},
                "priority": outbox.ANNOUNCEMENT,
                "available_at": context.batch.now,
                "dedupe_key": f"announce:{gathering.id}:{data[dialogue.NUMBER]}:{each.chat_id}",
                "on_uncertain": OnUncertain.FINAL if each.person is None else OnUncertain.AGAIN,
            }
        )
    outbox.put(context.session, letters)
    groups = sum(each.person is None for each in places)
    context.audit("announce", gathering.reference, gathering=gathering.id, text=data["text"], recipients=len(places))
    return texts.announced(context.language, groups, len(places) - groups)
