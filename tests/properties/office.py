"""All promises of two organisations: what their contacts hear, and what the coordinator."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from .partners import Partner
from .promises import AMSTERDAM, DEPUTY, TELEPHONE, Promise, Row, may_write, moved, next_opening, opening

LOST = "lost"
"""Nobody of the organisation can be reached: the coordinator hears of all of a day in one message."""
PUT_BACK = timedelta(seconds=10)


@dataclass
class Message:
    """One message to a contact, or to the coordinator: the steps it reminds of. It can be taken back until it left."""

    to: int | str
    steps: dict[int, Row]
    day: date
    left: bool = False

    @property
    def told(self) -> dict[int, tuple[str, date]]:
        return {number: (row.code, row.day) for number, row in self.steps.items()}


@dataclass
class Office:
    """`sent`: the messages that were written and not taken back."""

    promises: dict[int, Promise]
    partners: dict[int, Partner]
    sent: list[Message] = field(default_factory=list)
    looked_at: datetime | None = None

    def partner(self, promise: Promise) -> Partner:
        return self.partners[promise.organisation]

    def changes(self, number: int, now: datetime) -> None:
        """Answered, decided or handed on: what was to be said of it is not said any more; what else was, is."""
        promise = self.promises[number]
        self._take_back(number, now)
        for row in promise.past:
            row.settled = True
        promise.plan(now, self.partner(promise))

    def _take_back(self, number: int, now: datetime) -> None:
        for message in [each for each in self.sent if number in each.steps and not each.left]:
            self.sent.remove(message)
            self.promises[number].past.remove(message.steps.pop(number))
            self._due_again(message, now)

    def _due_again(self, message: Message, now: datetime) -> None:
        """It did not leave: its steps are due, but for those after which the coordinator held one back."""
        for number, row in message.steps.items():
            promise = self.promises[number]
            is_newest = promise.past[-1] is row
            promise.past.remove(row)
            if is_newest:
                promise.open = Row(row.code, row.day, now)

    def can_hold(self, number: int, now: datetime) -> bool:
        """The coordinator sees the steps of today."""
        row = self.promises[number].open
        return row is not None and row.at.astimezone(AMSTERDAM).date() <= now.astimezone(AMSTERDAM).date()

    def holds(self, number: int, now: datetime) -> None:
        promise = self.promises[number]
        assert promise.open is not None
        promise.open.held = True
        promise.past.append(promise.open)
        promise.plan(now, self.partner(promise))

    def lets_go(self, number: int, now: datetime) -> bool:
        """The step that was held last leaves after all, if its time is still to come."""
        promise = self.promises[number]
        row = promise.past[-1] if promise.past else None
        if row is None or not row.held or row.settled or row.at <= now:
            return False
        promise.open = promise.past.pop()
        promise.open.held = False
        return True

    def ask_plan(self, person: int) -> None:
        """Somebody goes away or comes back."""
        for promise in self.promises.values():
            if promise.is_kept and person in self.partner(promise).contacts:
                promise.asks_plan = True

    def loses(self, person: int, now: datetime) -> None:
        """They can't be written to any more: what was to reach them is due again, for somebody else."""
        self.partners[1].people.unreachable.add(person)
        for message in [each for each in self.sent if each.to == person and not each.left]:
            self.sent.remove(message)
            self._due_again(message, now)

    def ticks(self, now: datetime) -> list[Message]:
        """What is sent now."""
        if self.looked_at is not None and self.looked_at - now > PUT_BACK:
            self._put_back(now)
        self.looked_at = now
        for promise in self.promises.values():
            if promise.asks_plan and not _is_due(promise, now):
                promise.plan(now, self.partner(promise))
            promise.asks_plan = False
        if not may_write(now):
            for promise in self._due(now).values():
                assert promise.open is not None
                promise.open.at = next_opening(now)
            return []
        self._give_way(now)
        return self._write(self._due(now), now)

    def _due(self, now: datetime) -> dict[int, Promise]:
        return {number: promise for number, promise in self.promises.items() if _is_due(promise, now)}

    def _give_way(self, now: datetime) -> None:
        """What never left gives way to what is due now; but the deputy hears of nothing that did not leave."""
        due = self._due(now)
        for message in [each for each in self.sent if not each.left and due.keys() & each.steps.keys()]:
            self.sent.remove(message)
            for number in message.steps.keys() & due.keys():
                if (step := due[number].open) is not None and step.code != DEPUTY:
                    due[number].past.remove(message.steps.pop(number))
            self._due_again(message, now)

    def _write(self, due: dict[int, Promise], now: datetime) -> list[Message]:
        today = now.astimezone(AMSTERDAM).date()
        found: defaultdict[int | str, dict[int, Row]] = defaultdict(dict)
        for number, promise in due.items():
            to = self._who(promise, now, today)
            if to is not None and promise.open is not None:
                found[to][number] = promise.open
        messages = []
        for to, steps in found.items():
            if to == LOST:
                for earlier in [each for each in self.sent if each.to == LOST and each.day == today]:
                    self.sent.remove(earlier)
                    steps |= earlier.steps
            messages.append(Message(to, steps, today))
        for message in messages:
            for number, row in message.steps.items():
                self._said(self.promises[number], row, message.to, now)
        self.sent += messages
        return messages

    def _who(self, promise: Promise, now: datetime, today: date) -> int | str | None:
        """Who hears the step that is due, which becomes the newest; None where nobody is to."""
        partner = self.partner(promise)
        step, there = promise.due_step(today, partner), partner.there(today)
        assert promise.open is not None
        if step is not None and step[0] == DEPUTY:
            there = [person for person in there if person != promise.unheard[-1].to]
            step = step if there else None
        if step is None:
            promise.plan(now, partner)
            return None
        promise.open.code, promise.open.day = step
        if step[0] == TELEPHONE:
            return TELEPHONE
        if partner.reachable and not there:
            promise.open.at = opening(moved(today + timedelta(1), 1, partner.closed))
            return None
        return there[0] if there else LOST

    def _said(self, promise: Promise, row: Row, to: int | str, now: datetime) -> None:
        if row is not promise.open:
            return
        row.left = None if to == LOST else now.astimezone(AMSTERDAM).date()
        row.to = to if isinstance(to, int) else None
        promise.past.append(row)
        promise.plan(now, self.partner(promise))

    def _put_back(self, now: datetime) -> None:
        """What waits for a time that the other clock named may go, and every step is planned anew."""
        today = now.astimezone(AMSTERDAM).date()
        for promise in self.promises.values():
            if promise.open is not None and promise.open.day <= today:
                promise.open.at = min(promise.open.at, now)
            promise.asks_plan = promise.is_kept

    def everything_leaves(self, now: datetime) -> None:
        for message in [each for each in self.sent if not each.left]:
            message.left = True
            for row in message.steps.values():
                row.left = row.left and now.astimezone(AMSTERDAM).date()


def _is_due(promise: Promise, now: datetime) -> bool:
    return promise.open is not None and promise.open.at <= now
