"""All figures of a gathering as one value: what every file is written from."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlmodel import Session, col

from models import counting, nudging, seats
from models.areas import Area
from models.rules import figures
from models.rules.suppression import THRESHOLD
from models.tables import AgendaItem, Gathering, Voice
from models.tallying import GatheringTally, ItemTally, of_gathering
from models.words import Stance


@dataclass(frozen=True, slots=True)
class Participation:
    """Who could react and who did, at the gathering as a whole.

    `population`: how many voices there can be of those who joined, a seat as one. `reacted` of them said something of
    at least one item, `silent` nothing: they add up to the population. Both are None once the time for which reactions
    are kept is over. `beyond` reacted in a group without having joined, and are in no population. `quorum`: how many
    must have reacted for the figures to carry; None where none was set.
    """

    population: int
    reacted: int | None
    silent: int | None
    beyond: int | None
    quorum: int | None

    @property
    def quorate(self) -> bool | None:
        """Whether the quorum was reached; None where there is none, or where that is not known any more."""
        if self.quorum is None or self.reacted is None:
            return None
        return self.reacted >= self.quorum


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """A main focus area: `items` were presented, of which `counted` have a share that agrees.

    `support`: the mean of those shares, each item counting as much, 0..1; None where no item has one.
    """

    area: Area
    items: int
    counted: int
    support: float | None


@dataclass(frozen=True, slots=True)
class Report:
    """A gathering's figures at `tally.revision`, with nothing in them that may not be shown.

    `tally.items` hold per item: totals (`counts`, None where hidden), `people`, `chosen`, `share(stance)`, `support`
    and `urgency` as 95% Wilson intervals, `controversy`, `divergence`, `offers`, `commitments`, `orphaned`, and beside
    them, never to be added, `hands` and `anonymous`. `by_audience` is the latest publication, with a `revision` of its
    own, its own `totals` and `groups`; its figures go with those totals alone. It is None while none may be shown:
    publish first (`publishing.publish`), in a transaction that writes.

    `unweighted` is the mean of the areas' support, each counting as much; `weighted` by the report's weights. Areas
    without a figure are in neither, and neither is their weight.
    """

    tally: GatheringTally
    participation: Participation
    areas: tuple[AreaFigures, ...]
    unweighted: float | None
    weighted: float | None


def report(session: Session, gathering: int, *, threshold: int = THRESHOLD) -> Report:
    """All figures of a gathering; `threshold` is k of `rules.suppression`."""
    tally = of_gathering(session, gathering, threshold=threshold)
    return Report(tally, participation(session, gathering), *support(tally))


def support(tally: GatheringTally) -> tuple[tuple[AreaFigures, ...], float | None, float | None]:
    """The support of each area of these items, and its unweighted and weighted mean."""
    areas = tuple(_area(area, tally.items) for area in tally.areas)
    known = [(each.support, each.area.weight) for each in areas if each.support is not None]
    return areas, figures.mean(support for support, _ in known), figures.weighted(known)


def _area(area: Area, items: Iterable[ItemTally]) -> AreaFigures:
    mine = [item for item in items if item.area == area.reference]
    shares = [share for share in (item.share(Stance.AGREE) for item in mine) if share is not None]
    return AreaFigures(area, len(mine), len(shares), figures.mean(shares))


def participation(session: Session, gathering: int) -> Participation:
    """Who could react and who did."""
    held = session.get_one(Gathering, gathering)
    if held.settled:
        return Participation(held.joined, None, None, None, held.quorum)
    query = select(col(AgendaItem.id)).where(col(AgendaItem.gathering_id) == gathering)
    items = [number or 0 for number in session.execute(query).scalars()]
    population = seats.population(session, gathering)
    silent = nudging.silent(session, gathering, items)
    speaking = session.execute(
        select(func.count(col(Voice.person_id).distinct())).where(
            col(Voice.agenda_item_id).in_(items), counting.SAYS_SOMETHING
        )
    ).scalar_one()
    reacted = population - silent
    return Participation(population, reacted, silent, max(0, int(speaking) - reacted), held.quorum)
