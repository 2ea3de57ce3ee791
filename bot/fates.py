"""What an error of Telegram's means for the message that was being sent."""

from datetime import datetime, timedelta

import httpx
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from models.letters import REPEATABLE, TOPIC, Dead, Fate, Letter, Moved, NoTopic, NotSent, Perhaps, Sent

NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
STANDS_ALREADY = ("not modified", "message to delete not found")
GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")
NO_TOPIC = ("message thread not found", "topic_closed", "topic_deleted")
UNREACHABLE = ("chat not found", "user is deactivated", "have no rights to send", "not enough rights")


def fate_of(error: TelegramError, now: datetime, letter: Letter) -> Fate:
    """Looks at the precise classes first: BadRequest and TimedOut are both NetworkErrors."""
    match error:
        case RetryAfter():
            return NotSent(now + timedelta(seconds=seconds_of(error)), "Telegram asked to wait")
        case ChatMigrated():
            return Moved(error.new_chat_id)
        case Forbidden():
            return Dead(error.message, unreachable=True)
        case BadRequest():
            return _refused(error.message, letter)
        case InvalidToken():
            return NotSent(now + timedelta(minutes=1), "Telegram refused the token")
        case NetworkError() if isinstance(error.__cause__, NEVER_LEFT):
            return NotSent(now + backoff(letter.attempt), type(error.__cause__).__name__)
        case _ if letter.method in REPEATABLE:
            return NotSent(now + backoff(letter.attempt), f"{type(error).__name__}: {error.message}")
        case _:
            return Perhaps(f"{type(error).__name__}: {error.message}")


def _refused(why: str, letter: Letter) -> Fate:
    """Telegram tells refusals apart by their words alone."""

    def says(words: tuple[str, ...]) -> bool:
        return any(each in why.lower() for each in words)

    if says(STANDS_ALREADY):
        return Sent()
    if says(NO_TOPIC) and letter.payload and TOPIC in letter.payload:
        return NoTopic(why)
    return Dead(why, unreachable=says(UNREACHABLE) and letter.method != "deleteMessage", gone=says(GONE))


def seconds_of(error: RetryAfter) -> float:
    """How long Telegram asks to wait."""
    asked = error.retry_after
    return asked.total_seconds() if isinstance(asked, timedelta) else float(asked)


def backoff(attempt: int) -> timedelta:
    """1, 2, 4 … seconds, five minutes at the most."""
    return timedelta(seconds=min(300, 2 ** max(0, attempt - 1)))
