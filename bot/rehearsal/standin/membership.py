"""Who is in a chat and with what rights: the bot, members, blocking, and groups that become supergroups."""

from .standin import StandIn
from .wire import JSON, ControlError
from .world import ANONYMOUS, PRESENT, Chat, Person

STATUSES = PRESENT | {"left", "kicked"}
_LISTED_RIGHTS = """
    can_manage_chat can_delete_messages can_manage_video_chats can_restrict_members can_change_info
    can_invite_users can_post_stories can_edit_stories can_delete_stories can_pin_messages
"""
_LISTED_PERMISSIONS = """
    can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos can_send_video_notes
    can_send_voice_notes can_send_polls can_send_other_messages can_add_web_page_previews can_edit_tag
    can_change_info can_invite_users can_pin_messages can_manage_topics
"""
_RIGHTS = dict.fromkeys(_LISTED_RIGHTS.split(), True)
_PERMISSIONS = dict.fromkeys(_LISTED_PERMISSIONS.split(), False)


def permissions(chat: Chat) -> JSON:
    """The ChatPermissions of those who are no administrators."""
    return dict.fromkeys(_PERMISSIONS, not chat.silenced)


def as_member(user: JSON, status: str, chat: Chat) -> JSON:
    """A ChatMember of the Bot API."""
    member: JSON = {"user": user, "status": status}
    if status == "creator":
        member["is_anonymous"] = False
    elif status == "administrator":
        member |= {"can_be_edited": False, "is_anonymous": False, "can_promote_members": False, **_RIGHTS}
        if chat.kind == "channel":
            member |= {"can_post_messages": True, "can_edit_messages": True}
    elif status == "restricted":
        member |= {"is_member": True, "until_date": 0, **_PERMISSIONS}
    elif status == "kicked":
        member["until_date"] = 0
    return member


def _changed(standin: StandIn, chat: Chat, by: JSON, user: JSON, old: str, new: str) -> JSON:
    return {
        "chat": chat.as_chat(),
        "from": by,
        "date": standin.date,
        "old_chat_member": as_member(user, old, chat),
        "new_chat_member": as_member(user, new, chat),
    }


def set_bot_status(standin: StandIn, chat: Chat, status: str, by: JSON | None = None) -> None:
    """Change what the bot is in a group or channel: a my_chat_member update, and a service message when it is added.

    by: the user who does it; by default the first creator or administrator, else an anonymous one.
    """
    if status not in STATUSES:
        raise ControlError(f"{status!r} is none of {sorted(STATUSES)}")
    old, chat.bot_status = chat.bot_status, status
    if status == old:
        return
    by = by or first_administrator(standin, chat)
    standin.tell("my_chat_member", _changed(standin, chat, by, standin.bot, old, status))
    if chat.is_group and old not in PRESENT and status in PRESENT:
        service(standin, chat, by, {"new_chat_members": [standin.bot]})


def first_administrator(standin: StandIn, chat: Chat) -> JSON:
    ids = (id for id, status in chat.members.items() if status in ("creator", "administrator"))
    first = next(ids, None)
    return ANONYMOUS if first is None else standin.world.person(first).as_user()


def set_member_status(standin: StandIn, chat: Chat, person: Person, status: str) -> None:
    """Change what a person is in a chat; an administrator bot that asked for chat_member hears of it."""
    if status not in STATUSES:
        raise ControlError(f"{status!r} is none of {sorted(STATUSES)}")
    old = chat.members.get(person.id, "left")
    chat.members[person.id] = status
    if old != status and chat.bot_is_administrator:
        by = person.as_user()
        standin.tell("chat_member", _changed(standin, chat, by, person.as_user(), old, status))


def service(standin: StandIn, chat: Chat, sender: JSON, fields: JSON, thread: int | None = None) -> None:
    """Post a service message, which a bot always sees."""
    message = standin.post(chat, sender)
    message.service, message.thread = fields, thread
    standin.tell("message", message.as_json())


def set_blocked(standin: StandIn, person: Person, blocked: bool) -> None:
    """Let a person block the bot, or unblock it: a my_chat_member update in the private chat."""
    if blocked == person.blocked:
        return
    person.blocked = blocked
    chat = standin.world.chat(person.id)
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    standin.tell("my_chat_member", _changed(standin, chat, person.as_user(), standin.bot, old, new))


def migrate(standin: StandIn, chat: Chat) -> Chat:
    """Make a group a supergroup: a new id, new message numbers, and a service message on either side."""
    if chat.kind != "group" or chat.migrated_to is not None:
        raise ControlError(f"chat {chat.id} is no group")
    by = first_administrator(standin, chat)
    successor = standin.world.add_chat(
        Chat(
            0,
            "supergroup",
            chat.title,
            bot_status=chat.bot_status,
            members=dict(chat.members),
            available_reactions=chat.available_reactions,
            hidden_members=chat.hidden_members,
            silenced=chat.silenced,
        )
    )
    chat.migrated_to = successor.id
    if chat.bot_status in PRESENT:
        service(standin, chat, by, {"migrate_to_chat_id": successor.id})
        service(standin, successor, by, {"migrate_from_chat_id": chat.id})
    return successor
