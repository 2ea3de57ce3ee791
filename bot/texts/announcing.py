"""Announcing something to a whole gathering: the question, the preview, and what everybody then reads."""

from datetime import date

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines
from bot.texts.tongue import tongue
from models.names import Names

LIMIT = 1000
"""Characters of an announcement."""
MOST_LINES = 15


def ask_text(language: str | None, names: Names, day: date) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            f"{_.of(names)} · {_.short_date(day)}",
            _("What do you want to announce?"),
            "",
            _("It goes to the linked groups and to every participant. You see it first."),
            _("Never mention names or cases."),
        ),
        [[stop(_)]],
    )


def too_long(language: str | None) -> str:
    _ = tongue(language)
    return _(
        "That is too long. Please say it in at most {limit} characters and {lines} lines.",
        limit=LIMIT,
        lines=MOST_LINES,
    )


def preview(language: str | None, names: Names, day: date, text: str, groups: int, people: int) -> Message:
    """What will be read, and by how many."""
    _ = tongue(language)
    return Message(
        lines(
            f"{_.of(names)} · {_.short_date(day)}",
            "",
            text,
            "",
            _("To: {groups} and {people}.", groups=_groups(groups, language), people=_people(people, language)),
        ),
        [[Button(_("Send"), "ms")], [Button(_("Change"), "me"), Button(_("Discard"), "mx")]],
    )


def _groups(number: int, language: str | None) -> str:
    _ = tongue(language)
    return _.count("{n} group", "{n} groups", number)


def _people(number: int, language: str | None) -> str:
    _ = tongue(language)
    return _.count("{n} participant", "{n} participants", number)


def announcement(language: str | None, names: Names, day: date, text: str) -> Message:
    """As it is read in a group or in private."""
    _ = tongue(language)
    return Message(lines(f"{_.of(names)} · {_.short_date(day)}", "", text))


def announced(language: str | None, groups: int, people: int) -> str:
    _ = tongue(language)
    return _(
        "Announced to {groups} and {people}. It leaves at the pace that Telegram allows.",
        groups=_groups(groups, language),
        people=_people(people, language),
    )
