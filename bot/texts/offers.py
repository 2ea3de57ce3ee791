"""From 🤝 to a commitment: the partner's two questions, and the coordinator's decision."""

from collections.abc import Sequence
from datetime import date

from bot.texts.buttons import days, full_days, stop
from bot.texts.dates import DateProblem, DateTrouble
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.promise import calendar, facts
from bot.texts.tongue import Tongue, tongue
from models.commitment_view import CommitmentView
from models.committing import PARTNER, TEXT_LIMIT
from models.names import Names


def ask_organisation(language: str | None, reference: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("On behalf of which organisation?"),
            reference,
            "",
            _("Type a few letters of its name. Its contact and the coordinator will see that name."),
        ),
        [[stop(_)]],
    )


def choose_organisation(
    language: str | None, found: Sequence[tuple[int, Names]], page: int = 0, pages: int = 1
) -> Message:
    """At most eight matches and how to see the others, or how to go on."""
    _ = tongue(language)
    if not found:
        return Message(_("No organisation found. Try a shorter part of its name."), [[stop(_)]])
    rows = [[Button(shortened(_.of(names), 60), f"oo:{number}")] for number, names in found]
    turns = [(page - 1, _("‹ Previous")), (page + 1, _("Next ›"))]
    turning = [Button(label, f"op:{to}") for to, label in turns if 0 <= to < pages]
    return Message(_("Which one is it?"), [*rows, [*turning, stop(_)]])


def ask_what(language: str | None, reference: str, organisation: Names) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("Good. What will your organisation do?"),
            _("{reference} · on behalf of {organisation}", reference=reference, organisation=_.of(organisation)),
            "",
            _(
                "One sentence is enough. Not binding yet: your contact and the coordinator decide, and see the name "
                "of your organisation."
            ),
            _("Never mention names or cases."),
        ),
        [[Button(_("Other organisation"), "ox")], [Button(_("Later"), "ol"), stop(_)]],
    )


def later(language: str | None, reference: str, posting: int | None) -> Message:
    """The offer can wait; the same button begins it again."""
    _ = tongue(language)
    return Message(
        lines(
            _("Nothing was sent. You can still take {reference} on while it is open.", reference=reference),
            _("Tap 🤝 under its card, or the button below.") if posting is not None else None,
        ),
        [] if posting is None else [[Button(_("Take it on"), f"o:{posting}")]],
    )


def too_long(language: str | None) -> str:
    _ = tongue(language)
    return _("That is too long. Please say it in at most {limit} characters.", limit=TEXT_LIMIT)


def ask_when(language: str | None, picks: Sequence[date], about: str = "") -> Message:
    """By when; `about` names a commitment that can't do without a date, else the date may be left open."""
    _ = tongue(language)
    question = _("When will {reference} be done?", reference=about) if about else _("When will it be done?")
    unknown = [] if about else [Button(_("I don't know yet"), "od:later")]
    return Message(
        lines(question, _('Choose, or type for example "end of March".')),
        [days(picks, _), [*unknown, stop(_)]],
    )


def date_trouble(language: str | None, problem: DateProblem) -> Message:
    """Why a date was not understood, with the dates it may mean as buttons."""
    _ = tongue(language)
    sentence = {
        DateTrouble.UNREADABLE: _("I can't read that as a date. Try for example 14 March or end of May."),
        DateTrouble.IMPOSSIBLE: _("That day does not exist. Which day do you mean?"),
        DateTrouble.PAST: _("That day has passed. Which day do you mean?"),
        DateTrouble.TOO_FAR: _("That is more than ten years ahead. Which day do you mean?"),
        DateTrouble.FUTURE: _("That day is still to come. Which day do you mean?"),
        DateTrouble.AMBIGUOUS: _("That can be more than one day. Which do you mean?"),
    }[problem.trouble]
    return Message(sentence, [*full_days(problem.candidates, _), [stop(_)]])


def confirm_day(language: str | None, reference: str, due: date) -> Message:
    """The full date, before it counts."""
    _ = tongue(language)
    return Message(
        _("{reference} will be done by {day}. Is that right?", reference=reference, day=_.long_date(due)),
        [[Button(_("Yes"), "ok:yes"), stop(_)]],
    )


def confirm(language: str | None, reference: str, organisation: Names, text: str, due: date | None) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("Is this proposal right?"),
            f"{reference} · {_.of(organisation)}",
            _("What: {text}", text=text),
            _("Done by: {day}", day=_.long_date(due) if due else _("not known yet")),
        ),
        [[Button(_("Send the proposal"), "os")], [Button(_("Change"), "oe"), Button(_("Discard"), "stop")]],
    )


def sent(language: str | None, reference: str, *, to_partner: bool) -> Message:
    """Who decides first, and that there is more to ask the next morning."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} was sent. You will hear the decision here.", reference=reference),
            _("First the contact of your organisation is asked, then the coordinator decides.") if to_partner else None,
            _("Next working day a few short questions follow."),
        )
    )


def discarded(language: str | None) -> str:
    _ = tongue(language)
    return _("Stopped. Nothing was sent or changed.")


def over(language: str | None) -> str:
    _ = tongue(language)
    return _("That has been dealt with already.")


def nothing_to_stop(language: str | None) -> str:
    _ = tongue(language)
    return _("There was nothing to stop.")


def no_recommendation(language: str | None) -> str:
    _ = tongue(language)
    return _("An offer belongs to a recommendation that is still open.")


def proposal(language: str | None, view: CommitmentView) -> Message:
    """What the coordinator reads, and decides."""
    _ = tongue(language)
    decide = Button(_("Accept"), f"ca:{view.id}")
    others = [Button(_("Change"), f"ce:{view.id}"), Button(_("Decline"), f"cd:{view.id}")]
    telephoned = [[Button(_("Agreed by telephone"), f"ct:{view.id}")], others]
    return Message(
        lines(_("Proposal {reference}", reference=view.reference), *facts(view, _), "", _standing(view, _)),
        telephoned if view.waits_for == PARTNER else [[decide, *others]],
    )


def _standing(view: CommitmentView, _: Tongue) -> str:
    if view.waits_for == PARTNER:
        return _("Waits for the contact of the organisation.")
    return _("The organisation stands for it.") if view.endorsed else _("Nobody of the organisation has agreed yet.")


def ask_measure(language: str | None, view: CommitmentView) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("How will you see that {reference} is done?", reference=view.reference),
            _("What: {text}", text=_.of(view.text)),
            _("Give one measurable result, in one sentence."),
        ),
        [[Button(_("As proposed"), f"cm:{view.id}"), stop(_)]],
    )


def ask_reason(language: str | None, reference: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(_("Why do you decline {reference}?", reference=reference), _("One sentence; the proposer will read it.")),
        [[stop(_)]],
    )


def agreed(language: str | None, view: CommitmentView, next_reminder: date | None, *, keeps: bool = True) -> Message:
    """What was agreed, and what comes next; for the calendar of who `keeps` it, or steers it."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} is agreed", reference=view.reference),
            *facts(view, _),
            upcoming(_, next_reminder),
        ),
        [[calendar(view, _)]] if keeps else [],
    )


def upcoming(_: Tongue, day: date | None) -> str | None:
    """When the next message about a commitment comes."""
    return None if day is None else _("Next message: {day}.", day=_.short_date(day))


def declined(language: str | None, view: CommitmentView, reason: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} was declined", reference=view.reference),
            _("What: {text}", text=_.of(view.text)),
            _("Reason: {reason}", reason=reason),
        )
    )


def decided_already(language: str | None, reference: str) -> str:
    _ = tongue(language)
    if not reference:
        return _("That was decided already.")
    return _("{reference} was decided already.", reference=reference)


def only_coordinator(language: str | None) -> str:
    _ = tongue(language)
    return _("Only the coordinator decides on commitments.")


def not_understood(language: str | None) -> Message:
    """A text that belongs to no question."""
    _ = tongue(language)
    return Message(_("I was not expecting a message. /help shows what you can do here."))
