"""When people ought to be reminded of what they promised, said plainly."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from operator import itemgetter
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
OPENS, OPENS_ON_MONDAY, CLOSES = time(9), time(14), time(18)
HEARD_ENOUGH = 3
"""Unanswered overdue reminders, after which the coordinator is to telephone."""
FREE = {
    date(2013, 12, 25),
    date(2013, 12, 26),
    date(2014, 1, 1),
    date(2014, 4, 18),
    date(2014, 4, 21),
    date(2014, 4, 26),
    date(2014, 5, 29),
    date(2014, 6, 9),
    date(2014, 12, 25),
    date(2014, 12, 26),
}
"""The public holidays from October 2013 to the end of 2014."""
BEFORE = {"high": (28, 14, 7, 1), "medium": (14, 3), "low": (7,)}


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in FREE


def may_write(now: datetime) -> bool:
    here = now.astimezone(AMSTERDAM)
    return works(here.date()) and opening(here.date()) <= here and here.time() < CLOSES


def opening(day: date) -> datetime:
    """On Monday in the afternoon, and so on the day after a free Monday."""
    monday = day - timedelta(day.weekday())
    free_until_now = not any(works(monday + timedelta(n)) for n in range(day.weekday()))
    return datetime.combine(day, OPENS_ON_MONDAY if free_until_now else OPENS, AMSTERDAM)


def next_opening(now: datetime) -> datetime:
    day = now.astimezone(AMSTERDAM).date()
    while not works(day) or opening(day) <= now:
        day += timedelta(1)
    return opening(day)


def chosen(asked: date) -> date:
    """The working day of a day that the owner asked for."""
    while not works(asked):
        asked += timedelta(1)
    return asked


def ladder(due: date, urgency: str, asked: date | None) -> list[tuple[str, date]]:
    """Every step on its working day, of two on one day the last; none before the day that was asked for."""
    wishes = [(f"before-{days}", due - timedelta(days)) for days in BEFORE[urgency]]
    wishes += [("due", due)] + [(f"overdue-{week}", due + timedelta(weeks=week)) for week in range(1, 9)]
    moved: dict[date, str] = {}
    for code, day in wishes:
        while not works(day):
            day += timedelta(1 if code.startswith("overdue") else -1)
        moved[day] = code
    if asked is not None:
        moved.setdefault(chosen(asked), "snoozed")
    return sorted(
        ((code, day) for day, code in moved.items() if asked is None or day >= chosen(asked)), key=itemgetter(1)
    )


@dataclass
class Message:
    """One message: the steps it reminds of, by promise. It can be taken back until it left."""

    steps: dict[int, tuple[str, date]]
    left: bool = False


@dataclass
class Promise:
    urgency: str
    status: str = "proposed"
    due: date | None = None
    asked: date | None = None
    since: datetime | None = None
    """When it was last agreed, answered or reminded of: what was due before that is past."""
    again: date | None = None
    """The day of a step that was taken back for another's sake."""
    unheard: list[str] = field(default_factory=list)
    """What it was reminded of since it was last agreed or answered."""
    days: dict[date, date] = field(default_factory=dict)
    """The days that had their step, and when it was taken: none comes twice, also when the clock goes back."""

    waits_until: datetime | None = None
    """It was looked at when nothing may be written."""

    def is_due(self, now: datetime) -> tuple[str, date] | None:
        if self.waits_until is not None and now < self.waits_until:
            return None
        if self.status not in ("agreed", "in_progress") or self.due is None or self.since is None:
            return None
        if "telephone" in self.unheard:
            return None
        steps = [
            (code, day)
            for code, day in ladder(self.due, self.urgency, self.asked)
            if opening(day) <= now and (self._is_new(day) if self.again is None else day >= self.again)
        ]
        steps = self._at_most_weekly(steps)
        if not steps:
            return None
        code, day = steps[-1]
        overdue = [each for each in self.unheard if each.startswith("overdue")]
        return ("telephone" if code.startswith("overdue") and len(overdue) >= HEARD_ENOUGH else code), day

    def _at_most_weekly(self, steps: list[tuple[str, date]]) -> list[tuple[str, date]]:
        """Nothing after the due date comes less than seven days after what came there before, unless asked for."""
        assert self.due is not None
        came = [taken for taken in self.days.values() if taken > self.due]
        found = []
        for code, day in steps:
            is_asked_for = self.asked is not None and day == chosen(self.asked)
            if is_asked_for or day <= self.due or all(day - each >= timedelta(7) for each in came):
                found.append((code, day))
                came += [day] if day > self.due else []
        return found

    def _is_new(self, day: date) -> bool:
        assert self.since is not None
        return opening(day) > self.since and day > max(self.days, default=date.min)


@dataclass
class Office:
    """All promises of one organisation; what its contact was sent, and what the coordinator."""

    promises: dict[int, Promise]
    sent: list[Message] = field(default_factory=list)
    looked_at: datetime | None = None

    def changes(
        self, number: int, now: datetime, status: str, due: date | None = None, asked: date | None = None
    ) -> None:
        """Agreed, or answered: what was to be said of it is not said any more; what else the message held is."""
        promise = self.promises[number]
        promise.status, promise.due, promise.since, promise.again = status, due or promise.due, now, None
        promise.asked = asked
        promise.unheard.clear()
        promise.waits_until = None
        for message in [each for each in self.sent if number in each.steps and not each.left]:
            self.sent.remove(message)
            for other, (_, day) in message.steps.items():
                del self.promises[other].days[day]
                if other != number:
                    self.promises[other].again = day
                    self.promises[other].unheard.pop()
                    self.promises[other].waits_until = None

    def ticks(self, now: datetime) -> list[Message]:
        """What is sent now: to the contact, and to the coordinator."""
        if self.looked_at is not None and self.looked_at - now > timedelta(seconds=10):
            self._put_back(now)
        self.looked_at = now
        if not may_write(now):
            for promise in self.promises.values():
                if promise.is_due(now):
                    promise.waits_until = next_opening(now)
            return []
        due = {number: promise.is_due(now) for number, promise in self.promises.items()}
        steps = {number: step for number, step in due.items() if step is not None}
        for number, (code, day) in steps.items():
            self.promises[number].since, self.promises[number].again = now, None
            self.promises[number].waits_until = None
            self.promises[number].unheard.append(code)
            self.promises[number].days[day] = now.astimezone(AMSTERDAM).date()
        calls = {number: step for number, step in steps.items() if step[0] == "telephone"}
        others = {number: step for number, step in steps.items() if number not in calls}
        messages = [Message(each) for each in (others, calls) if each]
        self.sent += messages
        return messages

    def _put_back(self, now: datetime) -> None:
        """What was thought to be past is ahead again, but for the days that had their step."""
        for promise in self.promises.values():
            promise.waits_until = None
            if promise.since is not None:
                promise.since = min(promise.since, now)

    def everything_left(self) -> None:
        for message in self.sent:
            message.left = True
