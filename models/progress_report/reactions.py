"""The reactions at each gathering, as far as they may be shown: the figures that every other output has."""

from dataclasses import replace

from sqlalchemy import select
from sqlmodel import Session, col

from models import reporting, tallying
from models.names import Names
from models.progress_report.as_of import AsOf
from models.progress_report.content import GatheringState, GroupReactions, ItemReactions, Support
from models.tables import AgendaItem, Gathering
from models.tallying import ItemTally
from models.words import AgendaState, Stance


def states(session: Session, monitor: int, as_of: AsOf, threshold: int) -> tuple[GatheringState, ...]:
    """Gatherings by then whose embargo was over, with the items that had been closed; soonest first.

    Voices are not kept by day: an item that was opened and closed again since is in with its last closing alone.
    """
    held = select(Gathering).where(col(Gathering.monitor_id) == monitor, col(Gathering.date) <= as_of.day)
    held = held.order_by(col(Gathering.date), col(Gathering.id))
    found = [_state(session, row, as_of, threshold) for row in session.execute(held).scalars()]
    return tuple(each for each in found if each is not None)


def _state(session: Session, row: Gathering, as_of: AsOf, threshold: int) -> GatheringState | None:
    if row.embargo_until is not None and row.embargo_until > as_of.day:
        return None
    query = select(col(AgendaItem.id)).where(
        col(AgendaItem.gathering_id) == row.id,
        col(AgendaItem.state) == AgendaState.CLOSED,
        col(AgendaItem.closed_at) < as_of.until,
    )
    closed = set(session.execute(query).scalars())
    if not closed:
        return None
    tally = tallying.of_gathering(session, row.id or 0, threshold=threshold)
    tally = replace(tally, items=tuple(item for item in tally.items if item.agenda_item in closed))
    areas, unweighted, weighted = reporting.support(tally)
    return GatheringState(
        reference=row.reference,
        names=Names(row.name_nl, row.name_en),
        day=row.date,
        confidential=row.confidential,
        items=tuple(_item(item, as_of) for item in tally.items),
        areas=tuple(Support(each.area.reference, each.items, each.counted, each.support) for each in areas),
        unweighted=unweighted,
        weighted=weighted,
        revision=tally.revision,
    )


def _item(item: ItemTally, as_of: AsOf) -> ItemReactions:
    published = item.by_audience if item.by_audience is not None and as_of.knows(item.by_audience.at) else None
    return ItemReactions(
        reference=item.reference,
        kind=item.kind,
        title=item.title,
        people=item.people,
        counts=None if item.counts is None else {mark: item.counts[mark] for mark in item.positions},
        urgent=item.urgent,
        share=item.share(Stance.AGREE),
        hands={str(mark): hands for mark, hands in item.hands.items()},
        groups=tuple(
            GroupReactions(group.audiences, group.counts, group.rest, group.chosen) for group in published.groups
        )
        if published is not None
        else (),
    )
