"""What waits for the coordinator, in words."""

from bot.texts.tongue import Tongue
from models.matters import Why


def why_word(why: Why, _: Tongue) -> str:
    return {Why.PROPOSAL: _("proposal")}[why]
