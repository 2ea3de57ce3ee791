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
    return Message(
        text, [*rows, pages(f"g:{gathering}", page, len(items), _), [Button(_("‹ Panel"), f"pb:{gathering}")]]
    )


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


def pages(data: str, page: int, total: int, _: Tongue, per_page: int = PER_PAGE) -> list[Button]:
    """Previous and next, where there is one."""
    row = []
    if page > 0:
        row.append(Button(_("‹ Previous"), f"{data}:{page - 1}"))
    if (page + 1) * per_page < total:
        row.append(Button(_("Next ›"), f"{data}:{page + 1}"))
    return row


def presented(language: str | None, reference: str, cards: int) -> str:
    _ = tongue(language)
    return _.count(
        "{reference} is open; {n} card goes out.", "{reference} is open; {n} cards go out.", cards, reference=reference
    )


def nobody_there(language: str | None, reference: str) -> str:
    """Presented where nobody joined and no group is linked: it shows nowhere."""
    _ = tongue(language)
    return _(
        "{reference} is open, but shows nowhere: nobody has joined and no group is linked.\n"
        "/invite makes a link with a QR code, /link shows the cards in a group.",
        reference=reference,
    )


def presented_again(language: str | None, reference: str, cards: int) -> str:
    """An item that was open already: where its card was missing it is sent."""
    _ = tongue(language)
    if not cards:
        return _("{reference} is open already; its card hangs everywhere.", reference=reference)
    return _.count(
        "{reference} is open already; {n} card that was missing goes out.",
        "{reference} is open already; {n} cards that were missing go out.",
        cards,
        reference=reference,
    )


def reopened(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} is open again.", reference=reference)


def closes_soon(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} closes in 60 seconds.", reference=reference)


def result_shown(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _(
        "The cards of {reference} show its result; figures that could tell who said it stay hidden.",
        reference=reference,
    )


def result_hidden(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("The cards of {reference} show no result.", reference=reference)


def stands_already(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("That is how it stands with {reference} already. /agenda shows it.", reference=reference)


def not_presented(language: str | None) -> str:
    _ = tongue(language)
    return _("Nothing has been presented yet. /present presents the first item.")


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


def start_first(language: str | None, username: str) -> Message:
    """In a group, to somebody the bot may not write to yet."""
    _ = tongue(language)
    return Message(
        _("The answer comes in private. Open that chat first, then ask again."),
        [[Button(_("Open the chat"), url=f"https://t.me/{username}")]],
    )


def too_much(language: str | None, word: str) -> str:
    """A word after a command that it has no use for."""
    _ = tongue(language)
    return _("I don't know what to do with {word} here. Nothing was done.", word=shortened(word, 40))


def gathering_gone(language: str | None) -> str:
    _ = tongue(language)
    return _("This gathering is not there any more.")
