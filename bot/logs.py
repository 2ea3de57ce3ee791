"""Logs without a secret: the token is in no line, and the libraries that print it are silenced."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

TOKEN = re.compile(r"\b(bot)?\d{6,}:[A-Za-z0-9_-]{20,}")
CHATTY = ("httpx", "httpcore", "telegram", "telegram.ext", "apscheduler", "asyncio")


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Take anything that looks like a token out of every value."""
    return {name: hidden(value) if isinstance(value, str) else value for name, value in event.items()}


def hidden(text: str) -> str:
    return TOKEN.sub("[token]", text)


class Redacting(logging.Formatter):
    """The same for lines that libraries write, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        return hidden(super().format(record))


def set_up(level: str, form: str) -> None:
    """Lines on standard error: for people, or as JSON."""
    renderer: Any = (
        structlog.processors.JSONRenderer()
        if form == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            redact,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(level.upper())),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(logging.BASIC_FORMAT))
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.CRITICAL)
