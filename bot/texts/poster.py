"""The words of the poster with which people join, in both languages, and the names of what is printed."""

from dataclasses import dataclass
from datetime import date

from bot.texts.inviting import link
from bot.texts.tongue import tongue
from bot.texts.words import audience as audience_word
from models.inviting import InviteView
from models.names import Names
from models.words import UNKNOWN_AUDIENCE, RoleKind


@dataclass(frozen=True, slots=True)
class Told:
    """What the poster says in one language. `steps` are three; `typed` is for who can't scan."""

    language: str
    call: str
    audience: str
    steps: tuple[str, ...]
    typed: str
    privacy: str


@dataclass(frozen=True, slots=True)
class Poster:
    """An A4 with a QR code: all its words, the first language large and the other small."""

    title: str
    day: str
    other_title: str
    first: Told
    second: Told
    link: str
    alternative: str
    kept: str
    embargo: str
    label: str


def poster(
    view: InviteView,
    username: str,
    *,
    language: str,
    confidential: bool,
    controller: Names,
    kept_until: date,
    embargo_until: date | None,
    label: Names,
) -> Poster:
    """The poster of an invitation in the gathering's language, with the other one below."""
    other = "en" if language == "nl" else "nl"
    _ = tongue(language)
    assert view.day is not None
    return Poster(
        title=view.names[language],
        day=_.long_date(view.day),
        other_title=view.names[other] if view.names[other] != view.names[language] else "",
        first=_told(view, username, language, confidential=confidential),
        second=_told(view, username, other, confidential=confidential),
        link=link(username, view.code),
        alternative=_("QR code that opens {link}", link=link(username, view.code)),
        kept=_(
            "{controller} keeps your chat number, language and choices until {day}.",
            controller=_.of(controller),
            day=_.long_date(kept_until),
        ),
        embargo=_("Do not share before {day}", day=_.long_date(embargo_until)) if embargo_until else "",
        label=_.of(label),
    )


def _told(view: InviteView, username: str, language: str, *, confidential: bool) -> Told:
    _ = tongue(language)
    return Told(
        language=language,
        call=_("What do you think of the recommendations?"),
        audience=_("You take part as {audience}.", audience=audience_word(view.audience, _))
        if view.audience != UNKNOWN_AUDIENCE
        else "",
        steps=(
            _("Scan the code with your camera."),
            _("Open Telegram and tap Start."),
            _("Tap a button at every recommendation."),
        ),
        typed=_("No camera? Find @{username} in Telegram and send: /start {code}", username=username, code=view.code),
        privacy=_("Buttons are confidential: the organisation gets numbers only.")
        if confidential
        else _("This gathering is on the record: small numbers are shown too."),
    )


def poster_name(view: InviteView) -> str:
    """The name of the file."""
    return f"{_file_name('poster', view)}.pdf"


def qr_name(view: InviteView) -> str:
    return f"{_file_name('qr', view)}.png"


def _file_name(what: str, view: InviteView) -> str:
    whom = view.audience if view.role == RoleKind.PARTICIPANT and view.audience != UNKNOWN_AUDIENCE else str(view.role)
    return "-".join(filter(None, (what, view.reference, whom)))
