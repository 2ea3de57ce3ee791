"""What happened at the edges: a card not known yet, a second copy, a group that moved, voices that cancel out."""

import pytest
from sqlalchemy import Engine

from .ground import CONGRESS, HALL, TASK_FORCE
from .happenings import Button, Choose, Cut, Emoji, Forget, Hang, Happening, Join, Move, Sit, Turn
from .hearing import Hearing
from .place import example_in


def shows(*marks: str, card: int = 1, copy: int = 10, who: str = "anne", gone: bool = False) -> Emoji:
    return Emoji(who, card, copy, gone, marks, 1)


def presses(mark: str, card: int = 1, who: str = "anne") -> Button:
    return Button(who, card, 10, False, mark)


STORIES: dict[str, list[Happening]] = {
    "one card's buttons add up, and clear takes all of the item's back": [
        presses("urgent"),
        presses("offer"),
        presses("agree", card=2),
        Cut(),
        presses("clear", card=2),
    ],
    "a button that repeats itself has the last word": [
        presses("agree"),
        shows("👎"),
        presses("agree"),
    ],
    "of two early sets the emoji added last is the position": [
        shows("👍", card=4),
        Cut(),
        shows("👍", "🤔", card=4),
        Cut(),
        Hang(4, 10),
    ],
    "an early set speaks when it came, not when it was added to": [
        shows("👍", card=4),
        presses("doubt"),
        shows("👍", "🔥", card=4),
        Cut(),
        Hang(4, 10),
    ],
    "an early set on an item that closed meanwhile is no voice, and none when it opens again": [
        shows("👍", card=4),
        Turn(1),
        Hang(4, 10),
        Turn(1),
        shows("👍", "🔥", card=4),
    ],
    "an early set of somebody who was not invited counts when they join": [
        shows("👍", card=7),
        Cut(),
        Hang(7, 10),
        Join(TASK_FORCE, "anne"),
        shows("👍", "🔥", card=7),
    ],
    "what somebody showed before they were let in counts when they join": [
        shows("👍", "🤔", card=6),
        Cut(),
        shows("👍", "🤔", "🔥", card=6),
        Join(TASK_FORCE, "anne"),
    ],
    "of what somebody showed before they were let in the item that closed hears nothing": [
        shows("👍", card=6),
        Turn(3),
        shows("🤔", card=6),
        Join(TASK_FORCE, "anne"),
        Turn(3),
        shows("🤔", "🔥", card=6),
    ],
    "who share a seat have one voice, whoever spoke last": [
        Sit("bert", 1),
        Sit("cees", 1),
        presses("agree", card=6, who="bert"),
        presses("urgent", card=6, who="cees"),
        shows("👎", card=6, who="cees"),
        Cut(),
        presses("doubt", card=6, who="bert"),
        Cut(),
        presses("clear", card=6, who="cees"),
    ],
    "a member who gets a seat later brings their voice along": [
        Join(TASK_FORCE, "bert"),
        Choose(TASK_FORCE, "bert", "guest"),
        presses("agree", card=6, who="bert"),
        Sit("cees", 1),
        presses("doubt", card=6, who="cees"),
        Cut(),
        Sit("bert", 1),
        Choose(TASK_FORCE, "bert", "member"),
    ],
    "a seat keeps the substitute's voice when the member is forgotten": [
        Sit("bert", 1),
        Sit("cees", 1),
        presses("agree", card=6, who="cees"),
        presses("doubt", card=6, who="bert"),
        Forget("bert", leave=False),
        presses("urgent", card=6, who="cees"),
    ],
    "a seat keeps what the member left behind, until the substitute says something else": [
        Sit("bert", 1),
        Sit("cees", 1),
        shows("👍", card=6, who="bert"),
        presses("urgent", card=6, who="bert"),
        Forget("bert", leave=True),
        presses("urgent", card=6, who="cees"),
        Cut(),
        presses("clear", card=6, who="cees"),
    ],
    "who is forgotten starts anew": [
        Join(CONGRESS, "bert"),
        Choose(CONGRESS, "bert", "police"),
        presses("agree", who="bert"),
        Forget("bert", leave=False),
        presses("doubt", who="bert"),
    ],
    "what was left behind counts on, and nothing new beside it": [
        Join(CONGRESS, "bert"),
        Choose(CONGRESS, "bert", "police"),
        presses("agree", who="bert"),
        shows("🔥", who="bert"),
        Forget("bert", leave=True),
        presses("doubt", who="bert"),
        shows("👎", who="bert"),
        shows("👎", card=4, who="bert"),
        Hang(4, 10),
    ],
    "a press shows where the card hangs, and what was said there counts": [
        shows("🤔", card=4, who="bert"),
        Cut(),
        presses("agree", card=4),
    ],
    "the first copy of a card keeps what it said": [
        shows("👍"),
        Cut(),
        Hang(1, 20),
        shows("🤔"),
        Cut(),
        presses("urgent"),
    ],
    "a card in a group that moved keeps what it said": [
        shows("👍"),
        Cut(),
        Move(HALL),
        shows("🤔", gone=True),
        Cut(),
        presses("urgent", card=2),
    ],
    "a press from before the group moved counts when it is handled after": [
        Move(HALL),
        Button("anne", 1, 10, False, "agree", gone=True),
        Button("bert", 1, 10, True, "agree", gone=True),
    ],
    "two who trade places leave the figures, and so the revision": [
        shows("👍"),
        shows("🤔", who="bert"),
        Cut(),
        shows("🤔"),
        shows("👍", who="bert"),
        shows("👍", card=5),
    ],
}


@pytest.mark.parametrize("story", STORIES)
def test_at_the_edges_voices_and_tallies_are_what_was_said(engine: Engine, story: str) -> None:
    with example_in(engine) as place:
        hearing = Hearing(place)
        for happening in STORIES[story]:
            hearing.hear(happening)
        hearing.flush()
