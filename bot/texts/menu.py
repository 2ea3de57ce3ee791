"""The commands there are, for whom, and what each does: what /help lists and Telegram's own menu shows."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.texts.tongue import Tongue, tongue
from models.words import RoleKind

EVERYONE = frozenset(RoleKind)
ORGANISERS = frozenset({RoleKind.ORGANISER, RoleKind.COORDINATOR})
READERS = ORGANISERS | {RoleKind.READER}
REPORTED = frozenset({RoleKind.COORDINATOR, RoleKind.READER})
COORDINATORS = frozenset({RoleKind.COORDINATOR})
HALL = ORGANISERS | {RoleKind.HELPER}
KEEPERS = COORDINATORS | {RoleKind.CONTACT}
IN_GROUPS = ("help", "hulp")


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
        Command("panel", "paneel", _("run the gathering from one message"), HALL),
        Command("agenda", "agenda", _("present and close items"), HALL),
        Command("present", "presenteer", _("present an item"), HALL, reference),
        Command("close", "sluit", _("close an item"), HALL, reference),
        Command("reopen", "heropen", _("open an item again"), HALL, reference),
        Command("show", "toon", _("show the result on the cards"), HALL, reference),
        Command("hide", "verberg", _("hide the result from the cards"), HALL, reference),
        Command("undo", "terugnemen", _("take back the last step"), HALL),
        Command("hands", "handen", _("enter hands counted in the hall"), HALL, reference),
        Command("announce", "meld", _("tell everybody something"), ORGANISERS),
        Command("nudge", "herinner", _("ask those who are silent"), ORGANISERS),
        Command("react", "reageer", _("walk through what is open"), EVERYONE),
        Command("comments", "opmerkingen", _("read comments and decide on them"), ORGANISERS),
        Command("tally", "telling", _("the figures"), ORGANISERS, reference),
        Command("compare", "vergelijk", _("two gatherings side by side"), ORGANISERS),
        Command("gathering", "bijeenkomst", _("prepare a gathering and its agenda"), ORGANISERS),
        Command("invite", "uitnodigen", _("invite people; QR code and poster"), ORGANISERS),
        Command("link", "koppel", _("show the cards in a group or channel"), ORGANISERS),
        Command("unlink", "ontkoppel", _("show no more cards in a group"), ORGANISERS),
        Command("check", "controleer", _("what is to be switched in the group"), ORGANISERS),
        Command("decision", "besluit", _("record a decision"), ORGANISERS, reference),
        Command("decisions", "besluiten", _("decisions and actions, also as PDF"), ORGANISERS),
        Command("editions", "edities", _("what became of earlier editions"), READERS),
        Command("response", "respons", _("answer what is addressed to you"), frozenset({RoleKind.CONTACT})),
        Command("administrative", "bestuurlijk", _("numbers of administrative reports"), KEEPERS),
        Command("recommendations", "aanbevelingen", _("recommendations and how they stand"), READERS, _("[which]")),
        Command("commitment", "afspraak", _("steer one commitment, or enter one"), COORDINATORS, reference),
        Command("commitments", "afspraken", _("commitments and how they stand"), KEEPERS),
        Command("overview", "overzicht", _("the state of play of all commitments"), REPORTED),
        Command("away", "afwezig", _("say until when you are away"), COORDINATORS | {RoleKind.CONTACT}),
        Command("report", "rapport", _("the progress report"), REPORTED, _("[day]")),
        Command("handover", "overdracht", _("the log of what was handed over"), COORDINATORS),
        Command("audit", "logboek", _("what was done, and when"), frozenset({RoleKind.COORDINATOR})),
        Command("template", "sjabloon", _("a workbook for the report"), ORGANISERS),
        Command("stop", "stop", _("leave the question you are answering"), EVERYONE),
        Command("forgetme", "vergeetmij", _("erase what is known of you"), EVERYONE),
        Command("help", "hulp", _("what you can do"), EVERYONE),
    )


def menu(language: str | None, roles: Collection[RoleKind]) -> list[list[str]]:
    """Telegram's own menu for somebody with these roles: names and what they do."""
    _ = tongue(language)
    return [[each.name(_.language), each.does] for each in commands(_) if each.roles.intersection(roles)]


def in_groups(language: str | None) -> list[list[str]]:
    """What everybody in a group is offered there; organisers find the rest in private."""
    return [[name, does] for name, does in menu(language, {RoleKind.PARTICIPANT}) if name in IN_GROUPS]
