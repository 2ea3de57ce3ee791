"""Files that somebody sent to be imported: kept until they are imported or discarded, and a day at most."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col

from models.tables import Download

KEPT = timedelta(days=1)


def download(session: Session, number: int, person: int) -> Download | None:
    """The file with this number, if this person sent it and it is still there."""
    found = session.get(Download, number)
    return found if found is not None and found.person_id == person else None


def drop(session: Session, file: Download) -> None:
    """It has been dealt with."""
    session.delete(file)
    session.flush()


def forget_downloads(session: Session, now: datetime) -> None:
    """Let go of files that were never dealt with."""
    session.execute(delete(Download).where(col(Download.at) < now - KEPT))
