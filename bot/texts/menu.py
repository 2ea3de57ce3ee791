"""The commands there are, for whom, and what each does: what /help lists and Telegram's own menu shows."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.texts.tongue import Tongue, tongue
from models.words import RoleKind

EVERYONE = frozenset(RoleKind)
ORGANISERS = frozenset({RoleKind.ORGANISER, RoleKind.COORDINATOR})
HALL = ORGANISERS | {RoleKind.HELPER}


@dataclass(frozen=True, slots=True)
class Command:
    """A command under its names in both languages; `takes` is what may be written after it."""

    en: str
    nl: str
    does: str
    roles: frozenset[RoleKind]
    takes: str = ""

    def name(self, language: str) -> str:
        return self.nl if language == "nl" else self.en


def commands(_: Tongue) -> tuple[Command, ...]:
    """All of them, in the order in which they are listed."""
    reference = _("[reference]")
    return (
        Command("agenda", "agenda", _("present and close items"), HALL),
        Command("present", "presenteer", _("present an item"), HALL, reference),
        Command("close", "sluit", _("close an item"), HALL, reference),
        Command("tally", "telling", _("the figures"), ORGANISERS, reference),
        Command("link", "koppel", _("in a group: show the cards there"), ORGANISERS),
        Command("stop", "stop", _("leave the question you are answering"), EVERYONE),
        Command("help", "hulp", _("what you can do"), EVERYONE),
    )


def menu(language: str | None, roles: Collection[RoleKind]) -> list[list[str]]:
    """Telegram's own menu for somebody with these roles: names and what they do."""
    _ = tongue(language)
    return [[each.name(_.language), each.does] for each in commands(_) if each.roles.intersection(roles)]
