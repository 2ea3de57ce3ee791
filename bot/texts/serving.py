"""Which recommendations a commitment serves: eight a page, each set or left out with a tap."""

from collections.abc import Collection, Sequence

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.running import PER_PAGE, pages
from bot.texts.tongue import Tongue, tongue
from models.serving import Choice

TITLE = 48


def choose(
    language: str | None,
    reference: str,
    choices: Sequence[Choice],
    chosen: Collection[int],
    page: int,
    *,
    later: bool = False,
) -> Message:
    """The list, with what is chosen marked; `reference` of the commitment, empty where it has none yet."""
    _ = tongue(language)
    question = (
        _("Which recommendations does {reference} serve?", reference=reference)
        if reference
        else _("Which other recommendations does it serve?")
    )
    told = ", ".join(each.reference for each in choices if each.item in chosen)
    shown = choices[page * PER_PAGE : (page + 1) * PER_PAGE]
    ending = [
        Button(_("Ready"), "ok:done"),
        *([Button(_("Later"), "ok:later")] if later else [stop(_)]),
    ]
    return Message(
        lines(question, _("Chosen: {references}", references=told), _("Tap to choose or to leave out.")),
        [
            *([_choice(each, each.item in chosen, page, _)] for each in shown),
            pages("oi:0:y", page, len(choices), _),
            ending,
        ],
    )


def _choice(choice: Choice, chosen: bool, page: int, _: Tongue) -> Button:
    mark = "✓ " if chosen else ""
    label = shortened(f"{mark}{choice.reference} {_.of(choice.title)}", TITLE)
    return Button(label, f"oi:{choice.item}:{'n' if chosen else 'y'}:{page}")


def last_one(language: str | None) -> str:
    _ = tongue(language)
    return _("A commitment serves at least one recommendation.")
