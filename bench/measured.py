"""What a measurement gives, and how much effort goes into it."""

from dataclasses import dataclass

Figures = dict[str, float]


@dataclass(frozen=True)
class Effort:
    """How many updates, times, rows, pictures and reminders at once; `paced_seconds` of steady load.

    `hall_seconds` of presses in a full hall, `fire_minutes` of simulated time under reactions.
    """

    loopback: int
    far: int
    ordinary: int
    times: int
    paced_seconds: float
    rows: int
    pictures: int
    reminders: int
    hall_seconds: float
    fire_minutes: float


FULL = Effort(
    loopback=6_000,
    far=4_000,
    ordinary=400,
    times=3,
    paced_seconds=8,
    rows=1_000_000,
    pictures=1000,
    reminders=10_000,
    hall_seconds=20,
    fire_minutes=10,
)
QUICK = Effort(
    loopback=2_000,
    far=1_000,
    ordinary=200,
    times=1,
    paced_seconds=3,
    rows=100_000,
    pictures=50,
    reminders=500,
    hall_seconds=5,
    fire_minutes=1,
)
