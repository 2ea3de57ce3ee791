"""What owners answer to reminders, and what the coordinator decides on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.texts import answers, verdicts
from bot.texts.message import Message
from bot.texts.tongue import tongue
from bot.texts.words import report
from models.words import Awaits, CommitmentStatus
from tests.texts.values import commitment

DAY, WEEK = date(2014, 5, 30), date(2014, 3, 7)
VIEW = commitment()
DONE = replace(VIEW, status=CommitmentStatus.DONE, last=(WEEK, "done"), awaits=(Awaits.VERIFICATION,))
DISPUTED = replace(VIEW, last=(WEEK, "not_ours"), awaits=(Awaits.OWNER,))
REASON = "De stuurgroep heeft het nog niet vastgesteld"
OWNERS = ("later_asked", "help", "not_ours")
COORDINATORS = ("verified", "sent_back", "date_agreed", "date_refused", "helped", "kept_owner")


def messages(language: str) -> Iterator[tuple[str, Message]]:
    yield "noted, on schedule", answers.noted(language, VIEW, "on_schedule", WEEK)
    yield "noted, nothing follows", answers.noted(language, VIEW, "on_schedule", None)
    yield "noted as done", answers.noted(language, DONE, "done", None)
    yield "noted, help", answers.noted(language, replace(VIEW, awaits=(Awaits.HELP,)), "help", WEEK)
    yield "noted, not ours", answers.noted(language, DISPUTED, "not_ours", None)
    yield "noted, later", answers.noted_later(language, VIEW, WEEK)
    yield "noted, later date asked", answers.noted_asked(language, VIEW, WEEK)
    yield "ask later date", answers.ask_later(language, VIEW, [WEEK, DAY, DAY])
    yield "new date that isn't later", answers.not_later(language, VIEW)
    for far in (False, True):
        yield f"why later, {far}", answers.ask_reason(language, VIEW, DAY, far=far)
    yield "why not ours", answers.ask_why_not(language, VIEW)
    yield "told later", answers.told_later(language, VIEW)
    yield from _decisions(language)


def _decisions(language: str) -> Iterator[tuple[str, Message]]:
    yield "done, to check", verdicts.card(language, DONE)
    yield "other owner, to decide", verdicts.card(language, DISPUTED)
    for awaits in (Awaits.DATE, Awaits.HELP):
        yield f"{awaits}, to decide", verdicts.card(language, replace(VIEW, awaits=(awaits,)))
    yield "much to decide", verdicts.card(language, replace(VIEW, awaits=(Awaits.DATE, Awaits.HELP)))
    for awaits in (Awaits.VERIFICATION, Awaits.DATE):
        yield f"{awaits}, why not", verdicts.ask_why(language, VIEW, awaits)
    yield "checked", verdicts.verified(language, VIEW)
    yield "sent back", verdicts.sent_back(language, VIEW, REASON, WEEK)
    yield "date agreed", verdicts.date_agreed(language, VIEW, WEEK)
    yield "date refused", verdicts.date_refused(language, VIEW, REASON, WEEK)
    yield "helped", verdicts.helped(language, VIEW, WEEK)
    yield "owner stays", verdicts.kept_owner(language, VIEW, WEEK)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "answered already", answers.stands_already(language, DONE)
    withdrawn = replace(VIEW, status=CommitmentStatus.WITHDRAWN)
    yield "nothing to answer", answers.stands_already(language, withdrawn)
    yield from ((f"step {each}", report(each, tongue(language))) for each in (*OWNERS, *COORDINATORS))
