"""What really came: the lines of the ledger, read from the chats in the stand-in."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from bot.rehearsal.ledger import AMSTERDAM, works
from bot.rehearsal.people import SeenMessage
from bot.rehearsal.year.office import AHEAD, DEPUTY, OVERDUE, TELEPHONE, Line

OPENS, OPENS_ON_DIGEST_DAY, CLOSES = time(9), time(14), time(18)


def moment(message: SeenMessage) -> datetime:
    return datetime.fromtimestamp(message.date, AMSTERDAM)


def asked(messages: Iterable[SeenMessage]) -> Iterator[tuple[SeenMessage, dict[str, str]]]:
    """The reminders among a partner's messages, oldest first, each with the number of its reminder by reference.

    What came because the partner tapped one of several is left out: its number stood in that message.
    """
    listed: set[str] = set()
    for message in messages:
        buttons = [button for row in message.keyboard for button in row if re.match(r"d:\d+:", button.data or "")]
        numbers = {button.text: _number(button.data) for button in buttons if (button.data or "").endswith(":show")}
        if numbers:
            listed |= set(numbers.values())
            yield message, numbers
        elif buttons and _number(buttons[0].data) not in listed:
            yield message, {message.text.split(" ", 1)[0]: _number(buttons[0].data)}


def _number(data: str | None) -> str:
    return (data or "").split(":")[1]


def of_partner(messages: Iterable[SeenMessage]) -> Iterator[tuple[Line, datetime]]:
    for message, references in asked(messages):
        second = message.text.split("\n")[1:2]
        deputies = set(re.findall(r"A-\d+", second[0])) if second and "antwoordde nog niet" in second[0] else set()
        passed = set(re.findall(r"(A-\d+) · streefdatum voorbij", message.text))
        at = moment(message)
        for reference in references:
            kind = DEPUTY if reference in deputies else OVERDUE if reference in passed else AHEAD
            yield (reference, kind, at.date()), at


def of_coordinator(messages: Iterable[SeenMessage]) -> Iterator[tuple[Line, datetime]]:
    for message in messages:
        if "liever bellen" in message.text.split("\n", 1)[0]:
            at = moment(message)
            for row in message.keyboard:
                for button in row:
                    yield (button.text, TELEPHONE, at.date()), at


def is_forbidden(at: datetime) -> bool:
    """Whether nothing may leave then: at night, on a free day, or before the coordinator has looked at it."""
    opens = OPENS_ON_DIGEST_DAY if is_digest_day(at.date()) else OPENS
    return not works(at.date()) or not opens <= at.time() < CLOSES


def is_digest_day(day: date) -> bool:
    """Monday, or the first working day after a free one."""
    monday = date.fromordinal(day.toordinal() - day.weekday())
    return works(day) and not any(works(date.fromordinal(each)) for each in range(monday.toordinal(), day.toordinal()))
