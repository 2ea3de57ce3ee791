"""Figures by audience: snapshots that are made when they are asked for, and that every output reads.

They are of closed items alone. What was published while an item is open could not be renewed at its end without
telling what the few did who reacted in between.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.joining import audiences
from models.rules import figures
from models.rules.suppression import THRESHOLD, Grouping, Table, grouping, groups, summed
from models.seats import by_audience, population
from models.tables import AgendaItem, Gathering, Item, Participant, Publication, ReactionSet, Seat, Tally, Voice
from models.words import PEOPLE, POSITIONS, UNKNOWN_AUDIENCE, AgendaState, ItemKind, Stance

IN_A_GROUP = "e:-%"
"""The sources of emoji that everybody in a group sees, also those that stayed there without a name."""
REST = "rest"
"""The mark of the positions that are shown as one."""

Cells = dict[str, dict[str, int]]
"""audience → mark → voices"""


@dataclass(frozen=True, slots=True)
class Group:
    """One audience, or several that are only shown together.

    `joined`: how many participants. `counts`: position → voices, None where it is hidden; `rest`: the voices of the
    hidden positions together, None when none is hidden.
    """

    audiences: tuple[str, ...]
    joined: int
    counts: dict[str, int | None]
    rest: int | None

    @property
    def chosen(self) -> int:
        """How many took a position."""
        return sum(voices or 0 for voices in self.counts.values()) + (self.rest or 0)

    def share(self, mark: str) -> float | None:
        """The part of those who took a position, 0..1, also for REST; None where hidden or when nobody did."""
        voices = self.rest if mark == REST else self.counts.get(mark)
        return None if voices is None or not self.chosen else voices / self.chosen


@dataclass(frozen=True, slots=True)
class Breakdown:
    """An item's figures by audience at one revision. `totals` are those of that revision: they go with these alone.

    `groups` add up to `totals`; `people` reacted then. `rest` names the positions that are shown as one.
    """

    revision: int
    at: datetime
    people: int
    totals: dict[str, int]
    groups: tuple[Group, ...]
    rest: tuple[str, ...]

    @property
    def hides(self) -> bool:
        """Whether anything is shown as one."""
        return bool(self.rest) or any(len(group.audiences) > 1 for group in self.groups)

    @property
    def divergence(self) -> float | None:
        """How far the groups are apart: the largest share that agrees less the smallest, 0..1."""
        shares = [group.share(Stance.AGREE) for group in self.groups]
        return figures.divergence([share for share in shares if share is not None])


def publish(
    session: Session, gathering: int, now: datetime, *, only: int | None = None, threshold: int = THRESHOLD
) -> int:
    """Publish the closed items that have not been since they closed and may be; `only` one agenda item. How many.

    Where the differences from what was published before would tell too much, that stays.
    """
    held = session.get_one(Gathering, gathering)
    if held.settled:
        return 0
    due = select(AgendaItem, col(Item.kind)).join(Item, col(Item.id) == col(AgendaItem.item_id))
    due = due.where(col(AgendaItem.gathering_id) == gathering, col(AgendaItem.state) == AgendaState.CLOSED)
    if only is not None:
        due = due.where(col(AgendaItem.id) == only)
    lines = session.execute(due).all()
    history = _history(session, [line[0].id or 0 for line in lines])
    waiting = [(row, ItemKind(kind)) for row, kind in lines if _waits(row, history[row.id or 0])]
    if not waiting:
        return 0
    sizes = by_audience(session, gathering)
    named = audiences(session, gathering)
    made = 0
    for row, kind in waiting:
        decided = history[row.id or 0]
        counts = _counted(session, row, kind, sizes, [*named, *(name for each in decided for name in each.buttons)])
        if held.confidential and max(population(session, gathering), counts.people) < 2 * threshold:
            continue
        shown = _grouped(counts, decided, threshold)
        decision = Publication(
            agenda_item_id=row.id or 0,
            revision=held.revision,
            counted=counts.people,
            figures=shown or {},
            buttons=dict(counts.buttons),
            at=now,
        )
        session.add(decision)
        made += shown is not None
    session.flush()
    return made


def _waits(row: AgendaItem, decided: Sequence[Publication]) -> bool:
    return not decided or (row.closed_at is not None and row.closed_at > decided[-1].at)


@dataclass(frozen=True, slots=True)
class _Counts:
    """`order` is that of `grouping`; `shown` are the audiences with anybody in them, the gathering's own first."""

    positions: list[str]
    order: list[str]
    shown: list[str]
    sizes: dict[str, int]
    voices: Cells
    buttons: Table
    people: int


def _counted(session: Session, row: AgendaItem, kind: ItemKind, sizes: dict[str, int], named: list[str]) -> _Counts:
    positions = [str(mark) for mark in POSITIONS if kind != ItemKind.OUTCOME or mark != Stance.PRACTICE]
    voices, people = _voices(session, row.id or 0)
    public = _public(session, row)
    known = {UNKNOWN_AUDIENCE, *named, *sizes, *voices}
    order = sorted(known, key=lambda each: (each != UNKNOWN_AUDIENCE, sizes.get(each, 0), each))
    buttons: Table = {
        audience: {mark: voices[audience].get(mark, 0) - public[audience].get(mark, 0) for mark in positions}
        for audience in order
    }
    shown = [each for each in dict.fromkeys([*named, *order]) if sizes.get(each) or voices[each]]
    return _Counts(positions, order, shown, sizes, voices, buttons, people)


def _grouped(counts: _Counts, decided: Sequence[Publication], threshold: int) -> dict[str, Any] | None:
    """The figures as they may be published; None when they may not, or when there is but one group."""
    history = [(each.buttons, _grouping_of(each.figures)) for each in decided]
    by = grouping(counts.buttons, counts.order, counts.positions, history=history, threshold=threshold)
    if by is None:
        return None
    shown = groups(counts.shown, by.together)
    columns = groups(counts.positions, by.rest)
    if len(shown) < 2:
        return None
    return {
        "totals": {mark: summed(counts.voices, counts.order, [mark]) for mark in counts.positions},
        "together": sorted(by.together),
        REST: sorted(by.rest),
        "groups": [
            {
                "audiences": group,
                "joined": sum(counts.sizes.get(each, 0) for each in group),
                "voices": {
                    REST if len(marks) > 1 else marks[0]: summed(counts.voices, group, marks) for marks in columns
                },
            }
            for group in shown
        ],
    }


def _grouping_of(figures: dict[str, Any]) -> Grouping | None:
    return Grouping(frozenset(figures["together"]), frozenset(figures[REST])) if figures else None


def _voices(session: Session, agenda_item: int) -> tuple[Cells, int]:
    """The positions by audience, and how many people reacted."""
    voices: Cells = defaultdict(dict)
    people = 0
    query = select(col(Tally.audience), col(Tally.mark), col(Tally.voices)).where(
        col(Tally.agenda_item_id) == agenda_item, col(Tally.voices) > 0
    )
    for audience, mark, count in session.execute(query):
        if mark in POSITIONS:
            voices[audience][mark] = count
        elif mark == PEOPLE:
            people += count
    return voices, people


def _public(session: Session, row: AgendaItem) -> Cells:
    """The voices that anybody in a group can see: an emoji under a card there says the same. A seat has one voice."""
    public: Cells = defaultdict(dict)
    query = (
        select(col(Voice.audience), col(Voice.stance), func.count(col(Voice.person_id).distinct()))
        .select_from(ReactionSet)
        .outerjoin(
            Participant,
            (col(Participant.person_id) == col(ReactionSet.person_id))
            & (col(Participant.gathering_id) == row.gathering_id),
        )
        .outerjoin(Seat, col(Seat.id) == col(Participant.seat_id))
        .join(
            Voice,
            (col(Voice.agenda_item_id) == col(ReactionSet.agenda_item_id))
            & (col(Voice.person_id) == func.coalesce(col(Seat.voter_id), col(ReactionSet.person_id)))
            & (col(Voice.stance) == col(ReactionSet.stance)),
        )
        .where(
            col(ReactionSet.agenda_item_id) == row.id,
            col(ReactionSet.source).like(IN_A_GROUP),
            col(ReactionSet.stance) != Stance.NONE,
        )
        .group_by(col(Voice.audience), col(Voice.stance))
    )
    for audience, mark, count in session.execute(query):
        public[audience][mark] = count
    return public


def published(session: Session, agenda_items: Collection[int]) -> dict[int, Breakdown]:
    """The latest publication of each agenda item that has one: the one source of figures by audience."""
    found = _history(session, agenda_items)
    return {number: _breakdown(row) for number, decided in found.items() for row in decided if row.figures}


def _history(session: Session, agenda_items: Collection[int]) -> defaultdict[int, list[Publication]]:
    """What was decided of each agenda item at its closings, the last at the end."""
    query = select(Publication).where(col(Publication.agenda_item_id).in_(agenda_items)).order_by(col(Publication.id))
    found: defaultdict[int, list[Publication]] = defaultdict(list)
    for row in session.execute(query).scalars():
        found[row.agenda_item_id].append(row)
    return found


def _breakdown(row: Publication) -> Breakdown:
    kept = row.figures
    return Breakdown(
        revision=row.revision,
        at=row.at,
        people=row.counted,
        totals=dict(kept["totals"]),
        groups=tuple(
            Group(
                tuple(each["audiences"]),
                each["joined"],
                {mark: each["voices"].get(mark) for mark in kept["totals"]},
                each["voices"].get(REST),
            )
            for each in kept["groups"]
        ),
        rest=tuple(kept[REST]),
    )
