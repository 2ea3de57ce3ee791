"""/commitments: all of them for the coordinator; for a contact those of their organisations, to answer at any time."""

from telegram import Update

from bot.texts import own_commitments as texts
from bot.texts import reminders as reminder_texts
from bot.texts.message import Message
from bot.texts.running import PER_PAGE
from handlers import concerned, overview
from handlers.context import Context
from models import lights, owned, people, reminders
from models import overview as views
from models.tables import Commitment


async def wanted(_update: Update, context: Context) -> None:
    """/commitments."""
    if people.is_coordinator(context.session, context.person_id):
        context.reply(overview.all_of_them(context))
    else:
        context.reply(_listed(context, 0) or texts.only_contacts(context.language))


async def listed(update: Update, context: Context) -> None:
    """ "ym:page"."""
    assert update.callback_query is not None
    message = _listed(context, int((update.callback_query.data or "").removeprefix("ym:")))
    context.toast("" if message else texts.only_contacts(context.language))
    if message is not None:
        context.rewrite(message)


async def opened(update: Update, context: Context) -> None:
    """ "ya:commitment": how one of one's own stands."""
    assert update.callback_query is not None
    commitment = context.session.get(Commitment, int((update.callback_query.data or "").removeprefix("ya:")))
    if commitment is None or not concerned.speaks_for(context, commitment):
        context.toast(reminder_texts.not_your_organisation(context.language))
        return
    context.toast()
    context.rewrite(_card(context, commitment))


def _listed(context: Context, page: int) -> Message | None:
    """None for who speaks for nobody."""
    if not people.spoken_for(context.session, context.person_id):
        return None
    today = lights.of_day(context.batch.setting.policy, context.today)
    shown, total = owned.owned(context.session, context.person_id, today, skip=page * PER_PAGE, limit=PER_PAGE)
    return texts.listed(context.language, shown, page, total)


def _card(context: Context, commitment: Commitment) -> Message:
    session, policy, number = context.session, context.batch.setting.policy, commitment.id or 0
    (shown,) = views.lines(session, [number], lights.of_day(policy, context.today))
    days = [each.day for each in reminders.steps(session, commitment, policy, context.batch.now)]
    return texts.card(context.language, concerned.view(context, commitment), shown, days)
