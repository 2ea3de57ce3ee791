"""Where cards hang: a message becomes known as a card, and what was said there before is heard."""

from sqlalchemy import select, update
from sqlmodel import Session, col

from models.ground import Ground, cards_of, read_sets, write
from models.tables import Participant, Posting, ReactionSet


def is_taken(session: Session, chat_id: int, message_id: int) -> bool:
    """Whether a card is known to hang there."""
    hanging = select(col(Posting.id)).where(col(Posting.chat_id) == chat_id, col(Posting.message_id) == message_id)
    return session.execute(hanging).first() is not None


def hang(session: Session, posting: int, chat_id: int, message_id: int) -> None:
    """The card hangs in this chat as this message: what was said before it was known is heard if it is open now.

    Another card that was thought to hang there hangs nowhere.
    """
    hung = update(Posting).where(col(Posting.chat_id) == chat_id, col(Posting.message_id) == message_id)
    session.execute(hung.where(col(Posting.id) != posting).values(message_id=None))
    session.execute(update(Posting).where(col(Posting.id) == posting).values(chat_id=chat_id, message_id=message_id))
    (card,) = cards_of(session, {posting}, set())
    source = f"e:{chat_id}:{message_id}"
    waiting = select(col(ReactionSet.person_id)).where(
        col(ReactionSet.source) == source, col(ReactionSet.agenda_item_id).is_(None)
    )
    early = set(session.execute(waiting).scalars())
    if not early:
        return
    ground = Ground({}, {posting: card}, {})
    joined = session.execute(
        select(col(Participant.person_id), col(Participant.audience)).where(
            col(Participant.gathering_id) == card.gathering, col(Participant.person_id).in_(early)
        )
    )
    ground.audiences = {(card.gathering, person): audience for person, audience in joined}
    heard = {person for person in early if ground.counts(card, person)}
    read_sets(session, ground, {(card.agenda_item, person) for person in heard}, {(source, person) for person in early})
    before = {(card.agenda_item, person): ground.voice(card.agenda_item, person) for person in heard}
    for person in early:
        said = ground.source((source, person), card.agenda_item if person in heard else None)
        if person not in heard or not card.open:
            said.unsay()
        ground.touched.add((source, person))
    write(session, ground, before)
