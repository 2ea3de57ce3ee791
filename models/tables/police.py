"""Police units and the former regions that became them."""

from sqlmodel import Field, SQLModel

from models.tables.base import key, link


class Unit(SQLModel, table=True):
    """A police unit since 1 January 2013; `riec` names the information and expertise centre beside it."""

    id: int | None = key()
    reference: str = Field(unique=True)
    name: str
    riec: str | None = None


class Region(SQLModel, table=True):
    """A former police region, numbered as in the 2010 monitor, and the unit that took it over."""

    id: int | None = key()
    number: int = Field(unique=True)
    name: str = Field(unique=True)
    unit_id: int = link("unit.id")


class RegionAlias(SQLModel, table=True):
    """Another spelling of a former region's name."""

    __tablename__ = "region_alias"
    name: str = Field(primary_key=True)
    region_id: int = link("region.id", cascade=True)
