"""Trouble on demand: refusals, server errors, broken connections and lost answers."""

import random
from dataclasses import dataclass, field
from fnmatch import fnmatch

KINDS = ("429", "500", "502", "503", "reset", "swallow")


@dataclass
class Fault:
    """What goes wrong, with which calls.

    method: a Bot API method or a pattern such as "send*". chat: only with calls that name this chat. count: how
    many calls, None for all. probability: how often, drawn with `seed`. retry_after: seconds, for 429. after: a
    server error (500, 502, 503) comes after the work is done. A reset closes the connection before the work,
    swallow after it.
    """

    kind: str
    method: str = "*"
    chat: int | None = None
    count: int | None = 1
    probability: float = 1.0
    seed: int = 0
    retry_after: int = 1
    after: bool = False
    dice: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)

    @property
    def lets_work_happen(self) -> bool:
        return self.kind == "swallow" or (self.after and self.kind in ("500", "502", "503"))

    @property
    def cuts_connection(self) -> bool:
        return self.kind in ("reset", "swallow")

    def hits(self, method: str, chat: int | None) -> bool:
        if not fnmatch(method.lower(), self.method.lower()) or self.chat not in (None, chat) or self.count == 0:
            return False
        if self.dice.random() >= self.probability:
            return False
        if self.count is not None:
            self.count -= 1
        return True


class Faults:
    """The faults that are set, the first one that hits counting; and the round trip, in seconds, of every call."""

    def __init__(self) -> None:
        self.round_trip = 0.0
        self._set: list[Fault] = []

    def add(self, fault: Fault) -> None:
        self._set.append(fault)

    def clear(self) -> None:
        self._set.clear()

    def pick(self, method: str, chat: int | None) -> Fault | None:
        picked = next((fault for fault in self._set if fault.hits(method, chat)), None)
        self._set = [fault for fault in self._set if fault.count != 0]
        return picked
