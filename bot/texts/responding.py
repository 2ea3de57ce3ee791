"""The formal response to a recommendation: asked of its addressees, given in their name, read by the coordinator."""

from collections.abc import Sequence
from itertools import chain

from babel.dates import format_date

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.promise import capital
from bot.texts.recommendations import ROOM, SPECIAL
from bot.texts.running import PER_PAGE, pages
from bot.texts.scales import response
from bot.texts.tongue import Tongue, tongue
from models.names import Names
from models.responding import Addressed
from models.words import ResponseKind

OPEN, DONE = "open", "done"
NAME = 40


def listed(language: str | None, shown: Sequence[Addressed], page: int, total: int, *, answered: bool) -> Message:
    """Eight recommendations that wait for a response of the reader's organisation, or have one."""
    _ = tongue(language)
    heading = _("Answered: {n}", n=total) if answered else _("Waiting for your organisation's answer: {n}", n=total)
    other = Button(_("To answer"), f"xn:{OPEN}:0") if answered else Button(_("Answered"), f"xn:{DONE}:0")
    return Message(
        lines(
            _("Formal response"),
            heading,
            "",
            *chain.from_iterable(_line(each, _) for each in shown),
            None if shown else _("There is nothing here."),
        ),
        [*_references(shown), pages(f"xn:{DONE if answered else OPEN}", page, total, _), [other]],
    )


def _line(each: Addressed, _: Tongue) -> tuple[str, str]:
    mark = f"{SPECIAL} " if each.special_attention else ""
    said = _.of(each.organisation_names) if each.answer is None else f"{response(each.answer, _)}, {_day(each, _)}"
    return shortened(f"{mark}{each.reference} {_.of(each.title)}", ROOM), f"   {shortened(said, ROOM - 4)}"


def _references(shown: Sequence[Addressed]) -> list[list[Button]]:
    buttons = [Button(each.reference, f"xp:{each.item}:{each.organisation}") for each in shown]
    return [buttons[at : at + 3] for at in range(0, len(buttons), 3)]


def _day(each: Addressed, _: Tongue) -> str:
    return "" if each.day is None else str(format_date(each.day, "d MMM y", locale=_.language))


def asked(language: str | None, wanted: Sequence[Addressed]) -> Message:
    """To a contact: the coordinator asks what their organisation says; the first eight, and where the rest is."""
    _ = tongue(language)
    shown = wanted[:PER_PAGE]
    more = [Button(_("All {n}", n=len(wanted)), f"xn:{OPEN}:0")] if len(wanted) > len(shown) else []
    return Message(
        lines(
            _.count("Response asked to {n} recommendation", "Response asked to {n} recommendations", len(wanted)),
            _("The coordinator asks whether your organisation accepts what is addressed to it."),
            "",
            *chain.from_iterable(_line(each, _) for each in shown),
            "",
            _("Choose one. /response shows what is still open."),
        ),
        [*_references(shown), more],
    )


def card(language: str | None, view: Addressed) -> Message:
    """What an organisation is asked to answer, and what it said last."""
    _ = tongue(language)
    buttons = {
        each: Button(_answer(each, view, _), f"xa:{view.item}:{view.organisation}:{each}") for each in ResponseKind
    }
    return Message(
        lines(
            _.of(view.title),
            f"{view.reference} · {_.of(view.organisation_names)}",
            "",
            shortened(_.of(view.text), 600),
            "",
            _last(view, _),
            _("Is this recommendation accepted? The report names the organisation."),
        ),
        [
            [buttons[ResponseKind.ACCEPTED]],
            [buttons[ResponseKind.PARTLY]],
            [buttons[ResponseKind.NOT_ACCEPTED]],
        ],
    )


def _answer(answer: ResponseKind, view: Addressed, _: Tongue) -> str:
    word = capital(response(answer, _))
    return f"✓ {word}" if answer == view.answer else word


def _last(view: Addressed, _: Tongue) -> str | None:
    if view.answer is None:
        return None
    return lines(
        _("Answer: {answer}, {day}", answer=response(view.answer, _), day=_day(view, _)),
        _("Reason: {reason}", reason=view.reason) if view.reason else None,
    )


def ask_reason(language: str | None, reference: str, answer: ResponseKind) -> Message:
    """Why not, or for which part not; the latter may be left open."""
    _ = tongue(language)
    partly = answer == ResponseKind.PARTLY
    question = _("Which part not, and why?") if partly else _("Why not?")
    skip = [Button(_("Without a reason"), "ok:skip")] if partly else []
    return Message(
        lines(
            f"{reference} · {response(answer, _)}",
            question,
            _("One sentence; it stands in the report."),
            _("Never mention names or cases."),
        ),
        [[*skip, stop(_)]],
    )


def noted(language: str | None, view: Addressed, left: int) -> Message:
    """To whoever answered; `left`: how many still wait for them."""
    _ = tongue(language)
    answer = "" if view.answer is None else response(view.answer, _)
    following = [[Button(_("Next ({n})", n=left), f"xn:{OPEN}:0")]] if left else []
    return Message(
        lines(
            _("Noted for {reference}: {answer}.", reference=view.reference, answer=answer),
            _("In the name of {organisation}.", organisation=_.of(view.organisation_names)),
            _("To change it, open it again with /response."),
        ),
        following,
    )


def told(language: str | None, view: Addressed) -> Message:
    """To the coordinator: an addressee does not accept all of it. To a contact: what was recorded in its name."""
    _ = tongue(language)
    return Message(
        lines(
            _("Response to {reference}", reference=view.reference),
            _.of(view.title),
            _.of(view.organisation_names),
            _last(view, _),
        )
    )


def recorded(language: str | None, view: Addressed) -> Message:
    """To the organisation's contact: the coordinator recorded it."""
    _ = tongue(language)
    return Message(
        lines(
            _("Response to {reference}", reference=view.reference),
            _(
                "The coordinator recorded this in the name of {organisation}:",
                organisation=_.of(view.organisation_names),
            ),
            _last(view, _),
        ),
        [[Button(_("Change"), f"xp:{view.item}:{view.organisation}")]],
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
    said = _("no answer yet") if each.answer is None else f"{response(each.answer, _)}, {_day(each, _)}"
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
            _.count("{n} contact gets one message.", "{n} contacts get one message each.", people),
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


def only_contacts(language: str | None) -> str:
    _ = tongue(language)
    return _("Responses are given by the contacts of the organisations that are addressed.")
