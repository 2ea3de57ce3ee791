"""Inline keyboards: what Telegram takes, and finding a button."""

from .params import Params
from .wire import JSON, bad_request

MAX_BUTTONS = 100
MAX_IN_ROW = 8
DATA_BYTES = 64
_LISTED = """
    callback_data url web_app login_url switch_inline_query switch_inline_query_current_chat
    switch_inline_query_chosen_chat copy_text callback_game pay
"""
_ACTIONS = frozenset(_LISTED.split())

Rows = list[list[JSON]]


def keyboard_of(params: Params) -> Rows:
    """The rows of the inline keyboard, [] for none or for a keyboard of another kind. Raises ApiError 400."""
    markup = params.value("reply_markup", "reply keyboard markup")
    if markup is None:
        return []
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = [[_checked(button) for button in row] for row in markup.get("inline_keyboard", []) if row]
    if sum(map(len, rows)) > MAX_BUTTONS or any(len(row) > MAX_IN_ROW for row in rows):
        raise bad_request("reply markup is too long")
    return rows


def _checked(button: JSON) -> JSON:
    if not button.get("text"):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
    if not any(action in button for action in _ACTIONS):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in button and not 1 <= len(str(button["callback_data"]).encode()) <= DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not str(button["url"]).lower().startswith(("http://", "https://", "tg://")):
        raise bad_request("BUTTON_URL_INVALID")
    return button


def find_button(rows: Rows, wanted: str) -> JSON | None:
    """The button with this callback data, else the first whose label begins with it."""
    buttons = [button for row in rows for button in row]
    exact = [button for button in buttons if button.get("callback_data") == wanted]
    begins = [button for button in buttons if button["text"].startswith(wanted)]
    return next(iter(exact + begins), None)
