"""Who and where: people, chats and the messages in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count

from .entities import Formatted
from .wire import JSON, ControlError

ANONYMOUS: JSON = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
PRESENT = frozenset({"creator", "administrator", "member", "restricted"})


@dataclass
class Person:
    """Somebody with a Telegram account. `started` and `blocked` are about this bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    premium: bool = False
    started: bool = False
    blocked: bool = False
    deactivated: bool = False

    def as_user(self) -> JSON:
        user: JSON = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for key in ("last_name", "username", "language_code"):
            if value := getattr(self, key):
                user[key] = value
        if self.premium:
            user["is_premium"] = True
        return user


@dataclass
class Chat:
    """A private chat (with the id of its person), group, supergroup or channel.

    `members` maps people's ids to their status; `available_reactions` is None where all emoji are allowed. `silenced`:
    members who are no administrators may not write. `threads` are the topics of a forum that are there, of which
    `closed_threads` take no messages; `linked` is the channel's discussion group, or that group's channel.
    """

    id: int
    kind: str
    title: str = ""
    username: str = ""
    person: Person | None = None
    bot_status: str = "member"
    members: dict[int, str] = field(default_factory=dict)
    available_reactions: list[str] | None = None
    hidden_members: bool = False
    silenced: bool = False
    linked: int | None = None
    forum: bool = False
    threads: set[int] = field(default_factory=set)
    closed_threads: set[int] = field(default_factory=set)
    migrated_to: int | None = None
    messages: dict[int, "Message"] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def is_group(self) -> bool:
        return self.kind in ("group", "supergroup")

    @property
    def bot_is_administrator(self) -> bool:
        return self.bot_status == "administrator"

    def check_alive(self) -> None:
        """Raises ControlError if this was a group and has become a supergroup, where nothing can happen any more."""
        if self.migrated_to is not None:
            raise ControlError(f"chat {self.id} has become {self.migrated_to}")

    def as_chat(self) -> JSON:
        chat: JSON
        if self.person is not None:
            user = self.person.as_user()
            chat = {"id": self.id, "type": "private", "first_name": user["first_name"]}
            return chat | {key: user[key] for key in ("last_name", "username") if key in user}
        chat = {"id": self.id, "type": self.kind, "title": self.title}
        if self.username:
            chat["username"] = self.username
        if self.forum:
            chat["is_forum"] = True
        return chat


@dataclass
class Message:
    """A message as it stands; `sender` is None in channels, `body` is the text, or the caption where there is media.

    `media` is {"photo": […]} or {"document": {…}}, `service` the fields of a service message. `reactions` maps
    the ids of people and of chats that react to their emoji, the bot's own under its id.
    """

    id: int
    chat: Chat
    date: int
    sender: JSON | None
    sender_chat: JSON | None = None
    by_bot: bool = False
    body: Formatted = field(default_factory=Formatted)
    media: JSON = field(default_factory=dict)
    service: JSON = field(default_factory=dict)
    keyboard: list[list[JSON]] = field(default_factory=list)
    reply_to: int | None = None
    thread: int | None = None
    silent: bool = False
    protected: bool = False
    edit_date: int | None = None
    edits: int = 0
    deleted: bool = False
    reactions: dict[int, list[str]] = field(default_factory=dict)

    def as_json(self, with_reply: bool = True) -> JSON:
        """The message as the Bot API gives it; a message it replies to is included one level deep."""
        message: JSON = {"message_id": self.id, "date": self.date, "chat": self.chat.as_chat()}
        if self.sender is not None:
            message["from"] = self.sender
        if self.sender_chat is not None:
            message["sender_chat"] = self.sender_chat
        if self.thread is not None:
            message |= {"message_thread_id": self.thread, "is_topic_message": True}
        if self.edit_date is not None:
            message["edit_date"] = self.edit_date
        original = self.chat.messages.get(self.reply_to) if self.reply_to is not None and with_reply else None
        if original is not None and not original.deleted:
            message["reply_to_message"] = original.as_json(with_reply=False)
        message |= self.media | self.service
        text, entities = ("caption", "caption_entities") if self.media else ("text", "entities")
        if self.body.text:
            message[text] = self.body.text
            if self.body.entities:
                message[entities] = self.body.entities
        if self.keyboard:
            message["reply_markup"] = {"inline_keyboard": self.keyboard}
        return message


class World:
    """Everybody and every chat. Private chats and groups share one row of message numbers, as with Telegram."""

    def __init__(self) -> None:
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self._shared_numbers = count(1)
        self._person_ids = count(5_000_001)
        self._group_ids = count(4_000_001)

    def add_person(self, person: Person) -> Person:
        if person.id == 0:
            person.id = next(each for each in self._person_ids if each not in self.people)
        if person.id in self.people:
            raise ControlError(f"there already is a person {person.id}")
        self.people[person.id] = person
        return person

    def add_chat(self, chat: Chat) -> Chat:
        """Give a chat its place; id 0 stands for a new one (-N for a group, -100N for a supergroup or channel)."""
        while chat.id == 0 or chat.id in self.chats:
            if chat.id != 0:
                raise ControlError(f"there already is a chat {chat.id}")
            number = next(self._group_ids)
            chat.id = -number if chat.kind == "group" else -(1_000_000_000_000 + number)
        if chat.kind in ("private", "group"):
            chat.numbers = self._shared_numbers
        self.chats[chat.id] = chat
        return chat

    def person(self, id: int) -> Person:
        if id not in self.people:
            raise ControlError(f"there is no person {id}")
        return self.people[id]

    def chat(self, id: int) -> Chat:
        """The chat with this id; a person's id is that person's private chat with the bot."""
        if id in self.people and id not in self.chats:
            return self.add_chat(Chat(id, "private", person=self.people[id]))
        if id not in self.chats:
            raise ControlError(f"there is no chat {id}")
        return self.chats[id]

    def find_chat(self, id: int | str) -> Chat | None:
        """The chat with this id or @username, if it is there."""
        if isinstance(id, str):
            name = id.removeprefix("@").lower()
            return next((chat for chat in self.chats.values() if chat.username.lower() == name != ""), None)
        return self.chat(id) if id in self.chats or id in self.people else None
