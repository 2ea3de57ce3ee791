"""The figures of a report: from edition to edition, weighted and unweighted, reactions, and how to read them."""

from collections.abc import Sequence

from bot.texts import scales, words
from bot.texts.progress_report import shown
from bot.texts.progress_report.document import Block, Cell, Change, Lead, Part, Section, Share, Table
from bot.texts.results import group_name, keeps_small
from bot.texts.tongue import Tongue
from models.progress_report.content import (
    SETTLED,
    Carried,
    Editions,
    GatheringState,
    ItemReactions,
    Means,
    ProgressReport,
    RecommendationState,
)
from models.words import POSITIONS, Flag


def editions(report: ProgressReport, _: Tongue) -> Section:
    """What became of the recommendations of earlier editions, and how the outcomes moved."""
    name = _("From edition to edition")
    held = report.editions
    if held.before is None or held.after is None:
        return Section(name, [_("There is one edition so far.")])
    earlier = [each for each in report.recommendations if each.edition < held.after]
    recommended: list[Block] = [_earlier(earlier, _)] if earlier else [_("No recommendations of earlier editions.")]
    moved = _("Outcomes in {before} and {after}", before=held.before, after=held.after)
    intro = _("Means are like for like: over outcomes that have a score in both editions.")
    return Section(
        name,
        (),
        [
            Part(_("Recommendations of earlier editions"), recommended),
            Part(moved, [intro, _movements(held, _)] if held.movements else [_("No outcomes have a score.")]),
        ],
    )


def _earlier(those: Sequence[RecommendationState], _: Tongue) -> Table:
    rows: list[list[Cell]] = [
        [
            each.reference,
            _.of(each.title),
            str(each.edition),
            _became(each, _),
            Lead(scales.recommendation_status(each.status, _), each.reason),
        ]
        for each in those
    ]
    return Table(
        _("Earlier recommendations"),
        _("Each recommendation of an earlier edition, and what became of it"),
        (_("No."), _("Recommendation"), _("Edition"), _("What became of it"), _("Status")),
        (9, 38, 11, 18, 24),
        rows,
    )


def _became(of: RecommendationState, _: Tongue) -> str:
    if of.status in SETTLED:
        return _("closed")
    return _("reopened") if of.reopened else _("carried over")


def _movements(held: Editions, _: Tongue) -> Table:
    rows: list[list[Cell]] = [
        [each.reference, _.of(each.title), each.before, each.after, _change(each.before, each.after)]
        for each in held.movements
    ]
    rows += [[each.area, _("mean of the area"), *_means(each)] for each in held.areas]
    rows += [
        ["", _("all areas, unweighted"), *_means(held.unweighted)],
        ["", _("all areas, weighted"), *_means(held.weighted)],
    ]
    return Table(
        _("Outcomes"),
        _("Each outcome with its score in both editions, then means by area and in all"),
        (_("No."), _("Outcome"), str(held.before), str(held.after), _("Difference")),
        (9, 52, 13, 13, 13),
        rows,
        totals=len(held.areas) + 2,
    )


def _means(of: Means) -> list[Cell]:
    return [shown.score(of.before), shown.score(of.after), _change(of.before, of.after)]


def _change(before: float | None, after: float | None) -> Change | None:
    return None if before is None or after is None else Change(after - before)


def weighted(report: ProgressReport, _: Tongue) -> Section:
    """The same figures with and without the report's weights."""
    rows: list[list[Cell]] = [
        [f"{area.reference} · {_.of(area.names)}", area.weight, of.all, of.settled, of.carried_out, _part(of)]
        for area, of in zip(report.areas, report.carried, strict=True)
    ]
    totals = [
        [_("Unweighted"), "", "", "", "", shown.share(report.carried_unweighted)],
        [_("Weighted"), "", "", "", "", shown.share(report.carried_weighted)],
    ]
    carried = Table(
        _("Weighted and unweighted"),
        _("Each focus area with its weight and the part of its recommendations that is carried out"),
        (
            _("Focus area"),
            _("Weight (%)"),
            _("Recommendations"),
            _("Settled"),
            _("Carried out"),
            _("Part carried out"),
        ),
        (34, 11, 18, 12, 12, 13),
        [*rows, *totals],
        totals=2,
    )
    intro = _("Unweighted, each area counts as much; weighted, by the weights of the report.")
    support = [_support(report, _)] if report.gatherings else []
    return Section(_("Weighted and unweighted figures"), [intro, carried, *support])


def _part(of: Carried) -> Share | None:
    return Share(of.carried_out / of.all) if of.all else None


def _support(report: ProgressReport, _: Tongue) -> Table:
    return Table(
        _("Support"),
        _("Each gathering with the mean share that agrees, unweighted and weighted"),
        (_("Gathering"), _("Date"), _("Items with a share"), _("Unweighted"), _("Weighted")),
        (40, 18, 16, 13, 13),
        [
            [
                _.of(held.names),
                held.day,
                sum(area.counted for area in held.areas),
                shown.share(held.unweighted),
                shown.share(held.weighted),
            ]
            for held in report.gatherings
        ],
    )


def reactions(report: ProgressReport, _: Tongue) -> Section:
    """The annex: reactions at each gathering, which are no sample."""
    name = _("Annex: reactions at each gathering (not a sample)")
    if not report.gatherings:
        return Section(name, [_("No gathering has closed an item yet.")])
    intro = _(
        "Those who reacted chose to come and chose to react: the figures tell what they said, not what others would "
        "have said. Gatherings are never added up."
    )
    return Section(name, [intro], [_gathering(held, _) for held in report.gatherings])


def _gathering(held: GatheringState, _: Tongue) -> Part:
    blocks: list[Block] = [_("Version of the figures: {revision}.", revision=held.revision), _items(held, _)]
    if any(item.groups for item in held.items):
        blocks += [keeps_small(_), _groups(held, _)]
    return Part(f"{_.of(held.names)} · {shown.day(held.day, _)}", blocks)


def _items(held: GatheringState, _: Tongue) -> Table:
    return Table(
        held.reference,
        _("Each item with the reactions to it"),
        (
            _("Item"),
            _("Title"),
            _("Reacted"),
            *(words.word(stance, _) for stance in POSITIONS),
            words.word(Flag.URGENT, _),
            _("Agrees"),
        ),
        (9, 31, 11, 8, 9, 9, 9, 8, 8),
        [_item(item, _) for item in held.items],
    )


def _item(item: ItemReactions, _: Tongue) -> list[Cell]:
    counts = [(item.counts or {}).get(stance) for stance in POSITIONS]
    return [item.reference, _.of(item.title), item.people, *counts, item.urgent, shown.share(item.share)]


def _groups(held: GatheringState, _: Tongue) -> Table:
    return Table(
        _("{gathering} by audience", gathering=held.reference),
        _("Each item with the reactions to it by audience"),
        (_("Item"), _("Group"), *(words.word(stance, _) for stance in POSITIONS), _("Hidden positions together")),
        (9, 29, 12, 12, 12, 13, 13),
        [
            [item.reference, group_name(group.audiences, _), *(group.counts.get(s) for s in POSITIONS), group.rest]
            for item in held.items
            for group in item.groups
        ],
    )


def method(report: ProgressReport, _: Tongue) -> Section:
    """How the report was made."""
    day = shown.day(report.day, _)
    return Section(
        _("Method"),
        [
            _(
                "Everything is told as it was known at the end of {day}: statuses, dates, responses, counts and "
                "reminders that came later are not in it. Texts, addressees and weights are those of the last report "
                "file.",
                day=day,
            ),
            _(
                "A commitment binds once the coordinator has agreed to a measurable result and a date. What its owner "
                "reports is self-reported until the coordinator has verified it. Reminders go by urgency, to the "
                "owner's contact."
            ),
            _(
                "Reactions are those of closed items. Small numbers that could tell what one person chose are hidden, "
                "and so are numbers from which they follow; a dash stands for a figure that is hidden or that does "
                "not exist."
            ),
            _(
                "Who is named as past a due date could read its passage beforehand, and add one line of its own. No "
                "persons and no cases are named."
            ),
        ],
    )
