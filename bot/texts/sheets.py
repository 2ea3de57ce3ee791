"""A gathering's figures as sheets of a file: tally, by audience, other gatherings, focus areas, comments, method."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.texts import method
from bot.texts.results import group_name
from bot.texts.sheet import Cell, Sheet
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import audience, word
from models.commenting import Said
from models.publishing import Group
from models.reporting import Report
from models.tallying import GatheringTally, ItemTally
from models.words import POSITIONS, AgendaState, ItemKind, Stance


@dataclass(frozen=True, slots=True)
class Figures:
    """What is filed: a report, the tallies of other gatherings on the same monitor that may be seen beside it, and the
    comments that were approved."""

    report: Report
    others: Sequence[GatheringTally]
    comments: Sequence[Said]
    at: datetime


def sheets(figures: Figures, language: str | None) -> tuple[Sheet, ...]:
    """All sheets of the workbook."""
    _ = tongue(language)
    return (
        tally(figures, language),
        _by_audience(figures, _),
        _gatherings(figures, _),
        _areas(figures.report, _),
        _comments(figures, _),
        method.sheet(_),
    )


def title(figures: Figures, language: str | None) -> str:
    """What the file is of."""
    _ = tongue(language)
    held = figures.report.tally
    name = _("Reactions")
    return f"{name} · {_.of(held.names)} · {_.long_date(held.day)}"


def file_name(figures: Figures, language: str | None, ending: str) -> str:
    """Such as "reacties-congres-2013-v412.xlsx"."""
    _ = tongue(language)
    held = figures.report.tally
    name = _("reactions")
    return f"{name}-{held.reference}-v{held.revision}.{ending}"


def tally(figures: Figures, language: str | None) -> Sheet:
    """One row per item that was presented."""
    _ = tongue(language)
    headings = [
        _("Item"),
        _("Kind"),
        _("Focus area"),
        _("Title"),
        _("State"),
        _("Reacted"),
        *(word(stance, _) for stance in POSITIONS),
        _("Took a position"),
        _("Share that agrees"),
        _("From (95 percent)"),
        _("To (95 percent)"),
        _("Controversy (0-1)"),
        _("Urgent"),
        _("Offers (organisations)"),
        _("Commitments"),
        _("Much support, no commitment"),
        *(_("Hands: {position}", position=word(stance, _)) for stance in POSITIONS),
        _("Emoji without a name"),
    ]
    rows = [_tally_row(item, _) for item in figures.report.tally.items]
    return Sheet(_("Tally"), headings, rows, _intro(figures, _), frozenset({11, 12, 13}))


def _intro(figures: Figures, _: Tongue) -> list[str]:
    held, taken_part = figures.report.tally, figures.report.participation
    lines = [
        f"{_.of(held.names)} · {_.long_date(held.day)} · {held.reference}",
        _(
            "Version {revision}, {day} {time}; not a sample",
            revision=held.revision,
            day=_.long_date(figures.at.astimezone(ZoneInfo(held.zone)).date()),
            time=_.clock(figures.at, held.zone),
        ),
        _.count("{n} participant could react", "{n} participants could react", taken_part.population),
    ]
    if taken_part.reacted is not None:
        lines.append(_.count("{n} of them reacted", "{n} of them reacted", taken_part.reacted))
    if taken_part.quorate is not None:
        reached = _("reached") if taken_part.quorate else _("not reached")
        lines.append(_("Quorum of {n}: {reached}", n=taken_part.quorum, reached=reached))
    return [*lines, *([_.of(held.label)] if _.of(held.label) else [])]


def _tally_row(item: ItemTally, _: Tongue) -> list[Cell]:
    support = item.support
    return [
        item.reference,
        _kind(item, _),
        item.area,
        _.of(item.title),
        state(item.state, _),
        item.people,
        *((item.counts or {}).get(stance) if stance in item.positions else None for stance in POSITIONS),
        item.chosen,
        item.share(Stance.AGREE),
        support.low if support else None,
        support.high if support else None,
        item.controversy,
        item.urgent,
        item.offers,
        item.commitments,
        _("yes") if item.orphaned else None,
        *(item.hands.get(stance) for stance in POSITIONS),
        item.anonymous or None,
    ]


def _kind(item: ItemTally, _: Tongue) -> str:
    return _("recommendation") if item.kind == ItemKind.RECOMMENDATION else _("outcome")


def state(of: AgendaState, _: Tongue) -> str:
    return {AgendaState.WAITING: _("waiting"), AgendaState.OPEN: _("open"), AgendaState.CLOSED: _("closed")}[of]


def _by_audience(figures: Figures, _: Tongue) -> Sheet:
    headings = [
        _("Item"),
        _("Title"),
        _("Group"),
        _("Participants"),
        *(word(stance, _) for stance in POSITIONS),
        _("Hidden positions together"),
        _("Took a position"),
        _("Share that agrees"),
        _("Version"),
    ]
    rows = [
        row
        for item in figures.report.tally.items
        if item.by_audience is not None
        for row in _audience_rows(item, item.by_audience.groups, item.by_audience.revision, _)
    ]
    intro = [
        _("Of closed items only. Small numbers are hidden or shown together, so that nobody's reaction can be told."),
        _("These figures belong to the version beside them, and add up to that version's totals."),
    ]
    return Sheet(_("By audience"), headings, rows, intro, frozenset({10}))


def _audience_rows(item: ItemTally, groups: Iterable[Group], revision: int, _: Tongue) -> Iterable[list[Cell]]:
    for group in groups:
        yield [
            item.reference,
            _.of(item.title),
            group_name(group.audiences, _),
            group.joined,
            *(group.counts.get(stance) for stance in POSITIONS),
            group.rest,
            group.chosen,
            group.share(Stance.AGREE),
            revision,
        ]


def _gatherings(figures: Figures, _: Tongue) -> Sheet:
    """The same items at other gatherings, each with the people it had."""
    headings = [
        _("Item"),
        _("Title"),
        _("Gathering"),
        _("Date"),
        _("Participants"),
        _("Reacted"),
        _("Took a position"),
        _("Share that agrees"),
        _("From (95 percent)"),
        _("To (95 percent)"),
        _("Version"),
    ]
    held = (figures.report.tally, *figures.others)
    order = list(dict.fromkeys(item.reference for tally in held for item in tally.items))
    rows = [
        _gathering_row(item, tally, _)
        for reference in order
        for tally in held
        for item in tally.items
        if item.reference == reference
    ]
    return Sheet(_("Gatherings"), headings, rows, shares=frozenset({7, 8, 9}))


def _gathering_row(item: ItemTally, tally: GatheringTally, _: Tongue) -> list[Cell]:
    support = item.support
    return [
        item.reference,
        _.of(item.title),
        _.of(tally.names),
        tally.day,
        tally.joined,
        item.people,
        item.chosen,
        item.share(Stance.AGREE),
        support.low if support else None,
        support.high if support else None,
        tally.revision,
    ]


def _areas(report: Report, _: Tongue) -> Sheet:
    headings = [_("Focus area"), _("Name"), _("Weight (%)"), _("Items"), _("Items with a share"), _("Mean support")]
    rows: list[list[Cell]] = [
        [each.area.reference, _.of(each.area.names), each.area.weight, each.items, each.counted, each.support]
        for each in report.areas
    ]
    rows += [
        [_("All, unweighted"), None, None, None, None, report.unweighted],
        [_("All, weighted"), None, None, None, None, report.weighted],
    ]
    return Sheet(_("Focus areas"), headings, rows, shares=frozenset({5}))


def _comments(figures: Figures, _: Tongue) -> Sheet:
    headings = [_("Item"), _("What was said"), _("Audience"), _("Where")]
    rows: list[list[Cell]] = [
        [
            each.reference,
            each.text,
            audience(each.audience, _),
            _("in the group") if each.public else _("in private"),
        ]
        for each in figures.comments
    ]
    return Sheet(_("Comments"), headings, rows, [_("Each approved by an organiser.")])
