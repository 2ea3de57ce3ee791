"""Sending what waits: claimed under the pace, committed as sending before the call, settled after it."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import chain, repeat

import structlog
from sqlmodel import Session
from telegram import Bot
from telegram.error import RetryAfter, TelegramError

from bot import mending
from bot.calling import call
from bot.clock import Clock, Watch
from bot.database import Database, is_away
from bot.fates import fate_of, seconds_of
from bot.pacing import Pacer
from bot.patience import until_back
from bot.reports.documents import Documents, Withheld
from bot.texts.cards import card as card_text
from bot.texts.message import digest
from models import cards, outbox, reminders, shown
from models.letters import QUESTIONS, TOPIC, Dead, Fate, Letter, Moved, NotSent, Perhaps, Sent
from models.rules.suppression import THRESHOLD
from models.shown import Stale

log = structlog.get_logger()

LOOK_AHEAD = 200
LONGEST_REST = 30.0
A_MOMENT = 0.001
"""Clocks count microseconds: a rest that ends a little early would find nothing free yet."""
EDIT = "edit"
READS, READ_AGAIN = 12, timedelta(seconds=5)
"""How often, and after what, a message is read again while the database is away: its chat waits behind it."""


@dataclass(frozen=True, slots=True)
class Going:
    """A message or an edit on its way. `wanted` and `digest` say what its card will then show."""

    letter: Letter
    edit_of: int | None = None
    wanted: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Ended:
    """How it went."""

    going: Going
    fate: Fate


class Delivery:
    """One process sends. `run` is a loop of turns: settle what ended and claim what may go, in one transaction.

    `heard` is called when Telegram's answers to questions may have been journalled.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        bot: Bot,
        pacer: Pacer,
        documents: Documents,
        *,
        username: str,
        heard: Callable[[], None],
        threshold: int = THRESHOLD,
    ) -> None:
        self._database = database
        self._clock = clock
        self._bot = bot
        self._pacer = pacer
        self._documents = documents
        self._username = username
        self._threshold = threshold
        self._heard = heard
        self._wake = asyncio.Event()
        self._ended: list[Ended] = []
        self._on_their_way: dict[int, asyncio.Task[None]] = {}
        self._watch = Watch()
        self.resting = False
        """Whether nothing is on its way and nothing may go before the clock moves."""
        self.held_up = False
        """Whether something waits for its time or for the pace."""

    def wake(self) -> None:
        """Something may have been queued."""
        self.resting = False
        self._wake.set()

    async def run(self) -> None:
        """Send until cancelled."""
        doubt = partial(self._database.run, mending.doubt_unsettled, self._clock.now())
        await until_back(self._clock, "the outbox", doubt)
        await self._wait_no_longer()
        while True:
            self._wake.clear()
            await self._follow_clock()
            claimed, again_in = await self._take_turn()
            self.held_up = again_in is not None
            self._pacer.forget_idle(self._clock.now().timestamp())
            for going in claimed:
                self._on_their_way[going.letter.chat_id] = asyncio.create_task(self._send(going))
            await self._rest(again_in)

    async def _follow_clock(self) -> None:
        with self._watch.look(self._clock.now()) as put_back:
            if put_back:
                self._pacer.put_back(put_back)
                await self._wait_no_longer()

    async def _wait_no_longer(self) -> None:
        """At a start, and where the clock was put back: nothing waits until it is as late again as was thought."""
        free = partial(self._database.run, outbox.wait_no_longer, self._clock.now())
        await until_back(self._clock, "sending", free)

    async def _take_turn(self) -> tuple[list[Going], float | None]:
        """Settle and claim, as often as it takes for the database to be there."""
        ended, self._ended = self._ended, []
        busy = frozenset(self._on_their_way)
        turns = chain([self._turn], repeat(self._turn_again))

        async def step() -> tuple[list[Going], float | None]:
            return await self._database.run(next(turns), ended, busy, self._clock.now())

        turn = await until_back(self._clock, "sending", step)
        if any(each.going.letter.method in QUESTIONS for each in ended):
            self._heard()
        return turn

    async def _rest(self, seconds: float | None) -> None:
        """Until something ended or the pace allows more; what is queued while the pace of all is used up waits too."""
        await self._pause(seconds)
        while not self._ended and (used_up := self._pacer.all_free_at(self._seconds()) - self._seconds()) > 0:
            self._wake.clear()
            self.held_up = True
            await self._pause(used_up)

    def _seconds(self) -> float:
        return self._clock.now().timestamp()

    async def _pause(self, seconds: float | None) -> None:
        """Until something is queued or ended, or this time has passed."""
        self.resting = not self._on_their_way and not self._wake.is_set() and not self._ended
        woken = asyncio.create_task(self._wake.wait())
        slept = asyncio.create_task(
            self._clock.sleep(min(LONGEST_REST if seconds is None else seconds + A_MOMENT, LONGEST_REST))
        )
        try:
            await asyncio.wait({woken, slept}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            woken.cancel()
            slept.cancel()
            self.resting = False

    # --- on the writer thread ------------------------------------------------------------------------------------

    def _turn(
        self, session: Session, ended: Sequence[Ended], busy: frozenset[int], now: datetime
    ) -> tuple[list[Going], float | None]:
        """Settle, then claim: what goes now, and in how many seconds more may; None when nothing else waits."""
        for each in ended:
            self._settle(session, each, now)
        moment = now.timestamp()
        claimed: list[Going] = []
        waits: list[float] = []
        taken = set(busy)
        for letter in outbox.heads(session, now, LOOK_AHEAD):
            edit = letter.method.startswith(EDIT)
            if letter.chat_id in taken:
                continue
            free_at = self._pacer.free_at(letter.chat_id, moment, edit=edit)
            if free_at > moment:
                waits.append(free_at - moment)
            elif outbox.begin(session, letter.id, now) and (going := self._written_out(session, letter, now)):
                self._pacer.take(letter.chat_id, moment, edit=edit)
                taken.add(letter.chat_id)
                claimed.append(going)
        claimed += self._claim_edits(session, taken, moment, waits)
        due = outbox.next_due(session, now)
        if due is not None:
            waits.append((due - now).total_seconds())
        return claimed, min(waits, default=None)

    def _turn_again(
        self, session: Session, ended: Sequence[Ended], busy: frozenset[int], now: datetime
    ) -> tuple[list[Going], float | None]:
        """After a turn that failed: it may stand all the same, and then what it claimed never left."""
        self._settle_all(session, ended, now)
        outbox.never_left(session, busy)
        return self._turn(session, (), busy, now)

    def _written_out(self, session: Session, letter: Letter, now: datetime) -> Going | None:
        """The message in full: a card gets its text now, so that it shows the newest state."""
        if letter.posting_id is None:
            return Going(letter)
        view = cards.card(session, letter.posting_id, self._threshold)
        edits = letter.method.startswith(EDIT)
        message = shown.message_of(session, letter.posting_id) if view is not None and edits else None
        if view is None or (edits and message is None):
            outbox.settle(session, letter.id, Dead("the card is gone, or hangs elsewhere"), now)
            return None
        payload = card_text(view, self._username).payload()
        if message is not None:
            payload["message_id"] = message
        elif letter.chat_id < 0 and (topic := shown.topic_of(session, letter.chat_id)) is not None:
            payload[TOPIC] = topic
        return Going(
            replace(letter, payload=payload), wanted=shown.wanted(session, letter.posting_id), digest=digest(payload)
        )

    def _claim_edits(self, session: Session, taken: set[int], moment: float, waits: list[float]) -> list[Going]:
        """Cards that show something old; messages went first."""
        claimed = []
        for stale in shown.stale(session, LOOK_AHEAD):
            if stale.chat_id in taken:
                continue
            free_at = self._pacer.free_at(stale.chat_id, moment, edit=True)
            if free_at > moment:
                waits.append(free_at - moment)
                continue
            going = self._edit(session, stale)
            if going is not None:
                self._pacer.take(stale.chat_id, moment, edit=True)
                taken.add(stale.chat_id)
                claimed.append(going)
        return claimed

    def _edit(self, session: Session, stale: Stale) -> Going | None:
        """The edit that brings a card up to date; None when its text would not change."""
        view = cards.card(session, stale.posting, self._threshold)
        assert view is not None
        payload = card_text(view, self._username).payload()
        if digest(payload) == stale.shown_digest:
            shown.shows(session, stale.posting, stale.wanted, stale.shown_digest)
            return None
        payload.pop("disable_notification", None)
        letter = Letter(0, stale.chat_id, "editMessageText", {**payload, "message_id": stale.message_id}, None, 0)
        return Going(letter, edit_of=stale.posting, wanted=stale.wanted, digest=digest(payload))

    def _settle(self, session: Session, ended: Ended, now: datetime) -> None:
        going, fate = ended.going, ended.fate
        mending.before(session, going.letter, fate, now)
        if going.edit_of is None:
            outbox.settle(session, going.letter.id, fate, now)
            mending.after(session, going.letter, now)
            self._follow_reminder(session, going.letter, fate, now)
            if going.letter.posting_id is not None and isinstance(fate, Sent):
                shown.shows(session, going.letter.posting_id, going.wanted, going.digest)
        elif isinstance(fate, Sent):
            shown.shows(session, going.edit_of, going.wanted, going.digest)
        elif isinstance(fate, Dead):
            shown.shows(session, going.edit_of, going.wanted, "")
            if fate.gone:
                mending.card_gone(session, going.edit_of, going.letter, now)
            if fate.unreachable:
                outbox.give_up_on(session, going.letter.chat_id, fate.why, now)
        elif isinstance(fate, Moved):
            outbox.move_chat(session, going.letter.chat_id, fate.chat_id, now)

    def _follow_reminder(self, session: Session, letter: Letter, fate: Fate, now: datetime) -> None:
        """A reminder that did not leave is due again; nobody is held to have left it unanswered."""
        if isinstance(fate, Dead) and not fate.unreachable:
            reminders.never_left(session, letter.id)
        elif isinstance(fate, Dead) or (isinstance(fate, NotSent) and letter.attempt + 1 >= outbox.MAX_ATTEMPTS):
            reminders.undelivered(session, letter.chat_id, now)

    # --- on the event loop ---------------------------------------------------------------------------------------

    async def _send(self, going: Going) -> None:
        letter = going.letter
        try:
            fate: Fate = await call(self._bot, letter, self._documents)
        except TelegramError as error:
            now = self._clock.now()
            fate = fate_of(error, now, letter)
            if isinstance(error, RetryAfter):
                self._pacer.pause(letter.chat_id, now.timestamp() + seconds_of(error))
            elif isinstance(fate, NotSent | Perhaps) and going.edit_of is not None:
                self._pacer.pause(letter.chat_id, now.timestamp() + 5)
        except Withheld:
            fate = Dead("no longer for whoever asked for it")
        except Exception as error:
            fate = self._unwritten(letter, error)
        if isinstance(fate, Dead | Perhaps) and letter.method != "deleteMessage":
            log.warning("not delivered, or perhaps not", letter=letter.id, method=letter.method, why=fate.why)
        self._ended.append(Ended(going, fate))
        self._on_their_way.pop(letter.chat_id, None)
        self.wake()

    def _unwritten(self, letter: Letter, error: Exception) -> Fate:
        """What could not be read or drawn: tried again for a while where the database was away."""
        if is_away(error) and letter.attempt < READS:
            log.warning("database away", waits="a message", letter=letter.id, error=type(error).__name__)
            return NotSent(self._clock.now() + READ_AGAIN, repr(error))
        log.exception("a message can't be written out", letter=letter.id)
        return Dead(repr(error))

    async def close(self, patience: float = 5.0) -> None:
        """Let what is on its way arrive, for a while, and settle it."""
        if self._on_their_way:
            await asyncio.wait(set(self._on_their_way.values()), timeout=patience)
        ended, self._ended = self._ended, []
        await self._database.run(self._settle_all, ended, self._clock.now())

    def _settle_all(self, session: Session, ended: Sequence[Ended], now: datetime) -> None:
        for each in ended:
            self._settle(session, each, now)
