"""What a card has to say, in values."""

from dataclasses import dataclass

from sqlalchemy import case, func, select
from sqlmodel import Session, col

from models import counting
from models.names import Names
from models.rules.suppression import shown, totals_are_shown
from models.rules.voices import SILENT
from models.rules.voices import Voice as VoiceValue
from models.tables import (
    AgendaItem,
    Edition,
    Gathering,
    Item,
    Monitor,
    Organisation,
    OutcomeScore,
    Person,
    Posting,
    Recommendation,
    RecommendationOrganisation,
    RecommendationUnit,
    Tally,
    Unit,
    Voice,
)
from models.words import PEOPLE, POSITIONS, AgendaState, ItemKind, Results, Stance, Urgency


@dataclass(frozen=True, slots=True)
class CardView:
    """All that a card shows, in values.

    `addressees` are names; `scores` are (year, score) of an outcome; `place` is "2 of 6". `counts` is None while they
    are hidden. `own` is the reaction of the person whose private card this is.
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
    reacted: int
    joined: int
    counts: dict[str, int] | None
    own: VoiceValue
    language: str
    zone: str
    revision: int


def people_per_item(session: Session, gathering: int) -> dict[int, int]:
    """How many people say something of each agenda item."""
    query = (
        select(col(Tally.agenda_item_id), func.sum(col(Tally.voices)))
        .join(AgendaItem, col(AgendaItem.id) == col(Tally.agenda_item_id))
        .where(col(AgendaItem.gathering_id) == gathering, col(Tally.mark) == PEOPLE)
        .group_by(col(Tally.agenda_item_id))
    )
    return {item: int(voices) for item, voices in session.execute(query)}


def card(session: Session, posting: int) -> CardView | None:
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
    counts = shown_counts(session, agenda_item, gathering)
    place, places = _place(session, agenda_item)
    person = session.get(Person, hung.person_id) if hung.person_id is not None else None
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
        open=agenda_item.state == AgendaState.OPEN,
        confidential=gathering.confidential,
        private=hung.person_id is not None,
        reacted=people_per_item(session, gathering.id or 0).get(agenda_item.id or 0, 0),
        joined=gathering.joined,
        counts=counts,
        own=own_voice(session, agenda_item.id or 0, hung.person_id),
        language=(person.language if person is not None else None) or gathering.language,
        zone=gathering.zone,
        revision=gathering.revision,
    )


def own_voice(session: Session, agenda_item: int, person: int | None) -> VoiceValue:
    """What this person says of the item."""
    row = session.get(Voice, (agenda_item, person)) if person is not None else None
    if row is None:
        return SILENT
    return VoiceValue(Stance(row.stance), counting.flags_of(row.flags))


def shown_counts(session: Session, agenda_item: AgendaItem, gathering: Gathering) -> dict[str, int] | None:
    """The stance totals a card may show: none while they are hidden, or when any of them would tell who said it."""
    closed = agenda_item.state == AgendaState.CLOSED
    if gathering.results == Results.HIDDEN and not closed:
        return None
    query = (
        select(col(Tally.mark), func.sum(col(Tally.voices)))
        .where(col(Tally.agenda_item_id) == agenda_item.id)
        .group_by(col(Tally.mark))
    )
    found = {mark: int(voices) for mark, voices in session.execute(query)}
    population = max(gathering.joined, found.get(PEOPLE, 0))
    if not totals_are_shown(population, confidential=gathering.confidential, closed=closed):
        return None
    totals = {str(stance): found.get(stance, 0) for stance in POSITIONS}
    return totals if shown(totals, population, confidential=gathering.confidential) == totals else None


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


def _place(session: Session, agenda_item: AgendaItem) -> tuple[int, int]:
    """ "2 of 6": where the item stands on the agenda, and how many there are."""
    before = func.sum(case((col(AgendaItem.position) <= agenda_item.position, 1), else_=0))
    query = select(before, func.count()).where(col(AgendaItem.gathering_id) == agenda_item.gathering_id)
    place, places = session.execute(query).one()
    return int(place), int(places)
