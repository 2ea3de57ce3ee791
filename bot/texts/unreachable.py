"""An e-mail to copy, for an organisation that nobody can be written to here."""

from datetime import date

from bot.texts.message import Message, lines
from bot.texts.tongue import tongue
from models.committing import CommitmentView


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
