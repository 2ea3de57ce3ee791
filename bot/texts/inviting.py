"""Inviting people: to which role, how often and until when; each invitation with its link; and the poster."""

from collections.abc import Sequence
from datetime import date

from bot.texts.message import Button, Message, lines, shortened
from bot.texts.running import pages
from bot.texts.tongue import Tongue, tongue
from bot.texts.words import audience as audience_word
from models.inviting import InviteState, InviteView
from models.names import Names
from models.words import UNKNOWN_AUDIENCE, RoleKind

USES = (1, 50, 500)
NAME = 42


def link(username: str, code: str) -> str:
    """What the QR code holds."""
    return f"https://t.me/{username}?start={code}"


def menu(
    language: str | None,
    gathering: tuple[int, str, Names, date] | None,
    audiences: Sequence[str],
    total: int,
    *,
    seats: bool,
    coordinator: bool,
) -> Message:
    """As what to invite people; `gathering` is its (number, reference, names, date), `seats` whether it has any."""
    _ = tongue(language)
    number = gathering[0] if gathering is not None else 0

    def to(label: str, what: str) -> Button:
        return Button(label, f"un:{number}:{what}")

    rows: list[list[Button]] = []
    if gathering is not None:
        if seats:
            rows.append([to(_("🪑 A seat: member and substitute"), "seat")])
        rows += [[to(_as(RoleKind.PARTICIPANT, each, _), f"p-{each}")] for each in audiences]
        if len(audiences) > 1:
            rows.append([to(_("Participant, who chooses a role"), f"p-{UNKNOWN_AUDIENCE}")])
        team = [to(_("Helper"), "helper")]
        rows.append([*team, to(_("Organiser"), "organiser")] if coordinator else team)
    if coordinator:
        rows.append([to(_("Contact"), "contact"), to(_("Coordinator"), "coordinator")])
        rows.append([to(_("Reader of reports"), "reader")])
    rows.append([Button(_("All invitations ({n})", n=total), f"ul:{number}:0")])
    if gathering is not None:
        rows.append([Button(_("‹ Settings"), f"e:{number}")])
    heading = _("Invite") if gathering is None else _heading(gathering[1], _)
    text = lines(
        heading,
        f"{_.of(gathering[2])} · {_.short_date(gathering[3])}" if gathering is not None else None,
        "",
        _("Whom do you invite?"),
    )
    return Message(text, rows)


def choose(
    language: str | None, shown: Sequence[tuple[int, str]], total: int, page: int, *, coordinator: bool
) -> Message:
    """For which gathering to invite: eight (number, reference) a page."""
    _ = tongue(language)
    rows = [[Button(reference, f"u:{number}")] for number, reference in shown]
    none = [[Button(_("Contact or coordinator"), "u:0")]] if coordinator else []
    return Message(lines(_("Invite"), _("For which gathering?")), [*rows, pages("ug", page, total, _), *none])


def _heading(reference: str, _: Tongue) -> str:
    return _("{reference} · invite", reference=reference) if reference else _("Invite")


def _as(role: RoleKind, audience: str, _: Tongue) -> str:
    """ "Deelnemer: ketenpartner"."""
    if role == RoleKind.PARTICIPANT and audience != UNKNOWN_AUDIENCE:
        return _("Participant: {audience}", audience=audience_word(audience, _))
    return {
        RoleKind.PARTICIPANT: _("Participant"),
        RoleKind.HELPER: _("Helper"),
        RoleKind.ORGANISER: _("Organiser"),
        RoleKind.CONTACT: _("Contact"),
        RoleKind.COORDINATOR: _("Coordinator"),
        RoleKind.READER: _("Reader of reports"),
    }[role]


def _whom(view: InviteView, _: Tongue) -> str:
    if view.seat is not None:
        return _("Seat: {name}", name=view.seat)
    said = _as(view.role, view.audience, _)
    return said if view.of is None else f"{said} · {shortened(_.of(view.of), NAME)}"


def ask_organisation(
    language: str | None, gathering: int, reference: str, shown: Sequence[tuple[int, Names]], total: int, page: int
) -> Message:
    """Whom a contact speaks for: eight a page."""
    _ = tongue(language)
    rows = [[Button(shortened(_.of(names), 50), f"uo:{gathering}:{number}")] for number, names in shown]
    text = lines(_heading(reference, _), _("For which organisation does the contact speak?"))
    back = Button(_("‹ Invite"), f"u:{gathering}")
    return Message(text, [*rows, pages(f"uO:{gathering}", page, total, _), [back]])


def ask_seat(language: str | None, gathering: int, reference: str) -> Message:
    _ = tongue(language)
    text = lines(
        _heading(reference, _),
        "",
        _("Whose seat is it? Type its name, such as an organisation. Its member and substitute share one reaction."),
    )
    return Message(text, [[Button(_("‹ Invite"), f"u:{gathering}")]])


def ask_uses(language: str | None, gathering: int, reference: str) -> Message:
    _ = tongue(language)
    text = lines(_heading(reference, _), "", _("How many people may use it? Choose, or type a number."))
    row = [Button(str(uses), f"uu:{uses}") for uses in USES]
    return Message(text, [row, [Button(_("‹ Invite"), f"u:{gathering}")]])


def ask_last_day(language: str | None, gathering: int, reference: str, days: Sequence[date]) -> Message:
    _ = tongue(language)
    text = lines(_heading(reference, _), "", _("Until which day does it work? Choose, or type a day."))
    rows = [[Button(f"{_.long_date(day)}", f"ue:{day.isoformat()}")] for day in days]
    return Message(text, [*rows, [Button(_("‹ Invite"), f"u:{gathering}")]])


def invite(language: str | None, view: InviteView, username: str) -> Message:
    """An invitation, with its link while it works."""
    _ = tongue(language)
    works = view.state == InviteState.OPEN
    text = lines(
        _heading(view.reference, _),
        _whom(view, _),
        "",
        link(username, view.code) if works else _ended(view.state, _),
        "",
        _.count(
            "Used {uses} of {n} time",
            "Used {uses} of {n} times",
            view.max_uses,
            uses=view.uses,
        ),
        _("Works until {day}", day=_.long_date(view.last_day)),
        _("Whoever has this link can use it: pass it on only to whom it is meant for.") if works else None,
    )
    picture = [Button(_("QR code"), f"uq:{view.number}")]
    if view.role == RoleKind.PARTICIPANT and view.seat is None:
        picture.append(Button(_("Poster"), f"up:{view.number}"))
    number = view.gathering or 0
    back = [Button(_("‹ List"), f"ul:{number}:0"), Button(_("‹ Invite"), f"u:{number}")]
    return Message(text, [picture, [Button(_("Withdraw it"), f"uw:{view.number}")], back] if works else [back])


def _ended(state: InviteState, _: Tongue) -> str:
    return {
        InviteState.USED_UP: _("used up"),
        InviteState.EXPIRED: _("expired"),
        InviteState.REVOKED: _("withdrawn"),
    }[state]


def invites(
    language: str | None, gathering: int, reference: str, shown: Sequence[InviteView], total: int, page: int
) -> Message:
    """Eight invitations a page, each with a button."""
    _ = tongue(language)
    first = page * 8 + 1
    text = lines(
        _heading(reference, _),
        _.count("{n} invitation", "{n} invitations", total),
        "",
        *(f"{number}. {_row(view, _)}" for number, view in enumerate(shown, first)),
        *(() if shown else (_("Nobody was invited yet."),)),
    )
    buttons = [Button(str(number), f"uv:{view.number}") for number, view in enumerate(shown, first)]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    back = Button(_("‹ Invite"), f"u:{gathering}")
    return Message(text, [*rows, pages(f"ul:{gathering}", page, total, _), [back]])


def _row(view: InviteView, _: Tongue) -> str:
    """ "Deelnemer: politie\n12 van 50 · tot en met ma 9 september"."""
    until = _.short_date(view.last_day) if view.state == InviteState.OPEN else _ended(view.state, _)
    used = _("{uses} of {most}", uses=view.uses, most=view.max_uses)
    return f"{shortened(_whom(view, _), NAME - 4)}\n    {used} · {until}"


def ask_withdraw(language: str | None, view: InviteView) -> Message:
    _ = tongue(language)
    text = lines(
        _("Withdraw this invitation?"),
        _whom(view, _),
        "",
        _("Its link and its posters stop working. Who came in by it stays. This can't be undone."),
    )
    yes = Button(_("Withdraw it"), f"uwy:{view.number}")
    return Message(text, [[yes], [Button(_("‹ Back"), f"uv:{view.number}")]])


def withdrawn(language: str | None) -> str:
    _ = tongue(language)
    return _("The invitation is withdrawn.")


def number_trouble(language: str | None, most: int) -> str:
    _ = tongue(language)
    return _("Type a whole number from 1 to {n}.", n=most)


def seat_trouble(language: str | None, longest: int) -> str:
    _ = tongue(language)
    return _("The name of a seat has at most {n} characters. Type a shorter one.", n=longest)


def too_late(language: str | None) -> str:
    _ = tongue(language)
    return _("An invitation works at most two years. Choose an earlier day.")


def no_seats(language: str | None) -> str:
    _ = tongue(language)
    return _("This gathering is open to all, so it has no seats. Make it by invitation first.")


def not_working(language: str | None) -> str:
    _ = tongue(language)
    return _("This invitation no longer works. Make a new one.")


def on_its_way(language: str | None) -> str:
    _ = tongue(language)
    return _("It comes here as a file.")


def caption(language: str | None, view: InviteView) -> str:
    """Under the QR code or the poster."""
    _ = tongue(language)
    return f"{view.reference} {_whom(view, _)}".strip() + " · " + _("Works until {day}", day=_.long_date(view.last_day))


def no_use(language: str | None, why: str) -> Message:
    """Nothing was made, as nobody could use it: the gathering is "over", or has no seats since it is "open"."""
    _ = tongue(language)
    return Message(
        _("This gathering is over, so nobody can join it any more. Nothing was made.")
        if why == "over"
        else _("This gathering is open, so it has no seats. Nothing was made.")
    )
