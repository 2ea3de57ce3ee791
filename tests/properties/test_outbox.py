"""Delivery as a machine: whatever fails, each message is in a state that somebody sees, and none leaves too often."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import Engine, select

from models import outbox
from models.letters import Dead, Fate, Moved, NotSent, Perhaps, Sent
from models.tables import Outbox
from models.words import OnUncertain

from .ground import MORNING
from .place import example_in

ENDED = {"sent", "dead", "uncertain", "cancelled", "expired"}
KNOWN = ENDED | {"ready", "sending"}
chats = st.sampled_from((1, 2, -1, -2))


@dataclass
class Track:
    """What the world knows of one message: how often it arrived or may have, and whether it may still leave."""

    expires_at: Any
    maybe_arrived: int = 0
    ended: str | None = None


class Delivery(RuleBasedStateMachine):
    """Claims as the bot does: the head of each chat that has nothing on its way."""

    engine: Engine

    def __init__(self) -> None:
        super().__init__()
        self._example = example_in(self.engine)
        self.place = self._example.__enter__()
        self.now = MORNING
        self.tracks: dict[int, Track] = {}
        self.on_their_way: dict[int, int] = {}
        self.keys: set[str] = set()

    def teardown(self) -> None:
        try:
            self.everything_comes_to_an_end()
        finally:
            self._example.__exit__(None, None, None)

    def rows(self) -> dict[int, Any]:
        found = self.place.rows(select(Outbox.__table__))  # type: ignore[attr-defined]
        return {row.id: row for row in found}

    # --- what happens ------------------------------------------------------------------------------------------------

    @rule(
        chat=chats,
        key=st.none() | st.sampled_from("abc"),
        lives=st.sampled_from((None, None, None, 0, 1, 29)),
        final=st.booleans(),
        priority=st.integers(3, 6),
    )
    def put(self, chat: int, key: str | None, lives: int | None, final: bool, priority: int) -> None:
        expires_at = None if lives is None else self.now + timedelta(seconds=lives)
        row = {
            "chat_id": chat,
            "method": "sendMessage",
            "payload": {"text": "x"},
            "available_at": self.now,
            "dedupe_key": key,
            "expires_at": expires_at,
            "on_uncertain": OnUncertain.FINAL if final else OnUncertain.AGAIN,
            "priority": priority,
        }
        self.place.run(outbox.put, [row])
        new = self.rows().keys() - self.tracks.keys()
        assert len(new) == (0 if key in self.keys else 1)
        self.tracks |= {number: Track(expires_at) for number in new}
        self.keys |= {key} if key else set()

    @rule()
    def claim(self) -> None:
        for letter in self.place.run(outbox.heads, self.now, 200):
            if letter.chat_id in self.on_their_way.values():
                continue
            before = self.rows()
            mine = before[letter.id]
            earlier = [n for n, row in before.items() if row.chat_id == mine.chat_id and n < letter.id]
            assert not [n for n in earlier if before[n].state in ("ready", "sending")]
            track = self.tracks[letter.id]
            late = track.expires_at is not None and track.expires_at <= self.now
            assert self.place.run(outbox.begin, letter.id, self.now) is not late
            assert track.ended is None
            if not late:
                self.on_their_way[letter.id] = letter.chat_id

    @precondition(lambda self: self.on_their_way)
    @rule(data=st.data())
    def settle(self, data: st.DataObject) -> None:
        """Sometimes all of them, and then the chats are claimed anew."""
        for letter in data.draw(st.sampled_from([sorted(self.on_their_way), sorted(self.on_their_way)[:1]])):
            self.settle_one(letter, data)
        if data.draw(st.booleans()):
            self.claim()

    def settle_one(self, letter: int, data: st.DataObject) -> None:
        fates: tuple[Fate, ...] = (
            Sent(7),
            Sent(None),
            NotSent(self.now + timedelta(seconds=30), "asked to wait"),
            Dead("no"),
            Dead("blocked", unreachable=True),
            Moved(-9),
            Perhaps("timed out"),
            Perhaps("502"),
        )
        fate = data.draw(st.sampled_from(fates))
        del self.on_their_way[letter]
        if isinstance(fate, Sent | Perhaps):
            self.tracks[letter].maybe_arrived += 1
        assert self.place.run(outbox.settle, letter, fate, self.now) is True
        self.meet_cards()
        assert self.place.run(outbox.settle, letter, fate, self.now) is False

    @rule()
    def crash(self) -> None:
        """Some had arrived already, some had not; nobody knows."""
        for letter in self.on_their_way:
            self.tracks[letter].maybe_arrived += 1
        assert len(self.place.run(outbox.doubt_unsettled, self.now)) == len(self.on_their_way)
        self.on_their_way = {}

    @rule()
    def claim_without_an_answer(self) -> None:
        """The claim was committed, but the one who claimed never heard of it: nothing was sent."""
        busy = set(self.on_their_way.values())
        for letter in self.place.run(outbox.heads, self.now, 200):
            if letter.chat_id not in busy:
                self.place.run(outbox.begin, letter.id, self.now)
        self.place.run(outbox.never_left, busy)

    @precondition(lambda self: self.tracks)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        chosen = data.draw(st.sets(st.sampled_from(sorted(self.tracks)), max_size=3))
        before = self.rows()
        withdrawn = self.place.run(outbox.cancel, chosen)
        assert sorted(withdrawn) == sorted(n for n in chosen if before[n].state == "ready")
        self.keys -= {before[n].dedupe_key for n in withdrawn}

    @rule(seconds=st.sampled_from((1, 29, 60, 3600)))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule(old=st.sampled_from((-1, -2)), new=st.sampled_from((-1, -2, -9)))
    def move(self, old: int, new: int) -> None:
        """A group says that it moved; its cards hang nowhere now, and are sent again."""
        self.place.run(outbox.move_chat, old, new, self.now)
        self.meet_cards()

    def meet_cards(self) -> None:
        for number, row in self.rows().items():
            if number not in self.tracks and row.posting_id is not None:
                self.tracks[number] = Track(expires_at=None)

    @rule(chat=chats)
    def give_up(self, chat: int) -> None:
        self.place.run(outbox.give_up_on, chat, "blocked", self.now)

    def everything_comes_to_an_end(self) -> None:
        """From here on all goes well: nothing that waits is left waiting."""
        while any(row.state not in ENDED for row in self.rows().values()):
            self.claim()
            for letter in list(self.on_their_way):
                del self.on_their_way[letter]
                self.tracks[letter].maybe_arrived += 1
                assert self.place.run(outbox.settle, letter, Sent(None), self.now)
            self.now += timedelta(minutes=1)
            self.nothing_is_lost_or_doubled()

    # --- what always holds -------------------------------------------------------------------------------------------

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        rows = self.rows()
        assert rows.keys() == self.tracks.keys()
        assert {n: row.chat_id for n, row in rows.items() if row.state == "sending"} == self.on_their_way
        sending = [row.chat_id for row in rows.values() if row.state == "sending"]
        assert len(set(sending)) == len(sending)
        assert self.place.run(outbox.counts) == Counter(row.state for row in rows.values())
        keys = [row.dedupe_key for row in rows.values() if row.dedupe_key is not None]
        assert len(keys) == len(set(keys))
        for number, row in rows.items():
            track = self.tracks[number]
            assert row.state in KNOWN
            assert track.ended in (None, row.state)
            track.ended = row.state if row.state in ENDED else None
            assert track.maybe_arrived <= (2 if row.on_uncertain == "again" else 1)
            if track.maybe_arrived == 2 or (track.maybe_arrived == 1 and row.state != "sent"):
                assert row.resends == 1 or row.state == "uncertain"


def test_messages_leave_in_order_and_never_too_often_and_none_is_lost(engine: Engine) -> None:
    machine = type("DeliveryHere", (Delivery,), {"engine": engine})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=60,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
        ),
    )
