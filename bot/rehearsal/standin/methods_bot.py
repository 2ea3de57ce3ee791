"""What the bot asks about itself: getMe, commands, webhooks, files, answers to presses."""

import json

from .entities import utf16_length
from .files import DOWNLOAD_MAX
from .params import Params
from .standin import StandIn
from .wire import JSON, bad_request

ANSWER_MAX = 200
_TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def get_me(standin: StandIn, _: Params) -> JSON:
    return standin.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": not standin.privacy,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


def answer_callback_query(standin: StandIn, params: Params) -> bool:
    """Answer a press, once and in time. Raises ApiError 400 otherwise."""
    text = params.text("text")
    press = standin.presses.get(params.text("callback_query_id"))
    if press is None or press.answer is not None or standin.clock() - press.pressed_at > standin.answer_within:
        raise bad_request(_TOO_OLD)
    if utf16_length(text) > ANSWER_MAX:
        raise bad_request("MESSAGE_TOO_LONG")
    press.answer = {
        "callback_query_id": press.id,
        "at": standin.clock(),
        "text": text,
        "show_alert": params.flag("show_alert"),
        "url": params.text("url"),
    }
    return True


def _scope(params: Params) -> str:
    scope = params.value("scope", "bot command scope") or {"type": "default"}
    return json.dumps([scope, params.text("language_code")], sort_keys=True)


def set_my_commands(standin: StandIn, params: Params) -> bool:
    commands = params.value("commands", "commands") or []
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for each in commands:
        name, description = str(each.get("command", "")).removeprefix("/"), str(each.get("description", ""))
        if not (1 <= len(name) <= 32 and name.isascii() and name.replace("_", "a").isalnum() and name == name.lower()):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(description) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    standin.commands[_scope(params)] = commands
    return True


def get_my_commands(standin: StandIn, params: Params) -> list[JSON]:
    return standin.commands.get(_scope(params), [])


def delete_my_commands(standin: StandIn, params: Params) -> bool:
    standin.commands.pop(_scope(params), None)
    return True


def allow_updates(standin: StandIn, params: Params) -> None:
    """Remember `allowed_updates` where it is given; else what was allowed before stays."""
    if "allowed_updates" in params:
        standin.updates.allow(params.value("allowed_updates", "allowed updates"))


def set_webhook(standin: StandIn, params: Params) -> bool:
    """Remember the address, which ends polling; updates wait in the queue, the stand-in calls nobody."""
    url = params.text("url")
    if url and not url.startswith("https://"):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    allow_updates(standin, params)
    if params.flag("drop_pending_updates"):
        standin.updates.forget_all()
    standin.webhook = {"url": url}
    if url:
        standin.updates.wake("webhook")
    return True


def delete_webhook(standin: StandIn, params: Params) -> bool:
    if params.flag("drop_pending_updates"):
        standin.updates.forget_all()
    standin.webhook = {"url": ""}
    return True


def get_webhook_info(standin: StandIn, _: Params) -> JSON:
    return {
        **standin.webhook,
        "has_custom_certificate": False,
        "pending_update_count": standin.updates.pending(),
        "allowed_updates": sorted(standin.updates.allowed),
    }


def get_file(standin: StandIn, params: Params) -> JSON:
    """Where to download a file of at most 20 MB."""
    file = standin.files.get(params.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.upload.data) > DOWNLOAD_MAX:
        raise bad_request("file is too big")
    return file.as_json() | {"file_path": file.path}
