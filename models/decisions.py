"""What a gathering decided, item by item, and the list of decisions and actions that follows from it."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from models import escalating, tallying
from models.names import Names
from models.rules.suppression import THRESHOLD
from models.tables import (
    AgendaItem,
    Commitment,
    CommitmentRecommendation,
    Decision,
    Gathering,
    Item,
    Organisation,
)
from models.tallying import GatheringTally, ItemTally
from models.words import AgendaState, CommitmentStatus, DecisionKind

LINE_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision on one item as it stands; `line` may be empty."""

    kind: DecisionKind
    line: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ItemMinutes:
    """An item of the agenda with what was decided; `tally` is None while it has not been presented."""

    agenda_item: int
    reference: str
    title: Names
    state: AgendaState
    decided: Decided | None
    tally: ItemTally | None


@dataclass(frozen=True, slots=True)
class Action:
    """What an organisation does after the gathering.

    A proposal, on which the coordinator has yet to decide, names neither who nor what (`organisation` and `text` are
    None): who offered it was told that the coordinator alone would read that.
    """

    reference: str
    recommendations: tuple[str, ...]
    status: CommitmentStatus
    due: date | None
    organisation: Names | None
    text: Names | None


@dataclass(frozen=True, slots=True)
class Minutes:
    """A gathering's decisions and actions, with the figures of one revision.

    `put_forward`: commitments that were put before it, (reference, line).
    """

    tally: GatheringTally
    items: tuple[ItemMinutes, ...]
    actions: tuple[Action, ...]
    put_forward: tuple[tuple[str, str], ...]

    def item(self, agenda_item: int) -> ItemMinutes:
        """The item with this number. Raises KeyError."""
        return {item.agenda_item: item for item in self.items}[agenda_item]

    @property
    def decided(self) -> tuple[ItemMinutes, ...]:
        return tuple(item for item in self.items if item.decided is not None)

    @property
    def undecided(self) -> tuple[ItemMinutes, ...]:
        return tuple(item for item in self.items if item.decided is None)

    @property
    def draft(self) -> bool:
        """Until something is decided, and everything that was presented is."""
        return not self.decided or any(item.state != AgendaState.WAITING for item in self.undecided)


def of_item(session: Session, agenda_item: int) -> Decided | None:
    """The decision on an item, if there is one."""
    row = session.get(Decision, agenda_item)
    return None if row is None else Decided(DecisionKind(row.kind), row.line, row.at)


def decide(
    session: Session, agenda_item: int, kind: DecisionKind, person: int, now: datetime, *, line: str | None = None
) -> Decided | None:
    """Record a decision, or change it; without `line` the one that stood stays. What stood before.

    Raises ValueError for a line that is too long; the handler asks before it gets here.
    """
    if line is not None and len(line) > LINE_LIMIT:
        raise ValueError(agenda_item, len(line))
    before = of_item(session, agenda_item)
    stays = before.line if before is not None else ""
    if before is not None and before.kind == kind and line in (None, stays):
        return before
    row = session.get(Decision, agenda_item) or Decision(agenda_item_id=agenda_item, kind=kind, at=now)
    row.kind, row.line, row.recorded_by, row.at = kind, stays if line is None else line, person, now
    row.public_at = None if _is_under_embargo(session, agenda_item) else now
    session.add(row)
    session.flush()
    return before


def _is_under_embargo(session: Session, agenda_item: int) -> bool:
    gathering = session.get_one(AgendaItem, agenda_item).gathering_id
    return session.get_one(Gathering, gathering).embargo_until is not None


def clear(session: Session, agenda_item: int) -> Decided | None:
    """As if nothing had been decided on the item; what stood."""
    before = of_item(session, agenda_item)
    if before is not None:
        session.delete(session.get_one(Decision, agenda_item))
        session.flush()
    return before


def minutes(session: Session, gathering: int, *, threshold: int = THRESHOLD) -> Minutes:
    """The whole agenda with its decisions, and what organisations took on at this gathering."""
    tally = tallying.of_gathering(session, gathering, threshold=threshold)
    figures = {item.agenda_item: item for item in tally.items}
    agenda = session.execute(
        select(AgendaItem, Item, Decision)
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .outerjoin(Decision, col(Decision.agenda_item_id) == col(AgendaItem.id))
        .where(col(AgendaItem.gathering_id) == gathering)
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
    )
    items = tuple(
        ItemMinutes(
            row.id or 0,
            item.reference,
            Names(item.title_nl, item.title_en),
            AgendaState(row.state),
            None if decision is None else Decided(DecisionKind(decision.kind), decision.line, decision.at),
            figures.get(row.id or 0),
        )
        for row, item, decision in agenda
    )
    return Minutes(tally, items, _actions(session, gathering), escalating.on_agenda(session, gathering))


def _actions(session: Session, gathering: int) -> tuple[Action, ...]:
    promises = session.execute(
        select(Commitment, Organisation)
        .join(Organisation, col(Organisation.id) == col(Commitment.organisation_id))
        .where(col(Commitment.gathering_id) == gathering, col(Commitment.status) != CommitmentStatus.WITHDRAWN)
        .order_by(col(Commitment.id))
    ).all()
    serving = session.execute(
        select(col(CommitmentRecommendation.commitment_id), col(Item.reference))
        .join(Item, col(Item.id) == col(CommitmentRecommendation.recommendation_id))
        .join(Commitment, col(Commitment.id) == col(CommitmentRecommendation.commitment_id))
        .where(col(Commitment.gathering_id) == gathering)
        .order_by(col(Item.position))
    ).all()
    return tuple(
        _action(promise, organisation, tuple(item for commitment, item in serving if commitment == promise.id))
        for promise, organisation in promises
    )


def _action(promise: Commitment, organisation: Organisation, recommendations: tuple[str, ...]) -> Action:
    names, text = Names(organisation.name_nl, organisation.name_en), Names(promise.text_nl, promise.text_en)
    status = CommitmentStatus(promise.status)
    told = status != CommitmentStatus.PROPOSED
    return Action(
        promise.reference, recommendations, status, promise.due, names if told else None, text if told else None
    )
