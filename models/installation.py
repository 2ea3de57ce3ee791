"""What this installation remembers of itself between starts."""

from datetime import datetime

from sqlmodel import Session

from models.tables import Setting

USERNAME = "username"
RUNNING_SINCE = "running_since"
POLICY = "policy"


def begin(session: Session, username: str, now: datetime) -> bool:
    """A start; True when the process before this one did not stop as it should."""
    unclean = session.get(Setting, RUNNING_SINCE) is not None
    put(session, USERNAME, username)
    put(session, RUNNING_SINCE, now.isoformat())
    return unclean


def is_other_policy(session: Session, fingerprint: str) -> bool:
    """Note by which policy it reminds from here on; whether that was another one before."""
    row = session.get(Setting, POLICY)
    before = fingerprint if row is None else row.value
    put(session, POLICY, fingerprint)
    return before != fingerprint


def end(session: Session) -> None:
    """A clean stop."""
    row = session.get(Setting, RUNNING_SINCE)
    if row is not None:
        session.delete(row)


def put(session: Session, name: str, value: str) -> None:
    row = session.get(Setting, name) or Setting(name=name, value=value)
    row.value = value
    session.add(row)


def username(session: Session) -> str | None:
    """The bot's name, known since its first start."""
    row = session.get(Setting, USERNAME)
    return None if row is None else row.value
