"""/start: a code, a link from a card, or nothing; the audience, the language, help."""

from telegram import Update

from bot.texts import welcome
from bot.texts.message import Message
from handlers import deciding, offering
from handlers.context import Context
from models import joining, people, presenting
from models.joining import Refused
from models.names import Names
from models.tables import Gathering, Invite, Organisation, Posting
from models.words import AgendaState, RoleKind


async def start(update: Update, context: Context) -> None:
    """/start CODE in private: use the code. Without one, say how to get it."""
    assert update.effective_chat is not None
    people.can_be_written_to(context.session, context.person_id, update.effective_chat.id)
    payload = context.args[0] if context.args else ""
    if not payload:
        context.reply(welcome.without_code(context.language))
    elif (posting := presenting.by_token(context.session, payload[1:])) is not None and payload[0] in "co":
        _from_card(context, posting, offers=payload[0] == "o")
    else:
        _with_code(context, payload)


def _with_code(context: Context, code: str) -> None:
    accepted = joining.accept(context.session, code, context.person_id, context.batch.now)
    if isinstance(accepted, Refused):
        context.reply(welcome.refused(context.language, accepted.why))
        return
    if accepted.role != RoleKind.PARTICIPANT:
        context.reply(welcome.welcome_role(context.language, accepted.role, _granted(context, accepted.role, accepted)))
    if accepted.role == RoleKind.COORDINATOR:
        deciding.show_proposals(context)
    if accepted.gathering_id is not None and accepted.role != RoleKind.ORGANISER:
        context.reply(_welcome(context, accepted.gathering_id))
        presenting.catch_up(context.session, accepted.gathering_id, context.person_id, context.batch.now)


def _granted(context: Context, role: str, invite: Invite) -> Names | None:
    if role == RoleKind.ORGANISER:
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
    if new and gathering.by_invitation:
        context.reply(welcome.by_invitation(context.language))
        return
    if new:
        joining.join(context.session, gathering.id or 0, context.person_id, context.batch.now)
        context.reply(_welcome(context, gathering.id or 0))
        presenting.catch_up(context.session, gathering.id or 0, context.person_id, context.batch.now)
    if offers:
        offering.begin(context, agenda_item)
    elif not new or agenda_item.state != AgendaState.OPEN:
        presenting.show_to(context.session, agenda_item, context.person_id, context.batch.now)


def _welcome(context: Context, gathering_id: int) -> Message:
    gathering = context.session.get_one(Gathering, gathering_id)
    participant = joining.participation(context.session, gathering_id, context.person_id)
    controller = context.session.get_one(Organisation, gathering.organiser_id)
    assert participant is not None
    return welcome.welcome(
        context.language,
        gathering=gathering_id,
        names=Names(gathering.name_nl, gathering.name_en),
        day=gathering.date,
        audience=participant.audience,
        audiences=joining.audiences(context.session, gathering_id),
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
        context.rewrite(_welcome(context, int(gathering)))
    else:
        context.toast(welcome.audience_unknown(context.language))


async def language_chosen(update: Update, context: Context) -> None:
    """ "l:nl" or "l:en"."""
    assert update.callback_query is not None
    context.person.language = (update.callback_query.data or "").removeprefix("l:")
    context.session.add(context.person)
    presenting.refresh_cards_of(context.session, context.person_id)
    context.toast(welcome.language_chosen(context.person.language))
    context.reply(welcome.help_message(context.person.language, people.roles(context.session, context.person_id)))


async def help_wanted(_update: Update, context: Context) -> None:
    context.reply(welcome.help_message(context.language, people.roles(context.session, context.person_id)))


async def stale_button(_update: Update, context: Context) -> None:
    """A button that no conversation knows any more, or never knew."""
    context.toast(welcome.stale_button(context.language))
