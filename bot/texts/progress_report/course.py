"""How the recommendations and commitments are going."""

from collections.abc import Sequence

from bot.texts import scales, words
from bot.texts.minutes import kind_word
from bot.texts.progress_report import shown
from bot.texts.progress_report.document import Cell, Lead, Part, Section, Table
from bot.texts.tongue import Tongue
from models.names import Names
from models.progress_report.content import CommitmentState, Decided, ProgressReport, RecommendationState
from models.words import Addressee, Urgency


def by_area(report: ProgressReport, _: Tongue) -> Section:
    """Each area with its recommendations."""
    parts = []
    for area in report.areas:
        theirs = [each for each in report.recommendations if each.area == area.reference]
        blocks = [_recommendations(theirs, f"{area.reference}", report, _)] if theirs else [_("No recommendations.")]
        parts.append(Part(f"{area.reference} · {_.of(area.names)}", blocks))
    return Section(_("State of play by focus area"), (), parts)


def special(report: ProgressReport, _: Tongue) -> Section:
    """What has special attention, the most urgent first."""
    order = list(Urgency)
    flagged = sorted(
        (each for each in report.recommendations if each.special), key=lambda each: order.index(each.urgency)
    )
    name = _("Special attention")
    return Section(name, [_recommendations(flagged, name, report, _)] if flagged else [_("None.")])


def _recommendations(those: Sequence[RecommendationState], name: str, report: ProgressReport, _: Tongue) -> Table:
    lights = {each.reference: each for each in report.commitments}
    return Table(
        name,
        _("Each recommendation with its addressee, urgency, status and commitments"),
        (_("No."), _("Recommendation"), _("For"), _("Urgency"), _("Status"), _("Commitments")),
        (7, 32, 17, 10, 17, 17),
        [_row(each, lights, _) for each in those],
    )


def _row(of: RecommendationState, lights: dict[str, CommitmentState], _: Tongue) -> list[Cell]:
    serving = [f"{each} {scales.light(lights[each].light, _)}" for each in of.commitments]
    if of.proposals:
        serving.append(_.count("{n} proposal", "{n} proposals", of.proposals))
    text = [_.of(of.text), _.of(of.context)]
    return [
        of.reference,
        Lead(_.of(of.title), " ".join(part for part in text if part)),
        addressed(of, _),
        words.level(of.urgency, _),
        Lead(scales.recommendation_status(of.status, _), _told(of, _)),
        "; ".join(serving) or None,
    ]


def addressed(of: RecommendationState, _: Tongue) -> str:
    """To whom, and for which former regions it was written."""
    if of.addressee != Addressee.UNIT:
        return shown.named(of.organisations, _)
    units = _("unit {units}", units=shown.named(of.units, _) or shown.NOTHING)
    return _("{units}; written for {regions}", units=units, regions=", ".join(of.regions)) if of.regions else units


def _told(of: RecommendationState, _: Tongue) -> str:
    said = [
        _("since {day}", day=shown.cell(of.since, _)) if of.since is not None else "",
        of.reason,
        _("from edition {year}", year=of.edition),
        *(_response(each.organisation.names, scales.response(each.answer, _), each.reason, _) for each in of.responses),
        *(_decision(each, _) for each in of.decisions),
    ]
    return "; ".join(part for part in said if part)


def _response(names: Names, answer: str, reason: str, _: Tongue) -> str:
    told = f"{_.of(names)}: {answer}"
    return f"{told} ({reason})" if reason else told


def _decision(of: Decided, _: Tongue) -> str:
    told = _(
        "{gathering}, {day}: {decision}",
        gathering=_.of(of.gathering),
        day=shown.cell(of.day, _),
        decision=kind_word(of.kind, _).lower(),
    )
    return f"{told} ({of.line})" if of.line else told


def commitments(report: ProgressReport, _: Tongue) -> Section:
    """Each commitment with its light."""
    table = Table(
        _("Commitments"),
        _("Each commitment with its organisation, date, status and traffic light"),
        (_("No."), _("Organisation"), _("Commitment"), _("Serves"), _("Due date"), _("Status"), _("Traffic light")),
        (6, 18, 31, 9, 11, 12, 13),
        [_commitment(each, _) for each in report.commitments],
    )
    name = _("Commitments and their traffic light")
    if not report.commitments:
        return Section(name, [_("No commitments have been agreed.")])
    return Section(name, [_legend(report, _), table])


def _legend(report: ProgressReport, _: Tongue) -> str:
    return _(
        "Red: the due date has passed. Amber: due within {due}, or no word of it for {silent}. Green: on course or "
        "done. Grey: closed or undated. The light follows from dates and reports; nobody sets it by hand.",
        due=_.count("{n} day", "{n} days", report.due_soon_days),
        silent=_.count("{n} day", "{n} days", report.silent_days),
    )


def _commitment(of: CommitmentState, _: Tongue) -> list[Cell]:
    measure = _.of(of.measure)
    return [
        of.reference,
        Lead(_.of(of.organisation.names), _.of(of.owner)),
        Lead(_.of(of.text), _("Done when: {measure}", measure=measure) if measure else ""),
        ", ".join(of.recommendations),
        of.due,
        Lead(scales.commitment_status(of.status, _), _status(of, _)),
        shown.light(of, _),
    ]


def _status(of: CommitmentState, _: Tongue) -> str:
    if _.of(of.closed):
        return _.of(of.closed)
    if of.done_on is not None:
        told = shown.cell(of.done_on, _)
        return told if of.verified_on is not None else _("{day}, self-reported", day=told)
    return scales.recurrence(of.every, _) if of.every_until is not None else ""


def overdue(report: ProgressReport, _: Tongue) -> Section:
    """What is past its due date, and what is known of the reason."""
    name = _("Due date passed, and why")
    if not report.overdue:
        return Section(name, [_("No commitment is past its due date.")])
    table = Table(
        _("Due date passed"),
        _("Each commitment that is past its due date, with what is known of the reason"),
        (_("No."), _("Organisation"), _("Commitment"), _("Due date"), _("Days late"), _("Why")),
        (7, 19, 27, 12, 8, 27),
        [
            [
                each.reference,
                _.of(each.organisation.names),
                _.of(each.text),
                each.due,
                report.days_late(each),
                " ".join(reasons(each, report, _)),
            ]
            for each in report.overdue
        ],
    )
    return Section(name, [table])


def reasons(of: CommitmentState, report: ProgressReport, _: Tongue) -> list[str]:
    """What is known of why it is late, in sentences; the organisation's own line last."""
    told = []
    if of.said is None:
        told.append(_("The organisation has not reported on it."))
    else:
        answer, said_on = words.report(of.said.answer, _), shown.cell(of.said.day, _)
        told.append(_("Last report: {answer}, {day}.", answer=answer, day=said_on))
        if of.said.reason:
            told.append(_("Reason given: “{reason}”", reason=of.said.reason))
    if of.moved:
        first = shown.cell(of.first_due, _)
        told.append(
            _.count("Moved {n} time; at first {first}.", "Moved {n} times; at first {first}.", of.moved, first=first)
        )
    if of.asked_due is not None:
        told.append(_("A new date was asked for: {day}.", day=shown.cell(of.asked_due, _)))
    if of.help_asked_on is not None:
        told.append(_("Help was asked for on {day}.", day=shown.cell(of.help_asked_on, _)))
    if of.disputed_on is not None:
        told.append(_("The organisation says that it belongs to another."))
    if of.unanswered:
        told.append(_.count("{n} reminder is unanswered.", "{n} reminders are unanswered.", of.unanswered))
    told += [_("On the agenda of {gathering}.", gathering=_.of(each)) for each in of.escalated]
    own = [line.text for line in report.lines if line.organisation == of.organisation.reference]
    return [*told, *(_("The organisation adds: “{line}”", line=line) for line in own)]
