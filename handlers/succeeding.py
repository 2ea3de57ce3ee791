"""A colleague comes in a contact's place: the invitation, taking it back, and who hears when it was used."""

from functools import partial

from telegram import Update

from bot.texts import succeeding as texts
from bot.texts.reminders import not_your_organisation
from bot.texts.tongue import tongue
from handlers import concerned
from handlers.context import Context
from models import committing, handing_over, inviting, joining, people, reminders, succession
from models.names import Names
from models.tables import Invite, Organisation
from models.words import RoleKind


def invite(context: Context, organisation: int) -> None:
    """One link, for the first who opens it; the one that was made before, while that works."""
    session, now = context.session, context.batch.now
    people.end_conversation(session, context.person_id)
    made = succession.open_invite(session, context.person_id, organisation, now) or joining.invite(
        session,
        RoleKind.CONTACT,
        now,
        now + succession.WORKS,
        organisation=organisation,
        succeeds=context.person_id,
    )
    view = inviting.view(session, made, now)
    context.reply(texts.invited(context.language, view, context.batch.setting.username))


async def withdrawn(update: Update, context: Context) -> None:
    """ "sw:invite": nobody comes in one's place after all."""
    assert update.callback_query is not None
    made = context.session.get(Invite, int((update.callback_query.data or "").removeprefix("sw:")))
    if made is None or made.succeeds_id != context.person_id:
        context.toast(not_your_organisation(context.language))
    elif made.uses or made.revoked_at is not None:
        context.toast(texts.nothing_to_withdraw(context.language))
    else:
        joining.revoke(context.session, made.code, context.batch.now)
        context.toast()
        context.rewrite(texts.withdrawn(context.language))


def succeeded(context: Context, used: Invite) -> None:
    """Whoever came hears what they take over and is reminded of it; the one before hears too, and the log keeps it."""
    session, now = context.session, context.batch.now
    organisation = session.get_one(Organisation, used.organisation_id)
    names = Names(organisation.name_nl, organisation.name_en)
    reminders.replan_all(session, organisation.id or 0, context.batch.setting.policy, now)
    taken = committing.kept_by(session, organisation.id or 0)
    context.reply(texts.takes_over(context.language, names, taken))
    before = people.recipient(session, used.succeeds_id or 0)
    concerned.tell(context, [] if before is None else [before], partial(texts.succeeded, names=names))
    concerned.tell(context, concerned.coordinators(context), partial(texts.told, names=names))
    line = texts.logged(names, tongue(None))
    handing_over.add(session, *line, day=context.today, person=context.person_id, now=now)
