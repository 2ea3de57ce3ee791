"""What the deciding application has for a network: it knows which bot it is, and refuses everything else.

Handlers never call Telegram; with this, they can't.
"""

import json
from typing import Any

from telegram import User
from telegram.request import BaseRequest, RequestData


class Offline(BaseRequest):
    """Answers getMe from what is known."""

    def __init__(self, me: User) -> None:
        self._me = me

    @property
    def read_timeout(self) -> float | None:
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *_: Any,
        **__: Any,
    ) -> tuple[int, bytes]:
        name = url.rpartition("/")[2]
        if name != "getMe":
            raise AssertionError(f"a handler called Telegram: {method} {name} {request_data is not None}")
        return 200, json.dumps({"ok": True, "result": self._me.to_dict()}).encode()
