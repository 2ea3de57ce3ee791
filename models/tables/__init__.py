"""All tables, by their domain words."""

from sqlmodel import SQLModel

from models.tables.commitments import (
    CalendarEntry,
    Commitment,
    CommitmentRecommendation,
    Escalation,
    Progress,
    Reminder,
    StageCount,
)
from models.tables.follow_up import Absence, HandOver, Passage, RecommendationChange, ReportVersion, Response
from models.tables.gatherings import AgendaItem, Chat, Decision, Gathering, GatheringAudience, Panel, Posting
from models.tables.housekeeping import Audit, Setting
from models.tables.messaging import Inbox, Outbox
from models.tables.organisations import Organisation, OrganisationUnit
from models.tables.people import (
    Contact,
    Conversation,
    Download,
    Forgotten,
    Invite,
    Participant,
    Person,
    Role,
    Seat,
)
from models.tables.police import Region, RegionAlias, Unit
from models.tables.reactions import (
    AnonymousCount,
    Comment,
    Follow,
    HandCount,
    Publication,
    ReactionSet,
    Tally,
    Voice,
)
from models.tables.report import (
    Edition,
    FocusArea,
    Item,
    Monitor,
    Outcome,
    OutcomeScore,
    Recommendation,
    RecommendationOrganisation,
    RecommendationRegion,
    RecommendationUnit,
)

metadata = SQLModel.metadata

__all__ = [
    "Absence",
    "AgendaItem",
    "AnonymousCount",
    "Audit",
    "CalendarEntry",
    "Chat",
    "Comment",
    "Commitment",
    "CommitmentRecommendation",
    "Contact",
    "Conversation",
    "Decision",
    "Download",
    "Edition",
    "Escalation",
    "FocusArea",
    "Follow",
    "Forgotten",
    "Gathering",
    "GatheringAudience",
    "HandCount",
    "HandOver",
    "Inbox",
    "Invite",
    "Item",
    "Monitor",
    "Organisation",
    "OrganisationUnit",
    "Outbox",
    "Outcome",
    "OutcomeScore",
    "Panel",
    "Participant",
    "Passage",
    "Person",
    "Posting",
    "Progress",
    "Publication",
    "ReactionSet",
    "Recommendation",
    "RecommendationChange",
    "RecommendationOrganisation",
    "RecommendationRegion",
    "RecommendationUnit",
    "Region",
    "RegionAlias",
    "Reminder",
    "ReportVersion",
    "Response",
    "Role",
    "Seat",
    "Setting",
    "StageCount",
    "Tally",
    "Unit",
    "Voice",
    "metadata",
]
