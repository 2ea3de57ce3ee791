"""What becomes of the recommendations."""

from telegram.ext import CallbackQueryHandler, CommandHandler

from handlers import (
    asking_responses,
    editions,
    rechecking,
    recommendations,
    responding,
    stages,
)
from handlers.hearing import Hears
from models.recommendations import LISTED_BY, ScopeKind
from models.words import RecommendationStatus, ResponseKind

SCOPES = "|".join(ScopeKind)
RESPONSES = "|".join(ResponseKind)
STATUSES = "|".join(RecommendationStatus)
LISTS = "|".join(LISTED_BY)


def heard() -> list[Hears]:
    """What becomes of the recommendations."""
    return [
        CommandHandler(["recommendations", "aanbevelingen"], recommendations.wanted),
        CallbackQueryHandler(recommendations.listed, pattern=rf"^xl:({SCOPES}):\d{{1,18}}:\d{{1,4}}\Z"),
        CallbackQueryHandler(recommendations.listed, pattern=rf"^xg:({LISTS}):\d{{1,4}}\Z"),
        CallbackQueryHandler(recommendations.opened, pattern=r"^x[rb]:\d{1,18}\Z"),
        CommandHandler(["administrative", "bestuurlijk"], stages.wanted),
        CallbackQueryHandler(stages.listed, pattern=r"^xd:(owner|period):\d{1,4}\Z"),
        CallbackQueryHandler(stages.opened, pattern=r"^xf:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(stages.entering, pattern=r"^xi:\d{1,18}\Z"),
        CommandHandler(["editions", "edities"], editions.wanted),
        CallbackQueryHandler(editions.turned, pattern=r"^xz:(items|outcomes):\d{1,4}\Z"),
        CommandHandler(["response", "respons"], responding.wanted),
        CallbackQueryHandler(responding.listed, pattern=r"^xn:(open|done):\d{1,4}\Z"),
        CallbackQueryHandler(responding.opened, pattern=r"^xp:\d{1,18}:\d{1,18}\Z"),
        CallbackQueryHandler(responding.answered, pattern=rf"^xa:\d{{1,18}}:\d{{1,18}}:({RESPONSES})\Z"),
        CallbackQueryHandler(asking_responses.overview, pattern=r"^xu:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(asking_responses.pressed, pattern=rf"^xey?:(item|{SCOPES}):\d{{1,18}}\Z"),
        CallbackQueryHandler(rechecking.pressed, pattern=r"^(xv|xky?|xo):\d{1,18}\Z"),
        CallbackQueryHandler(rechecking.status_chosen, pattern=rf"^xs:\d{{1,18}}:({STATUSES})\Z"),
        CallbackQueryHandler(rechecking.taken_back, pattern=r"^xw:\d{1,18}\Z"),
        CallbackQueryHandler(rechecking.units_wanted, pattern=r"^xm:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(rechecking.addressee_chosen, pattern=r"^xt[ra]?:\d{1,18}:(unit|organisation):\d{1,18}\Z"),
        CallbackQueryHandler(rechecking.history_wanted, pattern=r"^xh:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(recommendations.commitments_wanted, pattern=r"^xc:\d{1,18}:\d{1,4}\Z"),
    ]
