"""The stand-in itself: one bot, its world and everything that is counted."""

import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field

from .clock import Clock
from .entities import Formatted
from .faults import Faults
from .files import Files
from .limits import Limits
from .updates import DAY, UpdateQueue
from .wire import JSON
from .world import Chat, Message, World

TOKEN = "7000000001:rehearsal-of-weerklank-without-telegram"


@dataclass
class Press:
    """A button that somebody pressed, and the bot's answer."""

    id: str
    person: int
    pressed_at: float
    answer: JSON | None = None


@dataclass(frozen=True)
class Call:
    """A call that changes something: when, what, to which chat and message, and how it ended.

    `delivered` tells whether the work was done, whatever the bot heard of it; `status` is what the bot heard,
    0 for a connection closed without an answer; `fault` the fault that had a hand in it.
    """

    number: int
    at: float
    method: str
    chat_id: int | str | None
    message_id: int | None
    status: int
    description: str
    delivered: bool
    fault: str | None


@dataclass
class Stats:
    """Calls by method, delivered messages by chat, refusals by reason, faults by kind, and the recent calls."""

    calls: Counter[str] = field(default_factory=Counter)
    sends: Counter[int] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    in_flight: int = 0
    recorded: int = 0
    recent: deque[Call] = field(default_factory=lambda: deque(maxlen=200_000))


class StandIn:
    """A bot, the people it may meet, and what Telegram would do between them.

    token: "<bot id>:<secret>". clock: a callable that gives the seconds since 1970; the machine's clock by default.
    privacy: whether the bot, where it is no administrator, is shown only what is meant for it. answer_within: seconds
    in which a press can be answered.
    """

    def __init__(
        self,
        token: str = TOKEN,
        username: str = "weerklank_bot",
        clock: Callable[[], float] | None = None,
        *,
        seed: int = 1,
        privacy: bool = True,
        answer_within: float = 15,
        queue_limit: int = 100_000,
    ) -> None:
        self.token = token
        self.privacy = privacy
        self.answer_within = answer_within
        self.bot: JSON = {
            "id": int(token.split(":")[0]),
            "is_bot": True,
            "first_name": "Weerklank",
            "username": username,
        }
        self.clock = Clock(clock or time.time)
        self.world = World()
        self.updates = UpdateQueue(self.clock, seed, queue_limit)
        self.limits = Limits()
        self.faults = Faults()
        self.files = Files()
        self.stats = Stats()
        self.webhook: JSON = {"url": ""}
        self.presses: dict[str, Press] = {}
        self.commands: dict[str, list[JSON]] = {}
        self.actions: list[JSON] = []

    @property
    def date(self) -> int:
        """Now, in whole seconds, as dates of messages are."""
        return int(self.clock())

    def tell(self, kind: str, payload: JSON, seconds: float = DAY) -> int | None:
        """Queue an update for the bot if it asked for this kind: its id, else None."""
        return self.updates.push(kind, payload, seconds)

    def post(self, chat: Chat, sender: JSON | None, body: Formatted | None = None, *, by_bot: bool = False) -> Message:
        """Put a message into a chat; what else it carries is for the caller to add."""
        message = Message(next(chat.numbers), chat, self.date, sender, by_bot=by_bot, body=body or Formatted())
        chat.messages[message.id] = message
        return message

    def state(self) -> JSON:
        """Everything that is counted; documented in docs/stand-in.md."""
        stats = self.stats
        return {
            "now": self.clock(),
            "bot": self.bot,
            "pending": self.updates.pending(),
            "next_update_id": self.updates.next_id,
            "handed_out_max": self.updates.handed_out_max,
            "dropped": self.updates.dropped,
            "expired": self.updates.expired,
            "allowed_updates": sorted(self.updates.allowed),
            "in_flight": stats.in_flight,
            "calls": dict(stats.calls),
            "sends": {str(chat): count for chat, count in stats.sends.items()},
            "refused": dict(stats.refused),
            "faults": dict(stats.faults),
            "limit_violations": self.limits.violations,
            "bursts": self.limits.bursts,
            "recorded_calls": stats.recorded,
        }

    def calls(self, since: int = 0) -> list[JSON]:
        """The recent calls that change something, from number `since` on, oldest first."""
        return [asdict(call) for call in self.stats.recent if call.number >= since]

    def close(self) -> None:
        """Let a waiting poll go, so that whoever serves this can stop."""
        self.updates.wake("end")
