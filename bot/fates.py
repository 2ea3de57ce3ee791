"""What an error of Telegram's means for the message that was being sent."""

from datetime import datetime, timedelta

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from models.outbox import Dead, Fate, Moved, NotSent, Perhaps, Sent

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
UNREACHABLE = ("chat not found", "user is deactivated", "have no rights to send", "not enough rights")


def fate_of(error: TelegramError, now: datetime, attempt: int) -> Fate:
    """Looks at the precise classes first: BadRequest and TimedOut are both NetworkErrors."""
    match error:
        case RetryAfter():
            return NotSent(now + timedelta(seconds=seconds_of(error)), "Telegram asked to wait")
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden():
            return Dead(error.message, unreachable=True)
        case BadRequest() if "not modified" in error.message.lower():
            return Sent()
        case BadRequest():
            return Dead(error.message, unreachable=any(words in error.message.lower() for words in UNREACHABLE))
        case InvalidToken():
            return NotSent(now + timedelta(minutes=1), "Telegram refused the token")
        case NetworkError() if isinstance(error.__cause__, NEVER_LEFT):
            return NotSent(now + backoff(attempt), type(error.__cause__).__name__)
        case _:
            return Perhaps(f"{type(error).__name__}: {error.message}")


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)


def backoff(attempt: int) -> timedelta:
    """1, 2, 4 … seconds, five minutes at the most."""
    return timedelta(seconds=min(300, 2 ** max(0, attempt - 1)))
