"""What makes the bot stop or not start; each carries values, and the command line says what to do about it."""


class Problem(Exception):
    """The bot can't go on until a person does something."""


class WrongToken(Problem):
    """Telegram does not know this token."""


class NoToken(Problem):
    """No token is configured."""


class AnotherPoller(Problem):
    """Another process kept fetching this bot's updates."""


class TelegramUnreachable(Problem):
    """Telegram could not be reached at start. args: the address, what went wrong."""


class DatabaseUnreachable(Problem):
    """The database could not be opened. args: its address without a password, what went wrong."""


class OtherVersion(Problem):
    """The database is of another version. args: its version, the wanted one, whether this code knows it."""


class WrongKey(Problem):
    """The key file is not the one the pseudonyms in the database were made with. args: its path."""


class LedgerUnusable(Problem):
    """The file of who was forgotten can't be read or written. args: its path, what went wrong."""


class ConfigurationFaults(Problem):
    """The configuration can't be used. args: (path, sentences that each name a line and what would be right)."""
