"""What a person sees."""

from .entities import to_html
from .standin import StandIn
from .wire import JSON
from .world import Chat, Message, Person


def messages(standin: StandIn, chat: Chat, last: int | None = None) -> list[JSON]:
    """The messages of a chat, the newest last; deleted ones are marked. `last` limits how many."""
    return [_seen(standin, message) for message in list(chat.messages.values())[-last if last else 0 :]]


def _seen(standin: StandIn, message: Message) -> JSON:
    photo, document = message.media.get("photo"), message.media.get("document")
    return {
        "id": message.id,
        "chat_id": message.chat.id,
        "date": message.date,
        "from_id": message.sender["id"] if message.sender else message.chat.id,
        "by_bot": message.by_bot,
        "text": message.body.text,
        "html": to_html(message.body),
        "keyboard": [[_button(button) for button in row] for row in message.keyboard],
        "photo": photo[-1]["file_id"] if photo else None,
        "document": document,
        "reply_to": message.reply_to,
        "thread": message.thread,
        "edits": message.edits,
        "edit_date": message.edit_date,
        "deleted": message.deleted,
        "silent": message.silent,
        "protected": message.protected,
        "pinned": message.id in message.chat.pinned,
        "reactions": {str(key): emoji for key, emoji in message.reactions.items() if emoji},
        "bot_reaction": message.reactions.get(standin.bot["id"], []),
        "service": message.service,
    }


def _button(button: JSON) -> JSON:
    return {"text": button["text"], "data": button.get("callback_data"), "url": button.get("url")}


def toasts(standin: StandIn, person: Person) -> list[JSON]:
    """The answers to a person's presses, oldest first."""
    return [press.answer for press in standin.presses.values() if press.person == person.id and press.answer]
