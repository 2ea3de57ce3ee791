"""Preparing a gathering: all there are, the settings of one in one message, and its removal."""

from collections.abc import Sequence
from datetime import date

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.running import pages
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import audience as audience_word
from models.names import Names
from models.preparing import GatheringView
from models.settings import Setting
from models.words import Results

NAME = 42


def gatherings(
    language: str | None, shown: Sequence[tuple[int, str, Names, date]], total: int, page: int, *, may_make: bool
) -> Message:
    """Which gathering to prepare: eight (number, reference, names, date) of them a page."""
    _ = tongue(language)
    text = lines(
        _("Prepare a gathering"),
        _.count("{n} gathering", "{n} gatherings", total),
        "",
        *(f"{reference} · {_.short_date(day)}\n{shortened(_.of(names), NAME)}" for _n, reference, names, day in shown),
    )
    buttons = [Button(reference, f"e:{number}") for number, reference, _n, _d in shown]
    new = [Button(_("➕ New gathering"), "en")] if may_make else []
    return Message(text, [*([button] for button in buttons), pages("el", page, total, _), new])


def settings(language: str | None, view: GatheringView, *, coordinator: bool) -> Message:
    """All that is set, with a button for each."""
    _ = tongue(language)
    number = view.number
    text = lines(
        f"{view.reference} · {_.short_date(view.day)} {view.day.year}",
        _.of(view.names),
        None if view.names.nl == view.names.en else view.names["nl" if _.language == "en" else "en"],
        "",
        _("Date: {day}", day=_.long_date(view.day)),
        _("Time zone: {zone} · {language}", zone=view.zone, language=language_word(view.language, _)),
        _("Roles: {names}", names=_.listed(audience_word(each, _) for each in view.audiences)),
        " · ".join(
            (_confidential(_, yes=view.confidential), _closed(_, yes=view.by_invitation), _results(view.results, _))
        ),
        _("Kept by {name} until {day}", name=shortened(_.of(view.controller), NAME), day=_.long_date(view.kept_until)),
        _quorum(view.quorum, _),
        _("Do not share before {day}", day=_.long_date(view.embargo_until)) if view.embargo_until else None,
        "",
        " · ".join(
            (
                _.count("{n} item on the agenda", "{n} items on the agenda", view.items),
                _.count("{n} participant", "{n} participants", view.joined),
            )
        ),
        _("The figures of this gathering are final: the time for which reactions are kept is over.")
        if view.settled
        else None,
    )

    def field(label: str, setting: Setting) -> Button:
        return Button(label, f"ef:{number}:{setting}")

    rows = [
        [field(_("Name"), Setting.NAME), field(_("Date"), Setting.DATE), field(_("Roles"), Setting.AUDIENCES)],
        [
            field(_("Privacy"), Setting.CONFIDENTIAL),
            field(_("Access"), Setting.BY_INVITATION),
            field(_("Result"), Setting.RESULTS),
        ],
        [
            field(_("Keeping"), Setting.KEPT_UNTIL),
            field(_("Quorum"), Setting.QUORUM),
            field(_("Embargo"), Setting.EMBARGO),
        ],
        [
            field(_("Language"), Setting.LANGUAGE),
            field(_("Time zone"), Setting.ZONE),
            field(_("Controller"), Setting.CONTROLLER),
        ],
    ]
    onward = [Button(_("Agenda"), f"ea:{number}:0"), Button(_("Invite"), f"u:{number}")]
    last = [Button(_("‹ All gatherings"), "el:0")]
    if coordinator:
        last = [Button(_("Copy"), f"ec:{number}"), Button(_("Remove"), f"ex:{number}"), *last]
    return Message(text, [*([] if view.settled else rows), onward, *([last[:2], last[2:]] if coordinator else [last])])


def language_word(language: str, _: Tongue) -> str:
    return {"nl": _("Dutch"), "en": _("English")}[language]


def _confidential(_: Tongue, *, yes: bool) -> str:
    return _("confidential") if yes else _("on the record")


def _closed(_: Tongue, *, yes: bool) -> str:
    return _("by invitation") if yes else _("open to all")


def _results(results: Results, _: Tongue) -> str:
    return _("result live") if results == Results.LIVE else _("result after closing")


def _quorum(quorum: int | None, _: Tongue) -> str | None:
    return None if quorum is None else _("Quorum: {n}", n=quorum)


def ask_remove(language: str | None, view: GatheringView) -> Message:
    """Before a gathering goes for good."""
    _ = tongue(language)
    text = lines(
        _("Remove {reference}?", reference=view.reference),
        _.of(view.names),
        "",
        _("Its agenda and settings go with it. Its invitations stop working, and who joined is no longer in it."),
        _("This can't be undone."),
    )
    return Message(text, [[Button(_("Remove"), f"exy:{view.number}"), Button(_("‹ Settings"), f"e:{view.number}")]])


def gone(language: str | None, names: Names, day: date) -> Message:
    """To who organised it or took part, when a gathering was removed."""
    _ = tongue(language)
    return Message(
        lines(
            f"{_.of(names)} · {_.short_date(day)}",
            _("The coordinator removed this gathering. Nothing was said at it, and nothing of yours is kept of it."),
        )
    )


def removed(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("{reference} is removed.", reference=reference)


def is_set(language: str | None) -> str:
    _ = tongue(language)
    return _("Set.")


def no_report(language: str | None) -> str:
    _ = tongue(language)
    return _("There is no report yet. Import one first, then prepare a gathering about it.")


def only_coordinator(language: str | None) -> str:
    _ = tongue(language)
    return _("Only the coordinator can do that.")
