"""What every command does first and last: the configuration, the database, and a sentence for what went wrong."""

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ParamSpec

from rich.console import Console
from sqlalchemy import Engine

from bot import opening
from bot.config import Config, load
from bot.database import make_engine
from bot.problems import (
    AnotherPoller,
    ConfigurationFaults,
    DatabaseUnreachable,
    LedgerUnusable,
    NoToken,
    OtherVersion,
    Problem,
    TelegramUnreachable,
    WrongKey,
    WrongToken,
)

P = ParamSpec("P")

out = Console(soft_wrap=True, highlight=False)
err = Console(soft_wrap=True, highlight=False, stderr=True)

DEFAULT = Path("config.toml")
OK, FAILED = 0, 1


def configuration(path: Path | None) -> Config:
    """The configuration of this file, of config.toml when it is there, or the defaults. Raises ConfigurationFaults."""
    if path is None and DEFAULT.exists():
        path = DEFAULT
    return load(path)


@contextmanager
def database(config: Config) -> Iterator[Engine]:
    """An engine on a database of the right version. Raises DatabaseUnreachable and OtherVersion."""
    opening.check_version(config.database.url)
    engine = make_engine(config.database.url, writes=True)
    try:
        yield engine
    finally:
        engine.dispose()


def command(work: Callable[P, int]) -> Callable[P, int]:
    """A command that ends with a sentence that says what to do, whatever problem it meets."""

    @functools.wraps(work)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> int:
        try:
            return work(*args, **kwargs)
        except Problem as problem:
            err.print(sentence(problem), markup=False)
            return FAILED
        except KeyboardInterrupt:
            return 130

    return wrapped


def counted(number: int, one: str) -> str:
    """ "1 row", "2 rows"."""
    return f"{number} {one}" if number == 1 else f"{number} {one}s"


def sentence(problem: Problem) -> str:
    """What happened, and what to do."""
    match problem:
        case ConfigurationFaults(args=(path, faults)):
            listed = "\n".join(f"  {fault}" for fault in faults)
            return f"{path} can't be used:\n{listed}\nconfig.example.toml explains every key."
        case NoToken():
            return (
                "There is no token yet. Ask BotFather in Telegram for one (/newbot) and put it in config.toml under "
                "[telegram], or in WEERKLANK_TELEGRAM__TOKEN. To try without a token: weerklank rehearse"
            )
        case WrongToken():
            return "Telegram does not know this token. Ask BotFather for the right one (/mybots, API Token)."
        case AnotherPoller():
            return (
                "Another process kept fetching this bot's updates. Stop the other one, or give this one a token of its "
                "own (BotFather, /newbot)."
            )
        case TelegramUnreachable(args=(address, why)):
            return f"Telegram can't be reached at {address}: {why}. Check the network and telegram.api_url."
        case DatabaseUnreachable(args=(address, why)):
            return f"The database {address} can't be opened: {why}. Check that it runs, and database.url."
        case OtherVersion(args=(present, wanted, True)):
            return f"The database is of version {present}, this program wants {wanted}. Run: weerklank migrate"
        case OtherVersion(args=(present, _, _)):
            return f"The database was made by a newer Weerklank (version {present}). Use that one, or a backup."
        case WrongKey(args=(path,)):
            return (
                f"The key in {path} is not the one this database was made with. Put the right key file there; without "
                "it nobody is recognised and people would count twice."
            )
        case LedgerUnusable(args=(path, why)):
            return (
                f"The file of who was forgotten, {path}, can't be used: {why}. Put back a copy of it, or let the bot "
                "read and write it (privacy.forgotten_file); an empty one forgets nobody anew after an older database."
            )
    return f"Weerklank can't go on: {problem!r}"
