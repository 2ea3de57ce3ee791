"""Commitments by traffic light, as a picture for a document and for the chat."""

from dataclasses import asdict
from functools import partial
from typing import Any, Literal

from sqlmodel import Session

from bot.reports import typesetting
from bot.reports.documents import Document, Make, Wanted, Withheld
from bot.texts import lights_picture
from bot.texts.progress_report.document import Picture
from models import lights, overview
from models.overview import Group, sight_of

AREAS = 12
"""As many fit a picture."""


def draw(picture: Picture, language: str, form: Literal["svg", "png"]) -> bytes:
    """The bars with their legend, as wide as the text of an A4 page."""
    return typesetting.draw("lights.typ", asdict(picture) | {"language": language}, form)


def read(session: Session, wanted: Wanted) -> Make:
    """The picture for the chat, of {"person"}: a bar for all commitments, and one for each area. Raises Withheld."""
    today, sight = lights.of_day(wanted.policy, wanted.today), sight_of(session, wanted.person)
    if sight is None:
        raise Withheld
    areas, _ = overview.grouped(session, Group.AREA, today, sight, skip=0, limit=AREAS)
    in_order = sorted(areas, key=lambda area: area.id)
    counts = overview.by_light(session, today, sight)
    told = lights_picture.picture(wanted.language, wanted.today, counts, in_order, overview.label(session))

    return partial(card, told)


def card(picture: dict[str, Any]) -> Document:
    """The picture of `bot.texts.lights_picture`."""
    return Document("weerklank.png", typesetting.draw("lights_card.typ", picture, "png"))
