"""getChat, getChatMember and their neighbours, leaveChat."""

from .access import readable
from .emoji import STANDARD, as_types
from .membership import as_member, permissions, set_bot_status
from .params import Params
from .standin import StandIn
from .wire import JSON, bad_request
from .world import PRESENT

_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)


def get_chat(standin: StandIn, params: Params) -> JSON:
    """ChatFullInfo; `available_reactions` is there only where a chat restricts them, `permissions` only in groups."""
    chat = readable(standin, params)
    full = chat.as_chat() | {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
    if chat.available_reactions is not None:
        known = [emoji for emoji in chat.available_reactions if emoji in STANDARD]
        full["available_reactions"] = as_types(known)
    if chat.is_group:
        full["permissions"] = permissions(chat)
    if chat.hidden_members:
        full["has_hidden_members"] = True
    if chat.linked is not None:
        full["linked_chat_id"] = chat.linked
    pinned = [chat.messages[number] for number in chat.pinned if not chat.messages[number].deleted]
    if pinned:
        full["pinned_message"] = pinned[-1].as_json(with_reply=False)
    return full


def get_chat_member(standin: StandIn, params: Params) -> JSON:
    chat = readable(standin, params)
    wanted = params.number("user_id")
    if not wanted:
        raise bad_request("invalid user_id specified")
    if wanted == standin.bot["id"]:
        return as_member(standin.bot, chat.bot_status, chat)
    person = standin.world.people.get(wanted)
    if person is None:
        raise bad_request("user not found")
    status = "member" if chat.person is person else chat.members.get(wanted, "left")
    return as_member(person.as_user(), status, chat)


def get_chat_administrators(standin: StandIn, params: Params) -> list[JSON]:
    """Creator and administrators; other bots would be left out, this one is not."""
    chat = readable(standin, params)
    if chat.person is not None:
        raise bad_request("there are no administrators in the private chat")
    people = [
        as_member(standin.world.person(id).as_user(), status, chat)
        for id, status in chat.members.items()
        if status in ("creator", "administrator")
    ]
    return people + ([as_member(standin.bot, "administrator", chat)] if chat.bot_is_administrator else [])


def get_chat_member_count(standin: StandIn, params: Params) -> int:
    """Everybody who is in the chat, the bot included."""
    chat = readable(standin, params)
    return 2 if chat.person is not None else 1 + sum(status in PRESENT for status in chat.members.values())


def leave_chat(standin: StandIn, params: Params) -> bool:
    chat = readable(standin, params)
    if chat.person is not None:
        raise bad_request("chat member status can't be changed in private chats")
    set_bot_status(standin, chat, "left", by=standin.bot)
    return True
