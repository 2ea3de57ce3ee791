"""weerklank report."""

from datetime import date
from pathlib import Path

from bot.clock import SystemClock
from bot.commands.desk import FAILED, OK, command, configuration, database, err, out
from bot.database import in_transaction
from bot.reports import progress_report as files
from models import releasing
from models.words import LANGUAGES


@command
def report(path: Path | None, as_of: str, language: str, form: str, to: Path | None) -> int:
    """The last draft or version of any day, as the chat sends it; where there is none, what would be drafted."""
    config = configuration(path)
    now = SystemClock().now()
    policy = config.policy()
    day = _day(as_of, policy.calendar.local_date(now))
    if language not in LANGUAGES:
        return _refused(f"There is no language {language}; choose one of: {', '.join(LANGUAGES)}.")
    if form not in files.FORMS:
        return _refused(f"There is no format {form}; choose one of: {', '.join(files.FORMS)}.")
    if isinstance(day, str):
        return _refused(day)
    with database(config) as engine:
        built, at = in_transaction(engine, releasing.of_day, day, policy, now, threshold=config.privacy.threshold)
    if built is None:
        return _refused("There is no report to follow yet; take one in first: weerklank import FILE")
    file = files.write(built, form, language, at, policy.calendar.zone)
    to = to or Path(file.name)
    try:
        to.write_bytes(file.content)
    except OSError as error:
        return _refused(f"The report can't be written to {to}: {error.strerror}.")
    out.print(f"The progress report as of {day.isoformat()} is in {to}.", markup=False)
    return OK


def _day(typed: str, today: date) -> date | str:
    """The day that was meant, or what is wrong with it."""
    if not typed:
        return today
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return f"{typed} is no date; write it as {today.isoformat()}."
    return day if day <= today else f"{day.isoformat()} is still to come; the report can go up to {today.isoformat()}."


def _refused(why: str) -> int:
    err.print(why, markup=False)
    return FAILED
