"""Being forgotten: the question, what can't be undone, and the last word."""

from collections.abc import Sequence

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.tongue import Tongue, tongue
from models.names import Names

NAMED = 3
"""As many gatherings by name; of more is said how many."""


def ask(language: str | None, spoken_at: Sequence[Names]) -> Message:
    """What goes, and what becomes of the reactions at these gatherings."""
    _ = tongue(language)
    told = lines(
        _("Do you want to be forgotten?"),
        "",
        _("Your chat number, language, roles, comments and messages here are erased."),
    )
    for_good = _("This can't be undone. Promises of your organisation and figures made public stay.")
    if not spoken_at:
        return Message(lines(told, "", for_good), [[Button(_("Erase everything"), "va")], [stop(_)]])
    return Message(
        lines(
            told,
            "",
            _("Erase everything: your reactions go too, and count no more."),
            _("Leave my reactions: they still count, and nobody can tell any more whose they were."),
            _("Then you can't take part again in: {gatherings}.", gatherings=_listed(spoken_at, _)),
            "",
            for_good,
        ),
        [[Button(_("Erase everything"), "va")], [Button(_("Leave my reactions"), "vl")], [stop(_)]],
    )


def _listed(gatherings: Sequence[Names], _: Tongue) -> str:
    named = [shortened(_.of(names), 40) for names in gatherings[:NAMED]]
    more = len(gatherings) - len(named)
    return _.listed([*named, _.count("{n} more", "{n} more", more)] if more else named)


def last_coordinator(language: str | None) -> Message:
    """Why not, and how to appoint another first."""
    _ = tongue(language)
    return Message(
        _(
            "You are the only coordinator, so you can't be forgotten yet. Whoever runs this bot makes an invitation "
            "for another: weerklank invite coordinator. Then send /forgetme again."
        )
    )


def forgotten(language: str | None, *, left: bool) -> Message:
    """The last message; Telegram keeps the chat itself until they delete it."""
    _ = tongue(language)
    return Message(
        lines(
            _("You are forgotten"),
            "",
            _("Your reactions stay, without you.") if left else _("Your reactions are gone."),
            _("This chat is Telegram's: delete it there if you like. If you write here again, you are new to me."),
        )
    )


def briefly(language: str | None) -> str:
    _ = tongue(language)
    return _("You are forgotten.")
