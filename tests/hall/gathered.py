"""What is known where the bot is: the chats, the cards that hang there, what people said on them."""

from sqlalchemy import select
from sqlmodel import Session, col

from bot.rehearsal.people import Chat, Person
from models.tables import Chat as ChatRow
from models.tables import Voice

THREE = ("👍", "🤔", "👎")


async def said(person: Person) -> list[str]:
    """What the bot said to somebody in private."""
    return [message.text for message in await person.sees() if message.by_bot]


async def cards(chat: Chat) -> list[str]:
    """The first lines of the cards that hang in a chat."""
    return [
        message.text.splitlines()[1][:5]
        for message in await chat.shows()
        if message.by_bot and len(message.keyboard) > 1 and not message.deleted
    ]


def stances(session: Session) -> list[str]:
    return sorted(str(stance) for stance in session.execute(select(col(Voice.stance))).scalars())


def chats(session: Session) -> list[ChatRow]:
    return list(session.execute(select(ChatRow).order_by(col(ChatRow.id))).scalars())
