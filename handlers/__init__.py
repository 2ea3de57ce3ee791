"""What is said in the chat: one file per conversation."""

from typing import Any

from telegram.ext import (
    Application,
    CallbackQueryHandler,
    ChatMemberHandler,
    CommandHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from handlers import answers, commenting, grouping, joining, talking
from handlers.hearing import PRIVATE, Hears, following_up, gatherings, organising, recommending
from models.inbox import Heard

GROUPS = filters.ChatType.GROUPS
MIGRATED = filters.StatusUpdate.MIGRATE


def register(application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    """Tell the application who handles what: the busiest first, last what nobody else took."""
    said = [*gatherings.heard(), *organising.heard(), *recommending.heard(), *following_up.heard()]
    hidden = CommandHandler(_in_groups(said), grouping.anonymous, filters.SenderChat.ALL)
    for each in (*gatherings.reactions(), hidden, *said, *_others()):
        application.add_handler(each)


def _in_groups(said: list[Hears]) -> list[str]:
    """The commands that are answered in a group, too."""
    commands = [each for each in said if isinstance(each, CommandHandler) and each.filters is not PRIVATE]
    return sorted(name for each in commands for name in each.commands)


def _others() -> list[Hears]:
    """What is neither a command nor a button that is known here."""
    return [
        CallbackQueryHandler(joining.stale_button),
        ChatMemberHandler(grouping.membership_changed, ChatMemberHandler.MY_CHAT_MEMBER),
        MessageHandler(MIGRATED, grouping.migrated),
        MessageHandler(GROUPS & filters.REPLY & filters.TEXT & ~filters.COMMAND, commenting.replied),
        TypeHandler(Heard, answers.heard),
        MessageHandler(PRIVATE & filters.ATTACHMENT, talking.file_sent),
        MessageHandler(PRIVATE & filters.TEXT & ~filters.COMMAND, talking.typed),
        MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, joining.help_wanted),
    ]
