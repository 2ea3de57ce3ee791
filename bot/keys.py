"""The key of the pseudonyms: a file outside the database, made once, never copied along with it."""

import os
import secrets
from pathlib import Path

from sqlmodel import Session

from bot.problems import WrongKey
from models.people import Pseudonyms
from models.tables import Setting

CHECK = "key_check"
KEY_BYTES = 32


def pseudonyms_from(path: Path) -> Pseudonyms:
    """Read the key, or make one that only its owner can read. Raises WrongKey for a file that holds none."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return _read(path)
    key = secrets.token_bytes(KEY_BYTES)
    with os.fdopen(handle, "w") as file:
        file.write(key.hex() + "\n")
    return Pseudonyms(key)


def _read(path: Path) -> Pseudonyms:
    try:
        key = bytes.fromhex(path.read_text().strip())
    except (ValueError, OSError) as error:
        raise WrongKey(str(path)) from error
    if len(key) != KEY_BYTES:
        raise WrongKey(str(path))
    return Pseudonyms(key)


def check(session: Session, pseudonyms: Pseudonyms, path: Path) -> None:
    """Raises WrongKey when the database's people were named with another key."""
    kept = session.get(Setting, CHECK)
    if kept is None:
        session.add(Setting(name=CHECK, value=pseudonyms.check_value))
    elif kept.value != pseudonyms.check_value:
        raise WrongKey(str(path))
