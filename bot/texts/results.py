"""The tally in words: of one item, and of all of them, eight a page."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.running import PER_PAGE, pages
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import MARKS, audience, marked, word
from models.tallying import GatheringTally, ItemTally, Neighbour
from models.words import UNKNOWN_AUDIENCE, AgendaState, Flag, Stance

SHORTEST_NAME = 6
"""Characters of a group's name where room is short."""


def item_result(tally: GatheringTally, language: str | None, now: datetime, *, seats: bool = False) -> Message:
    """One item's figures; `tally` holds that item alone. `seats`: how each reacted may be seen."""
    _ = tongue(language)
    item = tally.items[0]
    flags = [(Flag.URGENT, item.urgent), (Flag.OTHER, item.other)]
    text = lines(
        f"{heading(item, _)} {item.reference} · {_.of(tally.names)} {_.short_date(tally.day)}",
        _.of(item.title),
        _people(item, tally, _),
        "",
        *(_figure(item, stance, _) for stance in item.positions),
        "",
        *(_flag(flag, number, _) for flag, number in flags if number is None or number > 0),
        _offers(item, _),
        _hands(item, _),
        _anonymous(item, _),
        "",
        agreeing(item, _),
        keeps_small(_) if item.by_audience is not None and item.by_audience.hides else None,
        versions([item], _),
        footer(tally, _, now),
    )
    figures = [Button(_("Picture"), f"tp:{tally.gathering}:{item.agenda_item}")]
    if item.by_audience is not None:
        figures.append(Button(_("Per group"), f"ta:{item.agenda_item}:0"))
    figures.append(Button(_("File"), f"tf:{tally.gathering}"))
    around = [_neighbour("‹ {}", tally.before), _all(tally, _), _neighbour("{} ›", tally.after)]
    named = [Button(_("Per seat"), f"tx:{item.agenda_item}:0")] if seats else []
    return Message(text, [figures, named, [button for button in around if button is not None]])


def _neighbour(label: str, to: Neighbour | None) -> Button | None:
    return None if to is None else Button(label.format(to.reference), f"ti:{to.agenda_item}")


def agreeing(item: ItemTally, _: Tongue) -> str | None:
    """Who agrees, by audience: "Agree: police 76%, chain partner 61%"; None where nothing was published."""
    told = by_group(item, _)
    return _("Agree: {shares}", shares=told) if told else None


def by_group(item: ItemTally, _: Tongue, room: int | None = None) -> str:
    """What part of each audience agrees; empty where nothing was published.

    `room`: in about so many characters. Names are shortened then, never a figure.
    """
    groups = item.by_audience.groups if item.by_audience else ()
    shares = [(group_name(group.audiences, _), group.share(Stance.AGREE)) for group in groups]
    known = [(name, share) for name, share in shares if share is not None]
    if room is not None and known:
        longest = max(SHORTEST_NAME, room // len(known) - len(" 100%, "))
        known = [(shortened(name, longest), share) for name, share in known]
    return ", ".join(f"{name} {_.percent(share)}" for name, share in known)


def versions(items: Sequence[ItemTally], _: Tongue) -> str | None:
    """Of which versions the figures by audience are; None where there are none."""
    known = sorted({item.by_audience.revision for item in items if item.by_audience is not None})
    if not known:
        return None
    told = str(known[0]) if len(known) == 1 else f"{known[0]}–{known[-1]}"
    return _("Figures per group are of version {revision}.", revision=told)


def group_name(audiences: Sequence[str], _: Tongue) -> str:
    """One audience, or several that are shown together."""
    return "/".join(_("unknown") if name == UNKNOWN_AUDIENCE else audience(name, _) for name in audiences)


def group_heading(audiences: Sequence[str], _: Tongue) -> str:
    """The same at the beginning of a line."""
    name = group_name(audiences, _)
    return name[:1].upper() + name[1:]


def keeps_small(_: Tongue) -> str:
    return _("Small numbers stay hidden.")


def heading(item: ItemTally, _: Tongue) -> str:
    """A tally is provisional until the item is closed."""
    return _("Result") if item.state == AgendaState.CLOSED else _("Tally so far")


def _people(item: ItemTally, tally: GatheringTally, _: Tongue) -> str:
    """Apart, as who reacts in a group need not take part."""
    if item.counts is None:
        return _("The figures come after closing: with so few participants they would tell who chose what.")
    reacted = _.count("{n} reacted", "{n} reacted", item.people)
    if not tally.joined:
        return reacted
    joined = _.count("{n} participant", "{n} participants", tally.joined)
    return f"{reacted} · {joined}"


def _figure(item: ItemTally, stance: str, _: Tongue) -> str | None:
    if item.counts is None:
        return None
    voices, share = item.counts[stance], item.share(stance)
    label = f"{MARKS[Stance(stance)]} {word(stance, _)}"
    if voices is None:
        return f"{label} {hidden(_)}"
    return f"{label} {voices}" if share is None else f"{label} {voices} · {_.percent(share)}"


def hidden(_: Tongue) -> str:
    return _("hidden (small number)")


def _flag(flag: Flag, number: int | None, _: Tongue) -> str | None:
    if number is None:
        return None
    mark = marked(flag, _)
    return _.count("{mark}: {n} participant", "{mark}: {n} participants", number, mark=mark)


def _offers(item: ItemTally, _: Tongue) -> str | None:
    if not item.offers:
        return None
    return _.count("🤝 Offers: {n} organisation", "🤝 Offers: {n} organisations", item.offers)


def _hands(item: ItemTally, _: Tongue) -> str | None:
    if not item.hands:
        return None
    counted = " ".join(f"{MARKS[stance]} {hands}" for stance, hands in item.hands.items())
    return _("Beside it, hands in the hall: {hands}", hands=counted)


def _anonymous(item: ItemTally, _: Tongue) -> str | None:
    if not item.anonymous:
        return None
    return _.count("Not counted: {n} emoji without a name.", "Not counted: {n} emoji without a name.", item.anonymous)


def footer(tally: GatheringTally, _: Tongue, now: datetime) -> str:
    return lines(version(str(tally.revision), tally.zone, tally.day, _, now), _.of(tally.label) or None)


def version(revision: str, zone: str, day: date | None, _: Tongue, now: datetime) -> str:
    """What every output of figures prints: of equal revision are equal numbers. `day` is the one that it names."""
    return _("{time} · version {revision} · not a sample", time=_.moment(now, zone, day), revision=revision)


def _all(tally: GatheringTally, _: Tongue) -> Button:
    return Button(_("All {n}", n=tally.presented), f"t:{tally.gathering}:0")


def gathering_result(
    tally: GatheringTally, language: str | None, now: datetime, page: int, *, area: int | None = None
) -> Message:
    """Eight items a page, one line of figures each; `area`: only the items of that one of `tally.areas`."""
    _ = tongue(language)
    shown = tally.items[page * PER_PAGE : (page + 1) * PER_PAGE]
    text = lines(
        f"{all_heading(tally, _)} · {_.of(tally.names)} {_.short_date(tally.day)}",
        None if area is None else _.of(tally.areas[area].names),
        _.count("{n} participant", "{n} participants", tally.joined),
        "",
        *(_line(item, _) for item in shown),
        *(() if shown else (_("Nothing has been presented yet."),)),
        "",
        footer(tally, _, now),
    )
    more = [Button(_("More figures"), f"tm:{tally.gathering}")]
    if shown and area is None:
        more.insert(0, Button(_("Picture"), f"tg:{tally.gathering}:{page}"))
    turn = f"t:{tally.gathering}" if area is None else f"te:{tally.gathering}:{area}"
    return Message(text, [*item_buttons(shown), more, pages(turn, page, len(tally.items), _)])


def item_buttons(items: Sequence[ItemTally]) -> list[list[Button]]:
    """Each item opens with a tap."""
    buttons = [Button(item.reference, f"ti:{item.agenda_item}") for item in items]
    return [buttons[at : at + 3] for at in range(0, len(buttons), 3)]


def entry(item: ItemTally, _: Tongue) -> str:
    """What a line about an item begins with."""
    return f"{item.reference} {shortened(_.of(item.title), 34)}"


def all_heading(tally: GatheringTally, _: Tongue) -> str:
    """Provisional until every item is closed."""
    closed = tally.items and all(item.state == AgendaState.CLOSED for item in tally.items)
    return _("Result") if closed else _("Tally so far")


def _line(item: ItemTally, _: Tongue) -> str:
    return f"{entry(item, _)}\n  {shares(item, _)}"


def shares(item: ItemTally, _: Tongue) -> str:
    """The figures of an item on one line."""
    if item.counts is None or item.chosen is None:
        return hidden(_) if item.state == AgendaState.CLOSED else _("figures after closing")
    told = " ".join(
        f"{MARKS[stance]} {_.percent(item.share(stance) or 0)}" for stance in item.positions if item.counts[stance]
    )
    return f"{told or '–'} · {_.count('{n} reaction', '{n} reactions', item.people)}"
