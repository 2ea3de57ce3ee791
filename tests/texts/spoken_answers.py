"""What owners answer to reminders, and what the coordinator decides on it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bot.texts import answers, away, noting, snoozing, succeeding, undoing, verdicts
from bot.texts.message import Message
from bot.texts.tongue import tongue
from bot.texts.words import report
from models.inviting import InviteState, InviteView
from models.names import Names
from models.undoing import Refusal
from models.words import Awaits, CommitmentStatus, Recurrence, RoleKind
from tests.texts.values import LARGEST, ORGANISATION, USERNAME, commitment

DAY, WEEK = date(2014, 5, 30), date(2014, 3, 7)
VIEW = commitment()
DONE = replace(VIEW, status=CommitmentStatus.DONE, last=(WEEK, "done"), awaits=(Awaits.VERIFICATION,))
DISPUTED = replace(VIEW, last=(WEEK, "not_ours"), awaits=(Awaits.OWNER,))
INVITE = InviteView(
    number=LARGEST,
    code="x" * 16,
    role=RoleKind.CONTACT,
    gathering=None,
    reference="",
    names=Names("", ""),
    day=None,
    audience="unknown",
    of=ORGANISATION,
    seat=None,
    uses=0,
    max_uses=1,
    last_day=DAY,
    state=InviteState.OPEN,
)
REASON = "De stuurgroep heeft het nog niet vastgesteld"
OWNERS = ("later_asked", "help", "not_ours", "snoozed", "note")
COORDINATORS = ("verified", "sent_back", "date_agreed", "date_refused", "helped", "kept_owner", "next_time")


def messages(language: str) -> Iterator[tuple[str, Message]]:
    yield "noted, on schedule", answers.noted(language, VIEW, "on_schedule", WEEK, LARGEST)
    yield "noted, nothing follows", answers.noted(language, VIEW, "on_schedule", None, LARGEST)
    yield "noted as done", answers.noted(language, DONE, "done", None, LARGEST)
    again = replace(DONE, every=Recurrence.QUARTER)
    yield "noted as done, comes back", answers.noted(language, again, "done", None, LARGEST)
    yield "noted, help", answers.noted(language, replace(VIEW, awaits=(Awaits.HELP,)), "help", WEEK, LARGEST)
    yield "noted, not ours", answers.noted(language, DISPUTED, "not_ours", None, LARGEST)
    yield "noted, later", answers.noted_later(language, VIEW, WEEK, LARGEST)
    yield "noted, later date asked", answers.noted_asked(language, VIEW, WEEK, LARGEST)
    yield "ask later date", answers.ask_later(language, VIEW, [WEEK, DAY, DAY])
    yield "new date that isn't later", answers.not_later(language, VIEW)
    for far in (False, True):
        yield f"why later, {far}", answers.ask_reason(language, VIEW, DAY, far=far)
    yield "why not ours", answers.ask_why_not(language, VIEW)
    yield "whose is it", answers.ask_whose(language, VIEW)
    yield "answered already by another", answers.answered_already(language, VIEW, LARGEST, WEEK)
    yield "answered meanwhile by another", Message(answers.answered_meanwhile(language, VIEW))
    yield "told later", answers.told_later(language, VIEW)
    yield from _beside(language)
    yield from _succession(language)
    yield from _decisions(language)


def _beside(language: str) -> Iterator[tuple[str, Message]]:
    """Being reminded later, notes, absence, and taking back."""
    yield "remind when", snoozing.ask_when(language, VIEW, [WEEK, WEEK, WEEK])
    yield "not then", snoozing.not_then(language, VIEW)
    yield "no room", snoozing.no_room(language, VIEW)
    yield "noted, reminded later", snoozing.noted(language, "A-9", WEEK, LARGEST)
    yield "ask note", noting.ask(language, "A-9")
    yield "noted, note", noting.noted(language, VIEW, WEEK, LARGEST)
    yield "told note", noting.told(language, VIEW)
    yield "away until when", away.ask_until(language, [WEEK, WEEK, WEEK], None)
    yield "away until another day", away.ask_until(language, [WEEK, WEEK, WEEK], WEEK)
    yield "away too long", away.too_long(language)
    yield "away", away.noted(language, WEEK, [(None, True), (ORGANISATION, False)])
    yield "away, coordinating alone", away.noted(language, WEEK, [(None, False), (ORGANISATION, True)])
    yield "away, for many", away.noted(language, WEEK, [(ORGANISATION, False), (ORGANISATION, True)] * 9)
    yield "back", away.back(language)
    yield "taken back", undoing.undone(language, VIEW, "later_asked", WEEK)
    yield "told taken back", undoing.told_undone(language, VIEW, "later_asked")


def _succession(language: str) -> Iterator[tuple[str, Message]]:
    yield "colleague invited", succeeding.invited(language, INVITE, USERNAME)
    yield "colleague not invited any more", succeeding.withdrawn(language)
    yield "takes over", succeeding.takes_over(language, ORGANISATION, [(LARGEST, "A-9", WEEK)] * 12)
    yield "takes over one", succeeding.takes_over(language, ORGANISATION, [(LARGEST, "A-9", None)])
    yield "takes over nothing", succeeding.takes_over(language, ORGANISATION, [])
    yield "succeeded", succeeding.succeeded(language, ORGANISATION)
    yield "told succession", succeeding.told(language, ORGANISATION)


def _decisions(language: str) -> Iterator[tuple[str, Message]]:
    yield "done, to check", verdicts.card(language, DONE)
    yield "done on an unknown day, to check", verdicts.card(language, replace(DONE, done_on=None, last=None))
    yield "other owner, to decide", verdicts.card(language, DISPUTED)
    for awaits in (Awaits.DATE, Awaits.HELP):
        yield f"{awaits}, to decide", verdicts.card(language, replace(VIEW, awaits=(awaits,)))
    yield "much to decide", verdicts.card(language, replace(VIEW, awaits=(Awaits.DATE, Awaits.HELP)))
    for awaits in (Awaits.VERIFICATION, Awaits.DATE):
        yield f"{awaits}, why not", verdicts.ask_why(language, VIEW, awaits)
    yield "checked", verdicts.verified(language, replace(DONE, awaits=()), None)
    yield "checked, and comes back", verdicts.verified(language, VIEW, WEEK)
    yield "sent back", verdicts.sent_back(language, VIEW, REASON, WEEK)
    yield "date agreed", verdicts.date_agreed(language, VIEW, WEEK)
    yield "date refused", verdicts.date_refused(language, VIEW, REASON, WEEK)
    yield "helped", verdicts.helped(language, VIEW, WEEK)
    yield "owner stays", verdicts.kept_owner(language, VIEW, WEEK)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "answered already", answers.stands_already(language, DONE)
    yield "no file for a note", noting.no_file(language)
    yield "away, not written to", away.not_written_to(language)
    yield "not away", away.not_away(language)
    yield "nothing to withdraw", succeeding.nothing_to_withdraw(language)
    yield from ((f"stays, {why}", undoing.stays(language, "A-9", why)) for why in Refusal)
    yield from ((each, each) for each in succeeding.logged(ORGANISATION, tongue(language)))
    withdrawn = replace(VIEW, status=CommitmentStatus.WITHDRAWN)
    yield "nothing to answer", answers.stands_already(language, withdrawn)
    yield from ((f"step {each}", report(each, tongue(language))) for each in (*OWNERS, *COORDINATORS))
