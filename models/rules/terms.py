"""The terms of the follow-up: how many days of what."""

from dataclasses import dataclass
from datetime import time

MONDAY, THURSDAY = 0, 3


@dataclass(frozen=True)
class Terms:
    """What the coordinator's office has set, in days where nothing else is said.

    * `due_soon_days`, `silent_days`: amber is due within the first, or without a report for the second.
    * `extension_days`: a new date further than this beyond the agreed one waits for the coordinator.
    * `deputy_after`: working days after which the deputy hears of a reminder on or after the due date.
    * `telephone_after`: unanswered overdue reminders after which the coordinator is advised to telephone instead.
    * `digest_weekday` (0 is Monday): the coordinator's digest; that day's reminders wait until `reminders_wait_until`.
    * `followers_weekday`: who follows items hears of them.
    """

    due_soon_days: int = 7
    silent_days: int = 60
    extension_days: int = 28
    deputy_after: int = 2
    telephone_after: int = 3
    digest_weekday: int = MONDAY
    reminders_wait_until: time = time(14)
    followers_weekday: int = THURSDAY
