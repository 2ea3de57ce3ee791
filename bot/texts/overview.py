"""The state of play for the coordinator and for readers: how many commitments of each light, and lists of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from babel.dates import format_date

from bot.texts.matters import handle
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.running import pages
from bot.texts.scales import COLOURS, commitment_status, light
from bot.texts.tongue import Tongue, tongue
from models.names import Names
from models.overview import LIGHTS, Group, Grouped, Line, View
from models.words import CommitmentStatus, Light

NAME = 30
ROWS = ((View.OVERDUE, View.SOON), (View.SILENT, View.HELP), (View.COORDINATOR,), (View.PARTNER,), (View.ALL,))
COUNTED = (View.SOON, View.SILENT, View.COORDINATOR, View.PARTNER, View.HELP)
"""Beside the lights, which tell the others."""


def overview(
    language: str | None, today: date, lights: Mapping[Light, int], counts: Mapping[View, int], *, steers: bool = True
) -> Message:
    """Counts by light, and a button for each view that is counted; who steers goes on to what waits from here."""
    _ = tongue(language)
    text = lines(
        _("State of play · {day}", day=_.long_date(today)),
        _.count("{n} commitment", "{n} commitments", sum(lights.values())),
        "",
        *(f"{COLOURS[each]} {colour(each, _)}, {light(each, _)}: {lights[each]}" for each in LIGHTS),
        "",
        *(f"{view_name(each, _)}: {counts[each]}" for each in COUNTED if each in counts),
    )
    waits = counts.get(View.COORDINATOR, 0)
    views = [[Button(view_name(each, _), f"yv:{each}:0") for each in row if each in counts] for row in ROWS]
    radar = [Button(_("Without a commitment"), "yr:much:0")] if steers else []
    grouped_by = [Button(group_name(each, _), f"yg:{each}:0") for each in Group]
    return Message(
        text,
        [
            [handle(waits, _)] if waits else [],
            *views,
            grouped_by[:2],
            grouped_by[2:],
            [*radar, Button(_("Picture"), "yb")],
        ],
    )


def colour(shown: Light, _: Tongue) -> str:
    return {Light.RED: _("Red"), Light.AMBER: _("Amber"), Light.GREEN: _("Green"), Light.GREY: _("Grey")}[shown]


def view_name(view: View, _: Tongue) -> str:
    return {
        View.ALL: _("All commitments"),
        View.OVERDUE: _("Due date passed"),
        View.SOON: _("Due soon"),
        View.SILENT: _("Long silent"),
        View.COORDINATOR: _("Wait for the coordinator"),
        View.PARTNER: _("Wait for a partner"),
        View.HELP: _("Help wanted"),
    }[view]


def group_name(group: Group, _: Tongue) -> str:
    return {Group.ORGANISATION: _("Partners"), Group.UNIT: _("Units"), Group.AREA: _("Areas")}[group]


def listed(
    language: str | None, view: View, shown: Sequence[Line], page: int, total: int, *, steers: bool = True
) -> Message:
    """Eight commitments of a view; who steers has a button that opens the card of one."""
    _ = tongue(language)
    opened = opening(shown) if steers else []
    return _list(view_name(view, _), shown, opened, [pages(f"yv:{view}", page, total, _), [_back(_)]], total, _)


def of_group(
    language: str | None,
    group: Group,
    number: int,
    names: Names,
    shown: Sequence[Line],
    page: int,
    total: int,
    *,
    steers: bool = True,
) -> Message:
    """Eight commitments of an organisation, a unit or an area."""
    _ = tongue(language)
    back = Button(f"‹ {group_name(group, _)}", f"yg:{group}:0")
    opened = opening(shown) if steers else []
    ways = [pages(f"yo:{group}:{number}", page, total, _), [back]]
    return _list(shortened(_.of(names), NAME), shown, opened, ways, total, _)


def _list(
    heading: str, shown: Sequence[Line], opened: list[list[Button]], ways: list[list[Button]], total: int, _: Tongue
) -> Message:
    text = lines(
        f"{heading} · {total}",
        "",
        *(line(each, _) for each in shown),
        _("There are none.") if not shown else None,
    )
    return Message(text, [*opened, *ways])


def line(of: Line, _: Tongue) -> str:
    """🔴 A-1 Voorbeeldgemeente, and below it how it stands and when it is due."""
    due = f" · {day(of.due, _)}" if of.due else ""
    return f"{COLOURS[of.light]} {of.reference} {shortened(_.of(of.organisation), NAME)}\n   {stands(of, _)}{due}"


def stands(of: Line, _: Tongue) -> str:
    """The colour's word; of what is closed or proposed its status, which says more."""
    if of.light == Light.GREY or of.status == CommitmentStatus.DONE:
        return commitment_status(of.status, _)
    return light(of.light, _)


def day(due: date, _: Tongue) -> str:
    """14 feb 2014"""
    return str(format_date(due, "d MMM y", locale=_.language))


def opening(shown: Iterable[Line]) -> list[list[Button]]:
    """A button for each, that opens its card."""
    buttons = [Button(each.reference, f"cw:{each.id}") for each in shown]
    return [buttons[at : at + 3] for at in range(0, len(buttons), 3)]


def groups(language: str | None, group: Group, shown: Sequence[Grouped], page: int, total: int) -> Message:
    """Eight organisations, units or areas with their lights; a button opens the commitments of one."""
    _ = tongue(language)
    text = lines(
        f"{group_name(group, _)} · {total}",
        " · ".join(f"{COLOURS[each]} {colour(each, _)}" for each in LIGHTS),
        "",
        *(f"{shortened(_.of(each.names), NAME)}\n   {_figures(each)}" for each in shown),
        _("There are none.") if not shown else None,
        *([] if group == Group.ORGANISATION or not shown else ["", _("A commitment with several counts in each.")]),
    )
    rows = [[Button(shortened(_.of(each.names), 60), f"yo:{group}:{each.id}:0")] for each in shown]
    return Message(text, [*rows, pages(f"yg:{group}", page, total, _), [_back(_)]])


def _figures(of: Grouped) -> str:
    return " · ".join(f"{COLOURS[each]} {of.lights[each]}" for each in LIGHTS)


def _back(_: Tongue) -> Button:
    return Button(_("‹ State of play"), "yo")


def only_coordinator(language: str | None) -> str:
    _ = tongue(language)
    return _("This is for the coordinator.")


def only_readers(language: str | None) -> str:
    _ = tongue(language)
    return _("The state of play is for the coordinator and the readers of the report.")
