"""The words and figures of the picture of lights by focus area, as JSON."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from bot.texts.overview import colour
from bot.texts.scales import light
from bot.texts.tongue import Tongue, tongue
from models.names import Names
from models.overview import LIGHTS, Grouped
from models.words import Light


def picture(
    language: str | None, today: date, all_of_them: Mapping[Light, int], areas: Sequence[Grouped], label: Names
) -> dict[str, Any]:
    """A bar for all commitments, and one for each area."""
    _ = tongue(language)
    together = _bar(_("All commitments"), all_of_them, _)
    return {
        "heading": _("State of play"),
        "subheading": _.long_date(today),
        "legend": [(each, f"{colour(each, _)}: {light(each, _)}") for each in LIGHTS],
        "bars": [together, *(_bar(_.of(each.names), each.lights, _) for each in areas)],
        "footer": _("A commitment with several counts in each."),
        "label": _.of(label),
        "language": _.language,
    }


def _bar(label: str, lights: Mapping[Light, int], _: Tongue) -> dict[str, Any]:
    told = " · ".join(f"{lights[each]} {colour(each, _).lower()}" for each in LIGHTS if lights[each])
    return {"label": label, "counts": [(each, lights[each]) for each in LIGHTS], "told": told}


def caption(language: str | None, today: date) -> str:
    _ = tongue(language)
    return _("State of play · {day}", day=_.long_date(today))
