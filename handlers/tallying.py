"""/tally: the figures of a gathering or one item, as text and picture; asked in a group, answered in private."""

from telegram import Update

from bot.texts import results, running
from bot.texts.running import PER_PAGE
from handlers.asking import gathering_meant, item_named
from handlers.context import Context
from models import people, tallying
from models.tables import AgendaItem
from models.tallying import GatheringTally


async def tally_wanted(update: Update, context: Context) -> None:
    """/tally [gathering] [reference]."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id)
    if meant is None:
        return
    if not meant.words:
        _show_all(context, meant.gathering.id or 0)
    elif (agenda_item := item_named(context, meant)) is not None:
        _show_item(context, agenda_item)


def _show_all(context: Context, gathering: int) -> None:
    tally = tallying.of_gathering(context.session, gathering)
    context.reply(results.gathering_result(tally, context.language, context.batch.now, 0))
    if tally.items:
        _send_picture(context, tally, 0)


def _show_item(context: Context, agenda_item: AgendaItem) -> None:
    tally = tallying.of_gathering(context.session, agenda_item.gathering_id, only=agenda_item.id)
    context.reply(results.item_result(tally, context.language, context.batch.now))
    _send_picture(context, tally, 0)


def _send_picture(context: Context, tally: GatheringTally, page: int) -> None:
    """The figures travel with the message, so that text and picture of one revision agree."""
    picture = results.picture(tally, context.language, context.batch.now, page)
    to = people.recipient(context.session, context.person_id)
    if to is not None:
        payload = {
            "picture": picture.to_json(),
            "caption": results.caption(tally, context.language, context.batch.now),
        }
        context.batch.queue(to.chat_id, payload, method="sendPhoto")
    context.audit("picture", tally.reference, revision=tally.revision)


async def pressed(update: Update, context: Context) -> None:
    """Figures in place: "t:gathering:page", "ti:item". The picture: "tg:gathering:page", "tp:gathering:item"."""
    assert update.callback_query is not None
    verb, first, *rest = (update.callback_query.data or "").split(":")
    gathering = int(first) if verb != "ti" else _gathering_of(context, int(first))
    if gathering is None or not people.organises(context.session, context.person_id, gathering):
        context.toast(running.not_yours(context.language))
        return
    context.toast()
    only = {"ti": int(first), "tp": int(rest[0]) if rest else 0}.get(verb)
    tally = tallying.of_gathering(context.session, gathering, only=only)
    page = int(rest[0]) if verb in ("t", "tg") else 0
    if page * PER_PAGE >= max(1, len(tally.items)) or (only is not None and not tally.items):
        context.reply(running.outdated(context.language))
    elif verb in ("tg", "tp"):
        _send_picture(context, tally, page)
    elif verb == "ti":
        context.rewrite(results.item_result(tally, context.language, context.batch.now))
    else:
        context.rewrite(results.gathering_result(tally, context.language, context.batch.now, page))


def _gathering_of(context: Context, agenda_item: int) -> int | None:
    row = context.session.get(AgendaItem, agenda_item)
    return None if row is None else row.gathering_id
