"""The invitations that there are: listed, shown, printed and withdrawn."""

from telegram import Update

from bot.texts import inviting as texts
from bot.texts import running
from handlers import one_message
from handlers.context import Context
from handlers.inviting import pressed_at, reference_of
from models import inviting, joining, people
from models.inviting import InviteState, InviteView
from models.tables import Invite
from models.words import RoleKind

FILES = {"uq": "qr_png", "up": "poster_pdf"}


async def listed(update: Update, context: Context) -> None:
    """ "ul:gathering:page": the invitations."""
    assert update.callback_query is not None
    pressed = pressed_at(update, context)
    if pressed is not None:
        (gathering,) = pressed
        context.toast()
        page = int((update.callback_query.data or "").split(":")[2])
        number = gathering.id if gathering is not None else None
        shown, total = inviting.listed(
            context.session, context.person_id, number, context.batch.now, page, running.PER_PAGE
        )
        context.rewrite(texts.invites(context.language, number or 0, reference_of(gathering), shown, total, page))


async def invite_pressed(update: Update, context: Context) -> None:
    """ "uv:invite" shows it; "uq" its QR code, "up" its poster; "uw" asks whether to withdraw it, "uwy" does."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    if one_message.elsewhere(update, context):
        return
    row = context.session.get(Invite, int(number))
    if row is None or not inviting.may_invite(context.session, context.person_id, RoleKind(row.role), row.gathering_id):
        context.toast(running.not_yours(context.language))
        return
    view = inviting.view(context.session, row, context.batch.now)
    if verb in FILES:
        _send_file(context, view, FILES[verb])
        return
    if verb == "uwy" and row.revoked_at is None:
        joining.revoke(context.session, row.code, context.batch.now)
        context.audit("revoke", view.reference or view.role, gathering=row.gathering_id, invited_as=view.role)
        view = inviting.view(context.session, row, context.batch.now)
    context.toast(texts.withdrawn(context.language) if verb == "uwy" else "")
    if verb == "uw":
        context.rewrite(texts.ask_withdraw(context.language, view))
    else:
        context.rewrite(texts.invite(context.language, view, context.batch.setting.username))


def _send_file(context: Context, view: InviteView, kind: str) -> None:
    fits = kind == "qr_png" or (view.role == RoleKind.PARTICIPANT and view.seat is None)
    to = people.recipient(context.session, context.person_id)
    if view.state != InviteState.OPEN or not fits or to is None:
        context.toast(texts.not_working(context.language))
        return
    context.toast(texts.on_its_way(context.language))
    document = {"kind": kind, "language": context.tongue.language, "invite": view.number}
    payload = {"document": document, "caption": texts.caption(context.language, view)}
    context.batch.queue(to.chat_id, payload, method="sendDocument")
    context.audit("poster", view.reference or view.role, gathering=view.gathering, file=kind)
