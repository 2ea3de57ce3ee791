"""The state of play as it is when it is sent: counts of all commitments and pages of them.

Where they are very many these take long to read, so nobody waits for them but whoever asked.
"""

from sqlmodel import Session

from bot.reports.documents import Wanted
from bot.texts import overview as texts
from bot.texts import radar as radar_texts
from bot.texts.message import Message
from bot.texts.radar import Way
from bot.texts.running import PER_PAGE
from models import lights, overview, people, radar
from models.lights import Lights
from models.overview import Group, Sight, View, sight_of


def read(session: Session, wanted: Wanted) -> Message:
    """Of {"person", "shown"}: what the button sent back, in parts, or nothing for the state of play itself."""
    sight = sight_of(session, wanted.person)
    if sight is None:
        return Message(texts.only_readers(wanted.language))
    match wanted.of["shown"]:
        case ["yv", view, page]:
            return _listed(session, wanted, sight, View(view), int(page))
        case ["yg", group, page]:
            return _groups(session, wanted, sight, Group(group), int(page))
        case ["yo", group, number, page]:
            return _of_group(session, wanted, sight, Group(group), int(number), int(page))
    return _overview(session, wanted, sight)


def read_radar(session: Session, wanted: Wanted) -> Message:
    """Of {"person", "way", "page"}: what nobody took on, or what the hall hardly asked for."""
    if not people.is_coordinator(session, wanted.person):
        return Message(texts.only_coordinator(wanted.language))
    way, page = Way(wanted.of["way"]), int(wanted.of["page"])
    skip = page * PER_PAGE
    if way == Way.MUCH:
        found = radar.well_supported(session, threshold=wanted.threshold)
        return radar_texts.much(wanted.language, found[skip : skip + PER_PAGE], page, len(found))
    if way == Way.NONE:
        orphans, total = radar.orphans(session, skip=skip, limit=PER_PAGE)
        return radar_texts.none(wanted.language, orphans, page, total)
    condition = radar.hardly_asked_for(session, threshold=wanted.threshold)
    shown, total = overview.page_of(session, condition, _lights(wanted), skip, PER_PAGE)
    return radar_texts.little(wanted.language, shown, page, total)


def _lights(wanted: Wanted) -> Lights:
    return lights.of_day(wanted.policy, wanted.today)


def _overview(session: Session, wanted: Wanted, sight: Sight) -> Message:
    today = _lights(wanted)
    counts = overview.by_light(session, today, sight), overview.counted(session, today, sight)
    return texts.overview(wanted.language, wanted.today, *counts, steers=sight.steers)


def _listed(session: Session, wanted: Wanted, sight: Sight, view: View, page: int) -> Message:
    """A page of a view."""
    skip = page * PER_PAGE
    shown, total = overview.seen(session, view, _lights(wanted), sight, skip=skip, limit=PER_PAGE)
    return texts.listed(wanted.language, view, shown, page, total, steers=sight.steers)


def _groups(session: Session, wanted: Wanted, sight: Sight, group: Group, page: int) -> Message:
    skip = page * PER_PAGE
    shown, total = overview.grouped(session, group, _lights(wanted), sight, skip=skip, limit=PER_PAGE)
    return texts.groups(wanted.language, group, shown, page, total)


def _of_group(session: Session, wanted: Wanted, sight: Sight, group: Group, number: int, page: int) -> Message:
    """A page of the commitments of one organisation, unit or area, if there is such a one."""
    names = overview.name_of(session, group, number)
    if names is None:
        return _overview(session, wanted, sight)
    skip = page * PER_PAGE
    shown, total = overview.of_group(session, group, number, _lights(wanted), sight, skip=skip, limit=PER_PAGE)
    return texts.of_group(wanted.language, group, number, names, shown, page, total, steers=sight.steers)
