"""What can happen in a hall, as values: to the model one at a time, to the bot in runs."""

from dataclasses import dataclass

from hypothesis import strategies as st

from .ground import AUDIENCES, CARDS, GATHERING_OF

WHO = ("anne", "bert", "cees")
EMOJI = ("👍", "❤", "❤\ufe0f", "🤔", "👎", "🔥", "custom:7")
MARKS = ("agree", "doubt", "disagree", "practice", "urgent", "offer", "clear")


@dataclass(frozen=True)
class Emoji:
    """The full set on one of the messages that a card is or may become; `gone`: where it hung before a move."""

    who: str
    card: int
    copy: int
    gone: bool
    marks: tuple[str, ...]
    dated: int


@dataclass(frozen=True)
class Button:
    who: str
    card: int
    copy: int
    elsewhere: bool
    mark: str


@dataclass(frozen=True)
class Cut:
    """The bot writes what it collected."""


@dataclass(frozen=True)
class Join:
    gathering: int
    who: str


@dataclass(frozen=True)
class Choose:
    gathering: int
    who: str
    audience: str


@dataclass(frozen=True)
class Turn:
    """An open item is closed, a closed one is opened."""

    item: int


@dataclass(frozen=True)
class Hang:
    card: int
    copy: int


@dataclass(frozen=True)
class Move:
    """A group becomes a supergroup."""

    chat: int


Happening = Emoji | Button | Cut | Join | Choose | Turn | Hang | Move

who = st.sampled_from(WHO)
cards = st.sampled_from(sorted(CARDS))
copies = st.sampled_from((10, 10, 10, 20))
seldom = st.sampled_from((False,) * 7 + (True,))

reactions: st.SearchStrategy[Happening] = st.builds(
    Emoji,
    who,
    cards,
    copies,
    seldom,
    st.lists(st.sampled_from(EMOJI), max_size=3, unique_by=lambda mark: mark.removesuffix("\ufe0f")).map(tuple),
    st.integers(1, 6),
) | st.builds(Button, who, cards, copies, seldom, st.sampled_from(MARKS))

others: st.SearchStrategy[Happening] = st.one_of(
    st.builds(Join, st.sampled_from(sorted(AUDIENCES)), who),
    st.sampled_from([(g, a) for g, audiences in AUDIENCES.items() for a in audiences]).flatmap(
        lambda place: st.builds(Choose, st.just(place[0]), who, st.just(place[1]))
    ),
    st.builds(Turn, st.sampled_from(sorted(GATHERING_OF))),
    st.builds(Hang, cards, copies),
    st.builds(Move, st.sampled_from((-1, -2, -3))),
    st.just(Cut()),
)

happenings = st.lists(st.one_of(reactions, reactions, reactions, others), min_size=1, max_size=30)
