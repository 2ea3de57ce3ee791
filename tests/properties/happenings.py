"""What can happen in a hall, as values: to the model one at a time, to the bot in runs."""

from dataclasses import dataclass

from hypothesis import strategies as st

from .ground import AUDIENCES, BOARD, CARDS, FOYER, GATHERING_OF, HALL, SEATS, TASK_FORCE

GROUPS = {HALL, FOYER, BOARD}
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
    gone: bool = False


@dataclass(frozen=True)
class Cut:
    """The bot writes what it collected."""


@dataclass(frozen=True)
class Join:
    gathering: int
    who: str


@dataclass(frozen=True)
class Sit:
    """Join, or take a seat when one joined before."""

    who: str
    seat: int


@dataclass(frozen=True)
class Forget:
    """Everything goes, or at `leave` what was said stays without a name."""

    who: str
    leave: bool


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


Happening = Emoji | Button | Cut | Join | Sit | Forget | Choose | Turn | Hang | Move

copies = st.sampled_from((10, 10, 10, 20))
seldom = st.sampled_from((False,) * 5 + (True,))
dates = st.sampled_from((5, 5, 5, 6, 1))
mark_sets = st.lists(st.sampled_from(EMOJI), max_size=3, unique_by=lambda mark: mark.removesuffix("\ufe0f")).map(tuple)


def reactions(cast: tuple[list[int], list[str]]) -> st.SearchStrategy[Happening]:
    """By these people, on these cards."""
    cards, who = (st.sampled_from(each) for each in cast)
    return st.one_of(
        st.builds(Emoji, who, cards, copies, seldom, mark_sets, dates),
        st.builds(Button, who, cards, copies, seldom, st.sampled_from(MARKS), seldom),
    )


def others(cast: tuple[list[int], list[str]]) -> st.SearchStrategy[Happening]:
    """What happens between reactions, where these cards hang and to these people."""
    cards, who = (st.sampled_from(each) for each in cast)
    items = sorted({CARDS[card][0] for card in cast[0]})
    gatherings = sorted({GATHERING_OF[item] for item in items})
    audiences = [(gathering, audience) for gathering in gatherings for audience in AUDIENCES[gathering]]
    seated = [st.builds(Sit, who, st.sampled_from(SEATS))] * 2 if TASK_FORCE in gatherings else []
    return st.one_of(
        st.builds(Join, st.sampled_from(gatherings), who),
        *seated,
        st.builds(Forget, who, st.booleans()),
        st.builds(lambda place, who: Choose(place[0], who, place[1]), st.sampled_from(audiences), who),
        st.builds(Turn, st.sampled_from(items)),
        st.builds(Hang, cards, copies),
        st.builds(Move, st.sampled_from(sorted({CARDS[card][1] for card in cast[0]} & GROUPS) or [HALL])),
        st.just(Cut()),
    )


casts = st.tuples(
    st.lists(st.sampled_from(sorted(CARDS)), min_size=1, max_size=3, unique=True),
    st.lists(st.sampled_from(WHO), min_size=1, max_size=2, unique=True),
)
"""Few cards and few people at a time, so that they meet."""

happenings = casts.flatmap(
    lambda cast: st.lists(st.one_of(reactions(cast), reactions(cast), others(cast)), min_size=6, max_size=24)
)
runs = casts.flatmap(lambda cast: st.lists(reactions(cast), min_size=5, max_size=16))
