"""What moved of what somebody follows, once a week; and how many follow an item."""

from collections.abc import Sequence
from datetime import date

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.minutes import kind_word
from bot.texts.scales import recommendation_status
from bot.texts.tongue import Tongue, tongue
from models.moving import Change, Decided, Moved, Promised, Stands, What

LISTED, CHANGES = 3, 2
TITLE, NAME = 41, 24


def moved(language: str | None, found: Sequence[Moved], day: date) -> Message:
    """One message about all that moved, however much; a number stops the messages about that item."""
    _ = tongue(language)
    text = lines(
        _("What you follow · {day}", day=_.short_date(day)),
        "",
        *(_told(each, _) for each in found[:LISTED]),
        None if len(found) <= LISTED else _("Also: {references}", references=_more(found[LISTED:], _)),
        "",
        None if len(found) == 1 else _("🔕 stops the messages about that item."),
        _("Nobody sees what you follow."),
    )
    if len(found) == 1:
        return Message(text, [[Button(_("Stop following"), f"fo:{found[0].item}")]])
    buttons = [Button(f"🔕 {each.reference}", f"fo:{each.item}") for each in found]
    return Message(text, [buttons[at : at + 3] for at in range(0, len(buttons), 3)])


def _told(moved: Moved, _: Tongue) -> str:
    more = len(moved.changes) - CHANGES
    return lines(
        shortened(f"{moved.reference} {_.of(moved.title)}", TITLE),
        *(f"  {change(each, _)}" for each in moved.changes[:CHANGES]),
        "  " + _.count("and {n} more", "and {n} more", more) if more > 0 else None,
    )


def _more(found: Sequence[Moved], _: Tongue) -> str:
    return shortened(", ".join(each.reference for each in found), 60)


def change(changed: Change, _: Tongue) -> str:
    """One thing that happened to an item, in a line or two."""
    match changed:
        case Promised(what, reference, organisation, due):
            name = shortened(_.of(organisation), NAME)
            return f"{reference} {name}: {_happened(what, due, _)}"
        case Stands(status):
            return _("Status: {status}", status=recommendation_status(status, _))
        case Decided(gathering, day, kind):
            name = shortened(_.of(gathering), NAME)
            return f"{name}, {_.short_date(day)}: {kind_word(kind, _).lower()}"


def _happened(what: What, due: date | None, _: Tongue) -> str:
    day = _.short_date(due) if due else _("not known yet")
    return {
        What.WITHDRAWN: _("withdrawn"),
        What.DONE: _("done"),
        What.AGREED: _("agreed, due {day}", day=day),
        What.MOVED: _("due date now {day}", day=day),
    }[what]


def how_many(language: str | None, number: int, threshold: int) -> str:
    """A number of followers; a small one could point at somebody."""
    _ = tongue(language)
    if number < threshold:
        return _("Fewer than {n} people follow this item.", n=threshold)
    return _.count("{n} person follows this item.", "{n} people follow this item.", number)
