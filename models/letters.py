"""A message that is to be sent, or a question that is to be asked, and what can become of it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

TOPIC = "message_thread_id"
"""Of a payload: the forum topic it is meant for."""
QUESTIONS = ("getChat", "getChatMember", "getFile")
"""Methods that are called for their answer, which comes back through the inbox."""
REPEATABLE = (*QUESTIONS, "editMessageText", "deleteMessage", "setMyCommands")
"""Methods that may be called twice: what is in doubt goes again."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One message to send. `chat_id` below zero is a group. `payload` None: a card, whose text is made at sending."""

    id: int
    chat_id: int
    method: str
    payload: dict[str, Any] | None
    posting_id: int | None
    attempt: int


@dataclass(frozen=True, slots=True)
class Sent:
    """`answer` is what Telegram said to a question, `content` the file it was asked for."""

    message_id: int | None = None
    answer: dict[str, Any] | None = None
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class NotSent:
    """Surely not sent: again at `again_at`."""

    again_at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Dead:
    """Never will be. `unreachable`: nothing can be sent to this chat any more. `gone`: the message was deleted."""

    why: str
    unreachable: bool = False
    gone: bool = False


@dataclass(frozen=True, slots=True)
class NoTopic:
    """Surely not sent: the forum topic it was meant for is closed or deleted."""

    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """The group became a supergroup with this id."""

    chat_id: int


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Perhaps sent, perhaps not."""

    why: str


Fate = Sent | NotSent | Dead | NoTopic | Moved | Perhaps
