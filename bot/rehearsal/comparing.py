"""What the database holds against what the players did."""

from collections import Counter
from typing import Any

from sqlalchemy import Engine, func, select
from sqlmodel import Session, col

from bot.database import in_transaction
from bot.rehearsal.company import AGENDA, CONGRESS, Company
from bot.rehearsal.ledger import Line
from bot.rehearsal.scenes.following_up import LAST_DAY
from bot.rehearsal.scenes.taskforce import DECISIONS, SEATS
from bot.rehearsal.truth import POSITIONS, Truth
from models import committing, counting, inbox, presenting
from models.tables import (
    AgendaItem,
    Comment,
    Decision,
    Forgotten,
    Gathering,
    HandCount,
    Inbox,
    Item,
    Outbox,
    Seat,
    Tally,
)


def compare(
    session: Session, company: Company, lines: Counter[Line], state: dict[str, Any], arrived: int
) -> dict[str, Any]:
    """A summary whose "differences" are sentences; none means that all agrees."""
    played = company.played
    voices = _voices(session, played.truths)
    reminders = _reminders(played.expected, lines)
    sent = company.crowd.reactions_sent + played.presses
    repaired = counting.recount(session)
    waiting = inbox.counts(session).get("new", 0) + inbox.counts(session).get("aside", 0)
    doubtful = session.execute(select(func.count()).where(col(Outbox.resends) > 0)).scalar_one()
    checks = {
        f"{sent} reactions and presses were sent, {arrived} were journalled": sent != arrived,
        f"{repaired} figures of the tally differ from the voices": repaired,
        f"{waiting} updates were left unhandled": waiting,
        f"Telegram's limits were violated {state['limit_violations']} times": state["limit_violations"],
        f"{doubtful} messages were uncertain": doubtful,
    }
    kept = _kept(session)
    company.witness.same("What is kept in the database", kept, _done(company))
    wrong = [sentence for sentence, is_wrong in checks.items() if is_wrong]
    congress = presenting.gathering(session, CONGRESS)
    return {
        "reactions": {"sent": sent, "journalled": arrived},
        "voices": {name: voices[name] for name in ("expected", "counted")},
        "reminders": {name: reminders[name] for name in ("due", "delivered", "doubled", "missing", "extra")},
        "commitments": committing.counts(session),
        **{name: number for name, number in kept.items() if isinstance(number, int)},
        **played.told,
        "files": sorted(played.files),
        "checks": company.witness.checks,
        "limit_violations": state["limit_violations"],
        "tally_revision": congress.revision if congress else 0,
        "messages_sent": sum(state["sends"].values()),
        "until": LAST_DAY.isoformat(),
        "differences": [*company.witness.differences, *voices["differences"], *reminders["differences"], *wrong],
    }


def _kept(session: Session) -> dict[str, Any]:
    """Beside the voices: what is known at the end."""

    def many(table: Any) -> int:
        return int(session.execute(select(func.count()).select_from(table)).scalar_one())

    comments = select(col(Comment.text)).where(col(Comment.state) == "approved").order_by(col(Comment.id))
    agendas = (
        select(col(Gathering.reference), col(Item.reference))
        .select_from(AgendaItem)
        .join(Gathering, col(Gathering.id) == col(AgendaItem.gathering_id))
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
    )
    rows = session.execute(agendas).all()
    return {
        "items": many(Item),
        "forgotten": many(Forgotten),
        "decisions": many(Decision),
        "seats": many(Seat),
        "hands": int(session.execute(select(func.sum(col(HandCount.hands)))).scalar_one() or 0),
        "approved": list(session.execute(comments).scalars()),
        "agendas": {name: tuple(item for of, item in rows if of == name) for name in AGENDA},
    }


def _done(company: Company) -> dict[str, Any]:
    return {
        "items": len(company.report["outcome"]) + len(company.report["recommendation"]),
        "forgotten": 2,
        "decisions": len(DECISIONS),
        "seats": len(SEATS),
        "hands": sum(sum(counted.values()) for counted in company.congress.hands.values()),
        "approved": [text for _, text in company.congress.comments],
        "agendas": AGENDA,
    }


def _voices(session: Session, truths: dict[str, Truth]) -> dict[str, Any]:
    expected = counted = 0
    differences = []
    for gathering, truth in truths.items():
        for item in sorted(truth.closed):
            ours, theirs = _counted(session, gathering, item), truth.counts(item)
            expected += theirs["people"]
            counted += ours["people"]
            if ours != theirs:
                differences.append(f"{gathering} {item}: counted {dict(ours)}, the crowd did {dict(theirs)}")
            if (groups := _groups(session, gathering, item)) != truth.groups(item):
                differences.append(f"{gathering} {item}: {dict(groups)}, the crowd did {dict(truth.groups(item))}")
    return {"expected": expected, "counted": counted, "differences": differences}


def _counted(session: Session, gathering: str, item: str) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, mark), voices in _tallied(session, gathering, item).items():
        found[mark] += voices
    return found


def _groups(session: Session, gathering: str, item: str) -> Counter[tuple[str, str]]:
    """(audience, position) → voices"""
    tallied = _tallied(session, gathering, item)
    return Counter({group: voices for group, voices in tallied.items() if group[1] in POSITIONS})


def _tallied(session: Session, gathering: str, item: str) -> Counter[tuple[str, str]]:
    query = (
        select(col(Tally.audience), col(Tally.mark), col(Tally.voices))
        .join(AgendaItem, col(AgendaItem.id) == col(Tally.agenda_item_id))
        .join(Gathering, col(Gathering.id) == col(AgendaItem.gathering_id))
        .join(Item, col(Item.id) == col(AgendaItem.item_id))
        .where(col(Gathering.reference) == gathering, col(Item.reference) == item, col(Tally.voices) > 0)
    )
    return Counter({(audience, mark): voices for audience, mark, voices in session.execute(query)})


def _reminders(expected: Counter[Line], lines: Counter[Line]) -> dict[str, Any]:
    missing, extra = expected - lines, Counter(line for line in lines if line not in expected)
    doubled = sum(times - 1 for times in lines.values())
    differences = [f"{reference} was not reminded of on {day}" for reference, day in sorted(missing)]
    differences += [f"{reference} was reminded of on {day}, a day too many" for reference, day in sorted(extra)]
    differences += [f"{doubled} reminders came twice"] if doubled else []
    return {
        "due": expected.total(),
        "delivered": len(lines) - len(extra),
        "doubled": doubled,
        "missing": len(missing),
        "extra": len(extra),
        "differences": differences,
    }


class Journal:
    """Counts reactions and presses in the journal, which forgets its rows after two days."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._read_to = 0
        self.reactions = 0

    def read_on(self) -> None:
        """Count what came since the last look."""
        in_transaction(self._engine, self._read)

    def _read(self, session: Session) -> None:
        kinds = select(col(Inbox.seq), col(Inbox.kind)).where(col(Inbox.seq) > self._read_to)
        for seq, kind in session.execute(kinds):
            self._read_to = max(self._read_to, seq)
            self.reactions += kind in ("message_reaction", "callback_query")
