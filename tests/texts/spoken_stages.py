"""What is said of administrative reports and their two stages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.texts import commitments, stages
from bot.texts.message import Message
from models.stages import Period, Total
from models.words import CommitmentKind
from tests.texts.values import FRIDAY, LARGEST, ORGANISATION, commitment

QUARTER = Period(date(2014, 1, 1), date(2014, 3, 31), 99_999, 99_999)
ODD = Period(date(2013, 9, 16), date(2013, 12, 14), 12, 5)
TOTALS = [Total(LARGEST, f"A-{at}", ORGANISATION, 99_999, 99_999, QUARTER.last) for at in range(1, 11)]
KNOWN = [QUARTER, ODD] * 5


def messages(language: str) -> Iterator[tuple[str, Message]]:
    yield "administrative reports", stages.by_owner(language, TOTALS, 0)
    yield "administrative reports, none", stages.by_owner(language, [], 0)
    yield "administrative reports by period", stages.by_period(language, KNOWN, 0)
    yield "administrative reports of one", stages.of_commitment(language, LARGEST, "A-2", KNOWN, 1, can_enter=True)
    yield "administrative reports, no numbers", stages.of_commitment(language, LARGEST, "A-2", [], 0, can_enter=False)
    yield "numbers, period", stages.ask_period(language, "A-2")
    yield "numbers, no period", stages.unreadable_period(language)
    yield "numbers, overlap", stages.overlaps(language, ODD)
    yield "numbers", stages.ask_numbers(language, "A-2", ODD.first, ODD.last, ODD)
    yield "numbers, first time", stages.ask_numbers(language, "A-2", QUARTER.first, QUARTER.last, None)
    yield "numbers, sure", stages.confirm(language, "A-2", ODD, QUARTER)
    yield "numbers, turned round", stages.confirm(language, "A-2", replace(ODD, produced=1), QUARTER)
    counted = replace(commitment(), kind=CommitmentKind.ADMINISTRATIVE_REPORT, counted=(99_999, 99_999))
    yield "commitment with numbers", commitments.card(language, counted, FRIDAY)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "numbers, trouble", stages.trouble(language)
    yield "numbers noted", stages.noted(language, "A-2", ODD)
    yield "no numbers taken", stages.not_counted(language, "A-2")
    yield "numbers of others", stages.not_yours(language)
