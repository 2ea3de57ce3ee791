"""What is said in the chat: one file per conversation."""

from collections.abc import Callable
from typing import Any

from telegram.ext import (
    Application,
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    MessageReactionHandler,
    TypeHandler,
    filters,
)

from bot.texts.amending import Part
from bot.texts.radar import Way
from bot.texts.views import FORMATS
from handlers import (
    agenda_editing,
    amending,
    announcing,
    answers,
    asking_responses,
    auditing,
    away,
    calendars,
    checking,
    commenting,
    commitments,
    deciding,
    details,
    editions,
    endorsing,
    escalating,
    following,
    forgetting,
    grouping,
    handing_over,
    hands,
    holding,
    importing,
    invitations,
    inviting,
    joining,
    making,
    matters,
    minutes,
    moderating,
    nudging,
    offering,
    overview,
    own_commitments,
    panel,
    passages,
    preparing,
    presenting,
    progress,
    radar,
    reacting,
    rechecking,
    recommendations,
    reporting,
    responding,
    stages,
    succeeding,
    talking,
    tallying,
    undoing,
    unlinking,
    unreachable,
    verdicts,
    walking,
)
from models.inbox import Heard
from models.overview import Group, View
from models.ranking import Rank
from models.recommendations import LISTED_BY, ScopeKind
from models.settings import Setting
from models.words import CLEAR, POSITIONS, DecisionKind, Flag, RecommendationStatus, ResponseKind

PRIVATE = filters.ChatType.PRIVATE
GROUPS = filters.ChatType.GROUPS
MIGRATED = filters.StatusUpdate.MIGRATE
OURS = [
    "react",
    "reageer",
    "comments",
    "opmerkingen",
    "help",
    "hulp",
    "agenda",
    "present",
    "presenteer",
    "close",
    "sluit",
    "tally",
    "telling",
    "link",
    "koppel",
    "unlink",
    "ontkoppel",
    "check",
    "controleer",
    "decision",
    "besluit",
    "decisions",
    "besluiten",
    "forgetme",
    "vergeetmij",
    "audit",
    "logboek",
    "administrative",
    "bestuurlijk",
    "editions",
    "edities",
    "response",
    "respons",
    "recommendations",
    "aanbevelingen",
    "template",
    "sjabloon",
    "panel",
    "paneel",
    "reopen",
    "heropen",
    "show",
    "toon",
    "hide",
    "verberg",
    "undo",
    "terugnemen",
    "hands",
    "handen",
    "announce",
    "meld",
    "nudge",
    "herinner",
    "compare",
    "vergelijk",
    "gathering",
    "bijeenkomst",
    "invite",
    "uitnodigen",
    "commitment",
    "afspraak",
    "overview",
    "overzicht",
    "away",
    "afwezig",
    "commitments",
    "afspraken",
    "report",
    "rapport",
    "handover",
    "overdracht",
]
DECISIONS = "|".join(DecisionKind)
RANKS = "|".join(Rank)
FORMS = "|".join(FORMATS)
SETTINGS = "|".join(Setting)
INVITED = "seat|helper|organiser|contact|coordinator|reader|p-[A-Za-z0-9-]{1,20}"
PARTS = "|".join(Part)
VIEWS = "|".join(View)
WAYS = "|".join(Way)
GROUPED = "|".join(Group)
SCOPES = "|".join(ScopeKind)
RESPONSES = "|".join(ResponseKind)
STATUSES = "|".join(RecommendationStatus)
LISTS = "|".join(LISTED_BY)
ANSWERS = "|".join((*progress.ANSWERS, "show"))
CHOICE = r"^(qd:\d{4}-\d\d-\d\d|oo:\d{1,18}|op:\d{1,4}|ox|ol|oe|os|ok:[a-z_]{1,30}|oi:\d{1,18}:[yn]:\d{1,4})#\d{1,18}\Z"
MARKS = "|".join((*POSITIONS, Flag.URGENT, CLEAR))

Add = Callable[[BaseHandler[Any, Any, Any]], None]


def register(application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    """Tell the application who handles what; the busiest first."""
    add = application.add_handler
    _reactions(add)
    add(CommandHandler(OURS, grouping.anonymous, filters.SenderChat.ALL))
    _coming_in(add)
    _running(add)
    _comments(add)
    _figures(add)
    _preparing(add)
    _groups(add)
    _recommendations(add)
    register_follow_up(add)
    add(CallbackQueryHandler(joining.stale_button))
    add(ChatMemberHandler(grouping.membership_changed, ChatMemberHandler.MY_CHAT_MEMBER))
    add(MessageHandler(MIGRATED, grouping.migrated))
    add(MessageHandler(GROUPS & filters.REPLY & filters.TEXT & ~filters.COMMAND, commenting.replied))
    add(TypeHandler(Heard, answers.heard))
    add(MessageHandler(PRIVATE & filters.ATTACHMENT, talking.file_sent))
    add(MessageHandler(PRIVATE & filters.TEXT & ~filters.COMMAND, talking.typed))
    add(MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, joining.help_wanted))


def _reactions(add: Add) -> None:
    """What comes most: reactions, by emoji, by button and on the cards of a walk."""
    add(
        MessageReactionHandler(
            reacting.emoji_changed, message_reaction_types=MessageReactionHandler.MESSAGE_REACTION_UPDATED
        )
    )
    add(CallbackQueryHandler(reacting.pressed, pattern=rf"^r:\d{{1,18}}:({MARKS})\Z"))
    add(CallbackQueryHandler(walking.pressed, pattern=r"^w[pns]:\d{1,18}\Z"))
    add(
        MessageReactionHandler(
            reacting.counts_changed, message_reaction_types=MessageReactionHandler.MESSAGE_REACTION_COUNT_UPDATED
        )
    )
    add(CommandHandler(["react", "reageer"], walking.wanted))
    add(CallbackQueryHandler(walking.gone_on, pattern=r"^w[gf]:\d{1,18}\Z"))
    add(CallbackQueryHandler(walking.page_turned, pattern=r"^wl:\d{1,4}\Z"))


def _coming_in(add: Add) -> None:
    """Who comes in, asks for help, or wants to be forgotten."""
    add(CommandHandler("start", joining.start, PRIVATE))
    add(CommandHandler(["help", "hulp"], joining.help_wanted))
    add(CallbackQueryHandler(joining.audience_chosen, pattern=r"^a:\d{1,18}:[\w-]+\Z"))
    add(CallbackQueryHandler(joining.language_chosen, pattern=r"^l:(nl|en)(:\d{1,18})?\Z"))
    add(CallbackQueryHandler(joining.help_turned, pattern=r"^h:\d{1,2}\Z"))
    add(CallbackQueryHandler(joining.privacy_wanted, pattern=r"^i:\d{1,18}\Z"))
    add(CommandHandler(["forgetme", "vergeetmij"], forgetting.wanted))
    add(CallbackQueryHandler(forgetting.chosen, pattern=r"^v[al]#\d{1,18}\Z"))
    add(CommandHandler("stop", talking.stop_wanted, PRIVATE))
    add(CallbackQueryHandler(talking.day_chosen, pattern=r"^od:(later|\d{4}-\d\d-\d\d)#\d{1,18}\Z"))
    add(CallbackQueryHandler(talking.stop_pressed, pattern=r"^stop#\d{1,18}\Z"))


def _running(add: Add) -> None:
    """A gathering that is going on: agenda, cards, panel, hands, announcements."""
    add(CommandHandler("agenda", presenting.agenda_wanted))
    add(CommandHandler(["present", "presenteer"], presenting.present))
    add(CommandHandler(["close", "sluit"], presenting.close))
    add(CommandHandler(["reopen", "heropen"], presenting.reopen))
    add(CommandHandler(["show", "toon"], presenting.show))
    add(CommandHandler(["hide", "verberg"], presenting.hide))
    add(CommandHandler(["undo", "terugnemen"], presenting.undo_wanted))
    add(CallbackQueryHandler(presenting.page_turned, pattern=r"^g:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(presenting.switched, pattern=r"^[px]:\d{1,18}\Z"))
    add(CommandHandler(["panel", "paneel"], panel.wanted))
    add(CallbackQueryHandler(panel.item_pressed, pattern=r"^p[ntxovhz]:\d{1,18}\Z"))
    add(CallbackQueryHandler(panel.undo_pressed, pattern=r"^pu:\d{1,18}:\d{1,9}\Z"))
    add(CallbackQueryHandler(panel.gathering_pressed, pattern=r"^(pb|pm|pgy?|pfy?):\d{1,18}\Z"))
    add(CommandHandler(["hands", "handen"], hands.wanted))
    add(CallbackQueryHandler(hands.chosen, pattern=r"^hs#\d{1,18}\Z"))
    add(CommandHandler(["announce", "meld"], announcing.wanted))
    add(CallbackQueryHandler(announcing.chosen, pattern=r"^m[sex]#\d{1,18}\Z"))
    add(CommandHandler(["nudge", "herinner"], nudging.wanted))
    add(CallbackQueryHandler(nudging.card_wanted, pattern=r"^nc:\d{1,18}\Z"))


def _comments(add: Add) -> None:
    """Comments, and following an item."""
    add(CallbackQueryHandler(commenting.pressed, pattern=r"^kt:\d{1,18}\Z"))
    add(CallbackQueryHandler(commenting.taken_back, pattern=r"^kw:\d{1,18}\Z"))
    add(CommandHandler(["comments", "opmerkingen"], moderating.wanted))
    add(CallbackQueryHandler(moderating.turned, pattern=r"^k[ql]:\d{1,18}:\d{1,18}\Z"))
    add(CallbackQueryHandler(moderating.decided, pattern=r"^k[oar]:\d{1,18}\Z"))
    add(CallbackQueryHandler(following.card_pressed, pattern=r"^fc:\d{1,18}:[yn]\Z"))
    add(CallbackQueryHandler(following.stopped, pattern=r"^fo:\d{1,18}\Z"))
    add(CallbackQueryHandler(following.page_turned, pattern=r"^fp:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(following.item_chosen, pattern=r"^fi:\d{1,18}:\d{1,4}:\d{1,18}:[yn]\Z"))


def _figures(add: Add) -> None:
    """Tallies, decisions and the log."""
    add(CommandHandler(["tally", "telling"], tallying.tally_wanted))
    add(CommandHandler(["compare", "vergelijk"], tallying.compare_wanted))
    add(CallbackQueryHandler(tallying.pressed, pattern=r"^t[imnf]:\d{1,18}\Z|^t[abgpsvxz]?:\d{1,18}:\d{1,18}\Z"))
    add(CallbackQueryHandler(tallying.pressed, pattern=rf"^tf:\d{{1,18}}:({FORMS})\Z"))
    add(CallbackQueryHandler(tallying.pressed, pattern=rf"^tr:\d{{1,18}}:({RANKS}):\d{{1,4}}\Z"))
    add(CallbackQueryHandler(tallying.pressed, pattern=r"^t[cde]:\d{1,18}:\d{1,18}:\d{1,4}\Z"))
    add(CommandHandler(["decision", "besluit"], minutes.decision_wanted))
    add(CommandHandler(["decisions", "besluiten"], minutes.list_wanted))
    add(CallbackQueryHandler(minutes.pressed, pattern=rf"^b[intwx]?:\d{{1,18}}\Z|^bk:\d{{1,18}}:({DECISIONS})\Z"))
    add(CallbackQueryHandler(minutes.page_turned, pattern=r"^b[ld]:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(minutes.printed, pattern=r"^bp:\d{1,18}\Z"))
    add(CommandHandler(["audit", "logboek"], auditing.log_wanted))
    add(CallbackQueryHandler(auditing.page_turned, pattern=r"^lb:\d{1,18}:[a-z]{1,12}:\d{1,4}\Z"))
    add(CallbackQueryHandler(auditing.gatherings_wanted, pattern=r"^lg:\d{1,4}\Z"))


def _preparing(add: Add) -> None:
    """Gatherings made ready: their settings, agenda, files and invitations."""
    add(CommandHandler(["gathering", "bijeenkomst"], preparing.wanted))
    add(CallbackQueryHandler(preparing.listed, pattern=r"^el:\d{1,4}\Z"))
    add(CallbackQueryHandler(preparing.opened, pattern=r"^e:\d{1,18}\Z"))
    add(CallbackQueryHandler(preparing.field_pressed, pattern=rf"^ef:\d{{1,18}}:({SETTINGS})\Z"))
    add(CallbackQueryHandler(preparing.value_pressed, pattern=rf"^ev:\d{{1,18}}:({SETTINGS}):[\w/+-]{{1,34}}\Z"))
    add(CallbackQueryHandler(preparing.controllers_paged, pattern=r"^eo:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(preparing.agreed, pattern=r"^ek#\d{1,18}\Z"))
    add(CallbackQueryHandler(making.new_pressed, pattern=r"^en\Z|^ec:\d{1,18}\Z"))
    add(CallbackQueryHandler(making.removal_pressed, pattern=r"^exy?:\d{1,18}\Z"))
    add(CallbackQueryHandler(agenda_editing.opened, pattern=r"^ea:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(agenda_editing.areas_wanted, pattern=r"^eg:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(agenda_editing.item_pressed, pattern=r"^(ei|eu|ed|ery?):\d{1,18}\Z"))
    add(CallbackQueryHandler(agenda_editing.area_pressed, pattern=r"^ep:\d{1,18}:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(agenda_editing.item_toggled, pattern=r"^et:\d{1,18}:\d{1,18}:\d{1,18}\Z"))
    add(CallbackQueryHandler(agenda_editing.all_added, pattern=r"^eh:\d{1,18}:\d{1,18}\Z"))
    add(CommandHandler(["template", "sjabloon"], importing.template_wanted))
    add(CallbackQueryHandler(importing.import_pressed, pattern=r"^im:\d{1,18}\Z"))
    add(CallbackQueryHandler(importing.discarded, pattern=r"^imx:\d{1,18}\Z"))
    add(CallbackQueryHandler(importing.page_turned, pattern=r"^imp:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(importing.template_chosen, pattern=r"^tw:(empty|filled)\Z"))
    add(CommandHandler(["invite", "uitnodigen"], inviting.wanted))
    add(CallbackQueryHandler(inviting.gatherings_paged, pattern=r"^ug:\d{1,4}\Z"))
    add(CallbackQueryHandler(inviting.opened, pattern=r"^u:\d{1,18}\Z"))
    add(CallbackQueryHandler(inviting.role_chosen, pattern=rf"^un:\d{{1,18}}:({INVITED})\Z"))
    add(CallbackQueryHandler(inviting.organisation_pressed, pattern=r"^uO:\d{1,18}:\d{1,4}\Z|^uo:\d{1,18}:\d{1,18}\Z"))
    add(CallbackQueryHandler(inviting.chosen, pattern=r"^(uu:\d{1,6}|ue:\d{4}-\d\d-\d\d)#\d{1,18}\Z"))
    add(CallbackQueryHandler(invitations.listed, pattern=r"^ul:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(invitations.invite_pressed, pattern=r"^(uv|uq|up|uwy?):\d{1,18}\Z"))


def _groups(add: Add) -> None:
    """The groups in which cards hang."""
    add(CommandHandler(["link", "koppel"], grouping.link))
    add(CallbackQueryHandler(grouping.page_turned, pattern=r"^zl:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(grouping.chosen, pattern=r"^zk:\d{1,18}:\d{1,18}\Z"))
    add(CommandHandler(["unlink", "ontkoppel"], unlinking.wanted))
    add(CallbackQueryHandler(unlinking.pressed, pattern=r"^zu:\d{1,18}\Z"))
    add(CallbackQueryHandler(unlinking.agreed, pattern=r"^zuy:\d{1,18}:\d{1,18}\Z"))
    add(CommandHandler(["check", "controleer"], checking.wanted))
    add(CallbackQueryHandler(checking.all_wanted, pattern=r"^zca:\d{1,18}\Z"))
    add(CallbackQueryHandler(checking.again_wanted, pattern=r"^zc:\d{1,18}\Z"))
    add(CallbackQueryHandler(checking.cards_wanted, pattern=r"^zp:\d{1,18}\Z"))


def _recommendations(add: Add) -> None:
    """What becomes of the recommendations."""
    add(CommandHandler(["recommendations", "aanbevelingen"], recommendations.wanted))
    add(CallbackQueryHandler(recommendations.listed, pattern=rf"^xl:({SCOPES}):\d{{1,18}}:\d{{1,4}}\Z"))
    add(CallbackQueryHandler(recommendations.listed, pattern=rf"^xg:({LISTS}):\d{{1,4}}\Z"))
    add(CallbackQueryHandler(recommendations.opened, pattern=r"^x[rb]:\d{1,18}\Z"))
    add(CommandHandler(["administrative", "bestuurlijk"], stages.wanted))
    add(CallbackQueryHandler(stages.listed, pattern=r"^xd:(owner|period):\d{1,4}\Z"))
    add(CallbackQueryHandler(stages.opened, pattern=r"^xf:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(stages.entering, pattern=r"^xi:\d{1,18}\Z"))
    add(CommandHandler(["editions", "edities"], editions.wanted))
    add(CallbackQueryHandler(editions.turned, pattern=r"^xz:(items|outcomes):\d{1,4}\Z"))
    add(CommandHandler(["response", "respons"], responding.wanted))
    add(CallbackQueryHandler(responding.listed, pattern=r"^xn:(open|done):\d{1,4}\Z"))
    add(CallbackQueryHandler(responding.opened, pattern=r"^xp:\d{1,18}:\d{1,18}\Z"))
    add(CallbackQueryHandler(responding.answered, pattern=rf"^xa:\d{{1,18}}:\d{{1,18}}:({RESPONSES})\Z"))
    add(CallbackQueryHandler(asking_responses.overview, pattern=r"^xu:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(asking_responses.pressed, pattern=rf"^xey?:(item|{SCOPES}):\d{{1,18}}\Z"))
    add(CallbackQueryHandler(rechecking.pressed, pattern=r"^(xv|xky?|xo):\d{1,18}\Z"))
    add(CallbackQueryHandler(rechecking.status_chosen, pattern=rf"^xs:\d{{1,18}}:({STATUSES})\Z"))
    add(CallbackQueryHandler(rechecking.taken_back, pattern=r"^xw:\d{1,18}\Z"))
    add(CallbackQueryHandler(rechecking.units_wanted, pattern=r"^xm:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(rechecking.addressee_chosen, pattern=r"^xt[ra]?:\d{1,18}:(unit|organisation):\d{1,18}\Z"))
    add(CallbackQueryHandler(rechecking.history_wanted, pattern=r"^xh:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(recommendations.commitments_wanted, pattern=r"^xc:\d{1,18}:\d{1,4}\Z"))


def register_follow_up(add: Add) -> None:
    """What becomes of the commitments: offered, decided, reminded of, answered."""
    add(CallbackQueryHandler(offering.pressed, pattern=r"^o:\d{1,18}\Z"))
    add(CallbackQueryHandler(talking.choice_made, pattern=CHOICE))
    add(CommandHandler(["commitment", "afspraak"], commitments.wanted))
    add(CallbackQueryHandler(deciding.pressed, pattern=r"^c[adtm]:\d{1,18}\Z"))
    add(CallbackQueryHandler(endorsing.pressed, pattern=r"^c[gn]:\d{1,18}\Z"))
    add(CallbackQueryHandler(amending.pressed, pattern=rf"^ce:\d{{1,18}}\Z|^cf:\d{{1,18}}:({PARTS})\Z"))
    add(CallbackQueryHandler(commitments.listed, pattern=r"^cl:\d{1,4}\Z"))
    add(CallbackQueryHandler(commitments.pressed, pattern=r"^c[wq]:\d{1,18}\Z|^(ch|ls|yp):\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(escalating.wanted, pattern=r"^esc:\d{1,18}\Z"))
    add(CallbackQueryHandler(escalating.postponed, pattern=r"^escn:\d{1,18}\Z"))
    add(CallbackQueryHandler(escalating.decided, pattern=r"^esc[xyz]:\d{1,18}\Z"))
    add(CallbackQueryHandler(unreachable.pressed, pattern=r"^icsm:\d{1,18}\Z"))
    add(CallbackQueryHandler(unreachable.listed, pattern=r"^icsl:[1-9]\d{5}:\d{1,4}\Z"))
    add(CallbackQueryHandler(calendars.pressed, pattern=r"^ics:\d{1,18}\Z"))
    add(CallbackQueryHandler(details.begin, pattern=r"^cz:\d{1,18}\Z"))
    add(CallbackQueryHandler(progress.pressed, pattern=rf"^d:c?\d{{1,18}}:({ANSWERS})!?\Z"))
    add(CallbackQueryHandler(undoing.pressed, pattern=r"^su:\d{1,18}\Z"))
    add(CommandHandler(["away", "afwezig"], away.wanted))
    add(CallbackQueryHandler(away.back_pressed, pattern=r"^sb\Z"))
    add(CallbackQueryHandler(succeeding.withdrawn, pattern=r"^sw:\d{1,18}\Z"))
    add(CallbackQueryHandler(verdicts.pressed, pattern=r"^s[vnarhk]:\d{1,18}\Z"))
    _steering(add)
    _reporting(add)


def _steering(add: Add) -> None:
    """The state of play, and what waits for the coordinator."""
    add(CommandHandler(["overview", "overzicht"], overview.wanted))
    add(CallbackQueryHandler(overview.pressed, pattern=rf"^yo\Z|^yv:({VIEWS}):\d{{1,6}}\Z"))
    add(CallbackQueryHandler(overview.pressed, pattern=rf"^yg:({GROUPED}):\d{{1,6}}\Z"))
    add(CallbackQueryHandler(overview.pressed, pattern=rf"^yo:({GROUPED}):\d{{1,18}}:\d{{1,6}}\Z"))
    add(CallbackQueryHandler(radar.pressed, pattern=rf"^yr:({WAYS}):\d{{1,6}}\Z"))
    add(CallbackQueryHandler(matters.pressed, pattern=r"^y[hq]:\d{1,6}:\d{1,2}:\d{1,18}\Z"))
    add(CommandHandler(["commitments", "afspraken"], own_commitments.wanted))
    add(CallbackQueryHandler(own_commitments.listed, pattern=r"^ym:\d{1,6}\Z"))
    add(CallbackQueryHandler(own_commitments.opened, pattern=r"^ya:\d{1,18}\Z"))
    add(CallbackQueryHandler(holding.listed, pattern=r"^yk:\d{1,6}\Z"))
    add(CallbackQueryHandler(holding.pressed, pattern=r"^y[xz]:\d{1,18}:\d{1,6}\Z"))
    add(CallbackQueryHandler(overview.picture_wanted, pattern=r"^yb\Z"))


def _reporting(add: Add) -> None:
    """The progress report, and the log of what was handed over."""
    add(CommandHandler(["report", "rapport"], reporting.wanted))
    add(CallbackQueryHandler(reporting.draft_wanted, pattern=r"^jn\Z"))
    add(CallbackQueryHandler(reporting.opened, pattern=r"^j:\d{1,18}:(nl|en)\Z"))
    add(CallbackQueryHandler(reporting.pressed, pattern=r"^j(d|qy?|ry?):\d{1,18}\Z"))
    add(CallbackQueryHandler(reporting.day_chosen, pattern=r"^jk:\d{1,18}:\d{4}-\d\d-\d\d\Z"))
    add(CallbackQueryHandler(reporting.overall_wanted, pattern=r"^jo:\d{1,18}:(nl|en)\Z"))
    add(CallbackQueryHandler(reporting.file_wanted, pattern=r"^jf:\d{1,18}:(pdf|docx|xlsx|json):(nl|en)\Z"))
    add(CallbackQueryHandler(reporting.listed, pattern=r"^jl:\d{1,4}\Z"))
    add(CallbackQueryHandler(reporting.version_opened, pattern=r"^jv:\d{1,18}:(nl|en)\Z"))
    add(CallbackQueryHandler(passages.pressed, pattern=r"^ja:\d{1,18}:\d{1,18}\Z"))
    add(CommandHandler(["handover", "overdracht"], handing_over.wanted))
    add(CallbackQueryHandler(handing_over.pressed, pattern=r"^ql:\d{1,4}\Z|^qn\Z|^q(e|xy?):\d{1,18}\Z"))
