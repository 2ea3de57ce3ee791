"""The reminders of today, for the coordinator to look at and to hold back."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain, groupby

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.running import pages
from bot.texts.tongue import Tongue, tongue
from models.holding import Gets, Leaving

NAME = 24


def listed(
    language: str | None, shown: Sequence[Leaving], page: int, total: int, leaves_at: datetime, zone: str
) -> Message:
    """Eight reminders, those of one organisation together. A button holds one back, or lets it go after all."""
    _ = tongue(language)
    if not total:
        return Message(_("No more reminders leave today."))
    text = lines(
        _("Today's reminders · {n}", n=total),
        _("They leave at {time}.", time=_.clock(leaves_at, zone)),
        "",
        *chain.from_iterable((head, *told) for head, told in _by_head(shown, _)),
        "",
        _("✋ holds one back; ↩ lets it go after all."),
    )
    buttons = [_button(each, page) for each in shown]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    return Message(text, [*rows, pages("yk", page, total, _)])


def _head(of: Leaving, _: Tongue) -> str:
    gets = {
        Gets.LEAD: _("contact"),
        Gets.DEPUTY: _("deputy"),
        Gets.COORDINATOR: _("to you"),
        Gets.NOBODY: _("nobody there"),
    }[of.gets]
    return f"{shortened(_.of(of.organisation), NAME)} · {gets}"


def _by_head(shown: Sequence[Leaving], _: Tongue) -> Iterator[tuple[str, list[str]]]:
    for head, several in groupby(shown, lambda each: _head(each, _)):
        yield head, [f"   {_told(each, _)}" for each in several]


def _told(of: Leaving, _: Tongue) -> str:
    if of.held:
        return _("{reference} · held back", reference=of.commitment)
    return _("{reference} · due {day}", reference=of.commitment, day=_.short_date(of.due))


def _button(of: Leaving, page: int) -> Button:
    if of.held:
        return Button(f"↩ {of.commitment}", f"yz:{of.reminder}:{page}")
    return Button(f"✋ {of.commitment}", f"yx:{of.reminder}:{page}")


def held(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} stays here today. ↩ lets it go after all.", reference=reference)


def let_go(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} leaves after all.", reference=reference)


def too_late(language: str | None) -> str:
    _ = tongue(language)
    return _("That can't be changed any more: it left, or something changed.")
