"""What a full hall sends: 75% emoji in the group, 20% presses (a quarter in private), 5% commands in private.

Of the commands nine in ten are /help, one is the organiser's /tally, which is answered with a text and a picture.
"""

import random
import time
from collections import defaultdict
from collections.abc import Iterator

from bench.hall import GATHERING, Card, Hall
from bot.rehearsal.people import JSON

EMOJI = ("👍", "❤", "👏", "🤔", "👎", "🔥")
MARKS = ("agree", "doubt", "disagree", "practice", "urgent")


def updates(hall: Hall, number: int, seed: int) -> list[JSON]:
    """So many raw updates; the same seed makes the same ones."""
    return list(_updates(hall, number, random.Random(seed)))


def _updates(hall: Hall, number: int, chance: random.Random) -> Iterator[JSON]:
    private: defaultdict[int, list[Card]] = defaultdict(list)
    for card in hall.private_cards:
        private[card.chat].append(card)
    for turn in range(number):
        drawn = chance.random()
        if drawn < 0.75:
            yield _reaction(hall.group, chance.choice(hall.cards), chance.choice(hall.people), chance.choice(EMOJI))
        elif drawn < 0.90:
            yield _press(chance.choice(hall.cards), chance.choice(hall.people), turn, chance)
        elif drawn < 0.95:
            person = chance.choice(hall.in_private)
            yield _press(chance.choice(private[person]), person, turn, chance)
        elif drawn < 0.995:
            yield _command(chance.choice(hall.in_private), "/help")
        else:
            yield _command(hall.organiser, "/tally", f" {GATHERING}")


def _user(person: int) -> JSON:
    return {"id": person, "is_bot": False, "first_name": "Persoon", "language_code": "nl"}


def _chat(chat: int) -> JSON:
    if chat > 0:
        return {"id": chat, "type": "private", "first_name": "Persoon"}
    return {"id": chat, "type": "supergroup", "title": "Zaal"}


def _reaction(group: int, card: Card, person: int, emoji: str) -> JSON:
    return {
        "message_reaction": {
            "chat": _chat(group),
            "message_id": card.message,
            "user": _user(person),
            "date": int(time.time()),
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": emoji}],
        }
    }


def picture_wanted(hall: Hall, turn: int) -> JSON:
    """The organiser presses the button that asks for the picture of the first gathering."""
    wanted = Card(0, hall.organiser, 1, "Telling", [[{"text": "Als beeld", "callback_data": "tg:1:0"}]])
    return _pressed(wanted, hall.organiser, turn, "tg:1:0")


def _press(card: Card, person: int, turn: int, chance: random.Random) -> JSON:
    marks = [each for row in card.buttons for each in row if each.get("callback_data", "").rpartition(":")[2] in MARKS]
    return _pressed(card, person, turn, chance.choice(marks)["callback_data"])


def _pressed(card: Card, person: int, turn: int, data: str) -> JSON:
    return {
        "callback_query": {
            "id": str(5_000_000_000_000_000_000 + turn),
            "from": _user(person),
            "chat_instance": "-4000000000000000001",
            "data": data,
            "message": {
                "message_id": card.message,
                "from": {"id": 7000000001, "is_bot": True, "first_name": "Weerklank", "username": "weerklank_bot"},
                "chat": _chat(card.chat),
                "date": int(time.time()),
                "text": card.text,
                "reply_markup": {"inline_keyboard": card.buttons},
            },
        }
    }


def _command(person: int, command: str, rest: str = "") -> JSON:
    return {
        "message": {
            "message_id": 1_000_000,
            "from": _user(person),
            "chat": _chat(person),
            "date": int(time.time()),
            "text": command + rest,
            "entities": [{"type": "bot_command", "offset": 0, "length": len(command)}],
        }
    }
