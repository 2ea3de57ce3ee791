"""Tallies as values for pictures: a gathering, an item with its audiences, two gatherings side by side."""

from collections.abc import Sequence
from datetime import datetime

from bot.texts.message import lines, shortened
from bot.texts.picture import MOST_ROWS, Bar, Picture, Row
from bot.texts.results import all_heading, footer, group_heading, heading, keeps_small, version
from bot.texts.running import PER_PAGE
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import word
from models.comparing import Comparison
from models.publishing import Breakdown, Group
from models.tallying import GatheringTally, ItemTally
from models.words import Flag, Stance

CAPTION_LIMIT = 1024
PAIRS = 4
"""Items on a page of two gatherings side by side."""
GROUPS = 6
"""Audiences on a page of one item."""


def picture(tally: GatheringTally, language: str | None, now: datetime, page: int = 0) -> Picture:
    """The figures of a page of the tally, eight items; `tally` must have an item on it.

    One item that would be alone on the next page joins this one.
    """
    _ = tongue(language)
    first = page * PER_PAGE
    shown = tally.items[first:] if len(tally.items) - first <= MOST_ROWS else tally.items[first : first + PER_PAGE]
    rows = tuple(_item(item, _) for item in shown)
    return Picture(
        heading=f"{all_heading(tally, _)} · {_.of(tally.names)}",
        subheading=f"{_.long_date(tally.day)} · {_joined(tally, _)}",
        rows=rows,
        footer=_foot(rows, version(str(tally.revision), tally.zone, tally.day, _, now), _),
        label=_.of(tally.label),
        hidden=_("hidden"),
        language=_.language,
    )


def audiences(
    tally: GatheringTally, published: Breakdown, language: str | None, now: datetime, page: int = 0
) -> Picture:
    """One item and a page of its audiences, as published; `tally` holds that item alone."""
    _ = tongue(language)
    item = tally.items[0]
    whole = Group((), 0, dict(published.totals), None)
    shown = published.groups[page * GROUPS : (page + 1) * GROUPS]
    return Picture(
        heading=f"{heading(item, _)} {item.reference} · {_.of(tally.names)}",
        subheading=" · ".join((_.long_date(tally.day), _("per group"))),
        rows=(
            _group(_.of(item.title), whole, item.positions, _),
            *(_group(group_heading(each.audiences, _), each, item.positions, _) for each in shown),
        ),
        footer=version(str(published.revision), tally.zone, tally.day, _, now),
        label=_.of(tally.label),
        hidden=_("in the rest"),
        language=_.language,
    )


def comparison(compared: Comparison, language: str | None, now: datetime, page: int = 0) -> Picture:
    """Four items of two gatherings, in pairs; both must have an item on that page."""
    _ = tongue(language)
    tallies = (compared.first, compared.second)
    pairs = compared.pairs[page * PAIRS : (page + 1) * PAIRS]
    rows = tuple(
        _item(item, _, title=title)
        for pair in pairs
        for item, title in zip(
            pair,
            (f"{_.of(pair[0].title)} · {_.of(compared.first.names)}", f"{_.of(compared.second.names)}"),
            strict=True,
        )
    )
    revisions = f"{compared.first.revision}/{compared.second.revision}"
    return Picture(
        heading=_("Side by side"),
        subheading=" · ".join(f"{_.of(tally.names)}: {_joined(tally, _)}" for tally in tallies),
        rows=rows,
        footer=_foot(rows, version(revisions, compared.first.zone, None, _, now), _),
        label=_.of(compared.first.label),
        hidden=_("hidden"),
        language=_.language,
    )


def _foot(rows: Sequence[Row], version: str, _: Tongue) -> str:
    """Says why figures are hidden where some are."""
    hides = any(bar.voices is None for row in rows for bar in row.bars)
    return f"{version} · {keeps_small(_)}" if hides else version


def _joined(tally: GatheringTally, _: Tongue) -> str:
    return _.count("{n} participant", "{n} participants", tally.joined)


def _item(item: ItemTally, _: Tongue, *, title: str | None = None) -> Row:
    counts = item.counts or dict.fromkeys(item.positions)
    flags: list[tuple[str, str]] = []
    if item.urgent:
        flags.append((Flag.URGENT, f"{word(Flag.URGENT, _)} {item.urgent}"))
    if item.offers:
        offers = _.count("{n} offer", "{n} offers", item.offers)
        flags.append((Flag.OFFER, offers))
    return Row(
        reference=item.reference,
        title=_.of(item.title) if title is None else title,
        bars=tuple(Bar(str(s), word(s, _), counts[s], item.share(s) if item.counts else None) for s in item.positions),
        flags=tuple(flags),
        note=_.count("{n} reaction", "{n} reactions", item.people),
    )


def _group(title: str, group: Group, positions: Sequence[Stance], _: Tongue) -> Row:
    bars = tuple(Bar(str(each), word(each, _), group.counts[each], group.share(each)) for each in positions)
    return Row("", title, bars, (), _.count("{n} chose", "{n} chose", group.chosen))


def caption(tally: GatheringTally, language: str | None, now: datetime) -> str:
    """What stands under the picture, and what a screen reader says of it."""
    _ = tongue(language)
    return shortened(
        lines(f"{all_heading(tally, _)} · {_.of(tally.names)} {_.short_date(tally.day)}", footer(tally, _, now)),
        CAPTION_LIMIT,
    )
