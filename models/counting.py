"""Keeping the tally equal to the voices: differences in the same transaction, and a rebuild to check it by."""

from collections import Counter
from collections.abc import Collection
from functools import cache

from sqlalchemy import bindparam, func, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col

from models.rules.voices import Voice as VoiceValue
from models.tables import AgendaItem, Gathering, Participant, Posting, Tally, Voice
from models.words import Flag, Stance

TALLY = Tally.__table__  # type: ignore[attr-defined]

ADD_DIFFERENCE = (
    update(TALLY)
    .where(
        TALLY.c.agenda_item_id == bindparam("item"),
        TALLY.c.audience == bindparam("of"),
        TALLY.c.mark == bindparam("marked"),
    )
    .values(voices=TALLY.c.voices + bindparam("difference"))
)

SAYS_SOMETHING = or_(col(Voice.stance) != Stance.NONE, col(Voice.flags) != "")
"""Of a voice's row: it has a position or a flag."""

Changes = Counter[tuple[int, str, str]]
"""(agenda item, audience, mark) → how many voices more or fewer."""


def upsert(session: Session, table: type[SQLModel]) -> sqlite.Insert | postgresql.Insert:
    """An INSERT of this database's own kind, for `on_conflict_do_…`."""
    return _insert(session.get_bind().dialect.name, table)


@cache
def _insert(dialect: str, table: type[SQLModel]) -> sqlite.Insert | postgresql.Insert:
    """Made once: naming what an INSERT excludes costs as much as running it. On the table, for many rows at once."""
    rows = table.__table__  # type: ignore[attr-defined]
    return sqlite.insert(rows) if dialect == "sqlite" else postgresql.insert(rows)


def move(changes: Changes, agenda_item: int, audience: str, old: VoiceValue, new: VoiceValue) -> None:
    """Note the difference that one voice makes."""
    if old == new:
        return
    for mark in old.marks:
        changes[agenda_item, audience, mark] -= 1
    for mark in new.marks:
        changes[agenda_item, audience, mark] += 1


def apply(session: Session, changes: Changes, gathering_of: dict[int, int]) -> None:
    """Write the differences, and raise the revision of the items, gatherings and cards they touch."""
    rows: list[dict[str, int | str]] = [
        {"item": item, "of": audience, "marked": mark, "difference": difference}
        for (item, audience, mark), difference in sorted(changes.items())
        if difference
    ]
    if not rows:
        return
    _add_differences(session, rows)
    items_of: dict[int, set[int]] = {}
    for item in {key[0] for key, difference in changes.items() if difference}:
        items_of.setdefault(gathering_of[item], set()).add(item)
    for gathering, items in sorted(items_of.items()):
        touch(session, gathering, items)


def _add_differences(session: Session, rows: list[dict[str, int | str]]) -> None:
    """PostgreSQL checks a row before it looks for the conflict, so a row of nought is offered first."""
    session.execute(
        upsert(session, Tally).on_conflict_do_nothing(),
        [{"agenda_item_id": r["item"], "audience": r["of"], "mark": r["marked"], "voices": 0} for r in rows],
    )
    session.connection().execute(ADD_DIFFERENCE, rows)


def touch(session: Session, gathering: int, agenda_items: Collection[int], *, private: bool = False) -> int:
    """Something shown of these items changed: the next revision, which their group cards have yet to show.

    `private`: the cards in private chats as well; they show a person's own reaction and no counts.
    """
    revision = session.execute(
        update(Gathering)
        .where(col(Gathering.id) == gathering)
        .values(revision=col(Gathering.revision) + 1)
        .returning(col(Gathering.revision))
    ).scalar_one()
    session.execute(update(AgendaItem).where(col(AgendaItem.id).in_(agenda_items)).values(revision=revision))
    cards = update(Posting).where(col(Posting.agenda_item_id).in_(agenda_items))
    if not private:
        cards = cards.where(col(Posting.person_id).is_(None))
    session.execute(cards.values(wanted_revision=col(Posting.wanted_revision) + 1))
    return int(revision)


def count_again(session: Session) -> Changes:
    """The tally as the voices say it, counted from nothing."""
    counted: Changes = Counter()
    grouped = select(
        col(Voice.agenda_item_id), col(Voice.audience), col(Voice.stance), col(Voice.flags), func.count()
    ).group_by(col(Voice.agenda_item_id), col(Voice.audience), col(Voice.stance), col(Voice.flags))
    for item, audience, stance, flags, voices in session.execute(grouped):
        for mark in VoiceValue(Stance(stance), flags_of(flags)).marks:
            counted[item, audience, mark] += voices
    return counted


def kept(session: Session) -> Changes:
    """The tally as it is kept, rows of zero left out."""
    rows = session.execute(
        select(col(Tally.agenda_item_id), col(Tally.audience), col(Tally.mark), col(Tally.voices)).where(
            col(Tally.voices) > 0
        )
    )
    return Counter({(item, audience, mark): voices for item, audience, mark, voices in rows})


def recount(session: Session) -> int:
    """Rebuild the tally and the number who joined from the rows that are the truth; how many figures differed.

    The figures of a gathering whose voices are gone are final, and left alone.
    """
    final = set(
        session.execute(
            select(col(AgendaItem.id))
            .join(Gathering, col(Gathering.id) == col(AgendaItem.gathering_id))
            .where(col(Gathering.settled))
        ).scalars()
    )
    counted, before = count_again(session), kept(session)
    differing = {key for key in counted | before if counted[key] != before[key] and key[0] not in final}
    if differing:
        changes = Changes({key: counted[key] - before[key] for key in differing})
        items = {key[0] for key in differing}
        owners = session.execute(
            select(col(AgendaItem.id), col(AgendaItem.gathering_id)).where(col(AgendaItem.id).in_(items))
        )
        apply(session, changes, dict(owners.all()))
    counted_joined = select(col(Participant.gathering_id), func.count()).group_by(col(Participant.gathering_id))
    joined = dict(session.execute(counted_joined).all())
    for gathering in session.execute(select(Gathering).where(~col(Gathering.settled))).scalars():
        if gathering.joined != joined.get(gathering.id or 0, 0):
            gathering.joined, gathering.revision = joined.get(gathering.id or 0, 0), gathering.revision + 1
            session.add(gathering)
            differing.add((0, "joined", str(gathering.id)))
    return len(differing)


def flags_of(stored: str) -> frozenset[Flag]:
    """The flags of a stored, space separated list."""
    return frozenset(Flag(flag) for flag in stored.split())
