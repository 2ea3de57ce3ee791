"""What a gathering hears: reactions, who comes in, what runs on the day, comments and figures."""

from telegram.ext import CallbackQueryHandler, CommandHandler, MessageReactionHandler

from bot.texts.views import FORMATS
from handlers import (
    announcing,
    auditing,
    commenting,
    following,
    forgetting,
    hands,
    joining,
    minutes,
    moderating,
    nudging,
    panel,
    presenting,
    reacting,
    talking,
    tallying,
    walking,
)
from handlers.hearing import PRIVATE, Hears
from models.ranking import Rank
from models.words import CLEAR, POSITIONS, DecisionKind, Flag

DECISIONS = "|".join(DecisionKind)
RANKS = "|".join(Rank)
FORMS = "|".join(FORMATS)
MARKS = "|".join((*POSITIONS, Flag.URGENT, CLEAR))


def reactions() -> list[Hears]:
    """What comes most: reactions, by emoji, by button and on the cards of a walk."""
    return [
        MessageReactionHandler(
            reacting.emoji_changed, message_reaction_types=MessageReactionHandler.MESSAGE_REACTION_UPDATED
        ),
        CallbackQueryHandler(reacting.pressed, pattern=rf"^r:\d{{1,18}}:({MARKS})\Z"),
        CallbackQueryHandler(walking.pressed, pattern=r"^w[pns]:\d{1,18}\Z"),
        MessageReactionHandler(
            reacting.counts_changed, message_reaction_types=MessageReactionHandler.MESSAGE_REACTION_COUNT_UPDATED
        ),
    ]


def heard() -> list[Hears]:
    return [*_coming_in(), *_running(), *_comments(), *_figures()]


def _coming_in() -> list[Hears]:
    """Who comes in, asks for help, or wants to be forgotten."""
    return [
        CommandHandler("start", joining.start, PRIVATE),
        CommandHandler(["help", "hulp"], joining.help_wanted),
        CallbackQueryHandler(joining.audience_chosen, pattern=r"^a:\d{1,18}:[\w-]+\Z"),
        CallbackQueryHandler(joining.language_chosen, pattern=r"^l:(nl|en)(:\d{1,18})?\Z"),
        CallbackQueryHandler(joining.help_turned, pattern=r"^h:\d{1,2}\Z"),
        CallbackQueryHandler(joining.privacy_wanted, pattern=r"^i:\d{1,18}\Z"),
        CommandHandler(["forgetme", "vergeetmij"], forgetting.wanted),
        CallbackQueryHandler(forgetting.chosen, pattern=r"^v[al]#\d{1,18}\Z"),
        CommandHandler("stop", talking.stop_wanted, PRIVATE),
        CallbackQueryHandler(talking.day_chosen, pattern=r"^od:(later|\d{4}-\d\d-\d\d)#\d{1,18}\Z"),
        CallbackQueryHandler(talking.stop_pressed, pattern=r"^stop#\d{1,18}\Z"),
    ]


def _running() -> list[Hears]:
    """A gathering that is going on: agenda, cards, walks, panel, hands, announcements."""
    return [
        CommandHandler(["react", "reageer"], walking.wanted),
        CallbackQueryHandler(walking.gone_on, pattern=r"^w[gf]:\d{1,18}\Z"),
        CallbackQueryHandler(walking.page_turned, pattern=r"^wl:\d{1,4}\Z"),
        CommandHandler("agenda", presenting.agenda_wanted),
        CommandHandler(["present", "presenteer"], presenting.present),
        CommandHandler(["close", "sluit"], presenting.close),
        CommandHandler(["reopen", "heropen"], presenting.reopen),
        CommandHandler(["show", "toon"], presenting.show),
        CommandHandler(["hide", "verberg"], presenting.hide),
        CommandHandler(["undo", "terugnemen"], presenting.undo_wanted),
        CallbackQueryHandler(presenting.page_turned, pattern=r"^g:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(presenting.switched, pattern=r"^[px]:\d{1,18}\Z"),
        CommandHandler(["panel", "paneel"], panel.wanted),
        CallbackQueryHandler(panel.item_pressed, pattern=r"^p[ntxovhz]:\d{1,18}\Z"),
        CallbackQueryHandler(panel.undo_pressed, pattern=r"^pu:\d{1,18}:\d{1,9}\Z"),
        CallbackQueryHandler(panel.gathering_pressed, pattern=r"^(pb|pm|pgy?|pfy?):\d{1,18}\Z"),
        CommandHandler(["hands", "handen"], hands.wanted),
        CallbackQueryHandler(hands.chosen, pattern=r"^hs#\d{1,18}\Z"),
        CommandHandler(["announce", "meld"], announcing.wanted),
        CallbackQueryHandler(announcing.chosen, pattern=r"^m[sex]#\d{1,18}\Z"),
        CommandHandler(["nudge", "herinner"], nudging.wanted),
        CallbackQueryHandler(nudging.card_wanted, pattern=r"^nc:\d{1,18}\Z"),
    ]


def _comments() -> list[Hears]:
    """Comments, and following an item."""
    return [
        CallbackQueryHandler(commenting.pressed, pattern=r"^kt:\d{1,18}\Z"),
        CallbackQueryHandler(commenting.taken_back, pattern=r"^kw:\d{1,18}\Z"),
        CommandHandler(["comments", "opmerkingen"], moderating.wanted),
        CallbackQueryHandler(moderating.turned, pattern=r"^k[ql]:\d{1,18}:\d{1,18}\Z"),
        CallbackQueryHandler(moderating.decided, pattern=r"^k[oar]:\d{1,18}\Z"),
        CallbackQueryHandler(following.card_pressed, pattern=r"^fc:\d{1,18}:[yn]\Z"),
        CallbackQueryHandler(following.stopped, pattern=r"^fo:\d{1,18}\Z"),
        CallbackQueryHandler(following.page_turned, pattern=r"^fp:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(following.item_chosen, pattern=r"^fi:\d{1,18}:\d{1,4}:\d{1,18}:[yn]\Z"),
    ]


def _figures() -> list[Hears]:
    """Tallies, decisions and the log."""
    return [
        CommandHandler(["tally", "telling"], tallying.tally_wanted),
        CommandHandler(["compare", "vergelijk"], tallying.compare_wanted),
        CallbackQueryHandler(tallying.pressed, pattern=r"^t[imnf]:\d{1,18}\Z|^t[abgpsvxz]?:\d{1,18}:\d{1,18}\Z"),
        CallbackQueryHandler(tallying.pressed, pattern=rf"^tf:\d{{1,18}}:({FORMS})\Z"),
        CallbackQueryHandler(tallying.pressed, pattern=rf"^tr:\d{{1,18}}:({RANKS}):\d{{1,4}}\Z"),
        CallbackQueryHandler(tallying.pressed, pattern=r"^t[cde]:\d{1,18}:\d{1,18}:\d{1,4}\Z"),
        CommandHandler(["decision", "besluit"], minutes.decision_wanted),
        CommandHandler(["decisions", "besluiten"], minutes.list_wanted),
        CallbackQueryHandler(minutes.pressed, pattern=rf"^b[intwx]?:\d{{1,18}}\Z|^bk:\d{{1,18}}:({DECISIONS})\Z"),
        CallbackQueryHandler(minutes.page_turned, pattern=r"^b[ld]:\d{1,18}:\d{1,4}\Z"),
        CallbackQueryHandler(minutes.printed, pattern=r"^bp:\d{1,18}\Z"),
        CommandHandler(["audit", "logboek"], auditing.log_wanted),
        CallbackQueryHandler(auditing.page_turned, pattern=r"^lb:\d{1,18}:[a-z]{1,12}:\d{1,4}\Z"),
        CallbackQueryHandler(auditing.gatherings_wanted, pattern=r"^lg:\d{1,4}\Z"),
    ]
