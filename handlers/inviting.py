"""/invite: to which role, how often and until when; the link, its QR code and its poster; and all there are."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from telegram import Update

from bot.texts import inviting as texts
from bot.texts import offers, running
from bot.texts.dates import DateProblem, day_of_button
from bot.texts.message import Message
from handlers import dialogue, one_message
from handlers.context import Context
from models import inviting, joining, people, preparing
from models.names import Names
from models.tables import Gathering, Organisation
from models.words import UNKNOWN_AUDIENCE, RoleKind

KIND = "invite"
LONGEST = timedelta(days=730)


async def wanted(_update: Update, context: Context) -> None:
    """/invite [gathering]."""
    mine = people.organised_gatherings(context.session, context.person_id)
    words = {word.casefold() for word in context.args or ()}
    named = [each for each in mine if each.reference.casefold() in words]
    if not mine and not people.is_coordinator(context.session, context.person_id):
        context.reply(running.not_yours(context.language))
    elif len(named or mine) > 1:
        context.reply(_choose(context, 0))
    else:
        context.reply(_menu(context, next(iter(named or mine), None)))


def _menu(context: Context, gathering: Gathering | None) -> Message:
    one_message.over(context, KIND)
    number = gathering.id if gathering is not None else None
    _, total = inviting.listed(context.session, context.person_id, number, context.batch.now, 0, 1)
    told = None
    if gathering is not None:
        names = Names(gathering.name_nl, gathering.name_en)
        told = (gathering.id or 0, gathering.reference, names, gathering.date)
    return texts.menu(
        context.language,
        told,
        joining.audiences(context.session, number) if number is not None else (),
        total,
        seats=gathering is not None and gathering.by_invitation,
        coordinator=people.is_coordinator(context.session, context.person_id),
    )


async def opened(update: Update, context: Context) -> None:
    """ "u:gathering": as what to invite; 0 for no gathering in particular."""
    assert update.callback_query is not None
    pressed = pressed_at(update, context)
    if pressed is not None:
        context.toast()
        context.rewrite(_menu(context, pressed[0]))


def pressed_at(update: Update, context: Context) -> tuple[Gathering | None] | None:
    """The gathering, or none in particular, that a button is about; None after saying why it does nothing."""
    assert update.callback_query is not None
    number = int((update.callback_query.data or "").split(":")[1])
    if one_message.elsewhere(update, context):
        return None
    gathering = context.session.get(Gathering, number) if number else None
    may = (
        people.organises(context.session, context.person_id, number)
        if gathering is not None
        else not number and people.is_coordinator(context.session, context.person_id)
    )
    if not may:
        context.toast(running.not_yours(context.language))
        return None
    return (gathering,)


# --- a new invitation --------------------------------------------------------------------------------------------


async def role_chosen(update: Update, context: Context) -> None:
    """ "un:gathering:what": "seat", "p-audience", or a role."""
    assert update.callback_query is not None
    pressed = pressed_at(update, context)
    if pressed is None:
        return
    (gathering,) = pressed
    what = (update.callback_query.data or "").split(":")[2]
    role = RoleKind.PARTICIPANT if what == "seat" or what.startswith("p-") else RoleKind(what)
    number = gathering.id if gathering is not None else None
    if not inviting.may_invite(context.session, context.person_id, role, number) or (
        gathering is None and role in inviting.AT_GATHERING
    ):
        context.toast(running.not_yours(context.language))
        return
    if what == "seat" and gathering is not None and not gathering.by_invitation:
        context.toast(texts.no_seats(context.language))
        return
    context.toast()
    data: dict[str, object] = {"gathering": number, "role": str(role), "audience": what.partition("-")[2]}
    if role == RoleKind.CONTACT:
        context.rewrite(_organisations(context, gathering, 0))
    elif what == "seat":
        one_message.listen(update, context, KIND, "seat", data)
        one_message.rewrite(context, texts.ask_seat(context.language, number or 0, reference_of(gathering)))
    else:
        _ask_uses(update, context, gathering, data)


def _ask_uses(update: Update, context: Context, gathering: Gathering | None, data: dict[str, object]) -> None:
    one_message.listen(update, context, KIND, "uses", data)
    number = (gathering.id or 0) if gathering is not None else 0
    one_message.rewrite(context, texts.ask_uses(context.language, number, reference_of(gathering)))


def reference_of(gathering: Gathering | None) -> str:
    return gathering.reference if gathering is not None else ""


def _organisations(context: Context, gathering: Gathering | None, page: int) -> Message:
    found = preparing.organisations(context.session)
    shown = found[page * running.PER_PAGE : (page + 1) * running.PER_PAGE]
    number = (gathering.id or 0) if gathering is not None else 0
    return texts.ask_organisation(context.language, number, reference_of(gathering), shown, len(found), page)


async def organisation_pressed(update: Update, context: Context) -> None:
    """ "uO:gathering:page" turns the page, "uo:gathering:organisation" chooses for whom a contact speaks."""
    assert update.callback_query is not None
    verb, _, number = (update.callback_query.data or "").split(":")
    pressed = pressed_at(update, context)
    if pressed is None:
        return
    (gathering,) = pressed
    known = verb == "uO" or context.session.get(Organisation, int(number)) is not None
    if not people.is_coordinator(context.session, context.person_id) or not known:
        context.toast(running.not_yours(context.language))
        return
    context.toast()
    if verb == "uO":
        context.rewrite(_organisations(context, gathering, int(number)))
        return
    at = gathering.id if gathering is not None else None
    data: dict[str, object] = {"gathering": at, "role": str(RoleKind.CONTACT), "organisation": int(number)}
    _ask_uses(update, context, gathering, data)


async def chosen(update: Update, context: Context) -> None:
    """ "uu:uses" and "ue:day" of a question."""
    assert update.callback_query is not None
    verb, _, rest = (update.callback_query.data or "").partition(":")
    answered = dialogue.answered(context, rest, KIND, {"uu": "uses", "ue": "when"}[verb])
    if answered is None:
        return
    talk, value = answered
    data = dict(talk.data)
    if _still_may(context, data) is None:
        context.toast(running.not_yours(context.language))
        return
    context.toast()
    if verb == "uu":
        _used(context, data, min(max(1, int(value)), inviting.MOST_USES), partial(one_message.rewrite, context))
        return
    day = day_of_button(value, today=context.today)
    if isinstance(day, DateProblem):
        dialogue.ask(context, offers.date_trouble(context.language, day))
    elif day - context.today > LONGEST:
        context.reply(texts.too_late(context.language))
    else:
        _make(context, data, day, partial(one_message.rewrite, context))


def hear(context: Context, step: str, data: dict[str, Any], text: str) -> None:
    """The name of a seat, how many, or a day."""
    if _still_may(context, data) is None:
        people.end_conversation(context.session, context.person_id)
        context.reply(running.not_yours(context.language))
    elif step == "seat":
        _seated(context, data, text)
    elif step == "uses":
        if text.isascii() and text.isdecimal() and 0 < int(text) <= inviting.MOST_USES:
            _used(context, data, int(text), partial(one_message.below, context, data))
        else:
            context.reply(texts.number_trouble(context.language, inviting.MOST_USES))
    else:
        day = dialogue.day_typed(context, text)
        if day is not None:
            day_chosen(context, data, day)


def day_chosen(context: Context, data: dict[str, Any], day: date | None) -> None:
    """The last day, typed or one of those it may have meant; the invitation then shows it in full."""
    if day is None or _still_may(context, data) is None:
        context.reply(running.not_yours(context.language))
    elif day - context.today > LONGEST:
        context.reply(texts.too_late(context.language))
    else:
        _make(context, data, day, partial(one_message.below, context, data))


def _still_may(context: Context, data: dict[str, Any]) -> tuple[Gathering | None] | None:
    """The gathering of this dialogue, if any, unless it went or the role was taken away in between."""
    number, role = data["gathering"], RoleKind(data["role"])
    gathering = context.session.get(Gathering, number) if number is not None else None
    gone = number is not None and gathering is None
    return None if gone or not inviting.may_invite(context.session, context.person_id, role, number) else (gathering,)


def _seated(context: Context, data: dict[str, Any], name: str) -> None:
    gathering = context.session.get_one(Gathering, data["gathering"])
    if len(name) > inviting.LONGEST_SEAT:
        context.reply(texts.seat_trouble(context.language, inviting.LONGEST_SEAT))
        return
    dialogue.go_on(context, KIND, "when", {**data, "seat": name})
    one_message.below(context, data, _last_day(context, gathering))


def _used(context: Context, data: dict[str, Any], uses: int, show: Callable[[Message], object]) -> None:
    dialogue.go_on(context, KIND, "when", {**data, "uses": uses})
    gathering = context.session.get(Gathering, data["gathering"]) if data["gathering"] is not None else None
    show(_last_day(context, gathering))


def _last_day(context: Context, gathering: Gathering | None) -> Message:
    number = (gathering.id or 0) if gathering is not None else 0
    days = inviting.last_days(gathering, context.batch.now)
    return texts.ask_last_day(context.language, number, reference_of(gathering), days)


def _unfit(gathering: Gathering | None, data: dict[str, Any]) -> str | None:
    """Why nobody could use this invitation: "over" for a gathering that is, "open" for a seat where there are none."""
    if gathering is None or data["role"] != RoleKind.PARTICIPANT:
        return None
    if gathering.settled or gathering.finished_at is not None:
        return "over"
    return "open" if data.get("seat") is not None and not gathering.by_invitation else None


def _make(context: Context, data: dict[str, Any], day: date, show: Callable[[Message], object]) -> None:
    gathering = context.session.get(Gathering, data["gathering"]) if data["gathering"] is not None else None
    why = _unfit(gathering, data)
    if why is not None:
        people.end_conversation(context.session, context.person_id)
        show(texts.no_use(context.language, why))
        return
    made = inviting.make(
        context.session,
        RoleKind(data["role"]),
        context.batch.now,
        day,
        gathering,
        audience=data.get("audience") or UNKNOWN_AUDIENCE,
        organisation=data.get("organisation"),
        seat=data.get("seat"),
        uses=data.get("uses", 1),
    )
    people.end_conversation(context.session, context.person_id)
    view = inviting.view(context.session, made, context.batch.now)
    told = {"seat": view.seat} if view.seat is not None else {}
    context.audit(
        "invite",
        view.reference or view.role,
        gathering=made.gathering_id,
        invited_as=str(view.role),
        audience=view.audience,
        uses=view.max_uses,
        until=view.last_day.isoformat(),
        **told,
    )
    show(texts.invite(context.language, view, context.batch.setting.username))


async def gatherings_paged(update: Update, context: Context) -> None:
    """ "ug:page": for which gathering to invite."""
    assert update.callback_query is not None
    if one_message.elsewhere(update, context):
        return
    if not people.organised_gatherings(context.session, context.person_id):
        context.toast(running.not_yours(context.language))
        return
    context.toast()
    context.rewrite(_choose(context, int((update.callback_query.data or "").removeprefix("ug:"))))


def _choose(context: Context, page: int) -> Message:
    mine = people.organised_gatherings(context.session, context.person_id)
    shown = mine[page * running.PER_PAGE : (page + 1) * running.PER_PAGE]
    return texts.choose(
        context.language,
        [(each.id or 0, each.reference) for each in shown],
        len(mine),
        page,
        coordinator=people.is_coordinator(context.session, context.person_id),
    )
