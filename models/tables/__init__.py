"""All tables, by their domain words."""

from sqlmodel import SQLModel

from models.tables.commitments import Commitment, CommitmentRecommendation, Progress, Reminder
from models.tables.gatherings import AgendaItem, Chat, Gathering, GatheringAudience, Posting
from models.tables.housekeeping import Audit, Setting
from models.tables.messaging import Inbox, Outbox
from models.tables.organisations import Organisation, OrganisationUnit
from models.tables.people import Contact, Conversation, Invite, Participant, Person, Role
from models.tables.police import Region, RegionAlias, Unit
from models.tables.reactions import AnonymousCount, ReactionSet, Tally, Voice
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
    "AgendaItem",
    "AnonymousCount",
    "Audit",
    "Chat",
    "Commitment",
    "CommitmentRecommendation",
    "Contact",
    "Conversation",
    "Edition",
    "FocusArea",
    "Gathering",
    "GatheringAudience",
    "Inbox",
    "Invite",
    "Item",
    "Monitor",
    "Organisation",
    "OrganisationUnit",
    "Outbox",
    "Outcome",
    "OutcomeScore",
    "Participant",
    "Person",
    "Posting",
    "Progress",
    "ReactionSet",
    "Recommendation",
    "RecommendationOrganisation",
    "RecommendationRegion",
    "RecommendationUnit",
    "Region",
    "RegionAlias",
    "Reminder",
    "Role",
    "Setting",
    "Tally",
    "Unit",
    "Voice",
    "metadata",
]
