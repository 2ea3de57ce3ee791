"""What an act in the log was about in more words: which setting, from what to what, how many."""

from collections.abc import Mapping
from typing import Any

from bot.texts.settings import heading
from bot.texts.tongue import Tongue
from bot.texts.words import MARKS
from models.settings import Setting
from models.words import POSITIONS

NUMBERED = (Setting.CONTROLLER,)
"""Settings that are kept as the number of a row, which says nothing."""


def setting(subject: str, details: Mapping[str, Any], _: Tongue) -> str:
    """ "Datum: 2013-09-02 → 2013-09-05 · congres-2013"; of what an earlier version kept, what there is."""
    known = details.get("setting") in tuple(Setting)
    if not known:
        return _("Setting of {subject} changed", subject=subject)
    changed = Setting(details["setting"])
    if changed in NUMBERED or not {"was", "now"} <= details.keys():
        return f"{heading(changed, _)} · {subject}"
    return f"{heading(changed, _)}: {_value(details['was'], _)} → {_value(details['now'], _)} · {subject}"


def _value(kept: Any, _: Tongue) -> str:
    words = {"True": _("yes"), "False": _("no"), "None": "–", "live": _("Live"), "hidden": _("After closing")}
    return words.get(str(kept), str(kept))


def hands(subject: str, details: Mapping[str, Any], _: Tongue) -> str:
    """ "Handen TOE-2: 👍 12 · 🤔 3 · 👎 1"; with what they were before."""
    told = [_counted(details[name]) for name in ("before", "hands") if details.get(name)]
    if not told:
        return _("Hands counted for {subject}", subject=subject)
    return _("Hands for {subject}: {counted}", subject=subject, counted=" → ".join(told))


def _counted(hands: Mapping[str, int]) -> str:
    return " · ".join(f"{MARKS[each]} {hands[each]}" for each in POSITIONS if each in hands)


def moved(subject: str, details: Mapping[str, Any], _: Tongue) -> str:
    if "place" not in details:
        return _("{subject} moved on the agenda", subject=subject)
    return _("{subject} to place {place} of the agenda", subject=subject, place=details["place"])


def presented(subject: str, details: Mapping[str, Any], _: Tongue) -> str:
    """Presented, or where it was open already, sent to where its card was missing."""
    if "again" in details:
        return _("{subject}: cards sent that were missing", subject=subject)
    return _("{subject} presented", subject=subject)


def filed(subject: str, details: Mapping[str, Any], _: Tongue) -> str:
    if "form" not in details:
        return _("Figures of {subject} as a file", subject=subject)
    return _("Figures of {subject} as {form}", subject=subject, form=str(details["form"]).upper())


def linked(subject: str, details: Mapping[str, Any], _: Tongue) -> str:
    if not details.get("title"):
        return _("Group linked to {subject}", subject=subject)
    return _("{title} linked to {subject}", title=details["title"], subject=subject)


def unlinked(subject: str, details: Mapping[str, Any], _: Tongue) -> str:
    if not details.get("title"):
        return _("Group unlinked from {subject}", subject=subject)
    return _("{title} unlinked from {subject}", title=details["title"], subject=subject)


def invited(subject: str, details: Mapping[str, Any], role: str, _: Tongue) -> str:
    """`role`: as what, in words."""
    if "uses" not in details:
        return _("Invitation for {subject} made", subject=subject)
    return _("Invitation for {role}, {n}×: {subject}", role=role, n=details["uses"], subject=subject)
