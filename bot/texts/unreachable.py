"""For an organisation that nobody can be written to here: telling the coordinator, and an e-mail to copy."""

from collections.abc import Sequence
from datetime import date

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.promise import e_mail as button
from bot.texts.running import pages
from bot.texts.tongue import Tongue, tongue
from models.commitment_view import CommitmentView

NAME = 34


def unreached(language: str | None, shown: Sequence[CommitmentView], day: date, page: int, total: int) -> Message:
    """To the coordinator: reminders of this day that nobody could be sent, eight to a page."""
    _ = tongue(language)
    if total == 1:
        return _one(shown[0], _)
    buttons = [Button(view.reference, f"icsm:{view.id}") for view in shown]
    return Message(
        lines(
            _("{n} reminders not sent", n=total),
            _.short_date(day),
            "",
            *(f"{view.reference} · {shortened(_.of(view.organisation_names), NAME)}" for view in shown),
            "",
            _("These organisations have no contact that can be reached. Invite one, or telephone."),
            _("Tap a commitment for a text to send by e-mail."),
        ),
        [*(buttons[at : at + 3] for at in range(0, len(buttons), 3)), pages(f"icsl:{day.toordinal()}", page, total, _)],
    )


def nothing_kept(language: str | None) -> str:
    """Where it was too long ago."""
    _ = tongue(language)
    return _("Nothing is kept of that day any more.")


def _one(view: CommitmentView, _: Tongue) -> Message:
    return Message(
        lines(
            _("{reference} · reminder not sent", reference=view.reference),
            _(
                "{organisation} has no contact that can be reached. Invite one, or telephone.",
                organisation=_.of(view.organisation_names),
            ),
        ),
        [[button(view, _), Button(view.reference, f"cw:{view.id}")]],
    )


def e_mail(language: str | None, view: CommitmentView, today: date) -> Message:
    """The subject and then the text, and nothing else: it is copied as a whole."""
    assert view.due is not None
    _ = tongue(language)
    day, measure = _.long_date(view.due), _.of(view.measure)
    passed = _("The due date was {day}.", day=day) if view.due < today else _("The due date is {day}.", day=day)
    return Message(
        lines(
            _("Subject: {reference}, due {day}", reference=view.reference, day=_.short_date(view.due)),
            "",
            _("Dear colleague,"),
            "",
            _("{organisation} took this on:", organisation=_.of(view.organisation_names)),
            _.of(view.text),
            _("Done when: {measure}", measure=measure) if measure else None,
            passed,
            "",
            _("Would you let me know how it goes? Done, on schedule, done later or help needed: one word is enough."),
            _("The date for your calendar is attached."),
            "",
            _("Kind regards,"),
        )
    )


def with_file(language: str | None, reference: str) -> str:
    """Under the calendar file that goes with the e-mail."""
    _ = tongue(language)
    return _("Calendar file of {reference}, to send along", reference=reference)
