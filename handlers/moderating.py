"""/comments: what waits for a decision, one at a time, and all there are; each decision can be reversed."""

from telegram import Update

from bot.texts import comments
from bot.texts.message import Message
from handlers.asking import gathering_for_press, gathering_meant
from handlers.context import Context
from models import commenting
from models.commenting import Said
from models.tables import Gathering
from models.words import CommentState

DECISIONS = {"ka": (CommentState.APPROVED, "approve"), "kr": (CommentState.REJECTED, "reject")}


async def wanted(update: Update, context: Context) -> None:
    """/comments [gathering]: what waits for a decision, one at a time."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id)
    if meant is not None:
        show_queue(context, meant.gathering)


def show_queue(context: Context, gathering: Gathering) -> None:
    """The first comment that waits, as a new message."""
    context.reply(_next(context, gathering.id or 0))


def _next(context: Context, gathering: int, after: int = 0) -> Message:
    said = commenting.next_pending(context.session, gathering, after, threshold=context.batch.setting.threshold)
    return comments.nothing_waits(context.language, gathering) if said is None else _moderate(context, said)


def _moderate(context: Context, said: Said) -> Message:
    return comments.moderate(context.language, said, commenting.pending(context.session, said.gathering))


async def turned(update: Update, context: Context) -> None:
    """ "kq:gathering:comment": the next that waits after that one. "kl:gathering:page": all there are."""
    assert update.callback_query is not None
    verb, number, place = (update.callback_query.data or "").split(":")
    gathering = gathering_for_press(context, number)
    if gathering is None:
        return
    context.toast()
    if verb == "kq":
        context.rewrite(_next(context, int(number), int(place)))
    else:
        found = commenting.all_of(context.session, int(number), threshold=context.batch.setting.threshold)
        context.rewrite(comments.listed(context.language, int(number), found, int(place)))


async def decided(update: Update, context: Context) -> None:
    """ "ko:comment" opens one; "ka:comment" approves it, "kr:comment" rejects it, and either can be reversed."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    said = commenting.one(context.session, int(number), threshold=context.batch.setting.threshold)
    if said is None:
        context.toast(comments.gone(context.language))
        return
    if gathering_for_press(context, str(said.gathering)) is None:
        return
    if verb == "ko":
        context.toast()
        context.rewrite(_moderate(context, said))
        return
    state, action = DECISIONS[verb]
    if said.state != state:
        commenting.decide(context.session, said.id, state, context.person_id, context.batch.now)
        context.audit(action, said.reference, gathering=said.gathering, comment=said.id)
    context.toast(comments.decided(context.language, state))
    if said.state == CommentState.PENDING:
        context.rewrite(_next(context, said.gathering, said.id))
    else:
        again = commenting.one(context.session, said.id, threshold=context.batch.setting.threshold)
        assert again is not None
        context.rewrite(_moderate(context, again))
