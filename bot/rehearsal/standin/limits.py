"""Telegram's published limits on sending, in sliding windows.

Published: 30 messages a second in all, one a second in a chat, 20 a minute in a group. Edits count. Telegram lets short
bursts in a chat pass; here three within three seconds pass, and what passed beyond the published limit is counted.
"""

import math
from collections import deque
from dataclasses import dataclass, field

from .wire import too_many_requests
from .world import Chat

_EPSILON = 1e-6


@dataclass
class Window:
    """At most `most` events within any `seconds`."""

    seconds: float
    most: int
    times: deque[float] = field(default_factory=deque)

    def wait(self, now: float) -> float:
        """Seconds until one more fits; 0 when it does."""
        while self.times and self.times[0] <= now - self.seconds + _EPSILON:
            self.times.popleft()
        return self.times[-self.most] + self.seconds - now if len(self.times) >= self.most else 0.0


class Limits:
    """The windows of the bot and of each chat. `on` False lets everything pass."""

    def __init__(self) -> None:
        self.on = True
        self.violations = 0
        self.bursts = 0
        self._overall = Window(1, 30)
        self._chats: dict[int, list[Window]] = {}
        self._published: dict[int, Window] = {}

    def take(self, chat: Chat, now: float) -> None:
        """Count a message or edit in this chat. Raises ApiError 429 if it is one too many; then it is not counted."""
        if not self.on:
            return
        windows = self._chats.setdefault(chat.id, [Window(3, 3)] + ([Window(60, 20)] if chat.is_group else []))
        wait = max(window.wait(now) for window in (self._overall, *windows))
        if wait > 0:
            self.violations += 1
            raise too_many_requests(max(1, math.ceil(wait - _EPSILON)))
        published = self._published.setdefault(chat.id, Window(1, 1))
        self.bursts += published.wait(now) > 0
        for window in (self._overall, published, *windows):
            window.times.append(now)
