"""Whatever moves and whenever the bot looks: who follows hears at most once a week, and of no change twice."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, select
from sqlmodel import Session, col

from bot.duties.followers import FOLLOWERS
from models import committing, following, people
from models.rules.policy import Policy
from models.tables import AgendaItem, Commitment, Outbox, Progress

from .ground import ANNE, ANNES_CHAT, MORNING
from .place import Place, example_in

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
ITEM = 1
FIRST_DUE = date(2014, 1, 6)
POLICY = Policy()
BEFORE_CHRISTMAS = datetime(2013, 12, 18, tzinfo=UTC)
WHAT = ("pass", "thursday", "tick", "tick", "move", "move", "undo", "follow", "leave")
HAPPENS = st.lists(st.tuples(st.sampled_from(WHAT), st.integers(1, 60)), min_size=12, max_size=30)


@dataclass
class Anne:
    """What she should hear, by a model that knows weeks, nights and a list of dates."""

    since: datetime | None = None
    moves: list[tuple[datetime, date]] = field(default_factory=list)
    heard: list[tuple[date, date]] = field(default_factory=list)
    """The day on which she heard, and the due date that she heard of."""

    def looks(self, now: datetime) -> None:
        here = now.astimezone(AMSTERDAM)
        if here.weekday() != 3 or not time(10) <= here.time() < time(18) or self.since is None:
            return
        night = datetime.combine(here.date(), time(0), AMSTERDAM).astimezone(UTC)
        if self.since < night:
            if any(self.since < at <= night for at, _ in self.moves):
                self.heard.append((here.date(), self.moves[-1][1]))
            self.since = night


def _promise(session: Session) -> None:
    people.can_be_written_to(session, ANNE, ANNES_CHAT)
    agenda_item = session.get_one(AgendaItem, 1)
    made = committing.propose(
        session, organisation=1, agenda_item=agenda_item, text="Doen", due=FIRST_DUE, person=ANNE, now=MORNING
    )
    before = MORNING - timedelta(days=30)
    committing.agree(session, made, measure="Gedaan", due=FIRST_DUE, person=ANNE, now=before, today=before.date())


def _move(session: Session, due: date, now: datetime) -> None:
    committing.change(session, session.execute(select(Commitment)).scalar_one(), ANNE, now, due=due)


def _undo(session: Session, now: datetime) -> None:
    """The last new date was a slip."""
    moves = select(Progress).where(col(Progress.undone_at).is_(None), col(Progress.answer) == "changed")
    step = session.execute(moves.order_by(col(Progress.id).desc()).limit(1)).scalar_one()
    commitment = session.get_one(Commitment, step.commitment_id)
    assert step.before is not None
    step.undone_at, commitment.due = now, date.fromisoformat(step.before["due"])
    session.add_all([step, commitment])


def _tick(session: Session, now: datetime) -> None:
    if FOLLOWERS.is_due(session, POLICY, now):
        FOLLOWERS.prepare(session, POLICY, now)(session, POLICY, now)


def _told(place: Place) -> list[str]:
    return [
        row.payload["text"].split("\n")[3] for row in place.rows(select(col(Outbox.payload)).order_by(col(Outbox.id)))
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(happens=HAPPENS)
def test_who_follows_hears_once_a_week_of_each_change_once(engine: Engine, happens: list[tuple[str, int]]) -> None:
    with example_in(engine) as place:
        place.run(_promise)
        place.run(following.follow, ITEM, ANNE, MORNING)
        anne, now = Anne(MORNING), MORNING
        for number, (what, hours) in enumerate(happens):
            now += timedelta(minutes=1)
            if now > BEFORE_CHRISTMAS:
                break
            if what == "pass":
                now += timedelta(hours=hours)
            elif what == "thursday":
                here = now.astimezone(AMSTERDAM) + timedelta((3 - now.astimezone(AMSTERDAM).weekday()) % 7 or 7)
                now = here.replace(hour=10, minute=30).astimezone(UTC)
            if what in ("tick", "thursday"):
                place.run(_tick, now)
                anne.looks(now)
            elif what == "move":
                due = FIRST_DUE + timedelta(number + 1)
                place.run(_move, due, now)
                anne.moves.append((now, due))
            elif what == "undo" and anne.moves:
                place.run(_undo, now)
                anne.moves.pop()
            elif what == "follow":
                place.run(following.follow, ITEM, ANNE, now)
                anne.since = anne.since or now
            elif what == "leave":
                place.run(following.unfollow, ITEM, ANNE)
                anne.since = None

        told = _told(place)

    assert len(told) == len(anne.heard)
    for said, (_, due) in zip(told, anne.heard, strict=True):
        assert f" {due.day} " in said
    weeks = [day.isocalendar()[:2] for day, _ in anne.heard]
    assert len(set(weeks)) == len(weeks)
