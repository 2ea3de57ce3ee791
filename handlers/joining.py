"""/start: a code, a link from a card, or nothing; the audience, the language, help."""

from telegram import Update

from bot.texts import welcome
from bot.texts.welcome import Joined
from handlers import deciding, menus, offering, succeeding
from handlers.context import Context
from models import joining, people, presenting
from models.joining import Refused
from models.names import Names
from models.tables import Gathering, Invite, Organisation, Participant, Posting, Seat
from models.words import AgendaState, RoleKind


async def start(update: Update, context: Context) -> None:
    """/start CODE in private: use the code. Without one, ask for it, or say where they take part already."""
    assert update.effective_chat is not None
    people.can_be_written_to(context.session, context.person_id, update.effective_chat.id)
    if context.args:
        _open(context, context.args[0])
    elif (newest := joining.newest(context.session, context.person_id)) is not None:
        context.reply(welcome.again(context.language, _joined(context, newest.gathering_id)))
    elif joining.takes_part(context.session, context.person_id):
        context.reply(welcome.help_message(context.language, people.roles(context.session, context.person_id)))
    else:
        context.reply(welcome.without_code(context.language))
    menus.bring_up_to_date(update, context)


def hear(context: Context, text: str) -> bool:
    """Words that nothing asked for: a code or link that was typed or pasted; who takes part nowhere is asked for it.

    False when they are neither.
    """
    code = joining.code_in(text)
    takes_part = joining.takes_part(context.session, context.person_id)
    if code is not None and (not takes_part or joining.is_code(context.session, code) or "start=" in text):
        _open(context, code)
    elif not takes_part:
        context.reply(welcome.without_code(context.language))
    else:
        return False
    return True


def _open(context: Context, payload: str) -> None:
    """What a deep link carries: a card's own token after "c" or "o", or an invitation's code."""
    posting = presenting.by_token(context.session, payload[1:])
    if posting is not None and payload[0] in "co":
        _from_card(context, posting, offers=payload[0] == "o")
    else:
        _with_code(context, payload)


def _with_code(context: Context, code: str) -> None:
    accepted = joining.accept(context.session, code, context.person_id, context.batch.now)
    if isinstance(accepted, Refused):
        context.reply(welcome.refused(context.language, accepted.why))
        return
    invite = accepted.invite
    if invite.role != RoleKind.PARTICIPANT:
        context.reply(welcome.welcome_role(context.language, invite.role, _granted(context, invite.role, invite)))
    if accepted.succeeded:
        succeeding.succeeded(context, invite)
    if invite.role == RoleKind.COORDINATOR:
        deciding.show_proposals(context)
    if invite.gathering_id is not None and invite.role not in joining.TEAM:
        say = welcome.again if accepted.again else welcome.welcome
        context.reply(say(context.language, _joined(context, invite.gathering_id)))
        presenting.catch_up(context.session, invite.gathering_id, context.person_id, context.batch.now)


def _granted(context: Context, role: str, invite: Invite) -> Names | None:
    if role in joining.TEAM:
        gathering = context.session.get_one(Gathering, invite.gathering_id)
        return Names(gathering.name_nl, gathering.name_en)
    if role == RoleKind.CONTACT:
        organisation = context.session.get_one(Organisation, invite.organisation_id)
        return Names(organisation.name_nl, organisation.name_en)
    return None


def _from_card(context: Context, posting: Posting, *, offers: bool) -> None:
    """A card's own link: joins an open gathering, and shows the card here or begins the offer."""
    agenda_item = presenting.agenda_item(context.session, posting.agenda_item_id)
    gathering = context.session.get_one(Gathering, agenda_item.gathering_id)
    new = joining.participation(context.session, gathering.id or 0, context.person_id) is None
    why = joining.refusal(context.session, gathering, context.person_id) if new else None
    if why is not None:
        context.reply(welcome.refused(context.language, why))
        return
    if new and gathering.by_invitation:
        context.reply(welcome.by_invitation(context.language))
        return
    if new and gathering.embargo_until is not None:
        context.reply(welcome.under_embargo(context.language, gathering.embargo_until))
        return
    if new:
        joining.join(context.session, gathering.id or 0, context.person_id, context.batch.now)
        context.reply(welcome.welcome(context.language, _joined(context, gathering.id or 0)))
        presenting.catch_up(context.session, gathering.id or 0, context.person_id, context.batch.now)
    if offers:
        offering.begin(context, agenda_item)
    elif not new or agenda_item.state != AgendaState.OPEN:
        presenting.show_to(context.session, agenda_item, context.person_id, context.batch.now)


def _joined(context: Context, gathering_id: int) -> Joined:
    gathering = context.session.get_one(Gathering, gathering_id)
    participant = context.session.get_one(Participant, (gathering_id, context.person_id))
    controller = context.session.get_one(Organisation, gathering.organiser_id)
    seat = context.session.get_one(Seat, participant.seat_id).name if participant.seat_id is not None else ""
    return Joined(
        gathering=gathering_id,
        names=Names(gathering.name_nl, gathering.name_en),
        day=gathering.date,
        audience=participant.audience,
        audiences=joining.audiences(context.session, gathering_id),
        seat=seat,
        controller=Names(controller.name_nl, controller.name_en),
        kept_until=gathering.kept_until,
        confidential=gathering.confidential,
    )


async def audience_chosen(update: Update, context: Context) -> None:
    """ "a:gathering:audience" from the welcome."""
    assert update.callback_query is not None
    _, gathering, audience = (update.callback_query.data or "").split(":", 2)
    if joining.choose_audience(context.session, int(gathering), context.person_id, audience):
        context.toast(welcome.audience_chosen(context.language, audience))
        context.rewrite(welcome.welcome(context.language, _joined(context, int(gathering))))
    else:
        context.toast(welcome.audience_unknown(context.language))


async def language_chosen(update: Update, context: Context) -> None:
    """ "l:nl" or "l:en", and from a welcome ":gathering", which is said again in that language."""
    assert update.callback_query is not None
    _, language, *where = (update.callback_query.data or "").split(":")
    context.person.language = language
    context.session.add(context.person)
    presenting.refresh_cards_of(context.session, context.person_id)
    context.toast(welcome.language_chosen(language))
    menus.bring_up_to_date(update, context)
    if where and joining.participation(context.session, int(where[0]), context.person_id) is not None:
        context.rewrite(welcome.welcome(language, _joined(context, int(where[0]))))
    else:
        context.reply(welcome.help_message(language, people.roles(context.session, context.person_id)))


async def privacy_wanted(update: Update, context: Context) -> None:
    """ "i:gathering" from the welcome."""
    assert update.callback_query is not None
    gathering = int((update.callback_query.data or "").removeprefix("i:"))
    if joining.participation(context.session, gathering, context.person_id) is None:
        context.toast(welcome.stale_button(context.language))
        return
    context.toast()
    context.reply(welcome.privacy(context.language, _joined(context, gathering)))


async def help_turned(update: Update, context: Context) -> None:
    """ "h:page" under the commands."""
    assert update.callback_query is not None
    page = int((update.callback_query.data or "").removeprefix("h:"))
    context.toast()
    context.rewrite(welcome.help_message(context.language, people.roles(context.session, context.person_id), page))


async def help_wanted(_update: Update, context: Context) -> None:
    context.reply(welcome.help_message(context.language, people.roles(context.session, context.person_id)))


async def stale_button(_update: Update, context: Context) -> None:
    """A button that no conversation knows any more, or never knew."""
    context.toast(welcome.stale_button(context.language))
