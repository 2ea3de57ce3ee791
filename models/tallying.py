"""The tallies as they are read: one snapshot, one revision, the same figures in every output."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.names import Names
from models.rules.suppression import shown, totals_are_shown
from models.tables import (
    AgendaItem,
    AnonymousCount,
    Commitment,
    CommitmentRecommendation,
    FocusArea,
    Gathering,
    Item,
    Monitor,
    Posting,
    Tally,
)
from models.words import PEOPLE, POSITIONS, AgendaState, Flag, ItemKind, Stance


@dataclass(frozen=True, slots=True)
class ItemTally:
    """One agenda item's figures.

    `counts`: stance → voices, None where a figure is hidden; None altogether when nothing may show.

    `offers` counts organisations, whose names the coordinator sees anyway. `anonymous` is Telegram's own total of
    reactions without a name, never added to the voices.
    """

    agenda_item: int
    reference: str
    kind: ItemKind
    title: Names
    area: str
    state: AgendaState
    people: int
    counts: dict[str, int | None] | None
    urgent: int | None
    offers: int
    other: int | None
    anonymous: int

    @property
    def positions(self) -> tuple[Stance, ...]:
        """The positions there are to take: nobody has an outcome as practice already."""
        if self.kind == ItemKind.OUTCOME:
            return tuple(stance for stance in POSITIONS if stance != Stance.PRACTICE)
        return POSITIONS

    @property
    def chosen(self) -> int | None:
        """How many took a position; None when any figure is hidden."""
        if self.counts is None or None in self.counts.values():
            return None
        return sum(voices or 0 for voices in self.counts.values())

    def share(self, stance: str) -> float | None:
        """The part of those who took a position, 0..1."""
        voices = None if self.counts is None else self.counts[stance]
        return None if voices is None or not self.chosen else voices / self.chosen


@dataclass(frozen=True, slots=True)
class GatheringTally:
    """A gathering's figures at one revision."""

    gathering: int
    reference: str
    names: Names
    label: Names
    day: date
    zone: str
    revision: int
    joined: int
    confidential: bool
    items: tuple[ItemTally, ...]


def of_gathering(session: Session, gathering: int, *, only: int | None = None) -> GatheringTally:
    """The figures of all items that were presented, in the agenda's order; `only` one agenda item."""
    row, monitor = session.execute(
        select(Gathering, Monitor)
        .join(Monitor, col(Monitor.id) == col(Gathering.monitor_id))
        .where(col(Gathering.id) == gathering)
    ).one()
    agenda = (
        select(AgendaItem, Item, col(FocusArea.reference))
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .join(FocusArea, col(FocusArea.id) == col(Item.focus_area_id))
        .where(col(AgendaItem.gathering_id) == gathering)
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
    )
    if only is None:
        agenda = agenda.where(col(AgendaItem.state) != AgendaState.WAITING)
    else:
        agenda = agenda.where(col(AgendaItem.id) == only)
    lines = session.execute(agenda).all()
    numbers = [line[0].id for line in lines]
    counts = _counts(session, numbers)
    offers = _offers(session, gathering)
    anonymous = _anonymous(session, numbers)
    return GatheringTally(
        gathering=gathering,
        reference=row.reference,
        names=Names(row.name_nl, row.name_en),
        label=Names(monitor.label_nl, monitor.label_en),
        day=row.date,
        zone=row.zone,
        revision=row.revision,
        joined=row.joined,
        confidential=row.confidential,
        items=tuple(
            _item(
                agenda_item,
                item,
                area,
                counts[agenda_item.id],
                offers.get(item.id, 0),
                anonymous.get(agenda_item.id, 0),
                row,
            )
            for agenda_item, item, area in lines
        ),
    )


def _item(
    agenda_item: AgendaItem,
    item: Item,
    area: str,
    counts: dict[str, int],
    offers: int,
    anonymous: int,
    gathering: Gathering,
) -> ItemTally:
    closed = agenda_item.state == AgendaState.CLOSED
    population = max(gathering.joined, counts.get(PEOPLE, 0))
    visible = totals_are_shown(population, confidential=gathering.confidential, closed=closed)

    def figures(*marks: str) -> dict[str, int | None]:
        totals = {str(mark): counts.get(mark, 0) for mark in marks}
        return shown(totals, population, confidential=gathering.confidential)

    urgent, other = (figures(flag)[flag] if visible else None for flag in (Flag.URGENT, Flag.OTHER))
    return ItemTally(
        agenda_item=agenda_item.id or 0,
        reference=item.reference,
        kind=ItemKind(item.kind),
        title=Names(item.title_nl, item.title_en),
        area=area,
        state=AgendaState(agenda_item.state),
        people=counts.get(PEOPLE, 0),
        counts=figures(*POSITIONS) if visible else None,
        urgent=urgent,
        offers=offers,
        other=other,
        anonymous=anonymous,
    )


def _counts(session: Session, agenda_items: list[int | None]) -> dict[int | None, dict[str, int]]:
    query = (
        select(col(Tally.agenda_item_id), col(Tally.mark), func.sum(col(Tally.voices)))
        .where(col(Tally.agenda_item_id).in_(agenda_items))
        .group_by(col(Tally.agenda_item_id), col(Tally.mark))
    )
    found: dict[int | None, dict[str, int]] = defaultdict(dict)
    for agenda_item, mark, voices in session.execute(query):
        found[agenda_item][mark] = int(voices)
    return found


def _offers(session: Session, gathering: int) -> dict[int | None, int]:
    """How many organisations offered to take each item on at this gathering, whatever was decided since."""
    query = (
        select(col(CommitmentRecommendation.recommendation_id), func.count(col(Commitment.organisation_id).distinct()))
        .join(Commitment, col(Commitment.id) == col(CommitmentRecommendation.commitment_id))
        .where(col(Commitment.gathering_id) == gathering)
        .group_by(col(CommitmentRecommendation.recommendation_id))
    )
    return dict(session.execute(query).all())


def _anonymous(session: Session, agenda_items: list[int | None]) -> dict[int | None, int]:
    query = (
        select(col(Posting.agenda_item_id), func.sum(col(AnonymousCount.total)))
        .join(
            Posting,
            (col(Posting.chat_id) == col(AnonymousCount.chat_id))
            & (col(Posting.message_id) == col(AnonymousCount.message_id)),
        )
        .where(col(Posting.agenda_item_id).in_(agenda_items))
        .group_by(col(Posting.agenda_item_id))
    )
    return {item: int(total) for item, total in session.execute(query)}
