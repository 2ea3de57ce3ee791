"""The partners of a year and what they promised, put into the database as the coordinator would have entered it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.year.office import Partner, Promise
from models import committing, joining
from models.committing import Entered
from models.importing import put_report
from models.report_file import ReportFile
from models.tables import Organisation, Recommendation, Role
from models.words import CommitmentKind, OrganisationKind, RecommendationStatus, RoleKind

FIRST_DAY, LAST_DAY = date(2014, 1, 2), date(2014, 12, 31)
KIND = CommitmentKind.WORKING_AGREEMENT
LATEST_DUE = 340
"""Days after the first one; so that what is not answered is seen to grow old."""


@dataclass(frozen=True)
class Cast:
    """The partners, what each one's contacts open, and what was promised."""

    partners: list[Partner]
    codes: list[list[str]]
    promises: dict[str, Promise]


def invite_coordinator(session: Session, report: ReportFile, now: datetime) -> str:
    """Take in the report, without the commitments that it brings; the coordinator's invitation."""
    put_report(session, report.model_copy(update={"commitment": ()}))
    return _code(session, RoleKind.COORDINATOR, None, now)


def cast(session: Session, partners: int, commitments: int, dice: Random, now: datetime) -> Cast:
    """Partners, of which every second one has a deputy, and the commitments that the coordinator enters for them."""
    coordinator = session.execute(
        select(col(Role.person_id)).where(col(Role.kind) == RoleKind.COORDINATOR)
    ).scalar_one()
    everybody = [Partner(f"Partner {number + 1}", has_deputy=bool(number % 2)) for number in range(partners)]
    numbers = [_organisation(session, partner) for partner in everybody]
    codes = [
        [_code(session, RoleKind.CONTACT, number, now) for _ in range(1 + partner.has_deputy)]
        for partner, number in zip(everybody, numbers, strict=True)
    ]
    choices = session.execute(
        select(col(Recommendation.item_id), col(Recommendation.urgency), col(Recommendation.status)).order_by(
            col(Recommendation.item_id)
        )
    ).all()
    promises = {}
    for number in range(commitments):
        item, urgency, status = dice.choice(choices)
        due = FIRST_DAY + timedelta(dice.randint(5, LATEST_DUE))
        made = committing.enter(
            session,
            Entered(
                numbers[number % partners],
                (item,),
                "Werkafspraak",
                "Vastgesteld",
                due,
                CommitmentKind.WORKING_AGREEMENT,
            ),
            agreed=True,
            person=coordinator,
            now=now,
            today=FIRST_DAY,
        )
        promises[made.reference] = Promise(
            made.reference,
            everybody[number % partners],
            str(urgency),
            due,
            due,
            FIRST_DAY,
            is_practice=status == RecommendationStatus.ALREADY_PRACTICE,
        )
    return Cast(everybody, codes, promises)


def _organisation(session: Session, partner: Partner) -> int:
    made = Organisation(
        reference=partner.name.replace(" ", "-").lower(),
        name_nl=partner.name,
        name_en=partner.name,
        kind=OrganisationKind.PARTNER,
    )
    session.add(made)
    session.flush()
    assert made.id is not None
    return made.id


def _code(session: Session, role: RoleKind, organisation: int | None, now: datetime) -> str:
    return joining.invite(session, role, now, now + timedelta(days=30), organisation=organisation).code
