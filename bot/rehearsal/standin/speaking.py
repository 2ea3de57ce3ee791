"""People write and edit messages; the bot sees those that Telegram would show it."""

from .entities import Formatted, with_detected
from .params import Upload
from .standin import StandIn
from .wire import JSON, ControlError
from .world import ANONYMOUS, PRESENT, Chat, Message, Person


def say(
    standin: StandIn,
    person: Person,
    text: str,
    chat: Chat | None = None,
    *,
    reply_to: int | None = None,
    thread: int | None = None,
    anonymous: bool = False,
    document: Upload | None = None,
) -> Message:
    """Let a person write, in private by default, with a document if given; the text is then its caption.

    Writing in private starts the bot. An anonymous administrator writes as the group. Raises ControlError.
    """
    chat = chat or standin.world.chat(person.id)
    _may_write(chat, person, anonymous)
    if reply_to is not None and reply_to not in chat.messages:
        raise ControlError(f"there is no message {reply_to} in chat {chat.id}")
    if thread is not None and thread not in chat.threads:
        raise ControlError(f"there is no thread {thread} in chat {chat.id}")
    if chat.person is not None:
        person.started = True
    in_channel = chat.kind == "channel"
    sender = None if in_channel else ANONYMOUS if anonymous else person.as_user()
    message = standin.post(chat, sender, with_detected(Formatted(text)))
    message.sender_chat = chat.as_chat() if in_channel or anonymous else None
    message.reply_to, message.thread = reply_to, thread
    if document is not None:
        message.media = standin.files.document(standin.files.store(document, "documents"))
    if sees(standin, message):
        standin.tell("channel_post" if in_channel else "message", message.as_json())
    return message


def _may_write(chat: Chat, person: Person, anonymous: bool) -> None:
    chat.check_alive()
    if chat.person is not None:
        if chat.person is not person:
            raise ControlError(f"chat {chat.id} is somebody else's")
        if person.blocked:
            raise ControlError(f"person {person.id} has blocked the bot")
        return
    status = chat.members.get(person.id, "left")
    administers = status in ("creator", "administrator")
    if status not in PRESENT or ((anonymous or chat.kind == "channel") and not administers):
        raise ControlError(f"person {person.id} is {status} in chat {chat.id}")


def edit(standin: StandIn, message: Message, text: str) -> None:
    """Let the writer of a message change its text."""
    if message.by_bot or message.deleted:
        raise ControlError(f"message {message.id} can't be edited")
    message.body = with_detected(Formatted(text))
    message.edit_date = standin.date
    message.edits += 1
    if sees(standin, message):
        kind = "edited_channel_post" if message.chat.kind == "channel" else "edited_message"
        standin.tell(kind, message.as_json())


def delete(message: Message, by: Person | None = None) -> None:
    """Let somebody delete a message: in a group an administrator, or who wrote it. The bot is not told.

    by: the first administrator by default, in private the person. Raises ControlError.
    """
    chat = message.chat
    chat.check_alive()
    if by is not None and chat.person is None:
        administers = chat.members.get(by.id) in ("creator", "administrator")
        if not administers and (message.sender is None or message.sender["id"] != by.id):
            raise ControlError(f"person {by.id} can't delete message {message.id}")
    message.deleted = True
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)


def sees(standin: StandIn, message: Message) -> bool:
    """Whether the bot is shown a person's message: always in private and as administrator.

    Elsewhere, with privacy mode on, only commands for it or for any bot, and replies to its own messages.
    """
    chat = message.chat
    if chat.bot_status not in PRESENT:
        return False
    if chat.person is not None or chat.bot_is_administrator or not standin.privacy:
        return True
    original = chat.messages.get(message.reply_to) if message.reply_to is not None else None
    return (original is not None and original.by_bot) or _is_command(standin.bot, message.body.text)


def _is_command(bot: JSON, text: str) -> bool:
    if not text.startswith("/") or text == "/":
        return False
    _, at, name = text.split()[0].partition("@")
    return not at or name.lower() == str(bot["username"]).lower()
