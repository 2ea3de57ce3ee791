"""A congress in full swing to act in: somebody of each role, and one of everything that a button can be about."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select, update
from sqlmodel import Session, col

from bot.config import Config
from bot.database import in_transaction, make_engine
from bot.rehearsal.play import EXAMPLE
from handlers.batch import Setting
from models import (
    answering,
    away,
    commenting,
    committing,
    escalating,
    following,
    groups,
    handing_over,
    joining,
    people,
    presenting,
    reacting,
    rechecking,
    releasing,
    reminders,
    running,
)
from models.importing import put_report
from models.people import Pseudonyms
from models.reacting import Press
from models.report_file import ReportFile, read_report
from models.tables import (
    AgendaItem,
    Commitment,
    Download,
    Edition,
    Gathering,
    Item,
    Organisation,
    Passage,
    Person,
    Posting,
    Recommendation,
    RecommendationOrganisation,
    Reminder,
    ReportVersion,
    Unit,
)
from models.words import Act, CommitmentKind, RecommendationStatus, RoleKind

NOW = datetime(2013, 9, 2, 8, 0, tzinfo=UTC)
HERE, THERE = "congres-2013", "taskforce-2013-09"
HERE_NAME = "Congres Korpsmonitor"
GROUP, SPARE = -1_001, -1_002
WALKING = 7_000
SETTING = Setting("weerklankbot", Pseudonyms(b"k" * 32), Config().policy(), Config().emoji.meanings())

STRANGER, PARTICIPANT, CONTACT, HELPER, OTHER_HELPER, ORGANISER, OTHER_ORGANISER, COORDINATOR, READER = (
    "stranger",
    "participant",
    "contact",
    "helper",
    "helper elsewhere",
    "organiser",
    "organiser elsewhere",
    "coordinator",
    "reader",
)
ROLES = {
    STRANGER: None,
    PARTICIPANT: (RoleKind.PARTICIPANT, HERE),
    CONTACT: (RoleKind.CONTACT, None),
    HELPER: (RoleKind.HELPER, HERE),
    OTHER_HELPER: (RoleKind.HELPER, THERE),
    ORGANISER: (RoleKind.ORGANISER, HERE),
    OTHER_ORGANISER: (RoleKind.ORGANISER, THERE),
    COORDINATOR: (RoleKind.COORDINATOR, None),
    READER: (RoleKind.READER, None),
}
ORGANISERS_ELSEWHERE = (OTHER_HELPER, OTHER_ORGANISER)
SILENT = 999
"""The private chat of a participant who does nothing."""
TELEGRAM = {role: 1_000 + number for number, role in enumerate(ROLES)}
"""Everybody's number at Telegram, and that of their private chat."""


@dataclass(frozen=True)
class Prepared:
    """A database with the congress in it; `numbers` are what the data of buttons is made of."""

    url: str
    numbers: dict[str, int]


def prepare(url: str) -> Prepared:
    """The congress at HERE: TOE-1 was presented and closed, ORG-1 and TOE-2 are open; a participant reacted."""
    engine = make_engine(url, writes=True)
    numbers = in_transaction(engine, _prepare)
    engine.dispose()
    return Prepared(url, numbers)


def _prepare(session: Session) -> dict[str, int]:
    report = read_report(EXAMPLE.read_bytes(), EXAMPLE.name)
    assert isinstance(report, ReportFile)
    put_report(session, report)
    here, there = (presenting.gathering(session, reference) for reference in (HERE, THERE))
    assert here is not None
    assert there is not None
    organisation = session.execute(select(Organisation).order_by(col(Organisation.id).desc()).limit(1)).scalar_one()
    persons = {role: _person(session, role, organisation.id or 0) for role in ROLES if role != STRANGER}
    silent = people.recognise(session, "silent", "nl", NOW).id or 0
    people.can_be_written_to(session, silent, SILENT)
    joining.join(session, here.id or 0, silent, NOW)
    unit = session.execute(select(Unit).limit(1)).scalar_one()
    session.execute(update(Edition).values(released=NOW.date()))
    addressed = _found(session, here, "OPS-1").item_id
    changed = rechecking.set_status(
        session, session.get_one(Recommendation, addressed), RecommendationStatus.IMPLEMENTED, 1, NOW
    )
    assert changed is not None
    session.add(RecommendationOrganisation(recommendation_id=addressed, organisation_id=organisation.id or 0))
    numbers = {"here": here.id, "there": there.id, "organisation": organisation.id, "unit": unit.id}
    numbers["change"] = changed.id
    return {
        **{name: number or 0 for name, number in numbers.items()},
        **_places(session, here),
        **_agenda(session, here, persons),
        **_said(session, here, persons),
        **_promised(session, here, persons, organisation.id or 0),
        **_put_forward(session, here),
        **_reported(session, organisation.id or 0),
        "step": (here.last_step or {})["number"],
    }


def _person(session: Session, role: str, organisation: int) -> int:
    person = people.recognise(session, SETTING.pseudonyms(TELEGRAM[role]), "nl", NOW).id or 0
    people.can_be_written_to(session, person, TELEGRAM[role])
    kind, at = ROLES[role] or (None, None)
    assert kind is not None
    gathering = presenting.gathering(session, at) if at else None
    invite = joining.invite(
        session,
        kind,
        NOW,
        NOW + timedelta(days=30),
        gathering=gathering.id if gathering else None,
        audience="partner" if kind == RoleKind.PARTICIPANT else "unknown",
        organisation=organisation if kind == RoleKind.CONTACT else None,
        max_uses=9,
    )
    assert isinstance(joining.accept(session, invite.code, person, NOW), joining.Accepted)
    return person


def _places(session: Session, here: Gathering) -> dict[str, int]:
    groups.bot_is(session, GROUP, "supergroup", "Zaal", "administrator")
    hall = groups.link(session, GROUP, "supergroup", "Zaal", here.id or 0)
    spare = groups.bot_is(session, SPARE, "supergroup", "Foyer", "administrator")
    invite = joining.invite(session, RoleKind.PARTICIPANT, NOW, NOW + timedelta(days=9), gathering=here.id, max_uses=5)
    return {"chat": hall.id or 0, "spare": spare.id or 0, "invite": invite.id or 0}


def _agenda(session: Session, here: Gathering, persons: dict[str, int]) -> dict[str, int]:
    earlier, closed, still_open, waiting = (
        _found(session, here, reference) for reference in ("ORG-1", "TOE-1", "TOE-2", "OPS-1")
    )
    for item in (earlier, closed, still_open):
        running.take(session, item, Act.PRESENT, persons[ORGANISER], NOW)
    for posting in session.execute(select(Posting)).scalars():
        posting.message_id = 5_000 + (posting.id or 0)
        session.add(posting)
    session.flush()
    numbers = {
        "closed": closed.id or 0,
        "open": still_open.id or 0,
        "waiting": waiting.id or 0,
        "item": waiting.item_id,
        "for_unit": _found(session, here, "ORG-3").item_id,
        "area": session.get_one(Item, waiting.item_id).focus_area_id,
        "card": _posting(session, still_open, None),
        "own": _posting(session, still_open, persons[PARTICIPANT]),
        "own_closed": _posting(session, closed, persons[PARTICIPANT]),
    }
    pseudonym = session.get_one(Person, persons[PARTICIPANT]).pseudonym
    chat = TELEGRAM[PARTICIPANT]
    presses = [
        Press(seq, pseudonym, chat, 5_000 + numbers[own], numbers[own], "agree")
        for seq, own in enumerate(("own", "own_closed"), start=1)
    ]
    reacting.record(session, presses, NOW, SETTING.emoji)
    running.take(session, closed, Act.CLOSE, persons[ORGANISER], NOW)
    messages = {f"{card} message": 5_000 + numbers[card] for card in ("card", "own", "own_closed")}
    walk = _walking(session, numbers["open"], persons[PARTICIPANT])
    return {**numbers, **messages, "walk": walk, "walk message": WALKING}


def _found(session: Session, here: Gathering, reference: str) -> AgendaItem:
    found = presenting.find(session, here.id or 0, reference)
    assert found is not None
    return found


def _posting(session: Session, agenda_item: AgendaItem, person: int | None) -> int:
    query = select(col(Posting.id)).where(col(Posting.agenda_item_id) == agenda_item.id)
    return session.execute(query.where(col(Posting.person_id) == person)).scalar_one() or 0


def _walking(session: Session, agenda_item: int, person: int) -> int:
    made = Posting(
        agenda_item_id=agenda_item,
        chat_id=TELEGRAM[PARTICIPANT],
        message_id=WALKING,
        person_id=person,
        walking=True,
        token="walking",
    )
    session.add(made)
    session.flush()
    return made.id or 0


def _said(session: Session, here: Gathering, persons: dict[str, int]) -> dict[str, int]:
    toe2 = _found(session, here, "TOE-2")
    comment = commenting.comment(session, toe2, persons[PARTICIPANT], "Eerst een proef", NOW)
    content = b"id;title_nl\nTOE-2;Afspraken\n"
    following.follow(session, toe2.item_id, persons[PARTICIPANT], NOW)
    file = Download(person_id=persons[COORDINATOR], name="nieuw.csv", content=content, at=NOW)
    session.add(file)
    session.flush()
    return {"followed": toe2.item_id, "comment": comment, "file": file.id or 0}


def _promised(session: Session, here: Gathering, persons: dict[str, int], organisation: int) -> dict[str, int]:
    toe2 = _found(session, here, "TOE-2")
    proposals = [
        committing.propose(
            session,
            organisation=organisation,
            agenda_item=toe2,
            text="Wij maken afspraken",
            due=date(2013, 12, 31),
            person=persons[CONTACT],
            now=NOW,
        )
        for _ in range(5)
    ]
    _, kept, asked, done, troubled = proposals
    asked.asked_at = NOW
    session.add(asked)
    for each in (kept, done, troubled):
        committing.agree(
            session,
            each,
            measure="Vastgesteld",
            due=date(2013, 12, 31),
            person=persons[COORDINATOR],
            now=NOW,
            today=NOW.date(),
        )
    answer = answering.done(session, done, persons[CONTACT], NOW, NOW.date())
    away.begin(session, persons[CONTACT], NOW.date(), NOW.date(), NOW)
    colleague = joining.invite(
        session,
        RoleKind.CONTACT,
        NOW,
        NOW + timedelta(days=9),
        organisation=organisation,
        succeeds=persons[CONTACT],
    )
    _trouble(session, troubled, persons[CONTACT])
    reminders.replan(session, kept, SETTING.policy, NOW)
    reminder = session.execute(select(Reminder).where(col(Reminder.commitment_id) == kept.id)).scalar_one()
    numbers = {"proposal": proposals[0].id, "kept": kept.id, "asked": asked.id, "reminder": reminder.id}
    numbers |= {"done": done.id, "troubled": troubled.id, "answer": answer.id, "colleague": colleague.id}
    numbers["counted"] = _counted(session, toe2.item_id, persons[COORDINATOR], organisation)
    return {name: number or 0 for name, number in numbers.items()}


def _put_forward(session: Session, here: Gathering) -> dict[str, int]:
    """A commitment of which the owner was told, one whose line is with the secretary, and one that stays silent."""
    numbers = {}
    for name, reference in (("told", "A-1"), ("passed_on", "A-3")):
        commitment = committing.find(session, reference)
        assert commitment is not None
        row = escalating.tell(session, commitment, here.id or 0, "Regel", SETTING.policy, 1, NOW)
        session.flush()
        numbers[name] = row.id or 0
    escalating.forward(session, row, NOW)
    silent = committing.find(session, "A-7")
    assert silent is not None
    escalating.propose(session, silent.id or 0, NOW)
    numbers["unheard"] = silent.id or 0
    return numbers


def _counted(session: Session, item: int, person: int, organisation: int) -> int | None:
    """A commitment about administrative reports."""
    kind, due = CommitmentKind.ADMINISTRATIVE_REPORT, date(2013, 12, 31)
    entered = committing.Entered(organisation, (item,), "Terugmelden", "Aandeel met terugmelding", due, kind)
    return committing.enter(session, entered, agreed=True, person=person, now=NOW, today=NOW.date()).id


def _trouble(session: Session, commitment: Commitment, contact: int) -> None:
    """All that can wait for the coordinator while a commitment is being kept."""
    answering.ask_help(session, commitment, contact, NOW)
    answering.not_ours(session, commitment, reason="Een ander", person=contact, now=NOW)
    answering.ask_later(session, commitment, date(2014, 3, 31), reason="Overleg", person=contact, now=NOW)


def _reported(session: Session, organisation: int) -> dict[str, int]:
    """A released report, a draft in which an organisation was shown its passage, and a line of the hand-over log."""
    released = ReportVersion(reference_date=NOW.date(), created_at=NOW)
    session.add(released)
    session.flush()
    report = releasing.report(session, released, SETTING.policy)
    assert report is not None
    assert releasing.release(session, released, report, SETTING.policy.calendar, 1, NOW) == 1
    draft = releasing.draft(session, 1, NOW.date(), NOW)
    session.add(Passage(report_id=draft.id or 0, organisation_id=organisation, shown_at=NOW))
    handed = handing_over.record(
        session, day=NOW.date(), subject="Monitor", given_by="ECVM", given_to="Minister", person=1, now=NOW
    )
    return {"released": released.id or 0, "draft": draft.id or 0, "handed": handed.number}
