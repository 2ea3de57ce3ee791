"""Commitments by traffic light, as a picture for a document and for the chat."""

from dataclasses import asdict
from typing import Literal

from sqlmodel import Session

from bot.reports import typesetting
from bot.reports.documents import Document, Make, Wanted
from bot.texts.progress_report.document import Picture


def draw(picture: Picture, language: str, form: Literal["svg", "png"]) -> bytes:
    """The bars with their legend, as wide as the text of an A4 page."""
    return typesetting.draw("lights.typ", asdict(picture) | {"language": language}, form)


def read(_session: Session, wanted: Wanted) -> Make:
    """The picture for the chat of `bot.texts.lights_picture`, which travels with the message."""

    def make() -> Document:
        return Document("weerklank.png", typesetting.draw("lights_card.typ", wanted.of["picture"], "png"))

    return make
