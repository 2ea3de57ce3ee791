"""Other views of a gathering's figures: by audience, ranked, by area, who took part, and two gatherings."""

from collections.abc import Sequence
from datetime import datetime

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.pictured import GROUPS, PAIRS
from bot.texts.results import (
    by_group,
    entry,
    footer,
    group_heading,
    item_buttons,
    keeps_small,
    shares,
    version,
    versions,
)
from bot.texts.running import PER_PAGE, pages
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import MARKS, word
from models.comparing import Comparison
from models.names import Names
from models.publishing import REST, Breakdown, Group
from models.ranking import Rank
from models.reporting import Report
from models.tallying import GatheringTally, ItemTally
from models.words import Flag, Stance

ROOM = 40
"""Characters of a line that should not be broken on a phone."""
FORMATS = ("xlsx", "csv", "json", "pdf")


def rank_name(by: Rank, _: Tongue) -> str:
    return {
        Rank.SUPPORT: _("Support"),
        Rank.URGENCY: _("Urgent"),
        Rank.DIVERGENCE: _("Apart"),
        Rank.CONTROVERSY: _("Disputed"),
        Rank.ORPHANS: _("Unclaimed"),
    }[by]


def more(language: str | None, tally: GatheringTally) -> Message:
    """What else there is to see of a gathering."""
    _ = tongue(language)
    of = tally.gathering
    ranks = [Button(rank_name(by, _), f"tr:{of}:{by}:0") for by in Rank]
    return Message(
        lines(
            _top(_("More figures"), tally, _),
            "",
            _("Support and urgency go by the lower bound of their interval: many reactions go before few."),
            _("Apart: how far the groups differ. Disputed: as many agree as disagree."),
            _("Unclaimed: much support, and no organisation takes it on."),
        ),
        [
            ranks[:3],
            ranks[3:],
            [Button(_("Areas"), f"tz:{of}:0"), Button(_("Per group"), f"ts:{of}:0")],
            [Button(_("Who took part"), f"tn:{of}")],
            [Button(_("Compare"), f"tv:{of}:0"), Button(_("File"), f"tf:{of}"), _back(tally, _)],
        ],
    )


def _top(name: str, tally: GatheringTally, _: Tongue) -> str:
    return f"{name} · {_.of(tally.names)} {_.short_date(tally.day)}"


def _back(tally: GatheringTally, _: Tongue) -> Button:
    return Button(_("All {n}", n=tally.presented), f"t:{tally.gathering}:0")


def _more(tally: GatheringTally, _: Tongue) -> Button:
    return Button(_("More figures"), f"tm:{tally.gathering}")


def audiences(tally: GatheringTally, language: str | None, now: datetime, page: int) -> Message:
    """One item by audience, as published, six a page; `tally` holds that item alone."""
    _ = tongue(language)
    item = tally.items[0]
    published = item.by_audience
    back = [Button(f"‹ {item.reference}", f"ti:{item.agenda_item}")]
    per_group = _("Per group")
    top = (_top(f"{per_group} {item.reference}", tally, _), _.of(item.title))
    if published is None:
        return Message(lines(*top, "", not_published(_), "", footer(tally, _, now)), [back])
    shown = published.groups[page * GROUPS : (page + 1) * GROUPS]
    told = [line for group in shown for line in _group(group, item.positions, _)]
    total = " ".join(f"{MARKS[stance]} {published.totals[stance]}" for stance in item.positions)
    text = lines(
        *top,
        "",
        *told,
        "",
        _("Together: {figures}", figures=total),
        _rest(published, _),
        keeps_small(_) if published.hides else None,
        versions([item], _),
        footer(tally, _, now),
    )
    turn = pages(f"ta:{item.agenda_item}", page, len(published.groups), _, GROUPS)
    return Message(text, [[Button(_("Picture"), f"tb:{item.agenda_item}:{page}"), *back], turn])


def _rest(published: Breakdown, _: Tongue) -> str | None:
    if not published.rest:
        return None
    return _("Rest: {positions}.", positions=_.listed(word(mark, _) for mark in published.rest))


def not_published(_: Tongue) -> str:
    return _("There are no figures per group: they come after closing, and stay away where groups are small.")


def _group(group: Group, positions: Sequence[Stance], _: Tongue) -> tuple[str, str]:
    told = [f"{MARKS[each]} {_.percent(group.share(each) or 0)}" for each in positions if group.counts[each]]
    if group.rest:
        told.append(_("rest {share}", share=_.percent(group.share(REST) or 0)))
    name = group_heading(group.audiences, _)
    return (
        _.count("{name}: {n} chose", "{name}: {n} chose", group.chosen, name=name),
        f"  {' '.join(told) or '–'}",
    )


def all_audiences(tally: GatheringTally, language: str | None, now: datetime, page: int) -> Message:
    """Who agrees, by audience: eight of the items that have such figures."""
    _ = tongue(language)
    known = [item for item in tally.items if item.by_audience is not None]
    shown = known[page * PER_PAGE : (page + 1) * PER_PAGE]
    text = lines(
        _top(_("Per group"), tally, _),
        "",
        *(f"{entry(item, _)}\n  {by_group(item, _, ROOM) or '–'}" for item in shown),
        "" if shown else not_published(_),
        keeps_small(_) if any(item.by_audience and item.by_audience.hides for item in shown) else None,
        versions(shown, _),
        footer(tally, _, now),
    )
    return Message(text, [*item_buttons(shown), [_more(tally, _)], pages(f"ts:{tally.gathering}", page, len(known), _)])


def ranking(
    tally: GatheringTally,
    found: Sequence[tuple[ItemTally, float]],
    by: Rank,
    language: str | None,
    now: datetime,
    page: int,
) -> Message:
    """Eight items a page in the order of a figure."""
    _ = tongue(language)
    first = page * PER_PAGE
    shown = found[first : first + PER_PAGE]
    text = lines(
        _top(rank_name(by, _), tally, _),
        _("Much support, no agreement made") if by == Rank.ORPHANS else None,
        "",
        *(
            f"{shortened(f'{number}. {entry(item, _)}', ROOM)}\n  {_figure(item, figure, by, _)}"
            for number, (item, figure) in enumerate(shown, first + 1)
        ),
        "" if shown else _("There is nothing to rank."),
        versions([item for item, _figure_ in shown], _) if by == Rank.DIVERGENCE else None,
        footer(tally, _, now),
    )
    buttons = item_buttons([item for item, _figure_ in shown])
    return Message(text, [*buttons, [_more(tally, _)], pages(f"tr:{tally.gathering}:{by}", page, len(found), _)])


def _figure(item: ItemTally, figure: float, by: Rank, _: Tongue) -> str:
    interval = item.urgency if by == Rank.URGENCY else item.support
    if by == Rank.DIVERGENCE:
        return f"{_.percent(figure)} · {by_group(item, _, ROOM)}"
    if by == Rank.CONTROVERSY or interval is None:
        sides = (Stance.AGREE, Stance.DISAGREE)
        told = " ".join(f"{MARKS[side]} {_.percent(item.share(side) or 0)}" for side in sides)
        return f"{_.percent(figure)} · {told} · {_reactions(item, _)}"
    if by == Rank.URGENCY:
        mark, share = MARKS[Flag.URGENT], (item.urgent or 0) / item.people
    else:
        mark, share = MARKS[Stance.AGREE], item.share(Stance.AGREE) or 0
    between = f"{_.percent(interval.low)}–{_.percent(interval.high)}"
    return f"{mark} {_.percent(share)} ({between}) · {_reactions(item, _)}"


def _reactions(item: ItemTally, _: Tongue) -> str:
    return _.count("{n} reaction", "{n} reactions", item.people)


def areas(report: Report, language: str | None, now: datetime, page: int) -> Message:
    """The mean support of each focus area, eight a page, and of all of them."""
    _ = tongue(language)
    tally = report.tally
    first = page * PER_PAGE
    shown = report.areas[first : first + PER_PAGE]
    text = lines(
        _top(_("Areas"), tally, _),
        _("Mean share that agrees, each item counting as much."),
        "",
        *(
            f"{shortened(_.of(each.area.names), 30)} ({each.area.weight}%) {_share(each.support, _)} · "
            + _.count("{n} item", "{n} items", each.items)
            for each in shown
        ),
        "",
        _("All areas alike: {share}", share=_share(report.unweighted, _)),
        _("By their weight: {share}", share=_share(report.weighted, _)),
        footer(tally, _, now),
    )
    buttons = [
        Button(each.area.reference, f"te:{tally.gathering}:{number}:0")
        for number, each in enumerate(shown, first)
        if each.items
    ]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    return Message(text, [*rows, [_more(tally, _)], pages(f"tz:{tally.gathering}", page, len(report.areas), _)])


def _share(share: float | None, _: Tongue) -> str:
    return "–" if share is None else _.percent(share)


def participation(report: Report, language: str | None, now: datetime) -> Message:
    """Who could react and who did."""
    _ = tongue(language)
    tally, part = report.tally, report.participation
    text = lines(
        _top(_("Who took part"), tally, _),
        "",
        _.count("{n} participant", "{n} participants", part.population),
        None if part.reacted is None else _.count("{n} reacted", "{n} reacted", part.reacted),
        None if part.silent is None else _.count("{n} did not react", "{n} did not react", part.silent),
        _.count(
            "{n} more reacted in a group without joining", "{n} more reacted in a group without joining", part.beyond
        )
        if part.beyond
        else None,
        _quorum(report, _),
        "",
        footer(tally, _, now),
    )
    return Message(text, [[_more(tally, _), _back(tally, _)]])


def _beyond(people: int, _: Tongue) -> str:
    return _.count("{n} more reacted in a group without joining", "{n} more reacted in a group without joining", people)


def _quorum(report: Report, _: Tongue) -> str | None:
    part = report.participation
    if part.quorate is None:
        return None
    met = _("Quorum reached") if part.quorate else _("Quorum not reached")
    return f"{met} ({part.reacted}/{part.quorum})"


def others(language: str | None, tally: GatheringTally, listed: Sequence[tuple[int, Names]], page: int) -> Message:
    """Which gathering to put beside this one; (number, names) of those there are."""
    _ = tongue(language)
    shown = listed[page * PER_PAGE : (page + 1) * PER_PAGE]
    text = lines(
        _top(_("Side by side"), tally, _),
        _("Which gathering do you want beside it?") if shown else _("There is no other gathering of yours."),
    )
    rows = [[Button(shortened(_.of(names), 50), f"tc:{tally.gathering}:{number}:0")] for number, names in shown]
    return Message(text, [*rows, [_more(tally, _)], pages(f"tv:{tally.gathering}", page, len(listed), _)])


def comparison(compared: Comparison, language: str | None, now: datetime, page: int) -> Message:
    """Four items a page, each as both gatherings have it."""
    _ = tongue(language)
    first, second = compared.first, compared.second
    shown = compared.pairs[page * PAIRS : (page + 1) * PAIRS]
    data = f"{first.gathering}:{second.gathering}"
    text = lines(
        _("Side by side"),
        *(f"{number}: {_population(tally, _)}" for number, tally in enumerate((first, second), 1)),
        "",
        *(f"{entry(one, _)}\n 1: {shares(one, _)}\n 2: {shares(other, _)}" for one, other in shown),
        "" if shown else _("No item was presented at both."),
        version(f"{first.revision}/{second.revision}", first.zone, None, _, now),
        _.of(first.label) or None,
    )
    row = [Button(_("Picture"), f"td:{data}:{page}")] if shown else []
    turn = pages(f"tc:{data}", page, len(compared.pairs), _, PAIRS)
    return Message(text, [[*row, _more(first, _)], turn])


def _population(tally: GatheringTally, _: Tongue) -> str:
    joined = _.count("{n} participant", "{n} participants", tally.joined)
    return f"{_.of(tally.names)} {_.short_date(tally.day)}, {joined}"


def files(language: str | None, tally: GatheringTally) -> Message:
    """In which form the figures are wanted."""
    _ = tongue(language)
    buttons = [Button(each.upper(), f"tf:{tally.gathering}:{each}") for each in FORMATS]
    text = lines(
        _top(_("File"), tally, _), _("Totals alone, no reaction of a person. Small numbers stay hidden there too.")
    )
    return Message(text, [buttons[:3], [buttons[3], _more(tally, _)]])


def file_caption(language: str | None, tally: GatheringTally) -> str:
    _ = tongue(language)
    return _("Figures of {gathering}", gathering=_.of(tally.names))
