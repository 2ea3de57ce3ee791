"""The settings of a gathering as they are pressed or typed: what was meant, and setting it with its line in the log."""

from typing import Any
from zoneinfo import available_timezones

from bot.texts.settings import APART
from handlers.context import Context
from models import joining, settings
from models.names import Names
from models.settings import Refusal, Setting
from models.tables import Gathering
from models.words import UNKNOWN_AUDIENCE, Results

LONGEST_NUMBER = 18
"""Digits of a row's own number: what a column holds, whoever forged it."""
INVALID = object()
"""What no button of ours says: a forged press."""
NONE = "-"


def pressed(setting: Setting, said: str) -> Any:
    """What a button says, as the setting has it; anything unfit is refused when it is set."""
    match setting:
        case Setting.CONFIDENTIAL | Setting.BY_INVITATION:
            return said == "1"
        case Setting.CONTROLLER:
            return int(said) if said.isdecimal() and len(said) <= LONGEST_NUMBER else 0
        case Setting.RESULTS:
            return Results(said) if said in tuple(Results) else said
        case Setting.QUORUM | Setting.EMBARGO if said == NONE:
            return None
        case Setting.ZONE | Setting.LANGUAGE:
            return said
    return INVALID


def put(context: Context, gathering: Gathering, setting: Setting, value: Any) -> Refusal | None:
    """Set it; or why not."""
    if value is INVALID:
        return Refusal.UNFIT
    before = _told(gathering, setting)
    why = settings.change(context.session, gathering, setting, value, context.batch.now)
    after = _told(gathering, setting)
    if why is None and before != after:
        context.audit("set", gathering.reference, gathering=gathering.id, setting=str(setting), was=before, now=after)
    return why


def _told(gathering: Gathering, setting: Setting) -> str:
    """A setting as the log keeps it."""
    if setting == Setting.NAME:
        return f"{gathering.name_nl} / {gathering.name_en}"
    return str(getattr(gathering, setting))


def turn_audience(context: Context, gathering: Gathering, audience: str, *, there: bool) -> Refusal | None:
    """Tell an audience apart, or no longer; or why not."""
    verb = settings.add_audience if there else settings.remove_audience
    before = joining.audiences(context.session, gathering.id or 0)
    why = verb(context.session, gathering, audience, context.batch.now)
    after = joining.audiences(context.session, gathering.id or 0)
    if before != after:
        context.audit(
            "set",
            gathering.reference,
            gathering=gathering.id,
            setting=str(Setting.AUDIENCES),
            was=" ".join(before),
            now=" ".join(after),
        )
    return why


def audience_typed(text: str) -> str:
    """The word that is stored for an audience: one of ours is also known by its Dutch name."""
    ours = {
        "ketenpartner": "partner",
        "ketenpartners": "partner",
        "politie": "police",
        "lid": "member",
        "onbekend": UNKNOWN_AUDIENCE,
        UNKNOWN_AUDIENCE: UNKNOWN_AUDIENCE,
    }
    return ours.get(text.casefold(), text.replace(" ", "-"))


def typed(setting: Setting, text: str) -> Any:
    """What somebody typed, as the setting has it."""
    match setting:
        case Setting.NAME:
            dutch, _, english = (each.strip() for each in text.partition(APART))
            return Names(dutch or english, english or dutch) if dutch or english else INVALID
        case Setting.ZONE:
            known = {zone.casefold(): zone for zone in available_timezones()}
            return known.get(text.casefold().replace(" ", "_"), text)
        case Setting.QUORUM:
            return int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else INVALID
    return INVALID
