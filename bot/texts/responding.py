"""The formal response to a recommendation: asked of its addressees, given in their name, read by the coordinator."""

from collections.abc import Sequence
from itertools import chain

from babel.dates import format_date

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.promise import capital
from bot.texts.recommendations import ROOM, SPECIAL
from bot.texts.running import pages
from bot.texts.scales import response
from bot.texts.tongue import Tongue, tongue
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
            *chain.from_iterable(line(each, _) for each in shown),
            None if shown else _("There is nothing here."),
        ),
        [*references(shown), pages(f"xn:{DONE if answered else OPEN}", page, total, _), [other]],
    )


def line(each: Addressed, _: Tongue) -> tuple[str, str]:
    """❗ TOE-2 Handhavingsafspraken met gemeenten, and below it whose answer it is, or the answer"""
    mark = f"{SPECIAL} " if each.special_attention else ""
    said = _.of(each.organisation_names) if each.answer is None else f"{response(each.answer, _)}, {day_of(each, _)}"
    return shortened(f"{mark}{each.reference} {_.of(each.title)}", ROOM), f"   {shortened(said, ROOM - 4)}"


def references(shown: Sequence[Addressed]) -> list[list[Button]]:
    """A button for each, that opens it."""
    buttons = [Button(each.reference, f"xp:{each.item}:{each.organisation}") for each in shown]
    return [buttons[at : at + 3] for at in range(0, len(buttons), 3)]


def day_of(each: Addressed, _: Tongue) -> str:
    """9 sep 2013, of the last answer"""
    return "" if each.day is None else str(format_date(each.day, "d MMM y", locale=_.language))


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
        _("Answer: {answer}, {day}", answer=response(view.answer, _), day=day_of(view, _)),
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


def only_contacts(language: str | None) -> str:
    _ = tongue(language)
    return _("Responses are given by the contacts of the organisations that are addressed.")
