"""A stand-in for the Telegram Bot API, with real offsets, permissions, limits and refusals over real HTTP."""

from .http import create_app
from .server import serve
from .standin import TOKEN, StandIn

__all__ = ["TOKEN", "StandIn", "create_app", "serve"]
