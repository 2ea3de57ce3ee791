"""What is said of seats, of an invitation opened again, of privacy, and to somebody who wants to be forgotten."""

from collections.abc import Iterator
from datetime import date

from bot.texts import cards, forgetting, welcome
from bot.texts.menu import commands
from bot.texts.message import Message
from bot.texts.tongue import tongue
from bot.texts.welcome import Joined
from models.names import Names
from models.reacting import Pressed
from models.words import RoleKind, Stance
from tests.texts.values import CONGRESS, CONGRESS_DAY, LARGEST, ORGANISATION, ORGANISATIONS

SEAT = "Landelijk Informatie- en Expertisecentrum"


def joined(audience: str, audiences: tuple[str, ...], *, confidential: bool, seat: str = "") -> Joined:
    return Joined(
        gathering=LARGEST,
        names=CONGRESS,
        day=CONGRESS_DAY,
        audience=audience,
        audiences=audiences,
        seat=seat,
        controller=ORGANISATIONS[0],
        kept_until=date(2013, 12, 31),
        confidential=confidential,
    )


def messages(language: str) -> Iterator[tuple[str, Message]]:
    for audience, audiences, confidential, seat in (
        ("unknown", ("partner", "police"), True, ""),
        ("partner", ("partner", "police"), True, ""),
        ("police", ("partner", "police"), False, ""),
        ("member", ("member",), True, SEAT),
        ("on the record", ("on the record",), False, SEAT),
        ("Zorg", ("Zorg", "unknown"), True, ""),
    ):
        part = joined(audience, audiences, confidential=confidential, seat=seat)
        yield f"welcome, {audience}", welcome.welcome(language, part)
        yield f"welcome again, {audience}", welcome.again(language, part)
        yield f"privacy, {audience}", welcome.privacy(language, part)
    for why in ("unknown", "expired", "revoked", "used_up", "over", "left"):
        yield f"refused, {why}", welcome.refused(language, why)
    for left in (False, True):
        yield f"not heard, {left}", welcome.unheard(language, CONGRESS, left=left)
        yield f"forgotten, {left}", forgetting.forgotten(language, left=left)
    for number in (0, 1, 2, 4, 9):
        yield (
            f"ask to forget, {number}",
            forgetting.ask(language, [CONGRESS, ORGANISATION, *[Names("Z", "Z")] * 7][:number]),
        )
    for page in range(1, -(-len(commands(tongue(language))) // welcome.COMMANDS)):
        yield f"help, page {page + 1}", welcome.help_message(language, set(RoleKind), page)
    yield "last coordinator", forgetting.last_coordinator(language)


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    yield "forgotten", forgetting.briefly(language)
    yield "left behind", cards.answer(Pressed("left", "TOE-2"), Stance.AGREE, language, private=False)
