"""The key of the pseudonyms: a file outside the database, made once, never copied along with it."""

import os
import secrets
from pathlib import Path

from sqlmodel import Session

from bot.problems import WrongKey
from models.people import Pseudonyms
from models.tables import Setting

CHECK = "key_check"


def pseudonyms_from(path: Path) -> Pseudonyms:
    """Read the key, or make one that only its owner can read."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return Pseudonyms(bytes.fromhex(path.read_text().strip()))
    key = secrets.token_bytes(32)
    with os.fdopen(handle, "w") as file:
        file.write(key.hex() + "\n")
    return Pseudonyms(key)


def check(session: Session, pseudonyms: Pseudonyms, path: Path) -> None:
    """Raises WrongKey when the database's people were named with another key."""
    kept = session.get(Setting, CHECK)
    if kept is None:
        session.add(Setting(name=CHECK, value=pseudonyms.check_value))
    elif kept.value != pseudonyms.check_value:
        raise WrongKey(str(path))
