"""Answering a Bot API call: the method, the faults around it, and what is written down of it."""

import asyncio
from collections.abc import Callable
from typing import Any, NamedTuple

from . import methods_bot, methods_chats, methods_editing, methods_sending
from .faults import Fault
from .params import Params
from .standin import Call, StandIn
from .wire import ApiError, dumps, too_many_requests

_FUNCTIONS: dict[str, Callable[[StandIn, Params], Any]] = {
    "getMe": methods_bot.get_me,
    "setWebhook": methods_bot.set_webhook,
    "deleteWebhook": methods_bot.delete_webhook,
    "getWebhookInfo": methods_bot.get_webhook_info,
    "setMyCommands": methods_bot.set_my_commands,
    "getMyCommands": methods_bot.get_my_commands,
    "deleteMyCommands": methods_bot.delete_my_commands,
    "getFile": methods_bot.get_file,
    "answerCallbackQuery": methods_bot.answer_callback_query,
    "sendMessage": methods_sending.send_message,
    "sendPhoto": methods_sending.send_photo,
    "sendDocument": methods_sending.send_document,
    "sendChatAction": methods_sending.send_chat_action,
    "editMessageText": methods_editing.edit_message_text,
    "editMessageCaption": methods_editing.edit_message_caption,
    "editMessageReplyMarkup": methods_editing.edit_message_reply_markup,
    "deleteMessage": methods_editing.delete_message,
    "pinChatMessage": methods_editing.pin_chat_message,
    "unpinChatMessage": methods_editing.unpin_chat_message,
    "setMessageReaction": methods_editing.set_message_reaction,
    "getChat": methods_chats.get_chat,
    "getChatMember": methods_chats.get_chat_member,
    "getChatAdministrators": methods_chats.get_chat_administrators,
    "getChatMemberCount": methods_chats.get_chat_member_count,
    "leaveChat": methods_chats.leave_chat,
}
METHODS = ("getUpdates", *_FUNCTIONS)
_BY_LOWER_NAME = {name.lower(): name for name in METHODS}
_SERVER_ERRORS = {"500": "Internal Server Error", "502": "Bad Gateway", "503": "Service Unavailable"}


class Answer(NamedTuple):
    """What goes back; `cut` means that the connection is closed instead of answered."""

    status: int
    body: bytes
    cut: bool = False


class _Done(NamedTuple):
    answer: Answer
    description: str = ""
    message_id: int | None = None


_NOTHING_DONE = _Done(Answer(0, b""))


async def answer(standin: StandIn, method: str, params: Params) -> Answer:
    """Do what a call asks, through the faults and the round trip that are set."""
    name = _BY_LOWER_NAME.get(method.lower())
    if name is None:
        return Answer(404, ApiError(404, "Not Found").body())
    standin.stats.calls[name] += 1
    chat = params.chat_id
    fault = standin.faults.pick(name, chat if isinstance(chat, int) else None)
    standin.stats.in_flight += name != "getUpdates"
    try:
        await _half_a_trip(standin)
        works = fault is None or fault.lets_work_happen
        done = await _perform(standin, name, params) if works else _NOTHING_DONE
        heard = _faulty(standin, fault) if fault else done.answer
        _record(standin, name, params, done, heard, fault)
        await _half_a_trip(standin)
    finally:
        standin.stats.in_flight -= name != "getUpdates"
    return heard


async def _half_a_trip(standin: StandIn) -> None:
    if standin.faults.round_trip:
        await asyncio.sleep(standin.faults.round_trip / 2)


async def _perform(standin: StandIn, name: str, params: Params) -> _Done:
    try:
        if name == "getUpdates":
            return _Done(await _get_updates(standin, params))
        result = _FUNCTIONS[name](standin, params)
    except ApiError as error:
        standin.stats.refused[error.description.split(": retry after")[0]] += 1
        return _Done(Answer(error.code, error.body()), error.description)
    message_id = result.get("message_id") if isinstance(result, dict) else None
    return _Done(Answer(200, b'{"ok":true,"result":%s}' % dumps(result)), message_id=message_id)


async def _get_updates(standin: StandIn, params: Params) -> Answer:
    if standin.webhook["url"]:
        raise ApiError(
            409,
            "Conflict: can't use getUpdates method while webhook is active; "
            "use deleteWebhook to delete the webhook first",
        )
    methods_bot.allow_updates(standin, params)
    limit = min(max(params.number("limit", 100), 1), 100)
    seconds = min(max(params.number("timeout"), 0), 50)
    updates = await standin.updates.poll(params.number("offset"), limit, seconds)
    return Answer(200, b'{"ok":true,"result":[%s]}' % b",".join(updates))


def _faulty(standin: StandIn, fault: Fault) -> Answer:
    standin.stats.faults[fault.kind] += 1
    if fault.cuts_connection:
        return Answer(0, b"", cut=True)
    if fault.kind == "429":
        return Answer(429, too_many_requests(fault.retry_after).body())
    return Answer(int(fault.kind), ApiError(int(fault.kind), _SERVER_ERRORS[fault.kind]).body())


def _record(standin: StandIn, name: str, params: Params, done: _Done, heard: Answer, fault: Fault | None) -> None:
    if name.startswith("get"):
        return
    stats = standin.stats
    stats.recorded += 1
    stats.recent.append(
        Call(
            stats.recorded,
            standin.clock(),
            name,
            params.chat_id,
            done.message_id or params.number("message_id") or None,
            heard.status,
            done.description,
            done.answer.status == 200,
            fault.kind if fault else None,
        )
    )
