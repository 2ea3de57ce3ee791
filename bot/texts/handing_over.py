"""The hand-over log in the chat."""

from collections.abc import Sequence
from datetime import date, timedelta

from bot.texts import offers
from bot.texts.buttons import stop
from bot.texts.dates import DateProblem
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.running import pages
from bot.texts.tongue import Tongue, tongue
from models.handing_over import TEXT_LIMIT, Entry

PER_PAGE, PART = 6, 36
"""How many lines of the log a message has room for, and how much of each text."""


def log(language: str | None, shown: Sequence[Entry], page: int, total: int) -> Message:
    """The latest first, with a button for each."""
    _ = tongue(language)
    text = lines(
        _("Hand-over log"),
        _.count("{n} hand-over", "{n} hand-overs", total) if total else _("Nothing has been recorded yet."),
        "",
        *(f"{_.short_date(each.day)} {each.day.year} · {shortened(each.subject, PART)}" for each in shown),
    )
    entries = [Button(shortened(each.subject, PART), f"qe:{each.number}") for each in shown]
    turns = pages("ql", page, total, _, PER_PAGE)
    return Message(text, [*([entry] for entry in entries), turns, [Button(_("Record a hand-over"), "qn")]])


def entry(language: str | None, of: Entry) -> Message:
    """One line in full."""
    _ = tongue(language)
    return Message(
        lines(_("Hand-over · {day}", day=_.short_date(of.day)), "", *_said(of, _)),
        [[Button(_("Remove"), f"qx:{of.number}"), Button(_("Hand-over log"), "ql:0")]],
    )


def _said(of: Entry, _: Tongue) -> list[str]:
    return [
        of.subject,
        _("From: {name}", name=of.given_by),
        _("To: {name}", name=of.given_to),
        _("On: {day}", day=_.long_date(of.day)),
    ]


def ask(language: str | None, step: str) -> Message:
    """What, from whom, and to whom."""
    _ = tongue(language)
    question = {
        "subject": _("What was handed over? For example: Monitor 2012"),
        "given_by": _("By whom? An office or organisation, no name of a person."),
        "given_to": _("To whom? An office or organisation, no name of a person."),
    }[step]
    return Message(question, [[stop(_)]])


def ask_day(language: str | None, today: date) -> Message:
    _ = tongue(language)
    days = _days((today, today - timedelta(1)), _)
    return Message(_("On which day? Choose, or type for example “3 September 2013”."), [*days, [stop(_)]])


def day_trouble(language: str | None, problem: DateProblem) -> Message:
    """Why a day was not understood, with those it may be."""
    _ = tongue(language)
    return Message(offers.date_trouble(language, problem).text, [*_days(problem.candidates, _), [stop(_)]])


def _days(days: Sequence[date], _: Tongue) -> list[list[Button]]:
    return [[Button(_.long_date(day), f"qd:{day.isoformat()}")] for day in days]


def too_long(language: str | None) -> str:
    _ = tongue(language)
    return _("At most {limit} characters. Type a shorter one.", limit=TEXT_LIMIT)


def ask_removal(language: str | None, of: Entry) -> Message:
    _ = tongue(language)
    text = lines(_("Remove this hand-over from the log?"), "", *_said(of, _))
    return Message(text, [[Button(_("Remove it"), f"qxy:{of.number}"), Button(_("Keep it"), f"qe:{of.number}")]])


def gone(language: str | None) -> str:
    _ = tongue(language)
    return _("This hand-over is not in the log any more.")
