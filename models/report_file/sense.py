"""What no single key of a report file can say: values that must fit each other."""

from collections.abc import Iterator
from zoneinfo import available_timezones

from models.report_file.faults import Found, Problem, nearest, shown
from models.report_file.rows import Row
from models.words import UNKNOWN_AUDIENCE, WITH_REASON, CommitmentStatus, OrganisationKind

PROMISED = (CommitmentStatus.AGREED, CommitmentStatus.IN_PROGRESS, CommitmentStatus.DONE)


def sense_faults(root: Row) -> Iterator[Found]:
    """Each value that doesn't fit another one."""
    monitor = root.table("monitor")
    yield from _bands(monitor)
    yield from _weights(monitor)
    yield from _scores(root, monitor)
    yield from _coordinator(root)
    for recommendation in root.rows("recommendation"):
        if recommendation.text("status") in WITH_REASON and not _says(recommendation, "context_nl"):
            yield Found(recommendation.at("context_nl"), Problem.MISSING, "", "the reason")
    for gathering in root.rows("gathering"):
        yield from _gathering(gathering)
    for commitment in root.rows("commitment"):
        yield from _commitment(commitment)


def _says(row: Row, key: str) -> bool:
    """Whether something stands there; of which type is for the shape to judge."""
    value = row.values.get(key)
    return value is not None and (not isinstance(value, str) or value.strip() != "")


def _bands(monitor: Row) -> Iterator[Found]:
    """The bands cover the scores when the lowest begins where the scores begin, and none lies outside."""
    low, high = monitor.number("score_min"), monitor.number("score_max")
    if low is None or high is None:
        return
    if low >= high:
        yield Found(monitor.at("score_max"), Problem.IMPOSSIBLE, shown(high), f"at least {low + 1}")
        return
    starts = [(band.at("from"), start) for band in monitor.rows("bands") if (start := band.number("from")) is not None]
    for loc, start in starts:
        if not low <= start <= high:
            yield Found(loc, Problem.IMPOSSIBLE, shown(start), f"{low} to {high}")
    if starts and (lowest := min(start for _, start in starts)) > low:
        yield Found(monitor.at("bands"), Problem.IMPOSSIBLE, f"from {lowest}", f"from {low}")


def _weights(monitor: Row) -> Iterator[Found]:
    areas = monitor.rows("focus_areas")
    weights = [area.number("weight") for area in areas]
    if areas and all(weight == 0 for weight in weights):
        yield Found(monitor.at("focus_areas"), Problem.IMPOSSIBLE, "0", "a weight above 0")


def _scores(root: Row, monitor: Row) -> Iterator[Found]:
    low, high = monitor.number("score_min"), monitor.number("score_max")
    if low is None or high is None or low >= high:
        return
    for outcome in root.rows("outcome"):
        scores = outcome.table("scores")
        for year in scores.values:
            score = scores.number(year)
            if score is not None and not low <= score <= high:
                yield Found(scores.at(year), Problem.IMPOSSIBLE, shown(score), f"{low} to {high}")


def _coordinator(root: Row) -> Iterator[Found]:
    """One organisation coordinates: that of kind coordinator."""
    wanted = root.table("meta").text("coordinator")
    organisations = root.rows("organisation")
    coordinating = [row for row in organisations if row.text("kind") == OrganisationKind.COORDINATOR]
    for row in organisations:
        kind = row.text("kind")
        if wanted is not None and row.text("id") == wanted and kind is not None and row not in coordinating:
            names = ", ".join(filter(None, (one.text("id") for one in coordinating)))
            expected = names or f"an organisation of kind {OrganisationKind.COORDINATOR}"
            yield Found(("meta", "coordinator"), Problem.IMPOSSIBLE, shown(wanted), expected)
    for row in coordinating[1:]:
        yield Found(row.at("kind"), Problem.IMPOSSIBLE, OrganisationKind.COORDINATOR, "one coordinator")


def _gathering(row: Row) -> Iterator[Found]:
    zone, day, kept_until = row.text("zone"), row.day("date"), row.day("kept_until")
    if zone is not None and zone not in available_timezones():
        yield Found(row.at("zone"), Problem.UNKNOWN_REFERENCE, shown(zone), nearest(zone, available_timezones()))
    if day is not None and kept_until is not None and kept_until < day:
        yield Found(row.at("kept_until"), Problem.IMPOSSIBLE, shown(kept_until), f"{day} or later")
    for loc, audience in row.elements("audience"):
        if audience == UNKNOWN_AUDIENCE:
            yield Found(loc, Problem.IMPOSSIBLE, UNKNOWN_AUDIENCE, "a name for those who belong to it")


def _commitment(row: Row) -> Iterator[Found]:
    """A promise is measurable and dated; what is done has a day, what is withdrawn a reason."""
    status = row.text("status")
    if status in PROMISED:
        if not _says(row, "due"):
            yield Found(row.at("due"), Problem.MISSING, "", "date")
        if not _says(row, "measure_nl"):
            yield Found(row.at("measure_nl"), Problem.MISSING, "", "text")
    if status == CommitmentStatus.DONE and not _says(row, "done_on"):
        yield Found(row.at("done_on"), Problem.MISSING, "", "date")
    if status == CommitmentStatus.WITHDRAWN and not _says(row, "closed_note_nl"):
        yield Found(row.at("closed_note_nl"), Problem.MISSING, "", "the reason")
    agreed_on = row.day("agreed_on")
    for key in ("due", "done_on"):
        day = row.day(key)
        if agreed_on is not None and day is not None and day < agreed_on:
            yield Found(row.at(key), Problem.IMPOSSIBLE, shown(day), f"{agreed_on} or later")
