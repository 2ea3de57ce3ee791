"""What the partners' office expects: who ought to be reminded of what, on which day, told from the rules alone.

It knows nothing of how the bot plans. A day is a local one; whatever is settled on a day holds from the next day on.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from bot.rehearsal.ledger import BEFORE, HEARD_ENOUGH, OVERDUE_WEEKS, WEEK, works

AHEAD, OVERDUE, DEPUTY, TELEPHONE = "ahead", "overdue", "deputy", "telephone"
Line = tuple[str, str, date]
"""A commitment's reference, what its reader can tell of the step, the local day."""
DEPUTY_AFTER = 2
EXTENSION = timedelta(28)
"""A date further beyond the agreed one waits for the coordinator."""
ONE_DAY = timedelta(1)


@dataclass(frozen=True)
class Heard:
    """A reminder that came and was not answered. `presses`: it came on or after the due date."""

    kind: str
    day: date
    presses: bool
    by_lead: bool


@dataclass
class Partner:
    """An organisation: its lead contact, a deputy or none, and the days on which each is away, both included."""

    name: str
    has_deputy: bool
    lead_away: list[tuple[date, date]] = field(default_factory=list)

    def lead_is_there(self, day: date) -> bool:
        return not any(first <= day <= last for first, last in self.lead_away)

    def lead_left(self, day: date) -> bool:
        """Whether the lead was away already on the morning of this day."""
        return any(first < day <= last for first, last in self.lead_away)

    def is_open(self, day: date) -> bool:
        """Whether anybody there can be asked."""
        return works(day) and (self.has_deputy or self.lead_is_there(day))


@dataclass
class Promise:
    """A commitment as the partner knows it.

    `agreed_due`: the date before the partner moved it, `asked_due`: where the partner would like to have it.
    `settled_on`: the last day on which something was settled about it. `pressed_on`: the last day on which anybody but
    the deputy heard of it after the due date.
    """

    reference: str
    partner: Partner
    urgency: str
    due: date
    agreed_due: date
    settled_on: date
    is_practice: bool = False
    kept: bool = False
    asked_due: date | None = None
    snoozed_until: date | None = None
    pressed_on: date | None = None
    heard: list[Heard] = field(default_factory=list)

    def settle(self, day: date, *, due: date | None = None, kept: bool | None = None, agreed: bool = False) -> None:
        """Somebody answered or changed something; `agreed`: the new date is the coordinator's, too."""
        self.settled_on = day
        self.agreed_due = due if agreed and due is not None else self.agreed_due
        self.due = due or self.due
        self.kept = self.kept if kept is None else kept
        self.asked_due = self.snoozed_until = None
        self.heard.clear()

    def line(self, day: date) -> Heard | None:
        """What comes on this day, if anything."""
        if self.kept or self.is_practice or any(each.kind == TELEPHONE for each in self.heard):
            return None
        step = self._ladder_on(day)
        if step is not None:
            unheard = sum(each.kind == OVERDUE and each.presses for each in self.heard)
            if step.kind == OVERDUE and unheard >= HEARD_ENOUGH:
                return Heard(TELEPHONE, day, True, False)
            return step
        last = self.heard[-1] if self.heard else None
        if last is None or not (last.presses and last.by_lead and self.partner.has_deputy):
            return None
        between = (last.day + timedelta(n) for n in range(1, (day - last.day).days))
        if _working_days_after(last.day, DEPUTY_AFTER) != day or any(self._ladder_on(each) for each in between):
            return None
        return Heard(DEPUTY, day, False, False)

    def _ladder_on(self, day: date) -> Heard | None:
        if day <= max([self.settled_on, *(each.day for each in self.heard)]) or not self.partner.is_open(day):
            return None
        asked = None if self.snoozed_until is None else self._moved(self.snoozed_until, 1)
        if asked is not None and day < asked:
            return None
        found = [kind for kind, wish, by in _wishes(self.due, self.urgency) if self._moved(wish, by) == day]
        if not found and day != asked:
            return None
        if day != asked and day > self.due and self.pressed_on is not None and day < self.pressed_on + WEEK:
            return None
        kind = OVERDUE if day > self.due else AHEAD
        return Heard(kind, day, bool(found) and found[-1] != "before", self.partner.lead_is_there(day))

    def _moved(self, day: date, by: int) -> date:
        while not self.partner.is_open(day):
            day += timedelta(by)
        return day


def _wishes(due: date, urgency: str) -> Iterator[tuple[str, date, int]]:
    for days in BEFORE[urgency]:
        yield "before", due - timedelta(days), -1
    yield "due", due, -1
    for week in range(1, OVERDUE_WEEKS + 1):
        yield OVERDUE, due + week * WEEK, 1


def _working_days_after(day: date, count: int) -> date:
    for _ in range(count):
        day += ONE_DAY
        while not works(day):
            day += ONE_DAY
    return day


@dataclass
class Office:
    """All promises, and the lines that ought to have come."""

    promises: dict[str, Promise]
    planned: list[Line] = field(default_factory=list)
    kept_on: dict[str, list[tuple[date, date | None]]] = field(default_factory=dict)
    """By reference: from which day it was kept, until which it was found not to be."""

    def begins(self, day: date) -> list[tuple[Promise, Heard]]:
        """What comes on this day; from here on it counts as heard."""
        found = [(promise, line) for promise in self.promises.values() if (line := promise.line(day)) is not None]
        for promise, line in found:
            promise.heard.append(line)
            if line.kind in (OVERDUE, TELEPHONE):
                promise.pressed_on = day
            self.planned.append((promise.reference, line.kind, day))
        return found

    def keeps(self, reference: str, day: date) -> None:
        """The owner says that it is done."""
        self.promises[reference].settle(day, kept=True)
        self.kept_on.setdefault(reference, []).append((day, None))

    def finds_wanting(self, reference: str, day: date) -> None:
        """The coordinator says that it is not."""
        self.promises[reference].settle(day, kept=False)
        since, _ = self.kept_on[reference].pop()
        self.kept_on[reference].append((since, day))

    def was_kept(self, reference: str, day: date) -> bool:
        """Whether it was done already on the morning of this day."""
        spans = self.kept_on.get(reference, [])
        return any(since < day and (until is None or day <= until) for since, until in spans)
