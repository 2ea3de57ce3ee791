"""The stand-in's clock, in seconds since 1970."""

from collections.abc import Callable


class Clock:
    """Follows a given clock until it is set; from then on it stands still and moves by `advance` alone."""

    def __init__(self, source: Callable[[], float]) -> None:
        self._source = source
        self._fixed: float | None = None
        self._ahead = 0.0

    def __call__(self) -> float:
        return self._fixed if self._fixed is not None else self._source() + self._ahead

    def set(self, now: float) -> None:
        self._fixed = now

    def advance(self, seconds: float) -> None:
        """Move ahead, whether standing still or running."""
        if self._fixed is not None:
            self._fixed += seconds
        else:
            self._ahead += seconds

    def run(self) -> None:
        """Follow the given clock again."""
        self._fixed, self._ahead = None, 0.0
