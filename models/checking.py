"""What a group or channel allows, as Telegram says when it is asked, and what is still to be switched there."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models import groups, rehanging
from models.names import Names
from models.tables import Chat, Gathering

PROPOSED = ("👍", "🤔", "👎")
"""The emoji that a group is asked to allow, and no others: one for each position that an emoji can show."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What getChat says. `reactions` None: all emoji are allowed. `silenced`: members may not write.

    `discussion`: a channel's discussion group, or a channel that has one.
    """

    kind: str
    title: str
    reactions: tuple[str, ...] | None
    hidden: bool
    silenced: bool
    forum: bool
    discussion: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """How it stands with a chat.

    `reactions_off`: no emoji is allowed at all; else `missing` are those of PROPOSED that are not, and `others`: more
    than those are. `in_general`: a forum whose cards hang in no topic of their own. `cards` are the references of open
    items whose card hangs nowhere in it.
    """

    chat: int
    kind: str
    title: str
    gathering: Names | None
    administrator: bool
    may_write: bool
    reactions_off: bool
    missing: tuple[str, ...]
    others: bool
    hidden: bool
    in_general: bool
    discussion: bool
    cards: tuple[str, ...]

    @property
    def is_channel(self) -> bool:
        return self.kind == "channel"

    @property
    def all_right(self) -> bool:
        """Whether nothing is to be switched."""
        emoji = self.administrator and not (self.reactions_off or self.missing or self.others)
        return self.may_write and (emoji or self.is_channel)


def learn(session: Session, chat: Chat, seen: Seen, status: str, now: datetime, *, may_write: bool) -> Verdict:
    """Keep what Telegram said, and give what it comes to. `status` is "member", "administrator" or "away".

    Where the bot may write again, the cards that are missing are sent.
    """
    was_away = chat.bot_status == groups.AWAY
    chat.kind, chat.title, chat.members_hidden, chat.checked_at = seen.kind, seen.title, seen.hidden, now
    chat.reactions = None if seen.reactions is None else list(seen.reactions)
    chat.bot_status = status if may_write else groups.AWAY
    session.add(chat)
    session.flush()
    if was_away and may_write:
        rehanging.come_back(session, chat, now, was_out=False)
    return verdict(session, chat, seen, status)


def verdict(session: Session, chat: Chat, seen: Seen, status: str) -> Verdict:
    """How it stands, from what was just seen."""
    gathering = session.get(Gathering, chat.gathering_id) if chat.gathering_id is not None else None
    allowed = seen.reactions
    may_write = chat.bot_status != groups.AWAY
    return Verdict(
        chat=chat.id or 0,
        kind=seen.kind,
        title=seen.title,
        gathering=None if gathering is None else Names(gathering.name_nl, gathering.name_en),
        administrator=status == "administrator",
        may_write=may_write,
        reactions_off=allowed is not None and not allowed,
        missing=tuple(each for each in PROPOSED if allowed and each not in allowed),
        others=allowed is None or any(each not in PROPOSED for each in allowed),
        hidden=seen.hidden,
        in_general=seen.forum and chat.thread_id is None,
        discussion=seen.discussion,
        cards=tuple(reference for _, reference in rehanging.missing(session, chat)) if may_write else (),
    )
