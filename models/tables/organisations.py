"""The parties in the chain."""

from sqlmodel import Field, SQLModel

from models.tables.base import WORD, key, link, one_of
from models.words import OrganisationKind


class Organisation(SQLModel, table=True):
    """A party that can be an addressee, an owner, an organiser or the coordinator."""

    __table_args__ = (one_of("kind", OrganisationKind),)
    id: int | None = key()
    reference: str = Field(unique=True)
    kind: OrganisationKind = Field(sa_type=WORD)
    name_nl: str
    name_en: str
    fictitious: bool = False


class OrganisationUnit(SQLModel, table=True):
    """The police unit that a municipality or RIEC belongs with."""

    __tablename__ = "organisation_unit"
    organisation_id: int = link("organisation.id", primary=True, cascade=True)
    unit_id: int = link("unit.id", primary=True)
