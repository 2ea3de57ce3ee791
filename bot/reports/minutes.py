"""The list of decisions and actions as a PDF that a screen reader can read too."""

from dataclasses import asdict

from sqlmodel import Session

from bot.reports import typesetting
from bot.reports.documents import Document, Make, Wanted
from bot.texts import minutes as texts
from models import decisions

TEMPLATE = "minutes.typ"


def read(session: Session, wanted: Wanted) -> Make:
    """The list of {"gathering": its number}, as it stands when it is sent."""
    minutes = decisions.minutes(session, wanted.of["gathering"], threshold=wanted.threshold)
    paper = asdict(texts.paper(minutes, wanted.language, wanted.now))
    name = texts.file_name(wanted.language, minutes.tally.reference)
    return lambda: Document(name, typesetting.compile(TEMPLATE, paper, wanted.now))
