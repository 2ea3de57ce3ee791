"""What is said of reminders: to the deputy, to the coordinator, and what became of each."""

from collections.abc import Iterator
from datetime import date

from bot.texts import pressing, reminders, steps
from bot.texts.message import Message
from models.steps import LedgerLine, StepFate
from tests.texts.values import FRIDAY, LARGEST, commitment

VIEW = commitment()
CODES = ("before-28", "before-1", "due", "overdue-8", "snoozed", "deputy", "telephone", "overdue-1", "due")
LEDGER = [LedgerLine(code, date(2014, 9, 30), fate) for code, fate in zip(CODES, StepFate, strict=True)]


def messages(language: str) -> Iterator[tuple[str, Message]]:
    one = reminders.reminder(language, LARGEST, VIEW, FRIDAY)
    several = reminders.several(language, [(LARGEST, VIEW)] * 20, FRIDAY)
    yield "reminder to the deputy", pressing.to_deputy(language, one, [VIEW.reference])
    yield "several to the deputy", pressing.to_deputy(language, several, [VIEW.reference] * 3)
    yield "better to telephone", pressing.telephone(language, [VIEW], 3)
    yield "better to telephone, many", pressing.telephone(language, [VIEW] * 30, 1)
    yield "ledger", steps.ledger(language, VIEW, LEDGER[:8], 1, 40)
    yield "ledger, the rest", steps.ledger(language, VIEW, LEDGER[8:], 0, 1)
    yield "ledger, empty", steps.ledger(language, VIEW, [], 0, 0)


def short_answers(_language: str) -> Iterator[tuple[str, str]]:
    yield from ()
