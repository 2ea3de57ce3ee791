"""Two gatherings, three items on their agendas, their cards, and somebody to speak."""

from datetime import UTC, date, datetime

from sqlmodel import Session

from models.tables import (
    AgendaItem,
    Chat,
    Edition,
    FocusArea,
    Gathering,
    GatheringAudience,
    Item,
    Monitor,
    Organisation,
    Person,
    Posting,
    Recommendation,
    Seat,
)
from models.words import Addressee, AgendaState, ItemKind, OrganisationKind, RecommendationStatus, Results, Urgency

MORNING = datetime(2013, 9, 2, 8, 0, tzinfo=UTC)
CONGRESS, TASK_FORCE = 1, 2
"""An open gathering; a confidential one by invitation."""

AUDIENCES = {CONGRESS: ("police", "partner"), TASK_FORCE: ("member", "guest")}
GATHERING_OF = {1: CONGRESS, 2: CONGRESS, 3: TASK_FORCE}
"""Agenda item → gathering."""

SEATS = (1, 2)
"""Of the task force."""

ANNE = 1
HALL, FOYER, BOARD, ANNES_CHAT = -1, -2, -3, 100
CARDS: dict[int, tuple[int, int, int | None, int | None]] = {
    1: (1, HALL, 11, None),
    2: (1, FOYER, 12, None),
    3: (1, ANNES_CHAT, 13, ANNE),
    4: (1, HALL, None, None),
    5: (2, HALL, 15, None),
    6: (3, BOARD, 16, None),
    7: (3, BOARD, None, None),
}
"""Posting → (agenda item, chat, message or None while it is not known, person of a private chat)."""


def lay(session: Session) -> None:
    """Nothing is presented but everything open, nobody but Anne known, nobody joined."""
    session.add(
        Monitor(
            id=1,
            reference="KM",
            name_nl="Korpsmonitor",
            name_en="Monitor",
            policy_areas=[],
            score_min=0,
            score_max=100,
            bands=[],
        )
    )
    session.add_all(
        Organisation(
            id=number, reference=f"org-{number}", kind=OrganisationKind.PARTNER, name_nl=f"O{number}", name_en="O"
        )
        for number in (1, 2)
    )
    session.add(Person(pseudonym="anne", created_at=MORNING))
    session.flush()
    session.add(Edition(id=1, monitor_id=1, year=2012, released=date(2013, 9, 3)))
    session.add(
        FocusArea(id=1, monitor_id=1, reference="TOE", name_nl="Toezicht", name_en="Supervision", weight=1, position=1)
    )
    session.flush()
    for number, gathering in GATHERING_OF.items():
        session.add(_item(number))
        session.flush()
        session.add(_recommendation(number))
        if number != 2:
            session.add(_gathering(gathering))
        session.flush()
        session.add(AgendaItem(id=number, gathering_id=gathering, item_id=number, position=1, state=AgendaState.OPEN))
    session.add_all(Chat(telegram_id=chat, kind="group", bot_status="member") for chat in (HALL, FOYER, BOARD))
    session.add_all(Seat(id=number, gathering_id=TASK_FORCE, name=f"Seat {number}") for number in SEATS)
    session.add_all(
        GatheringAudience(gathering_id=gathering, audience=audience, position=position)
        for gathering, audiences in AUDIENCES.items()
        for position, audience in enumerate(audiences)
    )
    session.flush()
    session.add_all(
        Posting(id=card, agenda_item_id=item, chat_id=chat, message_id=message, person_id=person, token=f"token-{card}")
        for card, (item, chat, message, person) in CARDS.items()
    )


def _item(number: int) -> Item:
    return Item(
        id=number,
        monitor_id=1,
        reference=f"TOE-{number}",
        kind=ItemKind.RECOMMENDATION,
        focus_area_id=1,
        position=number,
        title_nl="Titel",
        title_en="Title",
    )


def _recommendation(number: int) -> Recommendation:
    return Recommendation(
        item_id=number,
        edition_id=1,
        text_nl="Doe het",
        text_en="Do it",
        addressee=Addressee.PARTNER,
        urgency=Urgency.HIGH,
        status=RecommendationStatus.NOT_STARTED,
    )


def _gathering(number: int) -> Gathering:
    return Gathering(
        id=number,
        reference=f"gathering-{number}",
        monitor_id=1,
        name_nl="Bijeenkomst",
        name_en="Gathering",
        date=date(2013, 9, 2),
        kept_until=date(2014, 9, 2),
        organiser_id=1,
        zone="Europe/Amsterdam",
        language="nl",
        confidential=number == TASK_FORCE,
        by_invitation=number == TASK_FORCE,
        results=Results.LIVE,
    )
