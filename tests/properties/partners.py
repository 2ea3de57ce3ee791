"""Who speaks for an organisation, and on which days they can't be asked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta


@dataclass
class People:
    """The days on which each is away, and who can't be written to."""

    away: dict[int, set[date]] = field(default_factory=dict)
    unreachable: set[int] = field(default_factory=set)

    def is_away(self, person: int, day: date) -> bool:
        return day in self.away.get(person, ())

    def goes(self, person: int, first: date, days: int) -> None:
        """Away on these days; what was said before of later days is over."""
        self.comes_back(person, first)
        self.away.setdefault(person, set()).update(first + timedelta(n) for n in range(days + 1))

    def comes_back(self, person: int, day: date) -> bool:
        """There again from this day on; False for who is not away then."""
        left = {each for each in self.away.get(person, ()) if each >= day}
        if left:
            self.away[person] -= left
        return bool(left)


@dataclass
class Partner:
    """An organisation. `contacts`: the lead first."""

    contacts: tuple[int, ...]
    people: People

    @property
    def reachable(self) -> list[int]:
        return [person for person in self.contacts if person not in self.people.unreachable]

    @property
    def closed(self) -> set[date]:
        """When nobody who can be written to is there."""
        away = [self.people.away.get(person, set()) for person in self.reachable]
        return set.intersection(*away) if away else set()

    def there(self, day: date) -> list[int]:
        return [person for person in self.reachable if not self.people.is_away(person, day)]

    def has_deputy_for(self, person: int | None) -> bool:
        """Whether this person heard as the lead, and somebody else could."""
        is_lead = person is not None and person not in self.contacts[1:]
        return is_lead and any(each != person for each in self.reachable)


def partners(contacts: Mapping[int, tuple[int, ...]]) -> dict[int, Partner]:
    """By organisation; they share their people."""
    people = People()
    return {organisation: Partner(its, people) for organisation, its in contacts.items()}
