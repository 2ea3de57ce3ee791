"""When the next message may leave, under Telegram's limits; pure, on seconds that the caller gives.

Telegram counts when a request arrives, so every window is a little longer than the limit says, and the second's share
is spread over thirds.
"""

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass

MARGIN = 1.03


@dataclass(frozen=True)
class Limits:
    """Messages a second in all, seconds between two in a chat, messages and edits a minute in a group."""

    per_second: int = 30
    chat_seconds: float = 1.0
    per_group_minute: int = 20
    edits_per_group_minute: int = 14


class Window:
    """At most `most` in any `seconds`."""

    def __init__(self, most: int, seconds: float) -> None:
        self._most = most
        self._seconds = seconds * MARGIN
        self._taken: deque[float] = deque(maxlen=most)

    def free_at(self, now: float) -> float:
        """The earliest moment, from `now` on, at which one more fits."""
        if len(self._taken) < self._most:
            return now
        return max(now, self._taken[0] + self._seconds)

    def take(self, now: float) -> None:
        self._taken.append(now)

    def put_back(self, seconds: float) -> None:
        """The clock says that much less from now on."""
        self._taken = deque((moment - seconds for moment in self._taken), self._taken.maxlen)

    def idle(self, now: float) -> bool:
        """Whether nothing that was taken matters any more."""
        return not self._taken or self._taken[-1] + self._seconds <= now


class Pacer:
    """Who may be written to when. A chat below zero is a group."""

    def __init__(self, limits: Limits) -> None:
        self._overall = [Window(limits.per_second, 1), Window(max(1, limits.per_second // 3), 1 / 3)]
        self._chats: defaultdict[int, list[Window]] = defaultdict(lambda: [Window(1, limits.chat_seconds)])
        self._groups: defaultdict[int, list[Window]] = defaultdict(lambda: [Window(limits.per_group_minute, 60)])
        self._edits: defaultdict[int, list[Window]] = defaultdict(lambda: [Window(limits.edits_per_group_minute, 60)])
        self._paused: dict[int, float] = {}
        self._all_paused = 0.0

    def free_at(self, chat: int, now: float, *, edit: bool = False) -> float:
        """The earliest moment, from `now` on, at which a message (or an edit) to this chat may leave."""
        moments = [window.free_at(now) for window in self._windows(chat, edit=edit)]
        return max(now, self._all_paused, self._paused.get(chat, 0.0), *moments)

    def all_free_at(self, now: float) -> float:
        """The earliest moment, from `now` on, at which anything may leave at all."""
        return max(now, self._all_paused, *(window.free_at(now) for window in self._overall))

    def take(self, chat: int, now: float, *, edit: bool = False) -> None:
        """One leaves now."""
        for window in self._windows(chat, edit=edit):
            window.take(now)

    def pause(self, chat: int | None, until: float) -> None:
        """Nothing leaves to this chat, or to any (None), before `until`."""
        if chat is None:
            self._all_paused = max(self._all_paused, until)
        else:
            self._paused[chat] = max(self._paused.get(chat, 0.0), until)

    def put_back(self, seconds: float) -> None:
        """The clock says that much less from now on: nothing waits any longer for that."""
        for kept in (self._chats, self._groups, self._edits):
            for windows in kept.values():
                for window in windows:
                    window.put_back(seconds)
        for window in self._overall:
            window.put_back(seconds)
        self._all_paused -= seconds
        self._paused = {chat: until - seconds for chat, until in self._paused.items()}

    def _windows(self, chat: int, *, edit: bool) -> Iterable[Window]:
        yield from self._overall
        yield from self._chats[chat]
        if chat < 0:
            yield from self._groups[chat]
            if edit:
                yield from self._edits[chat]

    def forget_idle(self, now: float) -> None:
        """Let go of chats that were quiet long enough, so that memory does not grow with everyone ever met."""
        for kept in (self._chats, self._groups, self._edits):
            for chat in [chat for chat, windows in kept.items() if all(window.idle(now) for window in windows)]:
                del kept[chat]
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
