"""What owners answer and the coordinator decides in these months, as the bot would write it."""

from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from models import answering, committing, endorsing, outbox, people, reminders, verdicts
from models.letters import Sent
from models.rules.policy import Policy
from models.tables import AgendaItem, Commitment, Person
from models.words import RoleKind, Urgency

from .ground import ANNE, ANNES_CHAT, MORNING

CO, BRAM = 2, 3
CHATS = {ANNE: ANNES_CHAT, CO: 200, BRAM: 300}
CONTACTS = {1: (ANNE, BRAM), 2: (BRAM,)}
"""By organisation, the lead first."""
PROMISES = {1: "high", 2: "medium"}
"""Both of the first organisation, until one is handed on."""
POLICY = Policy()


def promise_all(session: Session) -> None:
    session.add_all(Person(id=each, pseudonym=str(each), created_at=MORNING) for each in (CO, BRAM))
    session.flush()
    for person, chat in CHATS.items():
        people.can_be_written_to(session, person, chat)
    people.grant(session, CO, RoleKind.COORDINATOR, MORNING)
    for organisation, contacts in CONTACTS.items():
        for contact in contacts:
            people.grant(session, contact, RoleKind.CONTACT, MORNING, organisation=organisation)
    for number, urgency in PROMISES.items():
        made = committing.propose(
            session,
            organisation=1,
            agenda_item=session.get_one(AgendaItem, number),
            text="We doen het",
            due=None,
            person=ANNE,
            now=MORNING,
        )
        made.urgency = Urgency(urgency)
        session.add(made)
        session.flush()
        assert number_of(made.reference) == number


def number_of(reference: str) -> int:
    return int(reference.removeprefix("A-"))


def _promised(session: Session, number: int) -> Commitment:
    found: Commitment = session.execute(
        select(Commitment).where(col(Commitment.reference) == f"A-{number}")
    ).scalar_one()
    return found


def report(session: Session, number: int, what: str, due: date, now: datetime, today: date) -> None:
    """What an owner answers, or the coordinator decides."""
    commitment = _promised(session, number)
    match what:
        case "agree":
            committing.agree(session, commitment, measure="Gedaan", due=due, person=ANNE, now=now, today=today)
        case "done":
            answering.done(session, commitment, ANNE, now, today)
        case "later":
            answering.later(session, commitment, due, reason="Meer overleg", person=ANNE, now=now)
        case "snooze":
            answering.snooze(session, commitment, due, ANNE, now)
        case "send_back":
            verdicts.send_back(session, commitment, reason="Nog niet", person=CO, now=now)
        case "hand_on":
            assert endorsing.hand_on(session, commitment, 3 - commitment.organisation_id, CO, now)
        case _:
            answering.on_schedule(session, commitment, ANNE, now)
    reminders.replan(session, commitment, POLICY, now)


def lose(session: Session, chat: int, now: datetime) -> None:
    """Telegram says that they can't be written to."""
    outbox.give_up_on(session, chat, "blocked", now)
    reminders.undelivered(session, chat, now)


def let_leave(session: Session, now: datetime) -> None:
    while letters := outbox.heads(session, now, 100):
        for letter in letters:
            assert outbox.begin(session, letter.id, now)
            assert outbox.settle(session, letter.id, Sent(letter.id), now)
