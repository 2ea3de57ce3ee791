"""What organisations and units do: administrative reports, enforcement agreements, units, and what was handed over."""

from collections import Counter

from bot.texts import scales
from bot.texts.progress_report import shown
from bot.texts.progress_report.document import Cell, Lead, Section, Table
from bot.texts.progress_report.opening import LIGHTS
from bot.texts.tongue import Tongue
from models.progress_report.content import SETTLED, CommitmentState, Party, ProgressReport
from models.words import CommitmentKind


def stages(report: ProgressReport, _: Tongue) -> Section:
    """Administrative reports: produced and followed up are counted apart."""
    name = _("Administrative reports by stage")
    if not report.stages:
        return Section(name, [_("No counts of administrative reports have been given.")])
    rows: list[list[Cell]] = [
        [each.commitment, _.of(each.organisation.names), each.first, each.last, each.produced, each.followed_up]
        for each in report.stages
    ]
    produced = sum(each.produced for each in report.stages)
    followed_up = sum(each.followed_up for each in report.stages)
    table = Table(
        _("Administrative reports"),
        _("Each period with the number of administrative reports that were produced and followed up"),
        (_("No."), _("Organisation"), _("From"), _("Up to"), _("Produced"), _("Followed up")),
        (8, 36, 15, 15, 13, 13),
        [*rows, [_("All"), "", "", "", produced, followed_up]],
        totals=1,
    )
    return Section(name, [_("Dates and numbers only; nothing is said of cases."), table])


def enforcement(report: ProgressReport, _: Tongue) -> Section:
    """Enforcement agreements by the unit that the municipality or RIEC belongs with."""
    name = _("Enforcement agreements by municipality and RIEC")
    agreed = [each for each in report.commitments if each.kind == CommitmentKind.ENFORCEMENT_AGREEMENT]
    if not agreed:
        return Section(name, [_("No enforcement agreements have been agreed.")])
    units = {unit.reference: unit for unit in report.units}
    order = list(units)
    rows = sorted(
        ((unit, each) for each in agreed for unit in each.organisation.units or ("",)),
        key=lambda row: (order.index(row[0]) if row[0] in units else len(order), row[1].reference),
    )
    table = Table(
        _("Enforcement agreements"),
        _("Each enforcement agreement, by police unit, with its organisation, date and traffic light"),
        (_("Unit"), _("RIEC"), _("Municipality or RIEC"), _("Agreement"), _("Due date"), _("Traffic light")),
        (14, 15, 18, 30, 11, 12),
        [_agreed(each, units.get(unit), report, _) for unit, each in rows],
    )
    return Section(name, [table])


def _agreed(of: CommitmentState, unit: Party | None, report: ProgressReport, _: Tongue) -> list[Cell]:
    return [
        _("no unit") if unit is None else _.of(unit.names),
        None if unit is None else report.riecs.get(unit.reference),
        _.of(of.organisation.names),
        Lead(of.reference, _.of(of.text)),
        of.due,
        shown.light(of, _),
    ]


def units(report: ProgressReport, _: Tongue) -> Section:
    """Each unit with the recommendations to it, and the commitments of the organisations that belong with it."""
    rows = [_unit(unit, report, _) for unit in report.units]
    table = Table(
        _("Units"),
        _("Each police unit with its recommendations and the traffic lights of commitments within it"),
        (
            _("Unit"),
            _("RIEC"),
            _("Recommendations to it"),
            _("Settled"),
            _("Commitments within it"),
            _("By traffic light"),
        ),
        (18, 18, 25, 9, 13, 17),
        rows,
    )
    intro = _("Recommendations that were written for a former region are shown with their present unit.")
    return Section(_("Police units"), [intro, table] if rows else [_("No units are known.")])


def _unit(unit: Party, report: ProgressReport, _: Tongue) -> list[Cell]:
    to_it = [each for each in report.recommendations if unit.reference in {each.reference for each in each.units}]
    within = [each for each in report.commitments if unit.reference in each.organisation.units]
    lights = Counter(each.light for each in within)
    return [
        _.of(unit.names),
        report.riecs.get(unit.reference),
        ", ".join(each.reference for each in to_it) or None,
        sum(each.status in SETTLED for each in to_it),
        len(within),
        ", ".join(f"{scales.light(light, _)} {lights[light]}" for light in LIGHTS if lights[light]) or None,
    ]


def hand_overs(report: ProgressReport, _: Tongue) -> Section:
    """What was handed over: date, from, to."""
    name = _("Hand-over log")
    if not report.hand_overs:
        return Section(name, [_("No hand-overs have been recorded.")])
    table = Table(
        name,
        _("Each hand-over with its date, and from whom to whom"),
        (_("Date"), _("From"), _("To"), _("What")),
        (14, 22, 22, 42),
        [[each.day, each.given_by, each.given_to, Lead(each.subject, each.note)] for each in report.hand_overs],
    )
    return Section(name, [table])
