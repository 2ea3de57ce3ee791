"""The typed context of every handler: who it is, in which language, and the batch it is part of."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlmodel import Session
from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from bot.texts import running
from bot.texts.message import Later, Message
from bot.texts.tongue import Tongue, tongue
from handlers.batch import Batch
from models import audit, groups, outbox, people
from models.tables import Person
from models.words import OnUncertain

if TYPE_CHECKING:
    Base = CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[str, Batch]]
else:
    Base = CallbackContext

OUTDATED = timedelta(minutes=5)
"""A menu that could not be shown by then is not wanted any more."""

BATCH = "batch"
"""Where the application's bot_data holds the batch that is being handled."""


class Context(Base):
    """What a handler gets. It touches the session alone; it never calls Telegram."""

    def __init__(
        self, application: "Application[Any, Any, Any, Any, Any, Any]", chat_id: int | None, user_id: int | None
    ) -> None:
        super().__init__(application, chat_id, user_id)
        self._person: Person | None = None
        self._update: Update | None = None

    @classmethod
    def from_update(cls, update: object, application: "Application[Any, Any, Any, Any, Any, Any]") -> "Context":
        made = cls(application, None, None)
        made._update = update if isinstance(update, Update) else None
        return made

    @property
    def batch(self) -> Batch:
        return self.bot_data[BATCH]

    @property
    def session(self) -> Session:
        return self.batch.session

    @property
    def person(self) -> Person:
        """Who sent the update; made known when new. What reactions wait to be written makes no difference to it."""
        if self._person is None:
            user = self._update.effective_user if self._update else None
            assert user is not None
            self._person = people.recognise(
                self.batch.open_session,
                self.batch.setting.pseudonyms(user.id),
                user.language_code,
                self.batch.now,
            )
        return self._person

    @property
    def person_id(self) -> int:
        assert self.person.id is not None
        return self.person.id

    @property
    def language(self) -> str | None:
        """The language this person is spoken to in private."""
        return self.person.language

    @property
    def tongue(self) -> Tongue:
        return tongue(self.language)

    @property
    def today(self) -> date:
        return self.batch.setting.policy.calendar.local_date(self.batch.now)

    def reply(self, message: Message | Later | str) -> int | None:
        """Say it in private to whoever sent the update; where that can't be, say in the group how it can.

        The number of the message's row; None where it was not said.
        """
        to = people.recipient(self.batch.open_session, self.person_id)
        chat = self._update.effective_chat if self._update else None
        if to is not None:
            return self.batch.say(to.chat_id, message)
        if chat is not None and chat.id > 0:
            people.can_be_written_to(self.session, self.person_id, chat.id)
            return self.batch.say(chat.id, message)
        if chat is not None and chat.id < 0:
            self._point_to_private(chat.id)
        return None

    def _point_to_private(self, chat_id: int) -> None:
        """Once a minute in a group, and gone when it could not be said within one: cards are more pressing."""
        now = self.batch.now
        message = running.start_first(groups.language_of(self.session, chat_id), self.batch.setting.username)
        letter = {
            "chat_id": chat_id,
            "method": "sendMessage",
            "payload": message.payload(),
            "available_at": now,
            "expires_at": now + timedelta(minutes=1),
            "dedupe_key": f"start first:{chat_id}:{now:%Y-%m-%d %H:%M}",
            "on_uncertain": OnUncertain.FINAL,
        }
        outbox.put(self.session, [letter])

    def audit(self, action: str, subject: str, *, gathering: int | None = None, **details: object) -> None:
        """Note what the coordinator, an organiser or a helper did, at a gathering or at none in particular."""
        role = people.role_at(self.session, self.person_id, gathering)
        if gathering is not None:
            details["gathering"] = gathering
        audit.record(self.session, self.batch.now, self.person_id, role, action, subject, **details)

    def toast(self, text: str = "") -> None:
        """Answer the press that is being handled."""
        query = self._update.callback_query if self._update else None
        assert query is not None
        self.batch.answer(query.id, text)

    def rewrite(self, message: Message | Later) -> int | None:
        """Put this in place of the message whose button was pressed; the number of the edit's row.

        No message of ours in a group has such a button: where a press there is forged, it is said in private.
        """
        query = self._update.callback_query if self._update else None
        assert query is not None
        if query.message is None or query.message.chat.id < 0:
            return self.reply(message)
        payload = {**message.payload(), "message_id": query.message.message_id}
        expires = self.batch.now + OUTDATED
        return self.batch.queue(query.message.chat.id, payload, method="editMessageText", expires_at=expires)
