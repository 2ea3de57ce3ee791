"""What the chat leads of the recommendations since it was changed there: a file no longer changes it."""

from collections.abc import Mapping

from models import changes
from models.importing.writing import Writing
from models.report_file.shape import Recommendation as Said
from models.report_file.shape import ReportFile
from models.tables import Recommendation


def led_by_chat(writing: Writing, report: ReportFile, ids: Mapping[str, int]) -> dict[int, set[str]]:
    """The parts of `changes.LED` that the chat leads, by recommendation; notes what the file would have otherwise."""
    led = changes.led(writing.session)
    known = [row for row in report.recommendation if ids[row.id] in led]
    differ = (row.id for row in known if _differs(writing, row, ids[row.id], led[ids[row.id]]))
    writing.kept["recommendation"] = tuple(differ)
    return led


def _differs(writing: Writing, said: Said, item: int, parts: set[str]) -> bool:
    stands = changes.state(writing.session, writing.session.get_one(Recommendation, item))
    otherwise = {
        changes.STATUS: stands.status != said.status,
        changes.READDRESSED: (stands.addressee, {*stands.units, *stands.organisations})
        != (said.addressee.type, set(said.addressee.ids)),
    }
    return any(otherwise[part] for part in parts)
