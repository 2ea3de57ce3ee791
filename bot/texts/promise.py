"""What every message about a commitment tells of it, in the same words and order."""

from datetime import date

from bot.texts.message import Button
from bot.texts.scales import commitment_kind, recurrence
from bot.texts.tongue import Tongue
from bot.texts.words import urgency
from models.commitment_view import CommitmentView
from models.words import BEING_KEPT, CommitmentKind, Recurrence


def about(view: CommitmentView, _: Tongue) -> str:
    """Voorbeeldgemeente · TOE-2"""
    return " · ".join([_.of(view.organisation_names), *view.recommendations])


def when_due(view: CommitmentView, today: date, _: Tongue) -> str | None:
    """A-1 · streefdatum voorbij: vr 14 februari; nothing where there is no date."""
    if view.due is None:
        return None
    if view.due < today and view.status in BEING_KEPT:
        return _("{reference} · due date passed: {day}", reference=view.reference, day=_.short_date(view.due))
    return _("{reference} · due {day}", reference=view.reference, day=_.short_date(view.due))


def facts(view: CommitmentView, _: Tongue) -> list[str | None]:
    """Whose it is, of which kind, what, how it is measured and by when."""
    measure = _.of(view.measure)
    return [
        about(view, _),
        capital(" · ".join([commitment_kind(view.kind, _), urgency(view.urgency, _)])),
        recurs(view.every, view.every_until, _),
        "",
        _("What: {text}", text=_.of(view.text)),
        _("Done when: {measure}", measure=measure) if measure else None,
        _("Done by: {day}", day=_.long_date(view.due) if view.due else _("not known yet")),
        capital(numbers(*view.counted, _)) if view.counted else None,
    ]


def numbers(produced: int, followed_up: int, _: Tongue) -> str:
    """The two stages of administrative reports, apart."""
    return _("produced {produced} · followed up {followed_up}", produced=produced, followed_up=followed_up)


def recurs(every: Recurrence, until: date | None, _: Tongue) -> str | None:
    """Elk kwartaal tot en met woensdag 31 december 2014"""
    if every == Recurrence.ONCE or until is None:
        return None
    return capital(_("{every} until {day}", every=recurrence(every, _), day=_.long_date(until)))


def kinds(_: Tongue) -> list[list[Button]]:
    """The kinds to choose from."""
    return [[Button(kind_label(kind, _), f"ok:{kind}")] for kind in CommitmentKind]


def kind_label(kind: CommitmentKind, _: Tongue) -> str:
    """The kind on a button."""
    return _("Other") if kind == CommitmentKind.OTHER else capital(commitment_kind(kind, _))


def calendar(view: CommitmentView, _: Tongue) -> Button:
    """Puts the due date in one's own calendar."""
    return Button(_("In my calendar"), f"ics:{view.id}")


def e_mail(view: CommitmentView, _: Tongue) -> Button:
    """A text to send to an owner who can't be written to here."""
    return Button(_("E-mail text"), f"icsm:{view.id}")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
