"""What is heard, one file for each area: every command and button, and the handler that answers it."""

from typing import Any

from telegram.ext import BaseHandler, filters

Hears = BaseHandler[Any, Any, Any]
PRIVATE = filters.ChatType.PRIVATE
