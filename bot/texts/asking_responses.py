"""Asking addressees for their formal response, and what each of them says of a recommendation."""

from collections.abc import Sequence
from itertools import chain

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.responding import NAME, OPEN, day_of, line, references
from bot.texts.running import PER_PAGE, pages
from bot.texts.scales import response
from bot.texts.tongue import Tongue, tongue
from models.names import Names
from models.responding import Addressed


def asked(language: str | None, wanted: Sequence[Addressed]) -> Message:
    """To a contact: the coordinator asks what their organisation says; the first eight, and where the rest is."""
    _ = tongue(language)
    shown = wanted[:PER_PAGE]
    more = [Button(_("All {n}", n=len(wanted)), f"xn:{OPEN}:0")] if len(wanted) > len(shown) else []
    return Message(
        lines(
            _.count(
                "Response asked for on {n} recommendation", "Response asked for on {n} recommendations", len(wanted)
            ),
            _("The coordinator asks whether your organisation accepts what is addressed to it."),
            "",
            *chain.from_iterable(line(each, _) for each in shown),
            "",
            _("Choose one. /response shows what is still open."),
        ),
        [*references(shown), more],
    )


def of_recommendation(
    language: str | None, item: int, reference: str, shown: Sequence[Addressed], page: int, total: int, waiting: int
) -> Message:
    """To the coordinator: what each addressee says, eight a page; `waiting`: how many have not answered."""
    _ = tongue(language)
    buttons = [
        [Button(shortened(_.of(each.organisation_names), NAME), f"xp:{item}:{each.organisation}")] for each in shown
    ]
    ask = [Button(_("Ask for a response"), f"xe:item:{item}")] if waiting else []
    return Message(
        lines(
            _("Responses to {reference}", reference=reference),
            "",
            *(_said(each, _) for each in shown),
            "" if shown else _("It is addressed to no organisation."),
            _("Tap an organisation to record its answer.") if shown else None,
        ),
        [*buttons, pages(f"xu:{item}", page, total, _), [*ask, Button(f"‹ {reference}", f"xb:{item}")]],
    )


def _said(each: Addressed, _: Tongue) -> str:
    said = _("no answer yet") if each.answer is None else f"{response(each.answer, _)}, {day_of(each, _)}"
    return f"{shortened(_.of(each.organisation_names), NAME)}\n   {said}"


def ask_first(
    language: str | None, scope: str, people: int, recommendations: int, unreachable: Sequence[Names]
) -> Message:
    """Before the addressees are asked: whom it goes to, and who has no contact that can be reached."""
    _ = tongue(language)
    named = _.listed(shortened(_.of(each), NAME) for each in unreachable[:4])
    more = len(unreachable) - 4
    return Message(
        lines(
            _("Ask for a response?"),
            _.count("{n} recommendation has none yet.", "{n} recommendations have none yet.", recommendations),
            _.count("{n} contact gets one message.", "{n} contacts get one message each.", people) if people else None,
            _("Nobody can be reached at {names}.", names=named) if unreachable else None,
            _.count("and {n} more", "and {n} more", more) if more > 0 else None,
        ),
        [[Button(_("Ask"), f"xey:{scope}")] if people else []],
    )


def asked_them(language: str | None, people: int) -> str:
    _ = tongue(language)
    return _.count("{n} contact was asked.", "{n} contacts were asked.", people)


def asked_today(language: str | None) -> str:
    _ = tongue(language)
    return _("They were asked this today.")
