"""When a commitment that comes back is due again."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from models.words import Recurrence

MONTHS: Mapping[Recurrence, int] = MappingProxyType(
    {Recurrence.MONTH: 1, Recurrence.QUARTER: 3, Recurrence.HALF_YEAR: 6, Recurrence.YEAR: 12}
)


def next_due(due: date, after: date, every: Recurrence, until: date | None) -> date | None:
    """The first day in the rhythm of `due` that is later than `after`; None when it doesn't come back by `until`.

    `due` is the date that was agreed first, `after` the date of this time, wherever it was moved to. The day of the
    month is that of `due`, and a month that lacks it takes its last: 30 January, 28 February, 30 March. Where `due` is
    the last day of its month, each is: 31 January, 28 February, 31 March; and 30 June, 30 September, 31 December.
    """
    if every == Recurrence.ONCE or until is None:
        return None
    following = due
    times = 0
    while following <= after:
        times += 1
        following = _months_after(due, times * MONTHS[every])
        if following > until:
            return None
    return following


def _months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    at_end = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_end else min(day.day, last))
