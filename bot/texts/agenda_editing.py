"""Editing an agenda: its items in order, one that is moved or taken off, and the items of the report to choose from."""

from collections.abc import Sequence

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.running import PER_PAGE, pages
from bot.texts.tongue import Tongue, tongue
from models.agenda_editing import Area, Choice
from models.names import Names
from models.presenting import AgendaLine
from models.words import AgendaState

TITLE = 30


def agenda(language: str | None, gathering: int, reference: str, items: Sequence[AgendaLine], page: int) -> Message:
    """Eight items a page; a tap on one is for moving it or taking it off."""
    _ = tongue(language)
    shown = items[page * PER_PAGE : (page + 1) * PER_PAGE]
    text = lines(
        _heading(reference, _),
        _.count("{n} item", "{n} items", len(items)) if items else _("The agenda is empty."),
        "",
        *(_line(place, item, _) for place, item in enumerate(shown, page * PER_PAGE + 1)),
        "",
        _('Tap an item to move it. Or type: "TOE-2 3" puts TOE-2 third, "TOE-5" adds it.'),
    )
    buttons = [Button(item.reference, f"ei:{item.agenda_item}") for item in shown]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    add = Button(_("➕ Add"), f"eg:{gathering}:0")
    last = [add, Button(_("‹ Settings"), f"e:{gathering}")]
    return Message(text, [*narrow(rows), pages(f"ea:{gathering}", page, len(items), _), last])


def chosen(
    language: str | None, gathering: int, reference: str, items: Sequence[AgendaLine], place: int, followers: str
) -> Message:
    """The page with the item at this place, counted from 0, that is being moved; `followers` says how many it has."""
    _ = tongue(language)
    page = place // PER_PAGE
    shown = enumerate(items[page * PER_PAGE : (page + 1) * PER_PAGE], page * PER_PAGE)
    item = items[place]
    text = lines(
        _heading(reference, _),
        _("{reference} · {place} of {places}", reference=item.reference, place=place + 1, places=len(items)),
        "",
        *(("▸ " if at == place else "") + _line(at + 1, each, _) for at, each in shown),
        "",
        followers,
    )
    move = []
    if place:
        move.append(Button(_("↑ Up"), f"eu:{item.agenda_item}"))
    if place + 1 < len(items):
        move.append(Button(_("↓ Down"), f"ed:{item.agenda_item}"))
    return Message(
        text,
        [move, [Button(_("Take it off"), f"er:{item.agenda_item}"), Button(_("‹ Agenda"), f"ea:{gathering}:{page}")]],
    )


def ask_remove(language: str | None, gathering: int, item: AgendaLine, page: int) -> Message:
    _ = tongue(language)
    text = lines(
        _("Take {reference} off the agenda?", reference=item.reference),
        _.of(item.title),
        "",
        _("It stays in the report and can be added again."),
    )
    yes = Button(_("Take it off"), f"ery:{item.agenda_item}")
    return Message(text, [[yes, Button(_("‹ Agenda"), f"ea:{gathering}:{page}")]])


def areas(language: str | None, gathering: int, reference: str, found: Sequence[Area], page: int) -> Message:
    """The focus areas of the report, eight a page."""
    _ = tongue(language)
    shown = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    text = lines(
        _heading(reference, _),
        _("From which focus area?"),
        "",
        *(
            _(
                "{name}: {n} of {all} on the agenda",
                name=shortened(_.of(area.names), TITLE + 10),
                n=area.on_agenda,
                all=area.items,
            )
            for area in shown
        ),
    )
    rows = [[Button(shortened(_.of(area.names), 50), f"ep:{gathering}:{area.number}:0")] for area in shown]
    everything = Button(_("Add the whole report"), f"eh:{gathering}:0")
    back = Button(_("‹ Agenda"), f"ea:{gathering}:0")
    return Message(text, [*rows, pages(f"eg:{gathering}", page, len(found), _), [everything], [back]])


def choices(
    language: str | None, gathering: int, reference: str, area: tuple[int, Names], found: Sequence[Choice], page: int
) -> Message:
    """The items of an area, eight a page: a tap puts one on the agenda, or takes it off."""
    _ = tongue(language)
    number, names = area
    shown = found[page * PER_PAGE : (page + 1) * PER_PAGE]
    text = lines(
        _heading(reference, _),
        _.of(names),
        "",
        *(
            f"{'✓' if choice.on_agenda else '·'} {choice.reference} {shortened(_.of(choice.title), TITLE)}"
            for choice in shown
        ),
        "",
        _("✓ is on the agenda. A tap adds an item, or takes it off."),
    )
    buttons = [
        Button(f"{'✓ ' if choice.on_agenda else ''}{choice.reference}", f"et:{gathering}:{number}:{choice.item}")
        for choice in shown
    ]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    last = [Button(_("All of these"), f"eh:{gathering}:{number}"), Button(_("‹ Areas"), f"eg:{gathering}:0")]
    return Message(
        text,
        [
            *narrow(rows),
            pages(f"ep:{gathering}:{number}", page, len(found), _),
            last,
            [Button(_("‹ Agenda"), f"ea:{gathering}:0")],
        ],
    )


def narrow(rows: list[list[Button]], widest: int = 30) -> list[list[Button]]:
    """Rows that fit a phone: buttons that are too long together stand alone."""
    fitting = []
    for row in rows:
        fits = sum(len(button.label) for button in row) <= widest
        fitting += [row] if fits else [[button] for button in row]
    return fitting


def _heading(reference: str, _: Tongue) -> str:
    return _("{reference} · agenda", reference=reference)


def _line(place: int, item: AgendaLine, _: Tongue) -> str:
    state = {AgendaState.WAITING: "", AgendaState.OPEN: " ▶", AgendaState.CLOSED: " ✓"}[item.state]
    return f"{place}. {item.reference} {shortened(_.of(item.title), TITLE)}{state}"


def added(language: str | None, items: int) -> str:
    _ = tongue(language)
    return _.count("{n} item was added.", "{n} items were added.", items)


def taken_off(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} is off the agenda.", reference=reference)


def moved(language: str | None, reference: str, place: int) -> str:
    _ = tongue(language)
    return _("{reference} is number {place}.", reference=reference, place=place)


def stays(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} was presented or spoken of, so it stays on the agenda.", reference=reference)


def no_such_item(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _(
        "{reference} is not in the report. Type a reference of it, such as TOE-2.", reference=shortened(reference, 40)
    )


def gone(language: str | None) -> str:
    _ = tongue(language)
    return _("That item is no longer on the agenda.")
