"""What is said about groups and channels."""

from collections.abc import Iterator
from dataclasses import replace

from bot.texts import grouping
from bot.texts.message import Message
from models.checking import PROPOSED, Verdict
from models.tables import Chat
from tests.texts.values import CONGRESS, CONGRESS_DAY, LARGEST, USERNAME

TITLE = "Congres Korpsmonitor Mensenhandel en Prostitutie, plenaire zaal " * 2
CARDS = tuple(f"TOE-{number}" for number in range(1, 19))
GOOD = Verdict(
    chat=LARGEST,
    kind="supergroup",
    title=TITLE,
    gathering=CONGRESS,
    administrator=True,
    may_write=True,
    reactions_off=False,
    missing=(),
    others=False,
    hidden=False,
    in_general=False,
    discussion=False,
    cards=(),
)
CHATS = [
    Chat(
        id=LARGEST - number,
        telegram_id=-number,
        kind="channel" if number % 2 else "supergroup",
        title=TITLE if number % 3 else "",
        gathering_id=LARGEST if number % 4 == 0 else None,
        bot_status="member",
    )
    for number in range(1, 18)
]


def messages(language: str) -> Iterator[tuple[str, Message]]:
    worst = replace(GOOD, administrator=False, may_write=False, reactions_off=True, missing=PROPOSED)
    full = replace(worst, hidden=True, in_general=True, discussion=True, cards=CARDS)
    for name, each in {
        "good": GOOD,
        "good, unlinked": replace(GOOD, gathering=None),
        "worst": full,
        "others at worst": replace(full, reactions_off=False),
        "others": replace(GOOD, others=True, missing=PROPOSED[:1]),
        "others too": replace(GOOD, others=True),
        "channel": replace(full, kind="channel"),
        "channel, good": replace(GOOD, kind="channel"),
    }.items():
        yield f"verdict, {name}", grouping.verdict(language, each, USERNAME)
    for page in range(3):
        yield f"chats, page {page}", grouping.choose(language, LARGEST, CONGRESS, CONGRESS_DAY, CHATS, page)
    yield "no chats", grouping.choose(language, LARGEST, CONGRESS, CONGRESS_DAY, [], 0)
    yield "whether to unlink", grouping.ask_unlink(language, (LARGEST, TITLE), LARGEST, CONGRESS)
    yield "removed", grouping.removed(language, TITLE)
    yield "silenced", grouping.silenced(language, TITLE)
    yield "topic gone", grouping.topic_gone(language, TITLE)
    yield "deleted in the group", grouping.deleted(language, TITLE, "TOE-222")
    yield "deleted again and again", grouping.stopped(language, (LARGEST, TITLE))
    yield "perhaps missed", grouping.missed(language, (LARGEST, TITLE), "TOE-222")


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "group linked", grouping.linked(language, CONGRESS)
    yield "group greeted", grouping.greet(language)
    yield "linked elsewhere", grouping.linked_elsewhere(language)
    yield "anonymous", grouping.anonymous(language)
    for out in (False, True):
        yield f"chat unknown, {out}", grouping.unknown(language, TITLE, out=out)
    yield "link answer", grouping.link_answer(language, TITLE)
    yield "unlink answer", grouping.unlink_answer(language, TITLE)
    yield "group unlinked", grouping.unlinked(language, CONGRESS)
    yield "chat asked", grouping.asked(language)
    yield "nowhere", grouping.nowhere(language, CONGRESS)
    yield "not linkable", grouping.not_linkable(language)
    yield "hung again", grouping.hung_again(language, CARDS)
    yield "nothing missing", grouping.hung_again(language, ())
