"""Where cards hang: a message becomes known as a card, and what was said there before is heard."""

from sqlalchemy import select, update
from sqlmodel import Session, col

from models.ground import Ground, cards_of, closed_to, read_sets, seat_people, write
from models.rules.voices import SILENT
from models.tables import Posting, ReactionSet


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
    if not early or card.walking:
        return
    ground = Ground({posting: card}, {}, closed=closed_to(session, early))
    seat_people(session, ground, early)
    heard = {person for person in early if ground.counts(card, person)}
    pairs = {ground.pair(card.agenda_item, person) for person in heard}
    read_sets(session, ground, pairs, {(source, person) for person in early})
    before = {pair: ground.voice(pair) for pair in pairs}
    for person in early:
        said = ground.source((source, person), card.agenda_item if person in heard else None)
        if not card.open:
            said.unsay()
        ground.touched.add((source, person))
    write(session, ground, before)


def meet(session: Session, gathering: int, person: int) -> bool:
    """What somebody said at this gathering's cards before they took part there belongs to the items from now on.

    Where the item has closed meanwhile it is no voice. True when there was any: the voices are to be made anew.
    """
    waiting = select(ReactionSet).where(col(ReactionSet.person_id) == person, col(ReactionSet.agenda_item_id).is_(None))
    sets = {row.source: row for row in session.execute(waiting).scalars()}
    messages = {(int(chat), int(message)) for _, chat, message in (source.split(":") for source in sets)}
    met = [card for card in cards_of(session, set(), messages) if card.gathering == gathering] if messages else []
    for card in met:
        row = sets[f"e:{card.chat_id}:{card.message_id}"]
        row.agenda_item_id = card.agenda_item
        if not card.open:
            row.stance, row.stance_seq, row.flags = SILENT.stance, 0, ""
        session.add(row)
    session.flush()
    return bool(met)
