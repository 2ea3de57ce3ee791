"""The queue of updates: what getUpdates hands out, what an offset confirms, and who waits for more."""

import asyncio
import itertools
import random
from collections import deque
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

from .wire import JSON, ApiError, dumps

_LISTED = """
    message edited_message channel_post edited_channel_post business_connection business_message
    edited_business_message deleted_business_messages message_reaction message_reaction_count inline_query
    chosen_inline_result callback_query shipping_query pre_checkout_query purchased_paid_media poll poll_answer
    my_chat_member chat_member chat_join_request chat_boost removed_chat_boost
"""
KINDS = frozenset(_LISTED.split())
DEFAULT_KINDS = KINDS - {"message_reaction", "message_reaction_count", "chat_member"}
DAY = 86_400
FAR_AHEAD = 10

Wake = Literal["updates", "another poll", "webhook", "end"]


class _Queued(NamedTuple):
    id: int
    expires: float
    body: bytes


class UpdateQueue:
    """Updates in the order of their ids, each rendered once.

    At most `limit` are kept, later ones are dropped silently; each expires (24 hours, presses 150 s). An offset
    confirms all below it, handed out or not; one more than ten beyond the newest is taken as no offset.
    """

    def __init__(self, clock: Callable[[], float], seed: int = 1, limit: int = 100_000) -> None:
        self.clock = clock
        self.limit = limit
        self.next_id = random.Random(seed).randrange(100_000_000, 900_000_000)
        self.allowed = DEFAULT_KINDS
        self.handed_out_max = 0
        self.dropped = 0
        self.expired = 0
        self._queue: deque[_Queued] = deque()
        self._again: deque[_Queued] = deque()
        self._waiting: asyncio.Future[Wake] | None = None

    def allow(self, kinds: Iterable[str]) -> None:
        """Name the wanted kinds; none means the default ones. Counts for updates that come after."""
        self.allowed = frozenset(kinds) & KINDS or DEFAULT_KINDS

    def push(self, kind: str, payload: JSON, seconds: float = DAY) -> int | None:
        """Queue an update if its kind is allowed: its id, else None."""
        return self._append(kind, dumps(payload), seconds) if kind in self.allowed else None

    def push_raw(self, update: JSON) -> int | None:
        """Queue an update as it is, allowed or not.

        With an `update_id` below the next one it is a repetition: it comes with the next poll, whatever the offset.
        """
        given = update.get("update_id")
        rest = {key: value for key, value in update.items() if key != "update_id"}
        if given is not None and given < self.next_id:
            self._again.append(_Queued(given, self.clock() + DAY, dumps({"update_id": given, **rest})))
            self.wake("updates")
            return int(given)
        if given is not None:
            self.next_id = given
        kind, payload = next(iter(rest.items()))
        return self._append(kind, dumps(payload), DAY)

    def _append(self, kind: str, payload: bytes, seconds: float) -> int | None:
        if len(self._queue) >= self.limit:
            self.dropped += 1
            return None
        id = self.next_id
        self.next_id += 1
        body = b'{"update_id":%d,"%s":%s}' % (id, kind.encode(), payload)
        self._queue.append(_Queued(id, self.clock() + seconds, body))
        self.wake("updates")
        return id

    def jump(self, to: int) -> None:
        """Let ids go on elsewhere, as they do after a week without updates. Backward only when all are confirmed."""
        if to < self.next_id and self._queue:
            raise ValueError("ids can't go back while updates are pending")
        self.next_id = to

    def pending(self) -> int:
        """How many updates are not confirmed and not expired."""
        now = self.clock()
        return sum(queued.expires > now for queued in self._queue) + len(self._again)

    async def poll(self, offset: int, limit: int, seconds: float) -> list[bytes]:
        """Confirm what the offset confirms and hand out up to `limit` updates, waiting for one if there is none.

        Raises ApiError 409 when another poll or a webhook takes over.
        """
        self.wake("another poll")
        self._confirm(offset)
        batch = self._take(limit)
        if batch or seconds <= 0:
            return batch
        self._waiting = waiting = asyncio.get_running_loop().create_future()
        try:
            woken = await asyncio.wait_for(waiting, seconds)
        except TimeoutError:
            return []
        finally:
            if self._waiting is waiting:
                self._waiting = None
        if woken == "another poll":
            raise ApiError(
                409,
                "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
            )
        if woken == "webhook":
            raise ApiError(409, "Conflict: terminated by setWebhook request")
        return self._take(limit)

    def wake(self, why: Wake) -> None:
        """End the wait of a poll, if there is one."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.set_result(why)

    def forget_all(self) -> None:
        self._queue.clear()
        self._again.clear()

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            while len(self._queue) > -offset:
                self._queue.popleft()
        elif offset <= self.next_id + FAR_AHEAD:
            while self._queue and self._queue[0].id < offset:
                self._queue.popleft()

    def _take(self, limit: int) -> list[bytes]:
        now = self.clock()
        while self._queue and self._queue[0].expires <= now:
            self._queue.popleft()
            self.expired += 1
        again = [self._again.popleft() for _ in range(min(limit, len(self._again)))]
        fresh = (queued for queued in self._queue if queued.expires > now)
        taken = again + list(itertools.islice(fresh, limit - len(again)))
        self.handed_out_max = max([self.handed_out_max, *(queued.id for queued in taken)])
        return [queued.body for queued in taken]
