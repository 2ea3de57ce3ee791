"""What is said while a gathering is prepared: settings, agenda, invitations, poster."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date, timedelta

from bot.texts import agenda_editing, creating, inviting, poster, preparing, settings
from bot.texts.followers import how_many
from bot.texts.message import Message
from models.agenda_editing import Area, Choice
from models.inviting import InviteState, InviteView
from models.names import Names
from models.preparing import GatheringView
from models.settings import Refusal, Setting
from models.words import UNKNOWN_AUDIENCE, Results, RoleKind
from tests.texts.spoken_minutes import printed
from tests.texts.values import (
    AGENDA,
    CONGRESS,
    CONGRESS_DAY,
    LABEL,
    LARGEST,
    ORGANISATION,
    ORGANISATIONS,
    REPORT,
    TITLES,
    USERNAME,
)

REFERENCE = "taskforce-2013-09-xx"
FULL = GatheringView(
    number=LARGEST,
    reference=REFERENCE,
    names=Names(
        "Congres Korpsmonitor Mensenhandel en Prostitutie", "Police Force Monitor congress on Human Trafficking"
    ),
    day=date(2013, 9, 25),
    zone="America/Argentina/ComodRivadavia",
    language="nl",
    audiences=("partner", "police", "member", "Zorg"),
    confidential=True,
    by_invitation=True,
    results=Results.HIDDEN,
    kept_until=date(2013, 12, 31),
    quorum=100,
    embargo_until=date(2013, 9, 27),
    controller=ORGANISATION,
    items=26,
    joined=10_000,
    settled=False,
)
PLAIN = replace(
    FULL,
    names=Names("Congres", "Congres"),
    zone="UTC",
    language="en",
    audiences=("partner",),
    confidential=False,
    by_invitation=False,
    results=Results.LIVE,
    quorum=None,
    embargo_until=None,
    items=1,
    joined=1,
)
TYPED = (Setting.NAME, Setting.DATE, Setting.KEPT_UNTIL, Setting.ZONE, Setting.QUORUM, Setting.EMBARGO)
CHOSEN = (Setting.CONFIDENTIAL, Setting.BY_INVITATION, Setting.RESULTS, Setting.LANGUAGE)
INVITE = InviteView(
    number=LARGEST,
    code="AbCdEfGhIjKlMnOp",
    role=RoleKind.PARTICIPANT,
    gathering=LARGEST,
    reference=REFERENCE,
    names=CONGRESS,
    day=CONGRESS_DAY,
    audience="partner",
    of=None,
    seat=None,
    uses=12,
    max_uses=100_000,
    last_day=date(2013, 9, 25),
    state=InviteState.OPEN,
)
INVITES = (
    INVITE,
    replace(INVITE, audience=UNKNOWN_AUDIENCE, max_uses=1, uses=1, state=InviteState.USED_UP),
    replace(INVITE, role=RoleKind.HELPER, state=InviteState.EXPIRED),
    replace(INVITE, role=RoleKind.ORGANISER, state=InviteState.REVOKED),
    replace(INVITE, seat="Landelijk Informatie- en Expertisecentrum"),
    replace(INVITE, role=RoleKind.CONTACT, of=ORGANISATION, gathering=None, reference=""),
    replace(INVITE, role=RoleKind.COORDINATOR, gathering=None, reference=""),
    replace(INVITE, audience="Zorg"),
)


def messages(language: str) -> Iterator[tuple[str, Message]]:
    yield from _settings(language)
    yield from _making(language)
    yield from _agenda(language)
    yield from _inviting(language)


def _settings(language: str) -> Iterator[tuple[str, Message]]:
    eight = [(LARGEST - at, REFERENCE, FULL.names, FULL.day) for at in range(8)]
    yield "gatherings", preparing.gatherings(language, eight, 20, 1, may_make=True)
    yield "gatherings, one", preparing.gatherings(language, eight[:1], 1, 0, may_make=False)
    for name, view in (("full", FULL), ("plain", PLAIN), ("settled", replace(FULL, settled=True))):
        for coordinator in (True, False):
            who = "coordinator" if coordinator else "organiser"
            yield f"settings, {name}, {who}", preparing.settings(language, view, coordinator=coordinator)
    for name, view in (("full", FULL), ("plain", PLAIN)):
        for setting in CHOSEN:
            yield f"choice of {setting.name}, {name}", settings.ask_choice(language, view, setting)
        for setting in TYPED:
            yield f"question about {setting}, {name}", settings.ask_typed(language, view, setting)
        yield f"audiences, {name}", settings.ask_audiences(language, view)
    shown = list(enumerate(ORGANISATIONS[:8], LARGEST - 8))
    yield "controller", settings.ask_controller(language, FULL, shown, 20, 1)
    for setting in (Setting.DATE, Setting.KEPT_UNTIL, Setting.EMBARGO):
        confirm = settings.confirm_date(language, REFERENCE, setting, FULL.day, gathering=LARGEST)
        yield f"confirm {setting}", confirm
    yield "gathering gone", preparing.gone(language, FULL.names, FULL.day)
    yield "ask to remove a gathering", preparing.ask_remove(language, FULL)


def _making(language: str) -> Iterator[tuple[str, Message]]:
    report = Names(REPORT.monitor.name_nl, REPORT.monitor.name_en)
    yield "ask name", creating.ask_name(language, report, None)
    yield "ask name of a copy", creating.ask_name(language, report, REFERENCE)
    yield "ask English name", creating.ask_english_name(language, FULL.names.nl)
    yield "ask reference", creating.ask_reference(language, FULL.names.nl, REFERENCE)
    yield "ask day", creating.ask_day(language, REFERENCE)
    yield "confirm day of a new gathering", settings.confirm_date(language, REFERENCE, Setting.DATE, FULL.day)


def _agenda(language: str) -> Iterator[tuple[str, Message]]:
    for page in range(3):
        yield f"agenda to edit, page {page + 1}", agenda_editing.agenda(language, LARGEST, REFERENCE, AGENDA, page)
    yield "agenda to edit, empty", agenda_editing.agenda(language, LARGEST, REFERENCE, [], 0)
    for place in (0, 9, len(AGENDA) - 1):
        chosen = agenda_editing.chosen(language, LARGEST, REFERENCE, AGENDA, place, how_many(language, 4, 5))
        yield f"item {place + 1} of the agenda chosen", chosen
    yield "ask to take an item off", agenda_editing.ask_remove(language, LARGEST, AGENDA[6], 0)
    areas = [Area(LARGEST - at, Names(area.nl, area.en), 12, 3) for at, area in enumerate(REPORT.monitor.focus_areas)]
    yield "focus areas", agenda_editing.areas(language, LARGEST, REFERENCE, areas * 3, 0)
    choices = [Choice(LARGEST - at, reference, title, at % 2 == 0) for at, (reference, title) in enumerate(TITLES)]
    long = [replace(each, reference="AANBEVELING-2013-099") for each in choices]
    for name, found in (("of the report", choices), ("with long references", long)):
        area = (LARGEST, areas[0].names)
        yield f"items of an area {name}", agenda_editing.choices(language, LARGEST, REFERENCE, area, found, 1)


def _inviting(language: str) -> Iterator[tuple[str, Message]]:
    at = (LARGEST, REFERENCE, FULL.names, FULL.day)
    yield "choose gathering to invite", inviting.choose(language, [(LARGEST, REFERENCE)] * 8, 20, 1, coordinator=True)
    yield "invite, coordinator", inviting.menu(language, at, FULL.audiences, 12, seats=True, coordinator=True)
    yield "invite, organiser", inviting.menu(language, at, ("member",), 0, seats=False, coordinator=False)
    yield "invite to no gathering", inviting.menu(language, None, (), 1, seats=False, coordinator=True)
    shown = list(enumerate(ORGANISATIONS[:8], LARGEST - 8))
    yield "whom a contact speaks for", inviting.ask_organisation(language, LARGEST, REFERENCE, shown, 20, 1)
    yield "name of a seat", inviting.ask_seat(language, LARGEST, REFERENCE)
    yield "how many uses", inviting.ask_uses(language, LARGEST, REFERENCE)
    days = [CONGRESS_DAY + timedelta(days=7 * weeks) for weeks in range(3)]
    yield "last day", inviting.ask_last_day(language, LARGEST, REFERENCE, days)
    for number, view in enumerate(INVITES):
        yield f"invitation {number + 1}", inviting.invite(language, view, USERNAME)
        yield f"ask to withdraw invitation {number + 1}", inviting.ask_withdraw(language, view)
        yield f"caption of invitation {number + 1}", Message(inviting.caption(language, view))
    yield "invitations", inviting.invites(language, LARGEST, REFERENCE, INVITES, 20, 1)
    yield "invitations, none", inviting.invites(language, 0, "", [], 0, 0)
    yield "invitations, one", inviting.invites(language, LARGEST, REFERENCE, INVITES[:1], 1, 0)


def a_poster(language: str, *, confidential: bool = True, embargo: date | None = None) -> poster.Poster:
    return poster.poster(
        INVITE,
        USERNAME,
        language=language,
        confidential=confidential,
        controller=ORGANISATION,
        kept_until=date(2013, 12, 31),
        embargo_until=embargo,
        label=LABEL,
    )


def short_answers(language: str) -> Iterator[tuple[str, str]]:
    for why in ("over", "open"):
        yield f"invitation of no use, {why}", inviting.no_use(language, why).text
    for why in Refusal:
        yield f"refused, {why}", settings.refused(language, why)
    for taken in (True, False):
        yield f"reference, {taken}", creating.reference_trouble(language, REFERENCE, taken=taken)
    yield "name too long", settings.name_trouble(language, 120)
    for setting in (Setting.ZONE, Setting.QUORUM, Setting.AUDIENCES, Setting.NAME):
        yield f"unfit {setting}", settings.unfit(language, setting, "Europe/Amsterdm" * 9)
    yield "gathering removed", preparing.removed(language, REFERENCE)
    yield "set", preparing.is_set(language)
    yield "no report", preparing.no_report(language)
    yield "only coordinator prepares", preparing.only_coordinator(language)
    for items in (1, 26):
        yield f"{items} added", agenda_editing.added(language, items)
    yield "taken off", agenda_editing.taken_off(language, "TOE-2")
    yield "moved", agenda_editing.moved(language, "TOE-2", 26)
    yield "item stays", agenda_editing.stays(language, "AANBEVELING-2013-099")
    yield "no such item", agenda_editing.no_such_item(language, "TOE-222 " * 20)
    yield "item gone", agenda_editing.gone(language)
    yield "invitation withdrawn", inviting.withdrawn(language)
    yield "number of uses", inviting.number_trouble(language, 100_000)
    yield "seat's name too long", inviting.seat_trouble(language, 60)
    yield "invitation for too long", inviting.too_late(language)
    yield "no seats", inviting.no_seats(language)
    yield "invitation no longer works", inviting.not_working(language)
    yield "file on its way", inviting.on_its_way(language)
    for name, made in (
        ("confidential", a_poster(language)),
        ("on the record", a_poster(language, confidential=False, embargo=date(2013, 9, 3))),
    ):
        words = [word for word in printed(asdict(made)) if word]
        yield from ((f"poster, {name}, {number}", word) for number, word in enumerate(words))
    yield "name of the poster's file", poster.poster_name(INVITE)
    yield "name of the code's file", poster.qr_name(INVITES[2])
