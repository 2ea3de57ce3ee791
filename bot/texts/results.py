"""The tally in words and, as values, in the picture: the same figures, the same revision."""

from datetime import datetime

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.picture import Bar, Picture, Row
from bot.texts.running import PER_PAGE, pages
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import MARKS, marked, word
from models.tallying import GatheringTally, ItemTally
from models.words import AgendaState, Flag, Stance

CAPTION_LIMIT = 1024


def item_result(tally: GatheringTally, language: str | None, now: datetime) -> Message:
    """One item's figures; `tally` holds that item alone."""
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
        _anonymous(item, _),
        "",
        footer(tally, _, now),
    )
    return Message(text, [[Button(_("Picture"), f"tp:{tally.gathering}:{item.agenda_item}"), _all(tally, _)]])


def heading(item: ItemTally, _: Tongue) -> str:
    """A tally is provisional until the item is closed."""
    return _("Result") if item.state == AgendaState.CLOSED else _("Tally so far")


def _people(item: ItemTally, tally: GatheringTally, _: Tongue) -> str:
    if item.counts is None:
        return _("The figures come after closing: with so few participants they would tell who chose what.")
    if tally.joined and item.people <= tally.joined:
        return _.count(
            "{n} of {joined} participants reacted",
            "{n} of {joined} participants reacted",
            item.people,
            joined=tally.joined,
        )
    return _.count("{n} person reacted", "{n} people reacted", item.people)


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


def _anonymous(item: ItemTally, _: Tongue) -> str | None:
    if not item.anonymous:
        return None
    return _.count("Not counted: {n} emoji without a name.", "Not counted: {n} emoji without a name.", item.anonymous)


def footer(tally: GatheringTally, _: Tongue, now: datetime) -> str:
    return _("{time} · version {revision} · not a sample", time=_.clock(now, tally.zone), revision=tally.revision) + (
        f"\n{_.of(tally.label)}" if _.of(tally.label) else ""
    )


def _all(tally: GatheringTally, _: Tongue) -> Button:
    return Button(_("All items"), f"t:{tally.gathering}:0")


def gathering_result(tally: GatheringTally, language: str | None, now: datetime, page: int) -> Message:
    """Eight items a page, one line of figures each."""
    _ = tongue(language)
    shown = tally.items[page * PER_PAGE : (page + 1) * PER_PAGE]
    text = lines(
        f"{_all_heading(tally, _)} · {_.of(tally.names)} {_.short_date(tally.day)}",
        _.count("{n} participant", "{n} participants", tally.joined),
        "",
        *(_line(item, _) for item in shown),
        *(() if shown else (_("Nothing has been presented yet."),)),
        "",
        footer(tally, _, now),
    )
    buttons = [Button(item.reference, f"ti:{item.agenda_item}") for item in shown]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    picture = [Button(_("Picture"), f"tg:{tally.gathering}:{page}")] if shown else []
    return Message(text, [*rows, picture, pages(f"t:{tally.gathering}", page, len(tally.items), _)])


def _all_heading(tally: GatheringTally, _: Tongue) -> str:
    closed = tally.items and all(item.state == AgendaState.CLOSED for item in tally.items)
    return _("Result") if closed else _("Tally so far")


def _line(item: ItemTally, _: Tongue) -> str:
    title = f"{item.reference} {shortened(_.of(item.title), 34)}"
    if item.counts is None or item.chosen is None:
        unseen = hidden(_) if item.state == AgendaState.CLOSED else _("figures after closing")
        return f"{title}\n  {unseen}"
    shares = " ".join(
        f"{MARKS[stance]} {_.percent(item.share(stance) or 0)}" for stance in item.positions if item.counts[stance]
    )
    return f"{title}\n  {shares or '–'} · {_.count('{n} reaction', '{n} reactions', item.people)}"


def picture(tally: GatheringTally, language: str | None, now: datetime, page: int = 0) -> Picture:
    """The figures as a picture of at most eight rows; `tally` must have an item on that page."""
    _ = tongue(language)
    shown = tally.items[page * PER_PAGE : (page + 1) * PER_PAGE]
    time_and_revision = _(
        "{time} · version {revision} · not a sample", time=_.clock(now, tally.zone), revision=tally.revision
    )
    return Picture(
        heading=f"{_all_heading(tally, _)} · {_.of(tally.names)}",
        subheading=f"{_.long_date(tally.day)} · {_.count('{n} participant', '{n} participants', tally.joined)}",
        rows=tuple(_picture_row(item, _) for item in shown),
        footer=time_and_revision,
        label=_.of(tally.label),
        hidden=hidden(_),
        language=_.language,
    )


def _picture_row(item: ItemTally, _: Tongue) -> Row:
    counts = item.counts or dict.fromkeys(item.positions)
    flags: list[tuple[str, str]] = []
    if item.urgent:
        flags.append((Flag.URGENT, f"{word(Flag.URGENT, _)} {item.urgent}"))
    if item.offers:
        offers = _.count("{n} offer", "{n} offers", item.offers)
        flags.append((Flag.OFFER, offers))
    return Row(
        reference=item.reference,
        title=_.of(item.title),
        bars=tuple(Bar(str(s), word(s, _), counts[s], item.share(s) if item.counts else None) for s in item.positions),
        flags=tuple(flags),
        note=_.count("{n} reaction", "{n} reactions", item.people),
    )


def caption(tally: GatheringTally, language: str | None, now: datetime) -> str:
    """What stands under the picture, and what a screen reader says of it."""
    _ = tongue(language)
    return shortened(
        lines(f"{_all_heading(tally, _)} · {_.of(tally.names)} {_.short_date(tally.day)}", footer(tally, _, now)),
        CAPTION_LIMIT,
    )
