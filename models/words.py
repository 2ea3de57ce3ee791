"""The words of the field, as stored: the four scales and the kinds, each value one constant."""

from enum import StrEnum


class Stance(StrEnum):
    """The position of one voice; exactly one of these at a time."""

    AGREE = "agree"
    DOUBT = "doubt"
    DISAGREE = "disagree"
    PRACTICE = "practice"
    NONE = "none"


POSITIONS = (Stance.AGREE, Stance.DOUBT, Stance.DISAGREE, Stance.PRACTICE)


class Flag(StrEnum):
    """What a voice may say beside its position; `OTHER` stands for emoji without a meaning of ours."""

    URGENT = "urgent"
    OFFER = "offer"
    OTHER = "other"


CLEAR = "clear"
"""The press that withdraws: the only one that takes anything away."""

PEOPLE = "people"
"""The tally's mark for persons with a position or a flag."""

UNKNOWN_AUDIENCE = "unknown"
"""The audience of a person who has not chosen one yet; never NULL."""


class ItemKind(StrEnum):
    RECOMMENDATION = "recommendation"
    OUTCOME = "outcome"


class Addressee(StrEnum):
    NATIONAL = "national"
    UNIT = "unit"
    PARTNER = "partner"


class Urgency(StrEnum):
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class RecommendationStatus(StrEnum):
    ALREADY_PRACTICE = "already_practice"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    IMPLEMENTED = "implemented"
    ON_HOLD = "on_hold"
    NOT_ACCEPTED = "not_accepted"
    NO_LONGER_APPLICABLE = "no_longer_applicable"


WITH_REASON = (RecommendationStatus.NOT_ACCEPTED, RecommendationStatus.NO_LONGER_APPLICABLE)
"""Closed without being done: these never stand without a reason."""


STILL_OPEN = (RecommendationStatus.NOT_STARTED, RecommendationStatus.IN_PROGRESS, RecommendationStatus.ON_HOLD)
"""What is still to be done; all others are closed, one way or the other."""


class CommitmentStatus(StrEnum):
    PROPOSED = "proposed"
    AGREED = "agreed"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    WITHDRAWN = "withdrawn"


BEING_KEPT = (CommitmentStatus.AGREED, CommitmentStatus.IN_PROGRESS)
"""Reminders go out for these alone."""


class Awaits(StrEnum):
    """What of a commitment waits for the coordinator: done, a later date, help, another owner."""

    VERIFICATION = "verification"
    DATE = "date"
    HELP = "help"
    OWNER = "owner"


class CommitmentKind(StrEnum):
    ENFORCEMENT_AGREEMENT = "enforcement_agreement"
    ADMINISTRATIVE_REPORT = "administrative_report"
    WORKING_AGREEMENT = "working_agreement"
    OTHER = "other"


class Recurrence(StrEnum):
    """How often a commitment is due again after it was kept."""

    ONCE = "once"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Light(StrEnum):
    """The traffic light of a commitment: derived, never stored."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    GREY = "grey"


class ResponseKind(StrEnum):
    """What an addressee formally says of a recommendation."""

    ACCEPTED = "accepted"
    PARTLY = "partly"
    NOT_ACCEPTED = "not_accepted"


class EscalationState(StrEnum):
    """`PROPOSED` to the coordinator, `TOLD` to the owner, `FORWARDED` to the secretary, who accepts or declines.

    `DROPPED`: the coordinator let it be, or the owner answered first.
    """

    PROPOSED = "proposed"
    TOLD = "told"
    FORWARDED = "forwarded"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    DROPPED = "dropped"


class OrganisationKind(StrEnum):
    POLICE = "police"
    COORDINATOR = "coordinator"
    BODY = "body"
    PARTNER = "partner"


class RoleKind(StrEnum):
    COORDINATOR = "coordinator"
    ORGANISER = "organiser"
    HELPER = "helper"
    CONTACT = "contact"
    READER = "reader"
    PARTICIPANT = "participant"


class AgendaState(StrEnum):
    WAITING = "waiting"
    OPEN = "open"
    CLOSED = "closed"


class Act(StrEnum):
    """What is done with an item on the agenda while a gathering runs; `UNDO` takes back the last of the others."""

    PRESENT = "present"
    REOPEN = "reopen"
    CLOSE = "close"
    TIMER = "timer"
    SHOW = "show"
    HIDE = "hide"
    UNDO = "undo"
    FINISH = "finish"


class Results(StrEnum):
    """When a gathering's counts are shown on its cards."""

    LIVE = "live"
    HIDDEN = "hidden"


class CommentState(StrEnum):
    """A comment in private waits for an organiser; one in the group is public from the start."""

    PENDING = "pending"
    APPROVED = "approved"
    REJECTED = "rejected"


class DecisionKind(StrEnum):
    """What a task force made of an item."""

    ADOPTED = "adopted"
    AMENDED = "amended"
    HELD_OVER = "held_over"


class InboxState(StrEnum):
    NEW = "new"
    DONE = "done"
    ASIDE = "aside"


class OutboxState(StrEnum):
    READY = "ready"
    SENDING = "sending"
    SENT = "sent"
    DEAD = "dead"
    UNCERTAIN = "uncertain"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class OnUncertain(StrEnum):
    """What happens to a message that may or may not have arrived."""

    AGAIN = "again"
    FINAL = "final"


class ReminderState(StrEnum):
    OPEN = "open"
    SENT = "sent"
    HELD = "held"
    REPLACED = "replaced"


LANGUAGES = ("nl", "en")
