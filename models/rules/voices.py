"""How reaction sets become one voice.

A source holds a full set of marks. Its position changes only while the item is open. The voice takes the position of
the source that changed its position last, "none" included; its flags are those of all sources together.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from models.words import CLEAR, PEOPLE, POSITIONS, Flag, Stance

VARIATION_SELECTOR = "\ufe0f"

EMOJI: Mapping[str, Stance] = MappingProxyType(
    {
        "👍": Stance.AGREE,
        "❤": Stance.AGREE,
        "🙏": Stance.AGREE,
        "👏": Stance.AGREE,
        "💯": Stance.AGREE,
        "🤔": Stance.DOUBT,
        "👎": Stance.DISAGREE,
    }
)
"""What the reaction emoji mean unless configured otherwise; written without U+FE0F, as Telegram sends them."""

CUSTOM_EMOJI = "custom"
"""The mark that stands for any custom or paid reaction."""


def plain(emoji: str) -> str:
    """An emoji without its variation selector, so that ❤️ and ❤ are one."""
    return emoji.replace(VARIATION_SELECTOR, "")


@dataclass(slots=True)
class Source:
    """One person's set at one source: `marks` as it stands, and the part that counts."""

    marks: tuple[str, ...] = ()
    dated: int = 0
    seq: int = 0
    stance: Stance = Stance.NONE
    stance_seq: int = 0
    flags: frozenset[Flag] = frozenset()

    def _move_to(self, stance: Stance, seq: int) -> None:
        if stance != self.stance:
            self.stance, self.stance_seq = stance, seq

    def take_set(
        self,
        marks: tuple[str, ...],
        *,
        seq: int,
        dated: int,
        counts: bool,
        emoji: Mapping[str, Stance] = EMOJI,
    ) -> None:
        """An emoji set arrived; an earlier date than the stored one never overwrites."""
        if dated < self.dated:
            return
        before, self.marks, self.dated, self.seq = self.marks, marks, dated, seq
        if counts:
            self.count_set(tuple(mark for mark in marks if mark not in before), emoji)

    def count_set(self, added: tuple[str, ...], emoji: Mapping[str, Stance] = EMOJI) -> None:
        """Let the stored set count: the newly added position, else the stored one, else the first."""
        standing = [emoji[mark] for mark in self.marks if mark in emoji]
        fresh = [emoji[mark] for mark in added if mark in emoji]
        if fresh:
            self._move_to(fresh[0], self.seq)
        elif self.stance not in standing:
            self._move_to(standing[0] if standing else Stance.NONE, self.seq)
        self.flags = frozenset({Flag.OTHER} if any(mark not in emoji for mark in self.marks) else ())

    def take_press(self, mark: str, *, seq: int) -> None:
        """A button sets and never toggles; only `CLEAR` withdraws."""
        self.seq = seq
        if mark == CLEAR:
            self.flags = frozenset()
            self._withdraw(seq)
        elif mark in POSITIONS:
            self.stance, self.stance_seq = Stance(mark), seq
        else:
            self.flags |= {Flag(mark)}

    def unsay(self) -> None:
        """Keep the set, but let nothing of it count."""
        self.stance, self.stance_seq, self.flags = Stance.NONE, 0, frozenset()

    def _withdraw(self, seq: int) -> None:
        self.stance, self.stance_seq = Stance.NONE, seq


@dataclass(frozen=True, slots=True)
class Voice:
    """What one person says of one agenda item."""

    stance: Stance = Stance.NONE
    flags: frozenset[Flag] = frozenset()

    @property
    def marks(self) -> tuple[str, ...]:
        """The tally marks this voice is counted under; none for an empty voice."""
        stances = () if self.stance == Stance.NONE else (str(self.stance),)
        marks = (*stances, *sorted(self.flags))
        return (*marks, PEOPLE) if marks else ()


SILENT = Voice()


def voice_of(sources: Iterable[Source]) -> Voice:
    """The one voice of a person's sources at an agenda item."""
    stance, last = Stance.NONE, 0
    flags: frozenset[Flag] = frozenset()
    for source in sources:
        flags |= source.flags
        if source.stance_seq > last:
            stance, last = source.stance, source.stance_seq
    return Voice(stance, flags)
