"""What a card has to say, in values."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlmodel import Session, col

from models import counting, seats
from models.names import Names
from models.rules.suppression import THRESHOLD, shown, totals_are_shown
from models.rules.voices import SILENT
from models.rules.voices import Voice as VoiceValue
from models.shown import result_is_shown
from models.tables import (
    AgendaItem,
    Chat,
    Edition,
    Follow,
    Gathering,
    Inbox,
    Item,
    Monitor,
    Organisation,
    OutcomeScore,
    Participant,
    Person,
    Posting,
    ReactionSet,
    Recommendation,
    RecommendationOrganisation,
    RecommendationUnit,
    Tally,
    Unit,
    Voice,
)
from models.words import PEOPLE, POSITIONS, AgendaState, ItemKind, Stance, Urgency


@dataclass(frozen=True, slots=True)
class Walk:
    """Whether there is an open item before the one that somebody stands at, and one after it."""

    back: bool
    on: bool


@dataclass(frozen=True, slots=True)
class CardView:
    """All that a card shows, in values.

    `addressees` are names; `scores` are (year, score) of an outcome; `place` is "2 of 6": on the agenda, or among what
    is open when walking through (0 when it is closed there). `counts` is None while they are hidden. `own` is the
    reaction of the person whose private card this is, `saved_at` when it came, while the journal knows. `closes_at`: an
    open item closes by itself then. `walk` is None unless this card walks; `follows` is None where it can't be chosen.
    `embargo_until`: before that day it must not be passed on.
    """

    posting: int
    token: str
    agenda_item: int
    gathering: str
    gathering_names: Names
    reference: str
    kind: ItemKind
    title: Names
    text: Names
    addressees: tuple[Names, ...]
    urgency: Urgency | None
    special_attention: bool
    scores: tuple[tuple[int, int], ...]
    label: Names
    place: int
    places: int
    open: bool
    confidential: bool
    private: bool
    in_channel: bool
    reacted: int
    joined: int
    counts: dict[str, int] | None
    own: VoiceValue
    language: str
    zone: str
    revision: int
    saved_at: datetime | None = None
    closes_at: datetime | None = None
    walk: Walk | None = None
    follows: bool | None = None
    embargo_until: date | None = None
    seated: bool = False


def people_per_item(session: Session, gathering: int) -> dict[int, int]:
    """How many people say something of each agenda item."""
    query = (
        select(col(Tally.agenda_item_id), func.sum(col(Tally.voices)))
        .join(AgendaItem, col(AgendaItem.id) == col(Tally.agenda_item_id))
        .where(col(AgendaItem.gathering_id) == gathering, col(Tally.mark) == PEOPLE)
        .group_by(col(Tally.agenda_item_id))
    )
    return {item: int(voices) for item, voices in session.execute(query)}


def card(session: Session, posting: int, threshold: int = THRESHOLD) -> CardView | None:
    """What the card of this posting shows now; None when it is gone."""
    row = session.execute(
        select(Posting, AgendaItem, Gathering, Item, Monitor)
        .join(AgendaItem, col(AgendaItem.id) == col(Posting.agenda_item_id))
        .join(Gathering, col(Gathering.id) == col(AgendaItem.gathering_id))
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .join(Monitor, col(Monitor.id) == col(Item.monitor_id))
        .where(col(Posting.id) == posting)
    ).one_or_none()
    if row is None:
        return None
    hung, agenda_item, gathering, item, monitor = row
    text, addressees, urgency, special = _recommendation(session, item)
    counts = shown_counts(session, agenda_item, gathering, threshold)
    is_open = agenda_item.state == AgendaState.OPEN
    place, places, walk = _place(session, agenda_item, walking=hung.walking)
    person = session.get(Person, hung.person_id) if hung.person_id is not None else None
    own = own_voice(session, agenda_item.id or 0, hung.person_id)
    return CardView(
        posting=posting,
        token=hung.token,
        agenda_item=agenda_item.id or 0,
        gathering=gathering.reference,
        gathering_names=Names(gathering.name_nl, gathering.name_en),
        reference=item.reference,
        kind=ItemKind(item.kind),
        title=Names(item.title_nl, item.title_en),
        text=text,
        addressees=addressees,
        urgency=urgency,
        special_attention=special,
        scores=_scores(session, item),
        label=Names(monitor.label_nl, monitor.label_en),
        place=place,
        places=places,
        open=is_open,
        confidential=gathering.confidential,
        private=hung.person_id is not None,
        in_channel=_in_channel(session, hung.chat_id),
        reacted=people_per_item(session, gathering.id or 0).get(agenda_item.id or 0, 0),
        joined=seats.population(session, gathering.id or 0),
        counts=counts,
        own=own,
        language=(person.language if person is not None else None) or gathering.language,
        zone=gathering.zone,
        revision=gathering.revision,
        saved_at=None if own == SILENT else _saved_at(session, agenda_item, hung.person_id),
        closes_at=agenda_item.closes_at if is_open else None,
        walk=walk,
        follows=None if person is None or is_open else _follows(session, item, person),
        embargo_until=gathering.embargo_until,
        seated=person is not None and _has_seat(session, gathering, person),
    )


def _has_seat(session: Session, gathering: Gathering, person: Person) -> bool:
    participant = session.get(Participant, (gathering.id, person.id))
    return participant is not None and participant.seat_id is not None


def _in_channel(session: Session, chat_id: int) -> bool:
    kind = session.execute(select(col(Chat.kind)).where(col(Chat.telegram_id) == chat_id)).scalar_one_or_none()
    return kind == "channel"


def own_voice(session: Session, agenda_item: int, person: int | None) -> VoiceValue:
    """What this person, or who shares their seat, says of the item."""
    if person is None:
        return SILENT
    gathering = session.get_one(AgendaItem, agenda_item).gathering_id
    row = session.get(Voice, (agenda_item, seats.voter(session, gathering, person)))
    return SILENT if row is None else VoiceValue(Stance(row.stance), counting.flags_of(row.flags))


def _saved_at(session: Session, agenda_item: AgendaItem, person: int | None) -> datetime | None:
    last = (
        select(func.max(col(ReactionSet.seq)))
        .where(col(ReactionSet.agenda_item_id) == agenda_item.id, col(ReactionSet.person_id) == person)
        .scalar_subquery()
    )
    return session.execute(select(col(Inbox.received_at)).where(col(Inbox.seq) == last)).scalar_one_or_none()


def _follows(session: Session, item: Item, person: Person) -> bool:
    return session.get(Follow, (item.id, person.id)) is not None


def shown_counts(
    session: Session, agenda_item: AgendaItem, gathering: Gathering, threshold: int = THRESHOLD
) -> dict[str, int] | None:
    """The stance totals a card may show: none while they are hidden, or when any of them would tell who said it."""
    if not result_is_shown(agenda_item, gathering):
        return None
    closed = agenda_item.state == AgendaState.CLOSED
    query = (
        select(col(Tally.mark), func.sum(col(Tally.voices)))
        .where(col(Tally.agenda_item_id) == agenda_item.id)
        .group_by(col(Tally.mark))
    )
    found = {mark: int(voices) for mark, voices in session.execute(query)}
    population = max(seats.population(session, gathering.id or 0), found.get(PEOPLE, 0))
    if not totals_are_shown(population, confidential=gathering.confidential, closed=closed, threshold=threshold):
        return None
    totals = {str(stance): found.get(stance, 0) for stance in POSITIONS}
    seen = shown(totals, population, confidential=gathering.confidential, threshold=threshold)
    return totals if seen == totals else None


def _recommendation(session: Session, item: Item) -> tuple[Names, tuple[Names, ...], Urgency | None, bool]:
    row = session.get(Recommendation, item.id)
    if row is None:
        return Names("", ""), (), None, False
    organisations = session.execute(
        select(Organisation)
        .join(
            RecommendationOrganisation,
            col(RecommendationOrganisation.organisation_id) == col(Organisation.id),
        )
        .where(col(RecommendationOrganisation.recommendation_id) == item.id)
        .order_by(col(Organisation.id))
    ).scalars()
    units = session.execute(
        select(Unit)
        .join(RecommendationUnit, col(RecommendationUnit.unit_id) == col(Unit.id))
        .where(col(RecommendationUnit.recommendation_id) == item.id)
        .order_by(col(Unit.id))
    ).scalars()
    addressees = [Names(each.name_nl, each.name_en) for each in organisations]
    addressees += [Names(each.name, each.name) for each in units]
    return Names(row.text_nl, row.text_en), tuple(addressees), Urgency(row.urgency), row.special_attention


def _scores(session: Session, item: Item) -> tuple[tuple[int, int], ...]:
    query = (
        select(col(Edition.year), col(OutcomeScore.score))
        .join(Edition, col(Edition.id) == col(OutcomeScore.edition_id))
        .where(col(OutcomeScore.outcome_id) == item.id)
        .order_by(col(Edition.year))
    )
    return tuple((year, score) for year, score in session.execute(query))


def _place(session: Session, agenda_item: AgendaItem, *, walking: bool) -> tuple[int, int, Walk | None]:
    """ "2 of 6": where the item stands on the agenda or, walking, among what is open there, and how many there are."""
    order = (col(AgendaItem.position), col(AgendaItem.id))
    before: ColumnElement[bool] = or_(
        order[0] < agenda_item.position, and_(order[0] == agenda_item.position, order[1] < agenda_item.id)
    )
    query = select(func.sum(case((before, 1), else_=0)), func.count()).where(
        col(AgendaItem.gathering_id) == agenda_item.gathering_id
    )
    if not walking:
        earlier, places = session.execute(query).one()
        return int(earlier) + 1, int(places), None
    found, places = session.execute(query.where(col(AgendaItem.state) == AgendaState.OPEN)).one()
    here = 1 if agenda_item.state == AgendaState.OPEN else 0
    earlier = int(found or 0)
    return (earlier + 1) * here, int(places), Walk(back=earlier > 0, on=earlier + here < int(places))
