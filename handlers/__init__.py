"""What is said in the chat: one file per conversation."""

from typing import Any

from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    MessageReactionHandler,
    filters,
)

from handlers import deciding, grouping, joining, offering, presenting, progress, reacting, talking, tallying
from models.words import CLEAR, POSITIONS, Flag

PRIVATE = filters.ChatType.PRIVATE
MIGRATED = filters.StatusUpdate.MIGRATE
GROUP_ANONYMOUS_BOT = 1087968824
OURS = ["help", "hulp", "agenda", "present", "presenteer", "close", "sluit", "tally", "telling", "link", "koppel"]
MARKS = "|".join((*POSITIONS, Flag.URGENT, CLEAR))


def register(application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    """Tell the application who handles what; the busiest first."""
    add = application.add_handler
    add(
        MessageReactionHandler(
            reacting.emoji_changed, message_reaction_types=MessageReactionHandler.MESSAGE_REACTION_UPDATED
        )
    )
    add(CallbackQueryHandler(reacting.pressed, pattern=rf"^r:\d{{1,18}}:({MARKS})\Z"))
    add(
        MessageReactionHandler(
            reacting.counts_changed, message_reaction_types=MessageReactionHandler.MESSAGE_REACTION_COUNT_UPDATED
        )
    )
    add(CommandHandler(OURS, grouping.anonymous, filters.User(GROUP_ANONYMOUS_BOT)))
    add(CommandHandler("start", joining.start, PRIVATE))
    add(CommandHandler(["help", "hulp"], joining.help_wanted))
    add(CommandHandler("stop", talking.stop_wanted, PRIVATE))
    add(CommandHandler("agenda", presenting.agenda_wanted))
    add(CommandHandler(["present", "presenteer"], presenting.present))
    add(CommandHandler(["close", "sluit"], presenting.close))
    add(CommandHandler(["tally", "telling"], tallying.tally_wanted))
    add(CommandHandler(["link", "koppel"], grouping.link))
    add(CallbackQueryHandler(joining.audience_chosen, pattern=r"^a:\d{1,18}:\w+\Z"))
    add(CallbackQueryHandler(joining.language_chosen, pattern=r"^l:(nl|en)\Z"))
    add(CallbackQueryHandler(presenting.page_turned, pattern=r"^g:\d{1,18}:\d{1,4}\Z"))
    add(CallbackQueryHandler(presenting.switched, pattern=r"^[px]:\d{1,18}\Z"))
    add(CallbackQueryHandler(tallying.pressed, pattern=r"^(t|tg|tp):\d{1,18}:\d{1,18}\Z|^ti:\d{1,18}\Z"))
    add(CallbackQueryHandler(offering.pressed, pattern=r"^o:\d{1,18}\Z"))
    add(CallbackQueryHandler(offering.chosen, pattern=r"^(oo:\d{1,18}|ox|oe|os)#\d{1,18}\Z"))
    add(CallbackQueryHandler(talking.day_chosen, pattern=r"^od:(later|\d{4}-\d\d-\d\d)#\d{1,18}\Z"))
    add(CallbackQueryHandler(talking.stop_pressed, pattern=r"^stop#\d{1,18}\Z"))
    add(CallbackQueryHandler(deciding.pressed, pattern=r"^c[adm]:\d{1,18}\Z"))
    add(CallbackQueryHandler(progress.pressed, pattern=r"^d:\d{1,18}:(done|on|later|show)\Z"))
    add(CallbackQueryHandler(progress.confirmed, pattern=r"^dc:\d{4}-\d\d-\d\d#\d{1,18}\Z"))
    add(CallbackQueryHandler(joining.stale_button))
    add(ChatMemberHandler(grouping.membership_changed, ChatMemberHandler.MY_CHAT_MEMBER))
    add(MessageHandler(MIGRATED, grouping.migrated))
    add(MessageHandler(PRIVATE & filters.TEXT & ~filters.COMMAND, talking.typed))
    add(MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, joining.help_wanted))
