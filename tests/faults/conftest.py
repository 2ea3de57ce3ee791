"""The hall of the stories, and a clock and scene for what goes wrong in it."""

from tests.hall.conftest import hall

__all__ = ["hall"]
