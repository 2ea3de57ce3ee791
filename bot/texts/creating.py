"""The questions about a new gathering."""

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.tongue import tongue
from models.names import Names


def ask_name(language: str | None, report: Names, copied: str | None) -> Message:
    """The first question about a new gathering, on this report, or like the one that is `copied`."""
    _ = tongue(language)
    text = lines(
        _("New gathering"),
        _("About: {report}", report=shortened(_.of(report), 80)),
        _("With the settings and agenda of {reference}", reference=copied) if copied else None,
        "",
        _("What is it called in Dutch? Type the name."),
    )
    return Message(text, [[stop(_)]])


def ask_english_name(language: str | None, name: str) -> Message:
    _ = tongue(language)
    text = lines(_("New gathering"), name, "", _("And in English? Type the name."))
    return Message(text, [[Button(_("The same"), "ek"), stop(_)]])


def ask_reference(language: str | None, name: str, proposed: str) -> Message:
    _ = tongue(language)
    text = lines(
        _("New gathering"),
        name,
        "",
        _("Under which short name will it be known in commands? It can't change later."),
        _("At most 20 letters, digits and hyphens; type another or use:"),
        proposed,
    )
    return Message(text, [[Button(_("Use this"), "ek"), stop(_)]])


def ask_day(language: str | None, reference: str) -> Message:
    _ = tongue(language)
    text = lines(reference, _('On which day is it? Type it, such as "2 September" or "in three weeks".'))
    return Message(text, [[stop(_)]])


def reference_trouble(language: str | None, reference: str, *, taken: bool) -> str:
    _ = tongue(language)
    if taken:
        return _("There is a gathering {reference} already. Type another short name.", reference=reference)
    return _("A short name has at most 20 letters, digits and hyphens. Type another.")
