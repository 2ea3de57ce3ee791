"""What is said of commitments from the offer to the agreement."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.texts import amending, commitments, details, endorsing, entering, offers, serving
from bot.texts.amending import Part
from bot.texts.message import Message
from bot.texts.tongue import tongue
from bot.texts.words import report
from models.committing import COORDINATOR, PARTNER, Entered
from models.names import Names
from models.serving import Choice
from models.words import CommitmentKind, CommitmentStatus, Recurrence
from tests.texts.values import FRIDAY, LARGEST, ORGANISATION, TITLES, commitment

DAY = date(2013, 12, 31)
PICKS = (DAY, date(2014, 3, 31))
VIEW = replace(commitment(), every=Recurrence.QUARTER, every_until=DAY)
PROPOSAL = replace(VIEW, status=CommitmentStatus.PROPOSED, waits_for=COORDINATOR, endorsed=True)
UNDATED = replace(PROPOSAL, due=None, waits_for=PARTNER, endorsed=False)
CLOSED = replace(VIEW, status=CommitmentStatus.WITHDRAWN, note=Names("Opgegaan in een andere", "Part of another"))
ENTERED = Entered(
    LARGEST, (LARGEST,), "x" * 80, "y" * 80, DAY, CommitmentKind.OTHER, Recurrence.QUARTER, date(2014, 12, 31)
)
CHOICES = [Choice(number, reference, title) for number, (reference, title) in enumerate(TITLES)]
STEPS = ("proposed", "entered", "agreed", "declined", "endorsed", "endorsed_by_telephone", "refused", "handed_on")
LATER_STEPS = ("disputed", "withdrawn", "changed", "serves", "done", "on_schedule", "later")
LINES = [
    commitments.Line(DAY, each, DAY, "Omdat het anders loopt dan gedacht", bool(at % 2), at == 3)
    for at, each in enumerate(STEPS)
]


def messages(language: str) -> Iterator[tuple[str, Message]]:
    yield from _offers(language)
    yield from _asked(language)
    yield from _entered(language)
    yield from _steered(language)


def _offers(language: str) -> Iterator[tuple[str, Message]]:
    yield "offer, later", offers.later(language, "TOE-2", LARGEST)
    yield "offer, later, nothing hangs", offers.later(language, "TOE-2", None)
    yield "offer sent to its organisation", offers.sent(language, "A-9", to_partner=True)
    yield "proposal with its organisation", offers.proposal(language, UNDATED)
    yield "proposal that the organisation stands for", offers.proposal(language, PROPOSAL)
    yield "day to confirm", offers.confirm_day(language, "A-9", DAY)
    yield "details, invited", details.invited(language, PROPOSAL)
    yield "details, measure", details.ask_measure(language, PROPOSAL)
    yield "details, kind", details.ask_kind(language, "A-9")
    yield "details, kept", details.kept(language, PROPOSAL)
    yield "details, thanks", details.thanks(language, PROPOSAL)
    yield "serves", serving.choose(language, "A-9", CHOICES, {1, 9}, 1, later=True)
    yield "serves, new", serving.choose(language, "", CHOICES, {1}, 0)


def _asked(language: str) -> Iterator[tuple[str, Message]]:
    yield "asked of the contact", endorsing.asked(language, UNDATED)
    yield "recorded for the organisation", endorsing.entered(language, VIEW, DAY)
    yield "endorsed", endorsing.endorsed(language, PROPOSAL)
    yield "endorsed, to the proposer", endorsing.told_endorsed(language, "A-9")
    yield "why not", endorsing.ask_why(language, PROPOSAL)
    yield "what is wrong", endorsing.ask_why(language, VIEW)
    yield "refused", endorsing.refused(language, CLOSED, "Geen mensen")
    yield "recorded wrongly", endorsing.disputed(language, VIEW, "Andere gemeente")
    yield "recorded wrongly, noted", endorsing.dispute_noted(language, "A-9")


def _entered(language: str) -> Iterator[tuple[str, Message]]:
    yield "enter, organisation", entering.ask_organisation(language, "TOE-2", [(1, ORGANISATION)] * 6)
    yield "enter, any organisation", entering.ask_organisation(language, "TOE-2", [])
    yield "enter, what", entering.ask_what(language, "TOE-2", ORGANISATION)
    yield "enter, measure", entering.ask_measure(language)
    yield "enter, confirm", entering.confirm(language, ORGANISATION, ["TOE-2", "TOE-3"], ENTERED)
    undated = replace(ENTERED, due=None)
    yield "enter, confirm without a date", entering.confirm(language, ORGANISATION, ["TOE-2"], undated)
    yield "entered as a proposal", entering.proposed(language, "A-9", to_partner=True)
    yield "entered, nobody to ask", entering.proposed(language, "A-9", to_partner=False)


def _steered(language: str) -> Iterator[tuple[str, Message]]:
    yield "change", amending.panel(language, VIEW, tuple(Part))
    yield "change, text", amending.ask_text(language, VIEW, Part.TEXT)
    yield "change, measure", amending.ask_text(language, VIEW, Part.MEASURE)
    yield "change, kind", amending.ask_kind(language, "A-9")
    yield "change, urgency", amending.ask_urgency(language, "A-9")
    yield "change, recurrence", amending.ask_every(language, "A-9")
    yield "change, until", amending.ask_until(language, PICKS)
    yield "change, until too early", amending.until_too_early(language)
    yield "change, owner", amending.ask_owner(language, "A-9")
    yield "changed date", amending.changed_date(language, VIEW, offers.upcoming(tongue(language), DAY))
    yield "proposals", commitments.waiting(language, [PROPOSAL, UNDATED] * 4, 1, 20)
    yield "no proposals", commitments.waiting(language, [], 0, 0)
    yield "commitment", commitments.card(language, VIEW, FRIDAY)
    yield "commitment, overdue", commitments.card(language, VIEW, date(2014, 3, 10))
    yield "commitment, closed", commitments.card(language, replace(CLOSED, due=None, last=None), FRIDAY)
    yield "history", commitments.history(language, VIEW, LINES, 1, 20)
    yield "no history", commitments.history(language, VIEW, [], 0, 0)
    yield "withdraw, why", commitments.ask_reason(language, "A-9")
    yield "withdraw, sure", commitments.confirm_withdrawal(language, VIEW, "Opgegaan in een landelijke afspraak")
    yield "commitment withdrawn", commitments.withdrawn(language, CLOSED)
    yield "handed on", commitments.handed_on(language, VIEW)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "said already", endorsing.said_already(language, "A-9")
    yield "last recommendation", serving.last_one(language)
    yield "unknown commitment", commitments.unknown(language, "A-99")
    yield "closed commitment", commitments.closed(language, "A-9", CommitmentStatus.WITHDRAWN)
    yield from ((f"step {each}", report(each, tongue(language))) for each in (*STEPS, *LATER_STEPS))
