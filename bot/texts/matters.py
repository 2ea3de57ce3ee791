"""What waits for the coordinator, in words, and taken one by one."""

from dataclasses import replace

from bot.texts.message import Button, Message, lines
from bot.texts.tongue import Tongue, tongue
from bot.texts.verdicts import awaited
from models.matters import START, Matter, Why
from models.words import Awaits

Place = tuple[int, int]


def why_word(why: Why, _: Tongue) -> str:
    ours = {Why.PROPOSAL: _("proposal"), Why.SILENCE: _("no answer came")}
    return ours[why] if why in ours else awaited(Awaits(why), _)


def taken(language: str | None, card: Message, matter: Matter, came_from: Place, number: int, total: int) -> Message:
    """The card of one, which it is of how many, and the way on; stopping here goes on here later."""
    _ = tongue(language)
    which = _("{n} of {all} · {why}", n=number, all=total, why=why_word(matter.why, _))
    on = Button(_("Next ›"), _data("yh", number + 1, matter.place))
    return replace(
        card,
        text=lines(card.text, "", which),
        rows=[*card.rows, [on, Button(_("Stop"), _data("yq", number, came_from))]],
    )


def all_taken(language: str | None, left: int) -> Message:
    """There is nothing after this; `left` is what was passed over."""
    _ = tongue(language)
    if not left:
        return Message(_("Nothing waits for you any more."))
    return Message(lines(_("You have seen all that waits."), _passed_over(left, _)), [[_begin(_("Once more"))]])


def stopped(language: str | None, left: int, number: int, place: Place) -> Message:
    """Where to go on later."""
    _ = tongue(language)
    if not left:
        return Message(_("Nothing waits for you any more."))
    return Message(
        lines(_("You stopped here."), _passed_over(left, _)), [[Button(_("Go on"), _data("yh", number, place))]]
    )


def onward(language: str | None, message: Message, left: int) -> Message:
    """The message, with the way to what else waits."""
    _ = tongue(language)
    return replace(message, rows=[*message.rows, [_begin(_("Next that waits ({n})", n=left))]]) if left else message


def handle(left: int, _: Tongue) -> Button:
    """Takes what waits one by one."""
    return _begin(_("Handle ({n})", n=left))


def _passed_over(left: int, _: Tongue) -> str:
    return _.count("{n} commitment still waits for you.", "{n} commitments still wait for you.", left)


def _begin(label: str) -> Button:
    return Button(label, _data("yh", 1, START))


def _data(verb: str, number: int, place: Place) -> str:
    return f"{verb}:{number}:{place[0]}:{place[1]}"
