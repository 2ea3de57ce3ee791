"""Whom a reminder reaches: the lead contact of an organisation, or a deputy who is there."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select
from sqlmodel import Session, col

from models import people
from models.people import Recipient
from models.rules.absences import Days, all_away
from models.tables import Absence, Role
from models.words import RoleKind


@dataclass(frozen=True, slots=True)
class Reach:
    """The contacts of an organisation who can be written to, lead first, and the days on which each is away."""

    contacts: tuple[Recipient, ...]
    away: tuple[tuple[Days, ...], ...]
    deputies: frozenset[int]

    @property
    def closed(self) -> tuple[Days, ...]:
        """The days on which none of them is there."""
        return all_away(self.away)

    def there(self, day: date) -> list[Recipient]:
        """Who is there on this local day."""
        return [
            contact
            for contact, absences in zip(self.contacts, self.away, strict=True)
            if not any(first <= day <= last for first, last in absences)
        ]

    def has_deputy_for(self, person: int | None) -> bool:
        """Whether this person got a message as the lead, and somebody else could have it too."""
        others = any(each.person != person for each in self.contacts)
        return person is not None and person not in self.deputies and others


_AWAY = select(col(Absence.person_id), col(Absence.first), col(Absence.last)).where(
    col(Absence.person_id).in_(bindparam("people", expanding=True))
)
_DEPUTIES = select(col(Role.person_id)).where(
    col(Role.kind) == RoleKind.CONTACT,
    col(Role.organisation_id) == bindparam("organisation"),
    col(Role.deputy).is_(True),
)
"""Built once: each plan asks both."""


def reach(session: Session, organisation: int) -> Reach:
    """Who of an organisation can be reached, and when. Days away that are past count: a step that moved stays so."""
    contacts = people.contacts_of(session, organisation)
    away: defaultdict[int, list[Days]] = defaultdict(list)
    asked = {"people": [each.person for each in contacts]}
    for person, first, last in session.execute(_AWAY, asked) if contacts else ():
        away[person].append((first, last))
    return Reach(
        tuple(contacts),
        tuple(tuple(away[each.person]) for each in contacts),
        frozenset(session.execute(_DEPUTIES, {"organisation": organisation}).scalars()),
    )
