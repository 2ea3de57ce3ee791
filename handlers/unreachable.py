"""A ready e-mail about a commitment, with its due date as a calendar file, for whoever can't be written to here."""

from datetime import date

from telegram import Update

from bot.texts import calendar, offers, unreachable
from bot.texts.running import PER_PAGE
from handlers import concerned
from handlers.calendars import asked_of
from handlers.context import Context
from models import calendars, people, unreached
from models.tables import Commitment


async def listed(update: Update, context: Context) -> None:
    """ "icsl:day:page" of the reminders that nobody could be sent that day, a number of days since the year 1."""
    assert update.callback_query is not None
    _, number, page = (update.callback_query.data or "").split(":")
    day, first = date.fromordinal(int(number)), int(page) * PER_PAGE
    lost = unreached.of_day(context.session, day)
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(offers.only_coordinator(context.language))
    elif not lost[first:]:
        context.toast(unreachable.nothing_kept(context.language))
    else:
        context.toast()
        shown = [concerned.view(context, context.session.get_one(Commitment, each)) for each in lost[first:][:PER_PAGE]]
        context.rewrite(unreachable.unreached(context.language, shown, day, int(page), len(lost)))


async def pressed(update: Update, context: Context) -> None:
    """ "icsm:commitment" on its card."""
    assert update.callback_query is not None
    commitment = asked_of(context, update.callback_query.data or "", _may_have, offers.only_coordinator)
    if commitment is not None:
        _send(context, commitment)


def _may_have(context: Context, _: Commitment) -> bool:
    return people.is_coordinator(context.session, context.person_id)


def _send(context: Context, commitment: Commitment) -> None:
    to = people.recipient(context.session, context.person_id)
    if to is not None:
        view = concerned.view(context, commitment)
        context.batch.say(to.chat_id, unreachable.e_mail(context.language, view, context.today))
        filed = calendars.for_others(context.session, commitment)
        payload = calendar.sent(context.language, filed, unreachable.with_file(context.language, view.reference))
        context.batch.queue(to.chat_id, payload, method="sendDocument")
