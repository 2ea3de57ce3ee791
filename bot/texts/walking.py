"""Walking through: where to begin, where one stopped, and what came of it. The cards themselves are in `cards`."""

from collections.abc import Sequence

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.running import PER_PAGE, pages
from bot.texts.tongue import Tongue, tongue
from models.names import Names


def which(language: str | None, gatherings: Sequence[tuple[int, Names]], page: int) -> Message:
    """Somebody takes part in several; eight a page."""
    _ = tongue(language)
    shown = gatherings[page * PER_PAGE : (page + 1) * PER_PAGE]
    rows = [[Button(shortened(_.of(names), 60), f"wg:{number}")] for number, names in shown]
    return Message(_("Which gathering do you want to walk through?"), [*rows, pages("wl", page, len(gatherings), _)])


def nothing_open(language: str | None) -> Message:
    _ = tongue(language)
    return Message(_("Nothing is open now where you take part. What opens appears here by itself."))


def stopped(language: str | None, gathering: int, reference: str, reacted: int, places: int) -> Message:
    """After Stop, in the card's place."""
    _ = tongue(language)
    return Message(
        lines(
            _("Stopped at {reference}", reference=reference),
            _reacted(reacted, places, _),
            _("/react goes on here, also another day."),
        ),
        [[Button(_("Go on"), f"wg:{gathering}")]],
    )


def ended(language: str | None, gathering: int, reacted: int, places: int) -> Message:
    """Past the last open item, in the card's place."""
    _ = tongue(language)
    text = lines(
        _("You walked through all of it"),
        _reacted(reacted, places, _),
        _("Thank you. What opens later appears here by itself."),
    )
    rest = [Button(_("What I skipped"), f"wg:{gathering}")] if reacted < places else []
    return Message(text, [[*rest, Button(_("Once more"), f"wf:{gathering}")]] if places else [])


def _reacted(reacted: int, places: int, _: Tongue) -> str:
    if not places:
        return _("Nothing is open any more.")
    return _.count(
        "You reacted to {reacted} of {n} open item.",
        "You reacted to {reacted} of {n} open items.",
        places,
        reacted=reacted,
    )
