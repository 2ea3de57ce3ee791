"""What is said of a commitment that is put before a gathering."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.texts import commitments, escalating, unreachable
from bot.texts.message import Message
from bot.texts.tongue import tongue
from bot.texts.words import report
from models.escalating import LINE_LIMIT, Escalated, Target
from models.words import CommitmentStatus, EscalationState
from tests.texts.values import CONGRESS, FRIDAY, LARGEST, commitment

VIEW = commitment()
TARGET = Target(LARGEST, CONGRESS, date(2014, 3, 25), "nl")
LINE = escalating.first_line(VIEW, TARGET)[:LINE_LIMIT].ljust(LINE_LIMIT, "x")
TOLD = Escalated(LARGEST, EscalationState.TOLD, TARGET, LINE, FRIDAY)
FORWARDED = replace(TOLD, state=EscalationState.FORWARDED)
STEPS = ("escalation_told", "escalation_dropped", "escalated", "escalation_accepted", "escalation_declined")
REASON = "De agenda van deze keer is vol; de volgende keer graag."


def messages(language: str) -> Iterator[tuple[str, Message]]:
    card = commitments.card(language, VIEW, FRIDAY)
    yield "escalate, proposed", escalating.proposal(language, card, VIEW, TARGET)
    yield "escalate, proposed, no gathering", escalating.proposal(language, card, VIEW, None)
    yield "e-mail", unreachable.e_mail(language, VIEW, FRIDAY)
    yield "e-mail, overdue", unreachable.e_mail(language, VIEW, date(2014, 4, 1))
    yield "escalate, which gathering", escalating.ask_which(language, "A-9", [TARGET] * 8)
    yield "escalate, line", escalating.ask_line(language, VIEW, TARGET, LINE, FRIDAY, more=True)
    undated = escalating.first_line(replace(VIEW, due=None), TARGET)
    yield "escalate, undated", escalating.ask_line(language, VIEW, TARGET, undated, FRIDAY, more=False)
    yield "escalated, to the owner", escalating.told_owner(language, VIEW, TOLD)
    yield "escalated, told", escalating.standing(language, VIEW, TOLD)
    yield "escalated, owner not reached", escalating.standing(language, VIEW, TOLD, reached=False)
    yield "escalated, with the secretary", escalating.standing(language, VIEW, FORWARDED)
    yield "escalated, dropped", escalating.dropped(language, VIEW)
    yield "escalated, answered", escalating.answered(language, VIEW)
    yield "escalated, changed", escalating.answered(language, VIEW, changed=True)
    yield "escalated, closed", escalating.answered(language, replace(VIEW, status=CommitmentStatus.DONE))
    yield "escalated, too late", escalating.too_late(language, VIEW)
    for reached in (True, False):
        to = escalating.forwarded(language, VIEW, FORWARDED, reached=reached)
        yield f"escalated, to the secretary, {reached=}", to
    yield "escalated, on the agenda", escalating.accepted(language, VIEW, FORWARDED, "TOE-2")
    yield "escalated, why not", escalating.ask_why(language, "A-9")
    yield "escalated, declined", escalating.declined(language, VIEW, FORWARDED, REASON)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "e-mail, file", unreachable.with_file(language, "A-9")
    yield "nobody reached, long ago", unreachable.nothing_kept(language)
    yield "escalate, no gathering", escalating.no_gathering(language, FRIDAY)
    yield "escalate, line too long", escalating.line_too_long(language)
    yield from ((f"step {each}", report(each, tongue(language))) for each in STEPS)
    yield "escalation settled", escalating.settled(language, "A-9")
    yield "escalation gone", escalating.settled(language, "")
