"""The tallies as they are read: one snapshot, one revision, the same figures in every output."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypedDict

from sqlalchemy import select
from sqlmodel import Session, col

from models import hands, seats, sums
from models.areas import Area, of_monitor
from models.names import Names
from models.publishing import Breakdown, published
from models.rules import figures
from models.rules.figures import Interval
from models.rules.suppression import THRESHOLD, shown, totals_are_shown
from models.tables import (
    AgendaItem,
    FocusArea,
    Gathering,
    Item,
    Monitor,
)
from models.words import PEOPLE, POSITIONS, AgendaState, Flag, ItemKind, Stance


@dataclass(frozen=True, slots=True)
class ItemTally:
    """One agenda item's figures.

    `counts`: stance → voices, None where a figure is hidden; None altogether when nothing may show.

    `offers` counts organisations, whose names the coordinator sees anyway; `commitments` those of all gatherings that
    were not withdrawn. `anonymous` is Telegram's own total of reactions without a name and `hands` what was counted in
    the hall (position → hands): neither is added to the voices. `by_audience` is what was published of it last.
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
    item: int = 0
    commitments: int = 0
    hands: dict[Stance, int] = field(default_factory=dict)
    by_audience: Breakdown | None = None

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

    @property
    def support(self) -> Interval | None:
        """The 95% interval of the share that agrees, of those who took a position; None when that is not known."""
        return figures.wilson(self._voices(Stance.AGREE), self.chosen) if self.chosen else None

    @property
    def urgency(self) -> Interval | None:
        """The 95% interval of the share that calls it urgent, of all who reacted; None when that is not known."""
        return None if self.urgent is None else figures.wilson(self.urgent, self.people)

    @property
    def controversy(self) -> float | None:
        """How divided those are who took a position, 0..1 (`rules.figures.controversy`)."""
        if not self.chosen:
            return None
        return figures.controversy(self._voices(Stance.AGREE), self._voices(Stance.DISAGREE), self.chosen)

    @property
    def divergence(self) -> float | None:
        """How far the published audiences are apart in agreeing, 0..1."""
        return None if self.by_audience is None else self.by_audience.divergence

    @property
    def orphaned(self) -> bool:
        """A recommendation that is well supported, and that no organisation takes on: "veel steun, geen afspraak"."""
        if self.kind != ItemKind.RECOMMENDATION or self.commitments or self.support is None:
            return False
        return self.support.low >= figures.WELL_SUPPORTED

    def _voices(self, stance: Stance) -> int:
        return (self.counts or {}).get(stance) or 0


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The item before or after another on the agenda."""

    agenda_item: int
    reference: str


@dataclass(frozen=True, slots=True)
class GatheringTally:
    """A gathering's figures at one revision, of all its items that were presented, of one area, or of one item.

    `presented`: how many items there are in all. `areas` of the whole report, in its order. `before` and `after` are
    the neighbours of the one item that was asked for. `quorum`: how many must have reacted for a figure to carry.
    """

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
    areas: tuple[Area, ...] = ()
    presented: int = 0
    before: Neighbour | None = None
    after: Neighbour | None = None
    quorum: int | None = None


def of_gathering(
    session: Session,
    gathering: int,
    *,
    only: int | None = None,
    area: str | None = None,
    threshold: int = THRESHOLD,
) -> GatheringTally:
    """The figures of all items that were presented, in the agenda's order; `only` one agenda item, or one `area`.

    `threshold` is k of `rules.suppression`. Figures by audience are those last published (`publishing.publish`).
    """
    row, monitor = session.execute(
        select(Gathering, Monitor)
        .join(Monitor, col(Monitor.id) == col(Gathering.monitor_id))
        .where(col(Gathering.id) == gathering)
    ).one()
    presented = _presented(session, gathering, only)
    wanted = [number for number, _, where in presented if only in (None, number) and area in (None, where)]
    before, after = _neighbours(presented, only)
    return GatheringTally(
        gathering=gathering,
        reference=row.reference,
        names=Names(row.name_nl, row.name_en),
        label=Names(monitor.label_nl, monitor.label_en),
        day=row.date,
        zone=row.zone,
        revision=row.revision,
        joined=seats.population(session, gathering),
        confidential=row.confidential,
        items=_items(session, row, wanted, threshold),
        areas=of_monitor(session, row.monitor_id),
        presented=len(presented),
        before=before,
        after=after,
        quorum=row.quorum,
    )


Presented = Sequence[tuple[int, str, str]]
"""(agenda item, reference, reference of its focus area) in the agenda's order"""


def _presented(session: Session, gathering: int, only: int | None) -> Presented:
    """Those that were presented, and the one that is asked for whether it was or not."""
    query = (
        select(col(AgendaItem.id), col(Item.reference), col(FocusArea.reference))
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .join(FocusArea, col(FocusArea.id) == col(Item.focus_area_id))
        .where(
            col(AgendaItem.gathering_id) == gathering,
            (col(AgendaItem.state) != AgendaState.WAITING) | (col(AgendaItem.id) == only),
        )
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
    )
    return [(number or 0, reference, area) for number, reference, area in session.execute(query)]


def _neighbours(presented: Presented, only: int | None) -> tuple[Neighbour | None, Neighbour | None]:
    numbers = [number for number, _, _ in presented]
    if only not in numbers:
        return None, None
    at = numbers.index(only)
    near = [Neighbour(number, reference) for number, reference, _ in presented]
    return (near[at - 1] if at else None), (near[at + 1] if at + 1 < len(near) else None)


def _items(session: Session, gathering: Gathering, wanted: list[int], threshold: int) -> tuple[ItemTally, ...]:
    lines = session.execute(
        select(AgendaItem, Item, col(FocusArea.reference))
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .join(FocusArea, col(FocusArea.id) == col(Item.focus_area_id))
        .where(col(AgendaItem.id).in_(wanted))
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
    ).all()
    items = [item.id or 0 for _, item, _ in lines]
    counts = sums.of_marks(session, wanted)
    offers = sums.of_offers(session, items, at=gathering.id)
    commitments = sums.of_offers(session, items)
    anonymous = sums.of_anonymous(session, wanted)
    raised = hands.of(session, wanted)
    by_audience = published(session, wanted)
    joined = seats.population(session, gathering.id or 0)
    return tuple(
        ItemTally(
            agenda_item=row.id or 0,
            item=item.id or 0,
            reference=item.reference,
            kind=ItemKind(item.kind),
            title=Names(item.title_nl, item.title_en),
            area=area,
            state=AgendaState(row.state),
            offers=offers.get(item.id or 0, 0),
            commitments=commitments.get(item.id or 0, 0),
            anonymous=anonymous.get(row.id or 0, 0),
            hands=raised.get(row.id or 0, {}),
            by_audience=by_audience.get(row.id or 0),
            **_seen(row, counts[row.id or 0], gathering, joined, threshold),
        )
        for row, item, area in lines
    )


class _Seen(TypedDict):
    people: int
    counts: dict[str, int | None] | None
    urgent: int | None
    other: int | None


def _seen(row: AgendaItem, counts: dict[str, int], gathering: Gathering, joined: int, threshold: int) -> _Seen:
    """What may be shown of the voices."""
    people = counts.get(PEOPLE, 0)
    population = max(joined, people)
    visible = totals_are_shown(
        population,
        confidential=gathering.confidential,
        closed=row.state == AgendaState.CLOSED,
        threshold=threshold,
    )

    def totals_of(*marks: str) -> dict[str, int | None]:
        totals = {str(mark): counts.get(mark, 0) for mark in marks}
        return shown(totals, population, confidential=gathering.confidential, threshold=threshold)

    urgent, other = (totals_of(flag)[flag] if visible else None for flag in (Flag.URGENT, Flag.OTHER))
    return {"people": people, "counts": totals_of(*POSITIONS) if visible else None, "urgent": urgent, "other": other}
