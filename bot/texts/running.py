"""What organisers read while a gathering runs: agenda, presenting, closing, groups, refusals."""

from collections.abc import Sequence
from datetime import date

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.tongue import Tongue, tongue
from models.names import Names
from models.presenting import AgendaLine
from models.words import AgendaState

PER_PAGE = 8


def agenda(
    language: str | None, gathering: int, names: Names, day: date, items: Sequence[AgendaLine], page: int
) -> Message:
    """Eight lines of the agenda; a waiting or closed item can be presented, an open one closed."""
    _ = tongue(language)
    shown = items[page * PER_PAGE : (page + 1) * PER_PAGE]
    text = lines(
        f"{_.of(names)} · {_.short_date(day)}",
        _.count("{n} item", "{n} items", len(items)),
        "",
        *(_line(item, _) for item in shown),
        "",
        _("▶ presents an item, ⏹ closes it.") if items else _("The agenda is empty."),
    )
    buttons = [_switch(item) for item in shown]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    return Message(text, [*rows, pages(f"g:{gathering}", page, len(items), _)])


def _line(item: AgendaLine, _: Tongue) -> str:
    state = {
        AgendaState.WAITING: "·",
        AgendaState.OPEN: _("open, {n}", n=item.people),
        AgendaState.CLOSED: _("closed, {n}", n=item.people),
    }[item.state]
    return f"{item.reference} {shortened(_.of(item.title), 40)} {state}"


def _switch(item: AgendaLine) -> Button:
    if item.state == AgendaState.OPEN:
        return Button(f"⏹ {item.reference}", f"x:{item.agenda_item}")
    return Button(f"▶ {item.reference}", f"p:{item.agenda_item}")


def pages(data: str, page: int, total: int, _: Tongue) -> list[Button]:
    """Previous and next, where there is one."""
    row = []
    if page > 0:
        row.append(Button(_("‹ Previous"), f"{data}:{page - 1}"))
    if (page + 1) * PER_PAGE < total:
        row.append(Button(_("Next ›"), f"{data}:{page + 1}"))
    return row


def presented(language: str | None, reference: str, cards: int) -> str:
    _ = tongue(language)
    return _.count(
        "{reference} is open; {n} card goes out.", "{reference} is open; {n} cards go out.", cards, reference=reference
    )


def closed(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} is closed.", reference=reference)


def emoji_not_counted(language: str | None, title: str) -> str:
    _ = tongue(language)
    return _(
        "In the group {title} emoji are not counted yet: make the bot an administrator there. Buttons do count.",
        title=shortened(title, 60),
    )


def nothing_waits(language: str | None) -> str:
    _ = tongue(language)
    return _("Every item on the agenda has been presented.")


def not_on_agenda(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} is not on the agenda. /agenda shows what is.", reference=shortened(reference, 40))


def settled(language: str | None) -> str:
    _ = tongue(language)
    return _("The figures of this gathering are final: the time for which reactions are kept is over.")


def which_to_close(language: str | None) -> str:
    _ = tongue(language)
    return _("Which one? Send /close with its reference; /agenda shows what is open.")


def outdated(language: str | None) -> str:
    _ = tongue(language)
    return _("That is not there any more. /tally shows what is.")


def linked_elsewhere(language: str | None) -> str:
    _ = tongue(language)
    return _("This group shows another gathering. One of its organisers can change that.")


def not_open(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} is not open.", reference=reference)


def not_yours(language: str | None) -> str:
    _ = tongue(language)
    return _("This is for organisers of the gathering. Ask the coordinator for an organiser's link.")


def which_gathering(language: str | None, references: Sequence[str]) -> str:
    _ = tongue(language)
    return _("Which gathering? Add its name: {names}.", names=_.listed(references))


def no_gathering(language: str | None) -> str:
    _ = tongue(language)
    return _("There is no gathering yet. Import a report first.")


def linked(language: str | None, names: Names, *, administrator: bool) -> str:
    _ = tongue(language)
    return lines(
        _("Cards of {gathering} appear in this group from now on.", gathering=_.of(names)),
        None
        if administrator
        else _("Make the bot an administrator, without any right, so that emoji are counted. Buttons count already."),
    )


def greet_group(language: str | None, *, administrator: bool) -> str:
    _ = tongue(language)
    return lines(
        _("Weerklank is here. An organiser links this group with /koppel (/link)."),
        None
        if administrator
        else _("Make the bot an administrator, without any right, so that emoji are counted. Buttons count already."),
    )


def only_in_group(language: str | None) -> str:
    _ = tongue(language)
    return _("Send this in the group where the cards should appear.")


def anonymous(language: str | None) -> str:
    _ = tongue(language)
    return _("You write on behalf of the group, so I can't see who asks. Ask me in private.")


def start_first(language: str | None, username: str) -> Message:
    """In a group, to somebody the bot may not write to yet."""
    _ = tongue(language)
    return Message(
        _("The answer comes in private. Open that chat first, then ask again."),
        [[Button(_("Open the chat"), url=f"https://t.me/{username}")]],
    )
