"""Nothing that leaves ever exceeds Telegram's limits, and what waits is not kept waiting for nothing."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.pacing import Limits, Pacer

PEOPLE = (1, 2, 3, 4, 5)
GROUPS = (-1, -2)
A_MOMENT = 0.001

chats = st.sampled_from((*PEOPLE, *GROUPS))


@dataclass
class Sending:
    """Lets through what the pacer allows, as delivery does, and keeps what left when."""

    pacer: Pacer = field(default_factory=lambda: Pacer(Limits()))
    now: float = 1_000_000.0
    left: list[tuple[float, int, bool]] = field(default_factory=list)
    pauses: list[tuple[float, float, int | None]] = field(default_factory=list)

    def wants(self, chat: int, *, edit: bool) -> bool:
        if self.pacer.free_at(chat, self.now, edit=edit) > self.now:
            return False
        self.pacer.take(chat, self.now, edit=edit)
        self.left.append((self.now, chat, edit))
        return True

    def waits_for(self, chat: int, *, edit: bool) -> None:
        """Until the moment that the pacer names, and then it must go."""
        self.now = max(self.now, self.pacer.free_at(chat, self.now, edit=edit))
        assert self.wants(chat, edit=edit)

    def pause(self, chat: int | None, seconds: float) -> None:
        self.pacer.pause(chat, self.now + seconds)
        self.pauses.append((self.now, self.now + seconds, chat))


def most_in(moments: list[float], seconds: float) -> int:
    """The most that left in any half-open stretch of that many seconds."""
    return max((bisect_right(moments, at + seconds - 1e-6) - i for i, at in enumerate(moments)), default=0)


def is_within_limits(left: list[tuple[float, int, bool]]) -> None:
    of_chat: defaultdict[int, list[float]] = defaultdict(list)
    edits: defaultdict[int, list[float]] = defaultdict(list)
    for at, chat, edit in left:
        of_chat[chat].append(at)
        if edit:
            edits[chat].append(at)
    assert most_in([at for at, _, _ in left], 1) <= 30
    for chat, moments in of_chat.items():
        assert most_in(moments, 1) <= 1
        if chat < 0:
            assert most_in(moments, 60) <= 20
            assert most_in(edits[chat], 60) <= 14


tries = st.tuples(st.just("try"), chats, st.booleans())
waits = st.tuples(st.just("wait"), chats, st.booleans())
steps = st.tuples(st.just("pass"), st.sampled_from((0.01, 0.2, 0.9, 1.0, 3.0, 31.0)), st.just(False))
pauses = st.tuples(st.just("pause"), st.none() | chats, st.booleans())
forgets = st.tuples(st.just("forget"), st.none(), st.just(False))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(tries, waits, tries, steps, pauses, forgets), max_size=120))
def test_what_leaves_never_exceeds_the_limits_and_honours_pauses(
    happened: list[tuple[str, float | int | None, bool]],
) -> None:
    sending = Sending()
    for what, which, flag in happened:
        if what == "pass":
            assert which is not None
            sending.now += which
        elif what == "pause":
            sending.pause(None if which is None else int(which), 7.5 if flag else 2)
        elif what == "forget":
            sending.pacer.forget_idle(sending.now)
        elif what == "wait":
            assert which is not None
            sending.waits_for(int(which), edit=flag)
        else:
            assert which is not None
            sending.wants(int(which), edit=flag)
    is_within_limits(sending.left)
    for asked, until, paused in sending.pauses:
        assert not [at for at, chat, _ in sending.left if asked < at < until and paused in (None, chat)]


def test_a_flood_to_many_people_leaves_at_the_full_pace_and_never_over_it() -> None:
    sending = Sending()
    start, waiting = sending.now, list(range(1, 3001))
    while waiting:
        free = min(sending.pacer.free_at(chat, sending.now) for chat in waiting[:1])
        sending.now = max(free, sending.now) + A_MOMENT
        while waiting and sending.wants(waiting[0], edit=False):
            waiting.pop(0)
    is_within_limits(sending.left)
    assert 3000 / (sending.now - start) >= 0.95 * 30


def paced(chat: int, *, edit: bool, minutes: int) -> list[float]:
    """When they left, with one always waiting."""
    sending = Sending()
    end = sending.now + minutes * 60
    while True:
        sending.now = max(sending.now, sending.pacer.free_at(chat, sending.now, edit=edit)) + A_MOMENT
        if sending.now > end:
            is_within_limits(sending.left)
            return [at for at, _, _ in sending.left]
        assert sending.wants(chat, edit=edit)


def test_a_busy_group_gets_its_messages_and_edits_at_the_full_pace() -> None:
    assert len(paced(-1, edit=False, minutes=60)) >= 0.95 * 20 * 60
    assert len(paced(-1, edit=True, minutes=60)) >= 0.95 * 14 * 60


def test_one_person_gets_a_message_a_second() -> None:
    assert len(paced(1, edit=False, minutes=10)) >= 0.95 * 600


def remembered(pacer: Pacer) -> set[int]:
    """The chats of which it keeps anything at all."""
    return {chat for kept in vars(pacer).values() if isinstance(kept, dict) for chat in kept}


@settings(deadline=None)
@given(st.lists(st.tuples(chats, st.booleans()), min_size=1, max_size=40))
def test_a_chat_that_was_quiet_long_enough_is_forgotten_altogether(sent: list[tuple[int, bool]]) -> None:
    sending = Sending()
    for chat, edit in sent:
        sending.waits_for(chat, edit=edit)
        sending.pacer.pause(chat, sending.now + 0.5)
    sending.pacer.forget_idle(sending.now)
    assert sent[-1][0] in remembered(sending.pacer)
    sending.pacer.forget_idle(sending.now + 62)
    assert remembered(sending.pacer) == set()
