"""What the coordinator does with a recommendation: its status, rechecking it, whom it is for; and its history."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date

from bot.texts.buttons import stop
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.promise import capital
from bot.texts.running import PER_PAGE, pages
from bot.texts.scales import recommendation_status
from bot.texts.tongue import Tongue, tongue
from bot.texts.undoing import refused
from models.changes import READDRESSED, RECHECKED, STATUS
from models.rechecking import To
from models.recommendations import RecommendationView
from models.undoing import Refusal
from models.words import Addressee, RecommendationStatus

NAME, NOTE = 48, 60
ROWS = (
    (RecommendationStatus.ALREADY_PRACTICE, RecommendationStatus.NOT_STARTED),
    (RecommendationStatus.IN_PROGRESS, RecommendationStatus.IMPLEMENTED),
    (RecommendationStatus.ON_HOLD, RecommendationStatus.NOT_ACCEPTED),
    (RecommendationStatus.NO_LONGER_APPLICABLE,),
)


def panel(language: str | None, view: RecommendationView) -> Message:
    """How it stands, and what can be done with it."""
    _ = tongue(language)
    statuses = [[_status_button(each, view, _) for each in row] for row in ROWS]
    former = [Button(_("Recheck"), f"xk:{view.item}")] if view.regions else []
    return Message(
        lines(
            _("Process {reference}", reference=view.reference),
            _.of(view.title),
            "",
            *standing(view, _),
            "",
            _("Choose how it stands, or what you want to do."),
        ),
        [
            *statuses,
            [*former, Button(_("Other addressee"), f"xm:{view.item}:0")],
            [Button(_("History"), f"xh:{view.item}:0"), Button(f"‹ {view.reference}", f"xb:{view.item}")],
        ],
    )


def _status_button(status: RecommendationStatus, view: RecommendationView, _: Tongue) -> Button:
    word = capital(recommendation_status(status, _))
    return Button(f"✓ {word}" if status == view.status else word, f"xs:{view.item}:{status}")


def standing(view: RecommendationView, _: Tongue) -> list[str | None]:
    """Its status, since when and why, and when it was rechecked."""
    word = recommendation_status(view.status, _)
    since = view.status_since
    return [
        _("Status: {status}, since {day}", status=word, day=_day(since, _))
        if since
        else _("Status: {status}", status=word),
        _("Reason: {reason}", reason=view.reason) if view.reason else None,
        _("Rechecked on {day}", day=_day(view.rechecked_on, _)) if view.rechecked_on else None,
    ]


def former(view: RecommendationView, _: Tongue) -> str | None:
    """Both names: the former regions that it was written for, and the units that these are now."""
    if not view.regions:
        return None
    return _("Written for {regions}; now {units}.", regions=_.listed(view.regions), units=_.listed(view.present_units))


def _day(day: date, _: Tongue) -> str:
    return str(format_date(day, "d MMM y", locale=_.language))


def ask_reason(language: str | None, reference: str, status: RecommendationStatus) -> Message:
    """Why it is closed without being done."""
    _ = tongue(language)
    return Message(
        lines(
            f"{reference} · {recommendation_status(status, _)}",
            _("Why? One sentence; it stands in the report."),
            _("Never mention names or cases."),
        ),
        [[stop(_)]],
    )


def noted(language: str | None, reference: str, status: RecommendationStatus) -> str:
    _ = tongue(language)
    return _("{reference} is now: {status}.", reference=reference, status=recommendation_status(status, _))


def stands_so(language: str | None, reference: str, status: RecommendationStatus) -> str:
    _ = tongue(language)
    return _("{reference} stood so already: {status}.", reference=reference, status=recommendation_status(status, _))


def ask_recheck(language: str | None, view: RecommendationView) -> Message:
    """Whether what was written for former regions still holds."""
    _ = tongue(language)
    names = _.listed(_.of(each) for each in view.addressees)
    status = RecommendationStatus.NO_LONGER_APPLICABLE
    return Message(
        lines(
            _("Recheck {reference}", reference=view.reference),
            shortened(_.of(view.text), 400),
            "",
            former(view, _),
            _("Does it still hold for {names}?", names=names),
        ),
        [
            [Button(_("Yes, it holds"), f"xky:{view.item}")],
            [Button(_("Other addressee"), f"xm:{view.item}:0")],
            [Button(capital(recommendation_status(status, _)), f"xs:{view.item}:{status}")],
            [Button(_("‹ Back"), f"xv:{view.item}")],
        ],
    )


def rechecked(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("Noted: {reference} was rechecked and holds.", reference=reference)


def choose_unit(language: str | None, view: RecommendationView, units: Sequence[To], page: int) -> Message:
    """Whom it is for from here on: eight units, or an organisation that is typed."""
    _ = tongue(language)
    shown = units[page * PER_PAGE : (page + 1) * PER_PAGE]
    return Message(
        lines(
            _("Whom is {reference} for?", reference=view.reference),
            _("Now: {names}", names=_.listed(_.of(each) for each in view.addressees)),
        ),
        [
            *([Button(shortened(_.of(each.names), NAME), to_button("xt", view.item, each))] for each in shown),
            pages(f"xm:{view.item}", page, len(units), _),
            [Button(_("An organisation"), f"xo:{view.item}"), Button(_("‹ Back"), f"xv:{view.item}")],
        ],
    )


def to_button(verb: str, item: int, to: To) -> str:
    """xt:12:unit:3 or xt:12:organisation:5"""
    return f"{verb}:{item}:{'unit' if to.addressee == Addressee.UNIT else 'organisation'}:{to.number}"


def ask_organisation(language: str | None, reference: str) -> Message:
    _ = tongue(language)
    return Message(
        lines(_("Which organisation is {reference} for?", reference=reference), _("Type a few letters of its name.")),
        [[stop(_)]],
    )


def confirm(language: str | None, view: RecommendationView, to: To, *, beside: bool) -> Message:
    """In place of whom it is for, or beside them where that can be."""
    _ = tongue(language)
    return Message(
        lines(
            _("{reference} for {name}?", reference=view.reference, name=_.of(to.names)),
            _("Now: {names}", names=_.listed(_.of(each) for each in view.addressees)),
        ),
        [
            [Button(_("In their place"), to_button("xtr", view.item, to))],
            [Button(_("Beside them"), to_button("xta", view.item, to))] if beside else [],
            [Button(_("‹ Back"), f"xm:{view.item}:0")],
        ],
    )


def readdressed(language: str | None, view: RecommendationView) -> str:
    _ = tongue(language)
    names = _.listed(_.of(each) for each in view.addressees)
    return shortened(_("{reference} is for {names}.", reference=view.reference, names=names), 200)


def with_undo(language: str | None, card: Message, change: int) -> Message:
    """The card after this change, which can be taken back for a day."""
    _ = tongue(language)
    return replace(card, rows=[[Button(_("Take it back"), f"xw:{change}")], *card.rows])


def taken_back(language: str | None, reference: str) -> str:
    _ = tongue(language)
    return _("Taken back: {reference} is as it was.", reference=reference)


def stays(language: str | None, reference: str, why: Refusal) -> str:
    """Why a change can't be taken back any more."""
    _ = tongue(language)
    late = _("{reference}: that can be taken back for a day. Change it anew.", reference=reference)
    return refused(reference, why, late, _)


@dataclass(frozen=True, slots=True)
class Line:
    """One change: the local day, what was done, and the names or the status that came of it."""

    day: date
    what: str
    became: tuple[str, ...]
    reason: str
    undone: bool = False


def history(language: str | None, view: RecommendationView, shown: Sequence[Line], page: int, total: int) -> Message:
    """Eight changes of it, newest first."""
    _ = tongue(language)
    return Message(
        lines(
            _("History of {reference}", reference=view.reference),
            "",
            *(_told(each, _) for each in shown),
            None if shown else _("Nothing was changed in the chat."),
        ),
        [pages(f"xh:{view.item}", page, total, _), [Button(_("‹ Back"), f"xv:{view.item}")]],
    )


def _told(line: Line, _: Tongue) -> str:
    """3 mrt 2014 · uitgesteld, with the reason below it"""
    what = {
        STATUS: lambda: recommendation_status(RecommendationStatus(line.became[0]), _),
        RECHECKED: lambda: _("rechecked"),
        READDRESSED: lambda: _("for {names}", names=_.listed(line.became)),
    }[line.what]()
    told = f"{_day(line.day, _)} · {shortened(what, NOTE)}"
    if line.undone:
        told += " · " + _("taken back")
    return f"{told}\n   {shortened(line.reason, NOTE)}" if line.reason else told
