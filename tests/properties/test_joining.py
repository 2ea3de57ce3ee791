"""An invitation grants just what it says, as often as it says, while it stands."""

from datetime import datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from models import joining, people, reacting
from models.ground import know
from models.joining import Refused
from models.reacting import Press
from models.tables import Gathering, Invite, Participant, Role, Tally
from models.words import RoleKind

from .ground import ANNE, BOARD, CONGRESS, HALL, MORNING, TASK_FORCE
from .place import Place, example_in

LATER = MORNING + timedelta(days=7)
PEOPLE = ("anne", "bert", "cees")


def person(place: Place, name: str) -> int:
    return place.run(know, [name], MORNING)[name][0]


def code(place: Place, role: RoleKind, **more: object) -> str:
    return place.run(joining.invite, role, MORNING, LATER, **more).code  # type: ignore[arg-type]


def accept(place: Place, given: str, who: str, now: datetime = MORNING) -> str:
    """What came of it: "granted", or why not."""
    found = place.run(joining.accept, given, person(place, who), now)
    return found.why if isinstance(found, Refused) else "granted"


def roles(place: Place) -> list[tuple[int, str, int | None, int | None]]:
    query = select(col(Role.person_id), col(Role.kind), col(Role.gathering_id), col(Role.organisation_id))
    return [(who, str(kind), gathering, organisation) for who, kind, gathering, organisation in place.rows(query)]


def participants(place: Place) -> list[tuple[int, int, str, int | None]]:
    return [
        tuple(row)
        for row in place.rows(
            select(
                col(Participant.gathering_id),
                col(Participant.person_id),
                col(Participant.audience),
                col(Participant.organisation_id),
            )
        )
    ]


def joined(place: Place, gathering: int) -> int:
    (row,) = place.rows(select(col(Gathering.joined)).where(col(Gathering.id) == gathering))
    return int(row[0])


def uses(place: Place, given: str) -> int:
    (row,) = place.rows(select(col(Invite.uses)).where(col(Invite.code) == given))
    return int(row[0])


def test_a_code_nobody_made_grants_nothing(engine: Engine) -> None:
    with example_in(engine) as place:
        assert accept(place, "forged", "anne") == "unknown"
        assert (roles(place), participants(place)) == ([], [])


def test_a_code_ends_at_its_moment_and_not_before(engine: Engine) -> None:
    with example_in(engine) as place:
        given = code(place, RoleKind.PARTICIPANT, gathering=CONGRESS, max_uses=5)
        assert accept(place, given, "anne", LATER - timedelta(seconds=1)) == "granted"
        assert accept(place, given, "bert", LATER) == "expired"
        assert accept(place, given, "anne", LATER) == "expired"
        assert joined(place, CONGRESS) == 1


def test_a_revoked_code_grants_nothing_any_more(engine: Engine) -> None:
    with example_in(engine) as place:
        given = code(place, RoleKind.COORDINATOR)
        assert place.run(joining.revoke, "forged", MORNING) is False
        assert place.run(joining.revoke, given, MORNING) is True
        assert accept(place, given, "anne") == "revoked"
        assert roles(place) == []


@pytest.mark.parametrize(
    ("role", "more", "granted", "takes_part"),
    [
        (RoleKind.COORDINATOR, {}, [("coordinator", None, None)], []),
        (RoleKind.ORGANISER, {"gathering": TASK_FORCE}, [("organiser", TASK_FORCE, None)], []),
        (RoleKind.CONTACT, {"organisation": 2}, [("contact", None, 2)], []),
        (RoleKind.PARTICIPANT, {"gathering": CONGRESS}, [], [(CONGRESS, "unknown", None)]),
        (
            RoleKind.PARTICIPANT,
            {"gathering": TASK_FORCE, "audience": "member", "organisation": 1},
            [],
            [(TASK_FORCE, "member", 1)],
        ),
        (
            RoleKind.CONTACT,
            {"gathering": CONGRESS, "audience": "partner", "organisation": 2},
            [("contact", None, 2)],
            [(CONGRESS, "partner", 2)],
        ),
        (RoleKind.PARTICIPANT, {"gathering": CONGRESS, "audience": "forged"}, [], [(CONGRESS, "unknown", None)]),
    ],
)
def test_a_code_grants_just_what_it_says_however_often_one_opens_it(
    engine: Engine,
    role: RoleKind,
    more: dict[str, object],
    granted: list[tuple[str, int | None, int | None]],
    takes_part: list[tuple[int, str, int | None]],
) -> None:
    with example_in(engine) as place:
        given = code(place, role, **more)
        for _ in range(3):
            assert accept(place, given, "anne") == "granted"
        assert roles(place) == [(ANNE, *each) for each in granted]
        assert participants(place) == [(each[0], ANNE, *each[1:]) for each in takes_part]
        assert uses(place, given) == 1
        assert accept(place, given, "bert") == "used_up"


def test_a_contact_who_does_not_take_part_yet_uses_the_code_that_lets_them_in(engine: Engine) -> None:
    with example_in(engine) as place:
        for name in ("anne", "bert"):
            place.run(people.grant, person(place, name), RoleKind.CONTACT, MORNING, organisation=2)
        given = code(place, RoleKind.CONTACT, gathering=TASK_FORCE, organisation=2)
        assert accept(place, given, "anne") == "granted"
        assert accept(place, given, "bert") == "used_up"
        assert [who for _, who, _, _ in participants(place)] == [ANNE]


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 3), st.lists(st.sampled_from(PEOPLE), max_size=8))
def test_as_many_people_as_it_says_use_a_code(engine: Engine, most: int, openers: list[str]) -> None:
    with example_in(engine) as place:
        given = code(place, RoleKind.PARTICIPANT, gathering=CONGRESS, max_uses=most)
        welcome: list[str] = []
        for name in openers:
            allowed = name in welcome or len(welcome) < most
            assert accept(place, given, name) == ("granted" if allowed else "used_up")
            welcome += [name] if allowed and name not in welcome else []
        assert uses(place, given) == joined(place, CONGRESS) == len(participants(place)) == len(welcome)


def says(place: Place, who: str, card: int, chat: int, message: int, seq: int) -> None:
    place.run(reacting.record, [Press(seq, who, chat, message, card, "agree")], MORNING)


def tally(place: Place) -> dict[tuple[int, str, str], int]:
    query = select(col(Tally.agenda_item_id), col(Tally.audience), col(Tally.mark), col(Tally.voices))
    return {(item, audience, mark): voices for item, audience, mark, voices in place.rows(query) if voices}


def test_who_changes_audience_takes_their_voices_along_in_that_gathering_alone(engine: Engine) -> None:
    with example_in(engine) as place:
        bert = person(place, "bert")
        place.run(joining.join, CONGRESS, bert, MORNING)
        place.run(joining.join, TASK_FORCE, bert, MORNING, audience="member")
        for seq, (card, chat, message) in enumerate([(1, HALL, 11), (5, HALL, 15), (6, BOARD, 16)], 1):
            says(place, "bert", card, chat, message, seq)
        for audience in ("police", "partner"):
            assert place.run(joining.choose_audience, CONGRESS, bert, audience) is True
        assert tally(place) == {
            (item, audience, mark): 1
            for item, audience in ((1, "partner"), (2, "partner"), (3, "member"))
            for mark in ("agree", "people")
        }


@pytest.mark.parametrize("forged", ["member", "unknown", "", "police ", "POLICE"])
def test_an_audience_the_gathering_has_not_is_refused(engine: Engine, forged: str) -> None:
    with example_in(engine) as place:
        bert = person(place, "bert")
        assert place.run(joining.choose_audience, CONGRESS, bert, "police") is False
        place.run(joining.join, CONGRESS, bert, MORNING, audience="police")
        says(place, "bert", 1, HALL, 11, 1)
        assert place.run(joining.choose_audience, CONGRESS, bert, forged) is False
        assert tally(place) == {(1, "police", "agree"): 1, (1, "police", "people"): 1}
        assert participants(place) == [(CONGRESS, bert, "police", None)]


def test_an_invitation_does_not_change_the_audience_somebody_chose(engine: Engine) -> None:
    with example_in(engine) as place:
        place.run(joining.join, CONGRESS, ANNE, MORNING, audience="police")
        given = code(place, RoleKind.PARTICIPANT, gathering=CONGRESS, audience="partner", organisation=1)
        assert accept(place, given, "anne") == "granted"
        assert participants(place) == [(CONGRESS, ANNE, "police", 1)]
        assert uses(place, given) == 0


def test_codes_are_long_random_and_fit_a_deep_link(engine: Engine) -> None:
    def make(session: Session) -> str:
        return joining.invite(session, RoleKind.COORDINATOR, MORNING, LATER).code

    with example_in(engine) as place:
        codes = {place.run(make) for _ in range(50)}
        assert len(codes) == 50
        assert all(16 <= len(each) <= 64 and each.isalnum() for each in codes)
