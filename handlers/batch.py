"""What handlers work with during one batch: the session, the time, and the run of reactions that is being collected."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session

from bot.texts import cards, welcome
from bot.texts.message import ANSWER_LIMIT, Answer, Later, Message, shortened
from models import outbox, people, reacting
from models.names import Names
from models.people import Pseudonyms
from models.reacting import EmojiSet, Press, Unheard
from models.rules.policy import Policy
from models.rules.suppression import THRESHOLD
from models.tables import Gathering
from models.words import Stance


@dataclass(frozen=True)
class Setting:
    """What stays the same from batch to batch."""

    username: str
    pseudonyms: Pseudonyms
    policy: Policy
    emoji: Mapping[str, Stance]
    threshold: int = THRESHOLD


@dataclass
class Asked:
    """A press in the collected run that waits to be answered."""

    press: Press
    callback_query_id: str
    telegram_language: str | None


@dataclass
class Batch:
    """One transaction's worth of updates. `seq` is the row that is being handled; `answers` go out after the commit.

    `forgot`: somebody was forgotten in it.
    """

    setting: Setting
    open_session: Session
    now: datetime
    seq: int = 0
    answers: list[Answer] = field(default_factory=list)
    forgot: bool = False
    _run: list[EmojiSet | Press] = field(default_factory=list)
    _asked: list[Asked] = field(default_factory=list)

    @property
    def session(self) -> Session:
        """The session, with every reaction that came before written: reactions are collected, all else sees them."""
        self.flush()
        return self.open_session

    def collect(self, event: EmojiSet | Press, asked: Asked | None = None) -> None:
        """Add to the unbroken run of reactions and presses."""
        self._run.append(event)
        if asked is not None:
            self._asked.append(asked)

    def flush(self) -> None:
        """Write the run at once, and answer its presses with what then stands."""
        if not self._run:
            return
        run, asked = self._run, self._asked
        self._run, self._asked = [], []
        recorded = reacting.record(self.open_session, run, self.now, self.setting.emoji)
        for each in asked:
            pressed = recorded.pressed[each.press.seq]
            language = pressed.language or people.spoken(each.telegram_language)
            text = cards.answer(pressed, each.press.mark, language, private=each.press.chat_id > 0)
            self.answer(each.callback_query_id, text)
        self._tell_unheard(recorded.unheard)

    def _tell_unheard(self, unheard: Collection[Unheard]) -> None:
        """Whose reactions don't count hears so in private, where they can be written to: once for each gathering."""
        for each in unheard:
            to = people.recipient(self.open_session, each.person)
            if to is None:
                continue
            gathering = self.open_session.get_one(Gathering, each.gathering)
            names = Names(gathering.name_nl, gathering.name_en)
            letter = {
                "chat_id": to.chat_id,
                "method": "sendMessage",
                "payload": welcome.unheard(to.language, names, left=each.left).payload(),
                "priority": outbox.TALK,
                "available_at": self.now,
                "dedupe_key": outbox.once(each.gathering, "unheard", each.person),
            }
            outbox.put(self.open_session, [letter])

    def answer(self, callback_query_id: str, text: str = "") -> None:
        """Answer a press after the commit; empty stops the waiting sign and says nothing."""
        self.answers.append(Answer(callback_query_id, shortened(text, ANSWER_LIMIT)))

    def say(self, chat_id: int, message: Message | Later | str, **more: Any) -> int:
        """Queue what is to be said in a chat; it goes out after the commit."""
        if isinstance(message, str):
            message = Message(message)
        return self.queue(chat_id, message.payload(), **more)

    def queue(self, chat_id: int, payload: dict[str, Any], **more: Any) -> int:
        """Queue a call of another method than sendMessage: `method` names it."""
        return outbox.say(self.open_session, chat_id, payload, self.now, **more)
