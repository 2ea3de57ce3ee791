"""Commitments by traffic light, as a picture for a document."""

from dataclasses import asdict
from typing import Literal

from bot.reports import typesetting
from bot.texts.progress_report.document import Picture


def draw(picture: Picture, language: str, form: Literal["svg", "png"]) -> bytes:
    """The bars with their legend, as wide as the text of an A4 page."""
    return typesetting.draw("lights.typ", asdict(picture) | {"language": language}, form)
