"""How values travel: compact JSON in UTF-8, and the two ways in which a request can be refused."""

import json
from typing import Any

JSON = dict[str, Any]


def dumps(value: Any) -> bytes:
    """Compact JSON with letters and emoji as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class ApiError(Exception):
    """A Bot API call is refused; `description` is worded as Telegram words it.

    `parameters` are Telegram's ResponseParameters: `retry_after` in seconds or `migrate_to_chat_id`.
    """

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(code, description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def body(self) -> bytes:
        answer: JSON = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            answer["parameters"] = self.parameters
        return dumps(answer)


class ControlError(Exception):
    """A control operation asks for something that could not happen, such as pressing a button that isn't there."""


def bad_request(reason: str) -> ApiError:
    return ApiError(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> ApiError:
    return ApiError(403, f"Forbidden: {reason}")


def too_many_requests(seconds: int) -> ApiError:
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
