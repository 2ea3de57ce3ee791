"""The control panel of a gathering: one message with what is open and a button for whatever may come next."""

from math import ceil

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.tongue import Tongue, tongue
from models.names import Names
from models.panels import PanelView, Presented
from models.running import Step
from models.words import Act

OPEN_LINES = 4
DEAF_LINES = 2
EVERY = 5
"""Seconds by which the time that is left is told."""


def panel(language: str | None, view: PanelView) -> Message:
    """What is open, what comes next, who is there; the buttons are about the first that is open, marked ▶."""
    _ = tongue(language)
    text = lines(
        f"{_.of(view.names)} · {_.short_date(view.day)}",
        *(_open(each, "·" if at else "▶", _) for at, each in enumerate(view.open[:OPEN_LINES])),
        _.count("and {n} more is open", "and {n} more are open", len(view.open) - OPEN_LINES)
        if len(view.open) > OPEN_LINES
        else None,
        _nothing_open(view, _) if not view.open else None,
        _("Next: {reference} ({n} waiting)", reference=view.coming[1], n=view.waiting)
        if view.coming
        else _("Every item on the agenda has been presented."),
        "",
        _people(view, _),
        _.count("💬 {n} comment to look at", "💬 {n} comments to look at", view.comments) if view.comments else None,
        *(_("⚠ {title}: emoji are not counted", title=shortened(title, 60)) for title in view.deaf[:DEAF_LINES]),
        "",
        f"{_.moment(view.last.at, view.zone, view.day)}: {_done(view.last, _)}" if view.last else None,
    )
    return Message(text, [] if view.settled else _buttons(view, _))


def _open(item: Presented, sign: str, _: Tongue) -> str:
    parts = [
        f"{sign} {item.reference} {shortened(_.of(item.title), 40)}",
        _.count("{n} reacted", "{n} reacted", item.reacted),
        _("result shown") if item.shown else None,
        _("{n} s left", n=EVERY * ceil(item.left.total_seconds() / EVERY)) if item.left is not None else None,
    ]
    return " · ".join(part for part in parts if part)


def _nothing_open(view: PanelView, _: Tongue) -> str:
    if view.settled:
        return _("The figures of this gathering are final: the time for which reactions are kept is over.")
    return _("The gathering is finished.") if view.finished else _("Nothing is open.")


def _people(view: PanelView, _: Tongue) -> str:
    joined = _.count("{n} participant", "{n} participants", view.joined)
    if not view.open:
        return joined
    return _(
        "{joined}: {reacted} reacted, {silent} silent",
        joined=joined,
        reacted=view.joined - view.silent,
        silent=view.silent,
    )


def _buttons(view: PanelView, _: Tongue) -> list[list[Button]]:
    number = view.gathering
    first = [Button(_("Agenda"), f"g:{number}:0"), Button(_("↻ Refresh"), f"pb:{number}")]
    if view.coming:
        first.insert(0, Button(f"▶ {shortened(view.coming[1], 10)}", f"pn:{view.coming[0]}"))
    hall = [Button(_("✋ Hands"), f"pz:{view.current.agenda_item}")] if view.current else []
    last = []
    if view.last and view.last.can_be_undone:
        last.append(Button(_("↶ Undo"), f"pu:{number}:{view.last.number}"))
    if not view.as_helper:
        hall = [Button(_("Announce"), f"pm:{number}"), *hall]
        if view.open:
            hall.insert(1, Button(_("Nudge"), f"pg:{number}"))
        last.append(Button(_("Groups"), f"zl:{number}:0"))
        if not view.finished:
            last.append(Button(_("🏁 Finish"), f"pf:{number}"))
    return [first, _about(view.current, _) if view.current else [], hall, last]


def _about(item: Presented, _: Tongue) -> list[Button]:
    number = item.agenda_item
    result = Button(_("🙈 Hide"), f"ph:{number}") if item.shown else Button(_("👁 Show"), f"pv:{number}")
    if not item.open:
        return [Button(_("↺ Reopen {reference}", reference=shortened(item.reference, 10)), f"po:{number}"), result]
    return [Button("⏱ 60 s", f"pt:{number}"), Button(_("⏹ Close"), f"px:{number}"), result]


def _done(step: Step, _: Tongue) -> str:
    """The last step, as the panel notes it."""
    if step.by is None:
        return _("{reference} closed by itself.", reference=step.reference)
    return {
        Act.PRESENT: _("{reference} presented", reference=step.reference),
        Act.REOPEN: _("{reference} reopened", reference=step.reference),
        Act.CLOSE: _("{reference} closed", reference=step.reference),
        Act.TIMER: _("{reference}: closes in 60 seconds", reference=step.reference),
        Act.SHOW: _("{reference}: result shown", reference=step.reference),
        Act.HIDE: _("{reference}: result hidden", reference=step.reference),
        Act.UNDO: _("{reference}: last step undone", reference=step.reference),
        Act.FINISH: _("gathering finished"),
    }[step.act]


def beaten(language: str | None, step: Step | None, *, by_me: bool) -> str:
    """To a press on a panel that showed something old: what was done in between."""
    _ = tongue(language)
    if step is None or by_me:
        return _("That has been done already. The panel is up to date again.")
    if step.by is None:
        return _("{reference} closed by itself.", reference=step.reference)
    return _("A colleague was just before you: {done}.", done=_done(step, _))


def undone(language: str | None, step: Step) -> str:
    """What was taken back."""
    _ = tongue(language)
    return {
        Act.PRESENT: _("Undone: {reference} waits again and its cards are taken away.", reference=step.reference),
        Act.REOPEN: _("Undone: {reference} is closed again.", reference=step.reference),
        Act.CLOSE: _("Undone: {reference} is open again.", reference=step.reference),
        Act.TIMER: _("Undone: the countdown of {reference}.", reference=step.reference),
        Act.SHOW: _("Undone: the result of {reference} is hidden again.", reference=step.reference),
        Act.HIDE: _("Undone: the result of {reference} is shown again.", reference=step.reference),
    }[step.act]


def nothing_to_undo(language: str | None) -> str:
    _ = tongue(language)
    return _("There is no step to undo.")


def ask_finish(language: str | None, gathering: int, names: Names, still_open: int) -> Message:
    """Before the gathering ends as a whole."""
    _ = tongue(language)
    return Message(
        lines(
            _("Finish {gathering}?", gathering=_.of(names)),
            _.count("{n} item that is open closes.", "{n} items that are open close.", still_open)
            if still_open
            else None,
            _("Participants get the results of what they reacted to. This can't be undone."),
        ),
        [[Button(_("🏁 Finish"), f"pfy:{gathering}"), Button(_("‹ Panel"), f"pb:{gathering}")]],
    )


def finished(language: str | None, closed: int) -> str:
    _ = tongue(language)
    return _.count("Finished. {n} item was closed.", "Finished. {n} items were closed.", closed)


def ask_nudge(language: str | None, gathering: int, references: list[str], people: int) -> Message:
    """Before the silent are asked: each of them can be asked once a day."""
    _ = tongue(language)
    items = shortened(_.listed(references), 60)
    return Message(
        lines(
            _("Nudge those who are silent?"),
            _.count(
                "{n} participant who did not react to {items} yet gets a message in private.",
                "{n} participants who did not react to {items} yet get a message in private.",
                people,
                items=items,
            ),
            _("Each of them at most once a day. You do not learn who they are."),
        ),
        [[Button(_("Nudge"), f"pgy:{gathering}"), Button(_("‹ Panel"), f"pb:{gathering}")]],
    )


def nudged(language: str | None, people: int) -> str:
    _ = tongue(language)
    return _.count("Nudged: {n} participant.", "Nudged: {n} participants.", people)


def nobody_to_nudge(language: str | None) -> str:
    _ = tongue(language)
    return _("Everybody who can be reached reacted, or was asked today already.")


def nothing_open(language: str | None) -> str:
    _ = tongue(language)
    return _("Nothing is open.")


def nudge(language: str | None, agenda_item: int, reference: str, title: Names, others: int) -> Message:
    """To a participant who is silent."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} is open", reference=reference),
            _.of(title),
            "",
            _("There is no reaction of yours yet. One tap is enough; you need not."),
            _.count("{n} other item is open too.", "{n} other items are open too.", others) if others else None,
        ),
        [[Button(_("Show the card"), f"nc:{agenda_item}")]],
    )
