"""weerklank tally."""

from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from bot.clock import SystemClock
from bot.commands.desk import FAILED, OK, command, configuration, counted, database, err, out
from bot.database import in_transaction
from bot.texts import pictured, results, views
from bot.texts.message import Message
from bot.texts.pictured import PAIRS
from bot.texts.running import PER_PAGE
from models import comparing, counting, presenting, publishing, ranking, tallying
from models.comparing import Comparison
from models.ranking import Rank
from models.tallying import GatheringTally
from models.words import LANGUAGES


@command
def show(
    path: Path | None,
    gathering: str,
    reference: str,
    picture: Path | None,
    language: str,
    *,
    recount: bool,
    by_audience: bool,
    compare: str,
    rank: str,
) -> int:
    """The chat's own words, page after page."""
    config = configuration(path)
    if language not in LANGUAGES:
        err.print(f"There is no language {language}; choose one of: {', '.join(LANGUAGES)}.", markup=False)
        return FAILED
    if rank and rank not in tuple(Rank):
        err.print(f"There is no ranking {rank}; choose one of: {', '.join(Rank)}.", markup=False)
        return FAILED
    now = SystemClock().now()
    with database(config) as engine:
        if recount:
            differing = in_transaction(engine, counting.recount)
            out.print(f"Counted again: {counted(differing, 'figure')} differed.")
        threshold = config.privacy.threshold
        tally = in_transaction(engine, _read, gathering, reference, now, threshold)
        compared = in_transaction(engine, _compared, gathering, compare, threshold) if compare else None
    for fault in (tally, compared):
        if isinstance(fault, str):
            err.print(fault, markup=False)
            return FAILED
    assert isinstance(tally, GatheringTally)
    if isinstance(compared, Comparison):
        said = [views.comparison(compared, language, now, page) for page in _pages(len(compared.pairs), PAIRS)]
    else:
        said = _views(tally, language, now, reference=reference, by_audience=by_audience, rank=rank)
    out.print("\n\n".join(message.text for message in said), markup=False)
    return _write(picture, tally, language, now) if picture is not None and tally.items else OK


def _pages(total: int, per_page: int = PER_PAGE) -> range:
    return range(max(1, -(-total // per_page)))


def _views(
    tally: GatheringTally, language: str, now: datetime, *, reference: str, by_audience: bool, rank: str
) -> list[Message]:
    if reference and by_audience:
        return [views.audiences(tally, language, now, 0)]
    if reference:
        return [results.item_result(tally, language, now)]
    if rank:
        found = ranking.ranked(tally.items, Rank(rank))
        return [views.ranking(tally, found, Rank(rank), language, now, page) for page in _pages(len(found))]
    view = views.all_audiences if by_audience else results.gathering_result
    return [view(tally, language, now, page) for page in _pages(len(tally.items))]


def _write(path: Path, tally: GatheringTally, language: str, now: datetime) -> int:
    from bot.reports.picture import render

    try:
        path.write_bytes(render(pictured.picture(tally, language, now)))
    except OSError as error:
        err.print(f"The picture can't be written to {path}: {error.strerror}.", markup=False)
        return FAILED
    out.print(f"The picture is in {path}.", markup=False)
    return OK


def _read(session: Session, gathering: str, reference: str, now: datetime, threshold: int) -> GatheringTally | str:
    found = presenting.gathering(session, gathering)
    if found is None:
        return f"There is no gathering {gathering}."
    only = presenting.find(session, found.id or 0, reference) if reference else None
    if reference and only is None:
        return f"{reference} is not on the agenda of {gathering}."
    publishing.publish(session, found.id or 0, now, threshold=threshold)
    return tallying.of_gathering(session, found.id or 0, only=only.id if only else None, threshold=threshold)


def _compared(session: Session, gathering: str, other: str, threshold: int) -> Comparison | str:
    first, second = (presenting.gathering(session, each) for each in (gathering, other))
    if first is None or second is None:
        return f"There is no gathering {gathering if first is None else other}."
    return comparing.compare(session, first.id or 0, second.id or 0, threshold=threshold)
