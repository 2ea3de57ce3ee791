"""How a report begins: where it comes from, and the picture as a whole."""

from collections import Counter
from collections.abc import Iterable

from bot.texts import scales
from bot.texts.progress_report.document import Bar, Picture, Section, Table
from bot.texts.promise import capital
from bot.texts.tongue import Tongue
from models.progress_report.content import SETTLED, CommitmentState, ProgressReport
from models.words import Light

LIGHTS = (Light.RED, Light.AMBER, Light.GREEN, Light.GREY)


def sources(report: ProgressReport, _: Tongue) -> Section:
    """The documents and gatherings that the report rests on."""
    table = Table(
        _("Sources"),
        _("Each source with its date"),
        (_("Source"), _("Date"), _("Where it is found")),
        (5, 2, 5),
        [(_.of(source.names), source.day, source.note or None) for source in report.sources],
    )
    areas = ", ".join(_policy_area(each, _) for each in report.policy_areas)
    return Section(
        _("Sources"),
        [
            _("This report follows the recommendations of {monitor}.", monitor=_.of(report.names)),
            *([_("Policy areas: {areas}.", areas=areas)] if areas else []),
            table,
            _("Where a source is found is told in the words of the report file."),
        ],
    )


def _policy_area(tag: str, _: Tongue) -> str:
    """In the language of the report where the tag is one of the letter's, otherwise as words."""
    known = {
        "mensenhandel": _("human trafficking"),
        "misstanden-prostitutiebranche": _("abuses in the prostitution sector"),
    }
    return known.get(tag, tag.replace("-", " "))


def overall(report: ProgressReport, _: Tongue) -> Section:
    """The coordinator's own words, then the figures."""
    written = _.of(report.overall) or report.overall.nl or report.overall.en
    paragraphs = [line for line in written.splitlines() if line]
    return Section(
        _("Overall picture"),
        [*(paragraphs or [_("No overall picture has been written yet.")]), *_counted(report, _)],
    )


def _counted(report: ProgressReport, _: Tongue) -> list[str | Picture]:
    settled = sum(each.status in SETTLED for each in report.recommendations)
    told: list[str | Picture] = [
        _(
            "Of {recommendations}, {settled} need nothing more: they are practice, implemented, not accepted or no "
            "longer applicable.",
            recommendations=_.count("{n} recommendation", "{n} recommendations", len(report.recommendations)),
            settled=settled,
        )
    ]
    lights = _lights(report.commitments)
    listed = ", ".join(f"{scales.light(light, _)} {lights[light]}" for light in LIGHTS if lights[light])
    if report.commitments:
        told.append(
            _(
                "{commitments}: {lights}.",
                commitments=_.count("{n} commitment", "{n} commitments", len(report.commitments)),
                lights=listed,
            )
        )
    if report.proposals:
        told.append(
            _.count(
                "{n} proposal waits for a decision; proposals are counted and not named.",
                "{n} proposals wait for a decision; proposals are counted and not named.",
                report.proposals,
            )
        )
    return [*told, *([picture(report, _)] if report.commitments else [])]


def picture(report: ProgressReport, _: Tongue) -> Picture:
    """The lights of each area's commitments; one that serves two areas is in both."""
    bars = []
    for area in report.areas:
        theirs = {each.reference for each in report.recommendations if each.area == area.reference}
        lights = _lights(each for each in report.commitments if theirs & set(each.recommendations))
        bars.append(Bar(_.of(area.names), tuple((light, lights[light]) for light in LIGHTS)))
    legend = tuple((light, capital(scales.light(light, _))) for light in LIGHTS)
    told = "; ".join(f"{bar.label}: {_said(bar, _)}" for bar in bars)
    return Picture(_("Commitments by focus area and traffic light. {told}.", told=told), legend, tuple(bars))


def _said(bar: Bar, _: Tongue) -> str:
    return ", ".join(f"{scales.light(light, _)} {count}" for light, count in bar.counts if count) or _("none")


def _lights(commitments: Iterable[CommitmentState]) -> Counter[Light]:
    return Counter(each.light for each in commitments)
