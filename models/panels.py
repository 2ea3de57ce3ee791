"""The control panel: what it has to say, which message it is, and when that shows something old."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, Select, exists, func, or_, select
from sqlmodel import Session, col

from models import commenting, nudging, outbox, presenting, running, seats, taking_down
from models.cards import people_per_item
from models.names import Names
from models.running import Step
from models.shown import result_is_shown
from models.tables import AgendaItem, Comment, Gathering, Item, Outbox, Panel
from models.words import AgendaState, OutboxState

APART = timedelta(seconds=5)
"""Between two edits of a panel that its owner did not ask for."""
LOST = (OutboxState.EXPIRED, OutboxState.UNCERTAIN, OutboxState.CANCELLED)


@dataclass(frozen=True, slots=True)
class Presented:
    """An item that was presented. `reacted`: how many people; `left`: until it closes by itself."""

    agenda_item: int
    reference: str
    title: Names
    open: bool
    shown: bool
    reacted: int
    left: timedelta | None


@dataclass(frozen=True, slots=True)
class PanelView:
    """All that a panel shows, in values.

    `current` is the item that the buttons are about: the first of `open`, else the last that was closed. Of the
    `joined`, `silent` reacted to nothing that is open. `comments` wait for an organiser. In the `deaf` groups emoji are
    not counted. `coming` is the (agenda item, reference) that is presented next. `as_helper`: without what is the
    organisers' own.
    """

    gathering: int
    names: Names
    day: date
    zone: str
    open: tuple[Presented, ...]
    current: Presented | None
    coming: tuple[int, str] | None
    waiting: int
    joined: int
    silent: int
    comments: int
    deaf: tuple[str, ...]
    last: Step | None
    finished: bool
    settled: bool
    as_helper: bool


def view(session: Session, gathering: Gathering, now: datetime, *, as_helper: bool) -> PanelView:
    """What the panel of a gathering shows now."""
    number = gathering.id or 0
    reacted = people_per_item(session, number)
    still_open = nudging.open_items(session, number)
    current = running.current(session, number)
    coming = presenting.next_waiting(session, number)

    def presented(row: AgendaItem) -> Presented:
        item = session.get_one(Item, row.item_id)
        return Presented(
            row.id or 0,
            item.reference,
            Names(item.title_nl, item.title_en),
            row.state == AgendaState.OPEN,
            result_is_shown(row, gathering),
            reacted.get(row.id or 0, 0),
            max(row.closes_at - now, timedelta()) if row.closes_at is not None else None,
        )

    return PanelView(
        gathering=number,
        names=Names(gathering.name_nl, gathering.name_en),
        day=gathering.date,
        zone=gathering.zone,
        open=tuple(presented(row) for row in still_open),
        current=presented(current) if current is not None else None,
        coming=(coming.id or 0, presenting.reference_of(session, coming)) if coming is not None else None,
        waiting=_waiting(session, number),
        joined=seats.population(session, number),
        silent=nudging.silent(session, number, [row.id or 0 for row in still_open]) if still_open else 0,
        comments=commenting.pending(session, number),
        deaf=tuple(presenting.deaf_groups(session, number)),
        last=running.last_step(gathering),
        finished=gathering.finished_at is not None,
        settled=gathering.settled,
        as_helper=as_helper,
    )


def _waiting(session: Session, gathering: int) -> int:
    query = select(func.count()).where(
        col(AgendaItem.gathering_id) == gathering, col(AgendaItem.state) == AgendaState.WAITING
    )
    return int(session.execute(query).scalar_one())


def of(session: Session, gathering: int, person: int) -> Panel | None:
    """The panel that this person has of the gathering."""
    return session.get(Panel, (gathering, person))


def hang(
    session: Session,
    gathering: Gathering,
    person: int,
    chat_id: int,
    now: datetime,
    *,
    letter: int,
    digest: str,
    message_id: int | None = None,
) -> None:
    """The panel is the message that outbox row `letter` writes, `message_id` where it is known; another one goes."""
    known = of(session, gathering.id or 0, person)
    if known is not None:
        _let_go(session, known, message_id, now)
    panel = known or Panel(gathering_id=gathering.id or 0, person_id=person, chat_id=chat_id)
    panel.chat_id, panel.message_id = chat_id, message_id
    shows(session, panel, gathering, letter, digest, now)


def _let_go(session: Session, panel: Panel, message_id: int | None, now: datetime) -> None:
    """What is still to be written there is not; the message is deleted, unless it is this one."""
    if panel.letter is not None:
        outbox.cancel(session, [panel.letter])
    hangs = message_of(session, panel)
    if hangs is not None and hangs != message_id:
        taking_down.take_down(session, [(panel.chat_id, hangs)], now)


def message_of(session: Session, panel: Panel) -> int | None:
    """The message that a panel is: as a press told, or as it was sent."""
    if panel.message_id is not None or panel.letter is None:
        return panel.message_id
    row = session.get(Outbox, panel.letter)
    return row.message_id if row is not None else None


def shows(session: Session, panel: Panel, gathering: Gathering, letter: int | None, digest: str, now: datetime) -> None:
    """It shows this now; `letter` None: nothing had to be written."""
    panel.letter = letter or panel.letter
    panel.shown_revision, panel.shown_digest, panel.shown_at = gathering.revision, digest, now
    session.add(panel)
    session.flush()


def was_lost(session: Session, panel: Panel) -> bool:
    """Whether what was last written for it did not arrive, or perhaps did not."""
    row = session.get(Outbox, panel.letter) if panel.letter is not None else None
    return row is not None and row.state in LOST


def leave(session: Session, gathering: int, person: int, message_id: int) -> None:
    """This message shows something else from now on: where it was the panel, there is none."""
    panel = of(session, gathering, person)
    if panel is not None and message_of(session, panel) in (None, message_id):
        drop(session, panel)


def drop(session: Session, panel: Panel) -> None:
    """There is no such message any more."""
    session.delete(panel)
    session.flush()


def is_stale(session: Session, now: datetime) -> bool:
    """Whether any panel is to be written anew."""
    return session.execute(_stale(now).limit(1)).first() is not None


def stale(session: Session, now: datetime, limit: int) -> list[tuple[Panel, Gathering, bool]]:
    """Panels that may show something old, those that waited longest first; and whether the message is gone."""
    found = session.execute(_stale(now).order_by(col(Panel.shown_at)).limit(limit))
    return [(panel, gathering, gone) for panel, gathering, gone in found]


def _stale(now: datetime) -> "Select[Panel, Gathering, bool]":
    """What is on its way is waited for; what never arrived is as good as not written."""
    gone = func.coalesce(col(Outbox.state) == OutboxState.DEAD, False)
    lost = col(Outbox.state).in_(LOST)
    on_its_way = func.coalesce(col(Outbox.state).in_((OutboxState.READY, OutboxState.SENDING)), False)
    return (
        select(Panel, Gathering, gone)
        .join(Gathering, col(Gathering.id) == col(Panel.gathering_id))
        .outerjoin(Outbox, col(Outbox.id) == col(Panel.letter))
        .where(
            col(Panel.shown_at) <= now - APART,
            ~on_its_way,
            or_(col(Panel.shown_revision) != col(Gathering.revision), gone, lost, _counts_down(), _comments_moved()),
        )
    )


def _counts_down() -> ColumnElement[bool]:
    return exists().where(
        col(AgendaItem.gathering_id) == col(Panel.gathering_id),
        col(AgendaItem.state) == AgendaState.OPEN,
        col(AgendaItem.closes_at).is_not(None),
    )


def _comments_moved() -> ColumnElement[bool]:
    """A comment came or was decided on since; that changes no figure, and so no revision."""
    return exists().where(
        col(AgendaItem.gathering_id) == col(Panel.gathering_id),
        col(Comment.agenda_item_id) == col(AgendaItem.id),
        or_(col(Comment.at) >= col(Panel.shown_at), col(Comment.decided_at) >= col(Panel.shown_at)),
    )
