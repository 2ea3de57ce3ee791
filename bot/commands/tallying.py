"""weerklank tally."""

from pathlib import Path

from sqlmodel import Session

from bot.clock import SystemClock
from bot.commands.desk import FAILED, OK, command, configuration, database, err, out
from bot.database import in_transaction
from bot.texts import results
from bot.texts.running import PER_PAGE
from models import counting, presenting, tallying
from models.tallying import GatheringTally
from models.words import LANGUAGES


@command
def show(
    path: Path | None, gathering: str, reference: str, picture: Path | None, language: str, *, recount: bool
) -> int:
    """The chat's own words, page after page."""
    config = configuration(path)
    if language not in LANGUAGES:
        err.print(f"There is no language {language}; choose one of: {', '.join(LANGUAGES)}.", markup=False)
        return FAILED
    with database(config) as engine:
        if recount:
            differing = in_transaction(engine, counting.recount)
            out.print(f"Counted again: {differing} figure(s) differed.")
        tally = in_transaction(engine, _read, gathering, reference)
    if isinstance(tally, str):
        err.print(tally, markup=False)
        return FAILED
    now = SystemClock().now()
    if reference:
        out.print(results.item_result(tally, language, now).text, markup=False)
    else:
        for page in range(max(1, -(-len(tally.items) // PER_PAGE))):
            out.print(results.gathering_result(tally, language, now, page).text + "\n", markup=False)
    if picture is not None and tally.items:
        from bot.reports.picture import render

        try:
            picture.write_bytes(render(results.picture(tally, language, now)))
        except OSError as error:
            err.print(f"The picture can't be written to {picture}: {error.strerror}.", markup=False)
            return FAILED
        out.print(f"The picture is in {picture}.", markup=False)
    return OK


def _read(session: Session, gathering: str, reference: str) -> GatheringTally | str:
    found = presenting.gathering(session, gathering)
    if found is None:
        return f"There is no gathering {gathering}."
    only = presenting.find(session, found.id or 0, reference) if reference else None
    if reference and only is None:
        return f"{reference} is not on the agenda of {gathering}."
    return tallying.of_gathering(session, found.id or 0, only=only.id if only else None)
