"""Which file, and which text that is read when it is sent, is read by what."""

from collections.abc import Mapping

from bot.reports import calendar, lights, minutes, poster, state_of_play, tally_files, template_workbook
from bot.reports.documents import Read, Tell
from bot.reports.progress_report import sending

KINDS: Mapping[str, Read] = {
    "calendar_ics": calendar.read,
    "minutes_pdf": minutes.read,
    "tally_xlsx": tally_files.written("xlsx", tally_files.xlsx),
    "tally_csv": tally_files.written("csv", tally_files.csv),
    "tally_pdf": tally_files.written("pdf", tally_files.pdf),
    "tally_json": tally_files.written("json", tally_files.json),
    "lights_png": lights.read,
    "qr_png": poster.read_qr,
    "poster_pdf": poster.read_poster,
    "progress_report": sending.read,
    "template_xlsx": template_workbook.read,
}

TEXTS: Mapping[str, Tell] = {
    "state_of_play": state_of_play.read,
    "radar": state_of_play.read_radar,
}
