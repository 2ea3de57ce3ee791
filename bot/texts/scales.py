"""The words of the scales: statuses, kinds, responses, the traffic light."""

from bot.texts.tongue import Tongue
from models.words import CommitmentKind, CommitmentStatus, Light, RecommendationStatus, Recurrence, ResponseKind

COLOURS = {Light.RED: "🔴", Light.AMBER: "🟠", Light.GREEN: "🟢", Light.GREY: "⚪"}


def light(shown: Light, _: Tongue) -> str:
    """The colour's word; it always stands beside the colour."""
    return {
        Light.RED: _("due date passed"),
        Light.AMBER: _("needs attention"),
        Light.GREEN: _("on course"),
        Light.GREY: _("closed or undated"),
    }[shown]


def commitment_status(status: CommitmentStatus, _: Tongue) -> str:
    return {
        CommitmentStatus.PROPOSED: _("proposal"),
        CommitmentStatus.AGREED: _("agreed"),
        CommitmentStatus.IN_PROGRESS: _("in progress"),
        CommitmentStatus.DONE: _("done"),
        CommitmentStatus.WITHDRAWN: _("withdrawn"),
    }[status]


def commitment_kind(kind: CommitmentKind, _: Tongue) -> str:
    return {
        CommitmentKind.ENFORCEMENT_AGREEMENT: _("enforcement agreement"),
        CommitmentKind.ADMINISTRATIVE_REPORT: _("administrative report"),
        CommitmentKind.WORKING_AGREEMENT: _("working agreement"),
        CommitmentKind.OTHER: _("other commitment"),
    }[kind]


def recommendation_status(status: RecommendationStatus, _: Tongue) -> str:
    return {
        RecommendationStatus.ALREADY_PRACTICE: _("already practice"),
        RecommendationStatus.NOT_STARTED: _("not started"),
        RecommendationStatus.IN_PROGRESS: _("in progress"),
        RecommendationStatus.IMPLEMENTED: _("implemented"),
        RecommendationStatus.ON_HOLD: _("on hold"),
        RecommendationStatus.NOT_ACCEPTED: _("not accepted"),
        RecommendationStatus.NO_LONGER_APPLICABLE: _("no longer applicable"),
    }[status]


def response(answer: ResponseKind, _: Tongue) -> str:
    return {
        ResponseKind.ACCEPTED: _("accepted"),
        ResponseKind.PARTLY: _("partly accepted"),
        ResponseKind.NOT_ACCEPTED: _("not accepted"),
    }[answer]


def recurrence(every: Recurrence, _: Tongue) -> str:
    return {
        Recurrence.ONCE: _("once"),
        Recurrence.MONTH: _("every month"),
        Recurrence.QUARTER: _("every quarter"),
        Recurrence.HALF_YEAR: _("every half year"),
        Recurrence.YEAR: _("every year"),
    }[every]
