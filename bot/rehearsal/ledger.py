"""Which reminders ought to come, told from the ladder alone, and which did come, read from the partners' chats.

It knows nothing of how the bot plans. A line is (commitment, local day).
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import holidays

from bot.rehearsal.people import SeenMessage

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
BEFORE = {"high": (28, 14, 7, 1), "medium": (14, 3), "low": (7,)}
OVERDUE_WEEKS = 8
WEEK = timedelta(7)
"""What lies between two reminders of a date that has passed, at least."""
HEARD_ENOUGH = 3
"""Unanswered reminders of a date that has passed, after which the coordinator is to telephone."""
Line = tuple[str, date]


@cache
def _holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("NL", years=year))


def works(day: date) -> bool:
    """Whether anyone is at work."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def _moved(day: date, by: int) -> date:
    while not works(day):
        day += timedelta(by)
    return day


@dataclass
class Promise:
    """A commitment as the players know it. `quiet_until`: the last day on which something was settled about it."""

    reference: str
    urgency: str
    due: date
    quiet_until: date
    kept: bool = False

    def is_reminded_on(self, day: date) -> bool:
        """Whether the ladder has a step for that day."""
        if self.kept or day <= self.quiet_until:
            return False
        ahead = {_moved(self.due - timedelta(days), -1) for days in (*BEFORE[self.urgency], 0)}
        behind = [each for each in self._behind() if each > self.quiet_until]
        return day in ahead | set(behind[:HEARD_ENOUGH])

    def _behind(self) -> list[date]:
        """The days after the due date; one that would come sooner than a week after the one before is left out."""
        days: list[date] = []
        for week in range(1, OVERDUE_WEEKS + 1):
            day = _moved(self.due + week * WEEK, 1)
            if not days or day - days[-1] >= WEEK:
                days.append(day)
        return days


def delivered(messages: Iterable[SeenMessage]) -> Counter[Line]:
    """The reminders among a partner's messages: by the references on the buttons that answer them, or in the text."""
    found: Counter[Line] = Counter()
    for message in messages:
        buttons = [button for row in message.keyboard for button in row]
        answering = [button for button in buttons if re.match(r"d:\d+:", button.data or "")]
        if not answering or message.service:
            continue
        day = datetime.fromtimestamp(message.date, AMSTERDAM).date()
        if any(button.data and button.data.endswith(":show") for button in answering):
            found.update((button.text, day) for button in answering)
        else:
            found[message.text.split(" ", 1)[0], day] += 1
    return found
