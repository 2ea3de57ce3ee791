"""Changing one thing of a commitment at a time."""

from collections.abc import Collection, Sequence
from datetime import date
from enum import StrEnum

from bot.texts.buttons import full_days, stop
from bot.texts.message import Button, Message, lines
from bot.texts.promise import capital, facts, kinds
from bot.texts.scales import recurrence
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import urgency
from models.commitment_view import CommitmentView
from models.words import Recurrence, Urgency


class Part(StrEnum):
    """What can be changed, as the buttons say it."""

    TEXT = "text"
    MEASURE = "measure"
    DUE = "due"
    KIND = "kind"
    URGENCY = "urgency"
    EVERY = "every"
    SERVES = "serves"
    OWNER = "owner"


def panel(language: str | None, view: CommitmentView, parts: Collection[Part]) -> Message:
    """How it stands, and what of it whoever reads this may change."""
    _ = tongue(language)
    buttons = [Button(_label(part, _), f"cf:{view.id}:{part}") for part in Part if part in parts]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return Message(
        lines(_("Change {reference}", reference=view.reference), *facts(view, _)),
        [*rows, [Button(_("‹ Back"), f"cw:{view.id}")]],
    )


def _label(part: Part, _: Tongue) -> str:
    return {
        Part.TEXT: _("What"),
        Part.MEASURE: _("Done when"),
        Part.DUE: _("Date"),
        Part.KIND: _("Kind"),
        Part.URGENCY: _("Urgency"),
        Part.EVERY: _("Recurring"),
        Part.SERVES: _("Recommendations"),
        Part.OWNER: _("Owner"),
    }[part]


def ask_text(language: str | None, view: CommitmentView, part: Part) -> Message:
    """The new words, below those that stand."""
    _ = tongue(language)
    stands, question = (
        (view.text, _("What will be done? One sentence."))
        if part == Part.TEXT
        else (view.measure, _("Give one measurable result, in one sentence."))
    )
    return Message(
        lines(
            view.reference,
            _("Now: {text}", text=_.of(stands)) if _.of(stands) else None,
            question,
            _("Never mention names or cases."),
        ),
        [[stop(_)]],
    )


def ask_kind(language: str | None, reference: str) -> Message:
    _ = tongue(language)
    return Message(_about(reference, _("What kind of commitment is it?")), [*kinds(_), [stop(_)]])


def ask_urgency(language: str | None, reference: str) -> Message:
    _ = tongue(language)
    rows = [[Button(capital(urgency(each, _)), f"ok:{each}")] for each in Urgency]
    question = _("How urgent is {reference}? The reminders follow it.", reference=reference)
    return Message(question, [*rows, [stop(_)]])


def ask_every(language: str | None, reference: str) -> Message:
    """Whether it comes back; `reference` is empty where there is none yet."""
    _ = tongue(language)
    rows = [[Button(capital(recurrence(each, _)), f"ok:{each}")] for each in Recurrence]
    return Message(_about(reference, _("Is it for once, or does it recur?")), [*rows, [stop(_)]])


def ask_until(language: str | None, picks: Sequence[date]) -> Message:
    _ = tongue(language)
    return Message(
        lines(_("Until when does it come back?"), _('Choose, or type for example "end of March".')),
        [*full_days(picks, _), [stop(_)]],
    )


def until_too_early(language: str | None) -> Message:
    _ = tongue(language)
    return Message(_("That is before its first date. Until when does it come back?"), [[stop(_)]])


def ask_owner(language: str | None, reference: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(_("Which organisation owns {reference}?", reference=reference), _("Type a few letters of its name.")),
        [[stop(_)]],
    )


def changed_date(language: str | None, view: CommitmentView, next_message: str | None) -> Message:
    """To the organisation: the coordinator moved the date."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} · new date", reference=view.reference),
            *facts(view, _),
            next_message,
        )
    )


def _about(reference: str, question: str) -> str:
    return f"{reference} · {question}" if reference else question
