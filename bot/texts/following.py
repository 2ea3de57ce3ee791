"""After closing: the result of what somebody reacted to, and following an item."""

from datetime import datetime

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.results import footer, hidden
from bot.texts.running import PER_PAGE, pages
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import MARKS
from models.following import Results
from models.tallying import ItemTally


def results(found: Results, language: str | None, now: datetime, page: int) -> Message:
    """Eight items a page; a number follows that item, or stops."""
    _ = tongue(language)
    tally = found.tally
    shown = tally.items[page * PER_PAGE : (page + 1) * PER_PAGE]
    text = lines(
        f"{_('Result')} · {_.of(tally.names)} {_.short_date(tally.day)}",
        _.count("You reacted to {n} item.", "You reacted to {n} items.", len(tally.items)),
        "",
        *(_line(item, _) for item in shown),
        "",
        _("🔔 tells you when it moves, ✓ stops that."),
        footer(tally, _, now),
    )
    buttons = [_follow(found, item.agenda_item, item.reference, page) for item in shown]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    return Message(text, [*rows, pages(f"fp:{tally.gathering}", page, len(tally.items), _)])


def _line(item: ItemTally, _: Tongue) -> str:
    title = f"{item.reference} {shortened(_.of(item.title), 34)}"
    if item.counts is None:
        unseen = _("result not shown")
        return f"{title}\n  {unseen}"
    if item.chosen is None:
        return f"{title}\n  {hidden(_)}"
    shares = " ".join(
        f"{MARKS[stance]} {_.percent(item.share(stance) or 0)}" for stance in item.positions if item.counts[stance]
    )
    return f"{title}\n  {shares or '–'}"


def _follow(found: Results, agenda_item: int, reference: str, page: int) -> Button:
    follows = found.items[agenda_item] in found.followed
    data = f"fi:{found.tally.gathering}:{page}:{agenda_item}:{'n' if follows else 'y'}"
    return Button(f"{'✓' if follows else '🔔'} {reference}", data)


def not_followed(language: str | None) -> str:
    _ = tongue(language)
    return _("You do not follow this item.")


def following(language: str | None, reference: str, *, follows: bool) -> str:
    _ = tongue(language)
    if follows:
        return _("You hear here when {reference} moves. Nobody sees that you follow it.", reference=reference)
    return _("You hear no more of {reference}.", reference=reference)
