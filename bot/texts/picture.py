"""What a picture of a tally holds, in values that travel as JSON; every word in it comes from the catalogues."""

from dataclasses import asdict, dataclass
from typing import Any, Self

STANCES = ("agree", "doubt", "disagree", "practice")
FLAGS = ("urgent", "offer")
MOST_ROWS = 9


@dataclass(frozen=True)
class Bar:
    """One stance. A hidden figure has `voices` None, and its share is never drawn; `share` is 0..1 of the
    voices, None when nobody reacted. ValueError for an unknown mark or a share outside 0..1.
    """

    mark: str
    label: str
    voices: int | None
    share: float | None

    def __post_init__(self) -> None:
        if self.mark not in STANCES:
            raise ValueError(self.mark)
        if self.share is not None and not 0 <= self.share <= 1:
            raise ValueError(self.share)


@dataclass(frozen=True)
class Row:
    """One item. `flags` pair a mark ("urgent", "offer") with its text; `note` says how many reacted.
    ValueError for an unknown mark, or when the shares that are shown make more than the whole.
    """

    reference: str
    title: str
    bars: tuple[Bar, ...]
    flags: tuple[tuple[str, str], ...]
    note: str

    def __post_init__(self) -> None:
        for mark, _ in self.flags:
            if mark not in FLAGS:
                raise ValueError(mark)
        shown = sum(bar.share or 0 for bar in self.bars if bar.voices is not None)
        if shown > 1.001:
            raise ValueError(shown)


@dataclass(frozen=True)
class Picture:
    """What is drawn. `footer` holds time and revision, `label` the demonstration label or "", `hidden` stands
    where a figure is hidden, `language` is "nl" or "en". ValueError unless there are one to nine rows.
    """

    heading: str
    subheading: str
    rows: tuple[Row, ...]
    footer: str
    label: str
    hidden: str
    language: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.rows) <= MOST_ROWS:
            raise ValueError(len(self.rows))

    def to_json(self) -> dict[str, Any]:
        """Values that JSON can write and `from_json` reads back."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """The picture that `to_json` wrote. ValueError, TypeError or KeyError when it is none."""
        return cls(**values | {"rows": tuple(_row(row) for row in values["rows"])})


def _row(values: dict[str, Any]) -> Row:
    bars = tuple(Bar(**bar) for bar in values["bars"])
    flags = tuple((mark, text) for mark, text in values["flags"])
    return Row(**values | {"bars": bars, "flags": flags})
