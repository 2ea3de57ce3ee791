"""What becomes of the commitments: offered, decided, reminded of, answered, steered and reported on."""

from telegram.ext import CallbackQueryHandler, CommandHandler

from bot.texts.amending import Part
from bot.texts.radar import Way
from handlers import (
    amending,
    away,
    calendars,
    commitments,
    deciding,
    details,
    endorsing,
    escalating,
    handing_over,
    holding,
    matters,
    offering,
    overview,
    own_commitments,
    passages,
    progress,
    radar,
    reporting,
    succeeding,
    talking,
    undoing,
    unreachable,
    verdicts,
)
from handlers.hearing import Hears
from models.overview import Group, View

PARTS = "|".join(Part)
VIEWS = "|".join(View)
WAYS = "|".join(Way)
GROUPED = "|".join(Group)
ANSWERS = "|".join((*progress.ANSWERS, "show"))
CHOICE = r"^(qd:\d{4}-\d\d-\d\d|oo:\d{1,18}|op:\d{1,4}|ox|ol|oe|os|ok:[a-z_]{1,30}|oi:\d{1,18}:[yn]:\d{1,4})#\d{1,18}\Z"


def heard() -> list[Hears]:
    return [*_keeping(), *_steering(), *_reporting()]


def _keeping() -> list[Hears]:
    """What becomes of the commitments: offered, decided, reminded of, answered."""
    return [
        CallbackQueryHandler(offering.pressed, pattern=r"^o:\d{1,18}\Z"),
        CallbackQueryHandler(talking.choice_made, pattern=CHOICE),
        CommandHandler(["commitment", "afspraak"], commitments.wanted),
        CallbackQueryHandler(deciding.pressed, pattern=r"^c[adtm]:\d{1,18}\Z"),
        CallbackQueryHandler(endorsing.pressed, pattern=r"^c[gn]:\d{1,18}\Z"),
        CallbackQueryHandler(amending.pressed, pattern=rf"^ce:\d{{1,18}}\Z|^cf:\d{{1,18}}:({PARTS})\Z"),
        CallbackQueryHandler(commitments.listed, pattern=r"^cl:\d{1,4}\Z"),
        CallbackQueryHandler(commitments.pressed, pattern=r"^c[wq]:\d{1,18}\Z|^(ch|ls|yp):\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(escalating.wanted, pattern=r"^esc:\d{1,18}\Z"),
        CallbackQueryHandler(escalating.postponed, pattern=r"^escn:\d{1,18}\Z"),
        CallbackQueryHandler(escalating.decided, pattern=r"^esc[xyz]:\d{1,18}\Z"),
        CallbackQueryHandler(unreachable.pressed, pattern=r"^icsm:\d{1,18}\Z"),
        CallbackQueryHandler(unreachable.listed, pattern=r"^icsl:[1-9]\d{5}:\d{1,4}\Z"),
        CallbackQueryHandler(calendars.pressed, pattern=r"^ics:\d{1,18}\Z"),
        CallbackQueryHandler(details.begin, pattern=r"^cz:\d{1,18}\Z"),
        CallbackQueryHandler(progress.pressed, pattern=rf"^d:c?\d{{1,18}}:({ANSWERS})!?\Z"),
        CallbackQueryHandler(undoing.pressed, pattern=r"^su:\d{1,18}\Z"),
        CommandHandler(["away", "afwezig"], away.wanted),
        CallbackQueryHandler(away.back_pressed, pattern=r"^sb\Z"),
        CallbackQueryHandler(succeeding.withdrawn, pattern=r"^sw:\d{1,18}\Z"),
        CallbackQueryHandler(verdicts.pressed, pattern=r"^s[vnarhk]:\d{1,18}\Z"),
    ]


def _steering() -> list[Hears]:
    """The state of play, and what waits for the coordinator."""
    return [
        CommandHandler(["overview", "overzicht"], overview.wanted),
        CallbackQueryHandler(overview.pressed, pattern=rf"^yo\Z|^yv:({VIEWS}):\d{{1,6}}\Z"),
        CallbackQueryHandler(overview.pressed, pattern=rf"^yg:({GROUPED}):\d{{1,6}}\Z"),
        CallbackQueryHandler(overview.pressed, pattern=rf"^yo:({GROUPED}):\d{{1,18}}:\d{{1,6}}\Z"),
        CallbackQueryHandler(radar.pressed, pattern=rf"^yr:({WAYS}):\d{{1,6}}\Z"),
        CallbackQueryHandler(matters.pressed, pattern=r"^y[hq]:\d{1,6}:\d{1,2}:\d{1,18}\Z"),
        CommandHandler(["commitments", "afspraken"], own_commitments.wanted),
        CallbackQueryHandler(own_commitments.listed, pattern=r"^ym:\d{1,6}\Z"),
        CallbackQueryHandler(own_commitments.opened, pattern=r"^ya:\d{1,18}\Z"),
        CallbackQueryHandler(holding.listed, pattern=r"^yk:\d{1,6}\Z"),
        CallbackQueryHandler(holding.pressed, pattern=r"^y[xz]:\d{1,18}:\d{1,6}\Z"),
        CallbackQueryHandler(overview.picture_wanted, pattern=r"^yb\Z"),
    ]


def _reporting() -> list[Hears]:
    """The progress report, and the log of what was handed over."""
    return [
        CommandHandler(["report", "rapport"], reporting.wanted),
        CallbackQueryHandler(reporting.draft_wanted, pattern=r"^jn\Z"),
        CallbackQueryHandler(reporting.opened, pattern=r"^j:\d{1,18}:(nl|en)\Z"),
        CallbackQueryHandler(reporting.pressed, pattern=r"^j(d|qy?|ry?):\d{1,18}\Z"),
        CallbackQueryHandler(reporting.day_chosen, pattern=r"^jk:\d{1,18}:(today|\d{4}-\d\d-\d\d)\Z"),
        CallbackQueryHandler(reporting.overall_wanted, pattern=r"^jo:\d{1,18}:(nl|en)\Z"),
        CallbackQueryHandler(reporting.file_wanted, pattern=r"^jf:\d{1,18}:(pdf|docx|xlsx|json):(nl|en)\Z"),
        CallbackQueryHandler(reporting.listed, pattern=r"^jl:\d{1,4}\Z"),
        CallbackQueryHandler(reporting.version_opened, pattern=r"^jv:\d{1,18}:(nl|en)\Z"),
        CallbackQueryHandler(passages.pressed, pattern=r"^ja:\d{1,18}:\d{1,18}\Z"),
        CommandHandler(["handover", "overdracht"], handing_over.wanted),
        CallbackQueryHandler(handing_over.pressed, pattern=r"^ql:\d{1,4}\Z|^qn\Z|^q(e|xy?):\d{1,18}\Z"),
    ]
