"""The QR code of an invitation, as a picture and on a poster that a screen reader can read too."""

from dataclasses import asdict
from datetime import datetime
from io import BytesIO

import segno
from sqlmodel import Session

from bot.reports import typesetting
from bot.reports.documents import Document, Make, Wanted
from bot.texts import poster as texts
from bot.texts.inviting import link
from models import inviting
from models.names import Names
from models.tables import Gathering, Invite, Monitor, Organisation

TEMPLATE = "poster.typ"
QUIET = 4
"""Modules of white around a code, as ISO 18004 has it."""
PIXELS = 12


def code_of(link: str) -> segno.QRCode:
    """The code: with the level of correction that a print on a wall needs, never a micro code."""
    return segno.make(link, error="q", micro=False)


def pdf(poster: texts.Poster, at: datetime) -> bytes:
    """The poster on A4."""
    return typesetting.compile(TEMPLATE, asdict(poster), at, [svg(poster.link)])


def svg(link: str) -> str:
    """The code as a drawing, black on white with its margin."""
    content = BytesIO()
    code_of(link).save(content, kind="svg", border=QUIET, dark="#000", light="#fff", omitsize=True, xmldecl=False)
    return content.getvalue().decode()


def read_poster(session: Session, wanted: Wanted) -> Make:
    """The poster of {"invite": its number}, in the gathering's language."""
    invite = session.get_one(Invite, wanted.of["invite"])
    gathering = session.get_one(Gathering, invite.gathering_id)
    controller = session.get_one(Organisation, gathering.organiser_id)
    monitor = session.get_one(Monitor, gathering.monitor_id)
    view = inviting.view(session, invite, wanted.now)
    poster = texts.poster(
        view,
        wanted.username,
        language=gathering.language,
        confidential=gathering.confidential,
        controller=Names(controller.name_nl, controller.name_en),
        kept_until=gathering.kept_until,
        embargo_until=gathering.embargo_until,
        label=Names(monitor.label_nl, monitor.label_en),
    )
    return lambda: Document(texts.poster_name(view), pdf(poster, wanted.now))


def read_qr(session: Session, wanted: Wanted) -> Make:
    """The QR code alone of {"invite": its number}, as a PNG."""
    view = inviting.view(session, session.get_one(Invite, wanted.of["invite"]), wanted.now)
    return lambda: Document(texts.qr_name(view), png(link(wanted.username, view.code)))


def png(link: str) -> bytes:
    content = BytesIO()
    code_of(link).save(content, kind="png", scale=PIXELS, border=QUIET)
    return content.getvalue()
