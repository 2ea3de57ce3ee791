"""Raw updates as Telegram words them, and a flood of them."""

import random
from typing import Any

from tests.faults.congress import Congress

JSON = dict[str, Any]
DATE = 1_378_108_800
EMOJI = ("👍", "👍", "❤", "👏", "💯", "🤔", "👎", "🔥", "🎉")
MARKS = ("agree", "agree", "doubt", "disagree", "practice", "urgent", "clear")
COMMANDS = ("/help", "/hulp")


def user(id: int) -> JSON:
    return {"id": id, "is_bot": False, "first_name": f"P{id}", "language_code": "nl"}


def group_chat(id: int) -> JSON:
    return {"id": id, "type": "supergroup", "title": "Zaal"}


def reaction(person: int, chat: int, message: int, emoji: list[str], date: int = DATE) -> JSON:
    """Somebody's full set of emoji on a message in a group."""
    return {
        "message_reaction": {
            "chat": group_chat(chat),
            "message_id": message,
            "user": user(person),
            "date": date,
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": each} for each in emoji],
        }
    }


def press(person: int, chat: int, message: int, data: str, id: str = "1") -> JSON:
    """A button pressed below a message in a group."""
    return {
        "callback_query": {
            "id": id,
            "from": user(person),
            "message": {"message_id": message, "date": DATE, "chat": group_chat(chat), "text": "TOE-2"},
            "chat_instance": "1",
            "data": data,
        }
    }


def words(person: int, text: str, message: int = 1) -> JSON:
    """Something written to the bot in private."""
    entities = [{"type": "bot_command", "offset": 0, "length": len(text.split()[0])}] if text.startswith("/") else []
    return {
        "message": {
            "message_id": message,
            "date": DATE,
            "chat": {"id": person, "type": "private", "first_name": f"P{person}"},
            "from": user(person),
            "text": text,
            "entities": entities,
        }
    }


def flood(congress: Congress, count: int, seed: int) -> list[JSON]:
    """Three quarters reactions, a fifth presses, the rest commands; dates run on and now and then step back."""
    dice = random.Random(seed)
    made: list[JSON] = []
    for number in range(count):
        person = dice.choice(congress.persons)
        posting, _, message = dice.choice(congress.cards)
        kind = dice.random()
        if kind < 0.75:
            emoji = dice.sample(EMOJI, dice.choice((0, 1, 1, 1, 1, 2, 3)))
            date = DATE + number // 50 - (dice.randrange(60) if dice.random() < 0.05 else 0)
            made.append(reaction(person, congress.group, message, list(dict.fromkeys(emoji)), date))
        elif kind < 0.95:
            made.append(press(person, congress.group, message, f"r:{posting}:{dice.choice(MARKS)}", str(number)))
        else:
            made.append(words(person, dice.choice(COMMANDS), number + 1))
    return made
