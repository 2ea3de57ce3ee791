"""Totals of reactions without a name: kept as Telegram gives them, beside the voices."""

from collections.abc import Mapping

from sqlalchemy import delete, func, select
from sqlmodel import Session, col

from models import counting
from models.tables import AgendaItem, AnonymousCount, Posting


def take_counts(session: Session, chat_id: int, message_id: int, totals: Mapping[str, int], dated: int) -> None:
    """Replace the totals of one message, unless newer ones are known."""
    here = (col(AnonymousCount.chat_id) == chat_id, col(AnonymousCount.message_id) == message_id)
    newest = session.execute(select(func.max(col(AnonymousCount.dated))).where(*here)).scalar_one()
    if newest is not None and newest > dated:
        return
    session.execute(delete(AnonymousCount).where(*here))
    session.add_all(
        AnonymousCount(chat_id=chat_id, message_id=message_id, emoji=emoji, total=total, dated=dated)
        for emoji, total in totals.items()
    )
    session.flush()
    shown = session.execute(
        select(col(AgendaItem.gathering_id), col(AgendaItem.id))
        .join(Posting, col(Posting.agenda_item_id) == col(AgendaItem.id))
        .where(col(Posting.chat_id) == chat_id, col(Posting.message_id) == message_id)
    ).one_or_none()
    if shown is not None:
        counting.touch(session, shown[0], [shown[1] or 0])
