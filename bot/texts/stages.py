"""Administrative reports in two stages, produced and followed up: entered by period, and listed with totals."""

from collections.abc import Sequence
from datetime import date

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.periods import Pick, full_period, period_name
from bot.texts.promise import capital, numbers
from bot.texts.running import PER_PAGE, pages
from bot.texts.tongue import Tongue, tongue
from models.stages import MOST, Period, Total

NAME = 30
OWNER, PERIOD = "owner", "period"


def by_owner(language: str | None, known: Sequence[Total], page: int) -> Message:
    """Eight commitments about administrative reports with their numbers, and all together."""
    _ = tongue(language)
    shown = known[page * PER_PAGE : (page + 1) * PER_PAGE]
    buttons = [Button(each.reference, f"xf:{each.commitment}:0") for each in shown]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    produced, followed_up = (sum(getattr(each, stage) for each in known) for stage in ("produced", "followed_up"))
    return Message(
        lines(
            _("Administrative reports"),
            "",
            *(
                f"{each.reference} {shortened(_.of(each.organisation), NAME)}\n"
                f"   {numbers(each.produced, each.followed_up, _)}"
                for each in shown
            ),
            "" if shown else _("There is no commitment about administrative reports."),
            _("Together: {figures}", figures=numbers(produced, followed_up, _)) if known else None,
        ),
        [*rows, pages(f"xd:{OWNER}", page, len(known), _), [Button(_("By period"), f"xd:{PERIOD}:0")] if known else []],
    )


def by_period(language: str | None, known: Sequence[Period], page: int) -> Message:
    """Eight periods with the numbers of all commitments together, newest first."""
    _ = tongue(language)
    return Message(
        lines(_("Administrative reports by period"), "", *_periods(known, page, _)),
        [pages(f"xd:{PERIOD}", page, len(known), _), [Button(_("By owner"), f"xd:{OWNER}:0")]],
    )


def _periods(known: Sequence[Period], page: int, _: Tongue) -> list[str]:
    shown = known[page * PER_PAGE : (page + 1) * PER_PAGE]
    if not shown:
        return [_("No numbers were entered yet.")]
    produced, followed_up = (sum(getattr(each, stage) for each in known) for stage in ("produced", "followed_up"))
    told = [
        f"{capital(period_name(each.first, each.last, _))}\n   {numbers(each.produced, each.followed_up, _)}"
        for each in shown
    ]
    return [*told, "", _("Together: {figures}", figures=numbers(produced, followed_up, _))]


def of_commitment(
    language: str | None, commitment: int, reference: str, known: Sequence[Period], page: int, *, can_enter: bool
) -> Message:
    """The periods of one commitment, eight a page, newest first."""
    _ = tongue(language)
    enter = [Button(_("Enter numbers"), f"xi:{commitment}")] if can_enter else []
    return Message(
        lines(_("Administrative reports · {reference}", reference=reference), "", *_periods(known, page, _)),
        [enter, pages(f"xf:{commitment}", page, len(known), _), [Button(_("All commitments"), f"xd:{OWNER}:0")]],
    )


def ask_period(language: str | None, reference: str) -> Message:
    """Over which days the numbers are; those at hand, or typed."""
    _ = tongue(language)
    words = {
        Pick.LAST_QUARTER: _("Last quarter"),
        Pick.THIS_QUARTER: _("This quarter"),
        Pick.LAST_MONTH: _("Last month"),
        Pick.THIS_MONTH: _("This month"),
    }
    buttons = [Button(words[each], f"ok:{each}") for each in Pick]
    return Message(
        lines(
            _("{reference} · numbers over which period?", reference=reference),
            _('Choose, or type for example "first quarter 2014", "March" or "1-1-2014 to 15-2-2014".'),
        ),
        [buttons[:2], buttons[2:], [stop(_)]],
    )


def unreadable_period(language: str | None) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("I can't read a period in that, or it has not begun."),
            _('Type for example "first quarter 2014", "March" or "1-1-2014 to 15-2-2014".'),
        ),
        [[stop(_)]],
    )


def overlaps(language: str | None, other: Period) -> Message:
    """Days would count twice."""
    _ = tongue(language)
    return Message(
        lines(
            _("Some of those days were counted already"),
            _("They are in {period}. Choose that period to correct it, or another one.", period=_name(other, _)),
        ),
        [[stop(_)]],
    )


def _name(period: Period, _: Tongue) -> str:
    return period_name(period.first, period.last, _)


def ask_numbers(language: str | None, reference: str, first: date, last: date, before: Period | None) -> Message:
    """Both stages at once; `before`: the numbers that this period has."""
    _ = tongue(language)
    name, days = period_name(first, last, _), full_period(first, last, _)
    return Message(
        lines(
            f"{reference} · {name}",
            days if days != name else None,
            _("Now: {text}", text=numbers(before.produced, before.followed_up, _)) if before else None,
            _("How many were produced, and how many followed up? For example 12 5."),
            _("Numbers only, no cases."),
        ),
        [[stop(_)]],
    )


def trouble(language: str | None) -> str:
    _ = tongue(language)
    return _("Type two whole numbers up to {most}: produced, then followed up.", most=MOST)


def confirm(language: str | None, reference: str, period: Period, before: Period | None) -> Message:
    """All of it, before it counts."""
    _ = tongue(language)
    more = period.followed_up > period.produced
    return Message(
        lines(
            _("Is this right?"),
            f"{reference} · {full_period(period.first, period.last, _)}",
            capital(numbers(period.produced, period.followed_up, _)),
            _("It was: {figures}", figures=numbers(before.produced, before.followed_up, _)) if before else None,
            _("More were followed up than produced; type both again if they are the other way round.")
            if more
            else None,
        ),
        [[Button(_("Yes"), "ok:count"), stop(_)]],
    )


def noted(language: str | None, reference: str, period: Period) -> str:
    _ = tongue(language)
    figures = numbers(period.produced, period.followed_up, _)
    return _(
        "Noted for {reference}, {period}: {figures}.", reference=reference, period=_name(period, _), figures=figures
    )


def not_counted(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} takes no numbers of administrative reports.", reference=reference)


def not_yours(language: str | None) -> str:
    _ = tongue(language)
    return _("The numbers are for the coordinator and the contacts of organisations.")
