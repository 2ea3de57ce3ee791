"""Today's reminders, looked at and held back; for the coordinator alone."""

from telegram import Update

from bot.texts import holding as texts
from bot.texts import offers
from bot.texts.message import Message
from bot.texts.running import PER_PAGE
from handlers.context import Context
from models import holding, people, reminders
from models.tables import Commitment, Reminder
from models.words import ReminderState


async def listed(update: Update, context: Context) -> None:
    """ "yk:page"; a new message, as the digest that leads here stays."""
    assert update.callback_query is not None
    if people.is_coordinator(context.session, context.person_id):
        context.toast()
        context.reply(_list(context, int((update.callback_query.data or "").removeprefix("yk:"))))
    else:
        context.toast(offers.only_coordinator(context.language))


async def pressed(update: Update, context: Context) -> None:
    """ "yx:reminder:page" holds one back, "yz:reminder:page" lets it go after all."""
    assert update.callback_query is not None
    verb, number, page = (update.callback_query.data or "").split(":")
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(offers.only_coordinator(context.language))
        return
    done = (_hold if verb == "yx" else _let_go)(context, int(number))
    context.toast(done or texts.too_late(context.language))
    context.rewrite(_list(context, int(page)))


def _hold(context: Context, number: int) -> str | None:
    """What is said of it; None where it left already, or was replaced."""
    row = context.session.get(Reminder, number)
    if row is None or row.state != ReminderState.OPEN:
        return None
    reminders.hold(context.session, number, context.batch.setting.policy, context.batch.now)
    return texts.held(context.language, _noted(context, "hold", row))


def _let_go(context: Context, number: int) -> str | None:
    row = context.session.get(Reminder, number)
    if row is None or not reminders.let_go(context.session, number, context.batch.now):
        return None
    return texts.let_go(context.language, _noted(context, "let_go", row))


def _noted(context: Context, action: str, reminder: Reminder) -> str:
    """The commitment it is about, after noting what was done."""
    reference = context.session.get_one(Commitment, reminder.commitment_id).reference
    context.audit(action, reference)
    return reference


def _list(context: Context, page: int) -> Message:
    policy, now = context.batch.setting.policy, context.batch.now
    shown, total = holding.leaving(context.session, policy, now, skip=page * PER_PAGE, limit=PER_PAGE)
    return texts.listed(context.language, shown, page, total, policy.next_reminding(now), policy.calendar.zone)
