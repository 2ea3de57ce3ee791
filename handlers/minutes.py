"""What a gathering decides: /besluit records it item by item, /besluiten lists decisions and actions."""

from telegram import Update

from bot.texts import minutes as texts
from bot.texts import running
from bot.texts.running import PER_PAGE
from handlers import dialogue
from handlers.asking import gathering_for_press, gathering_meant, item_named
from handlers.context import Context
from models import decisions, people, presenting
from models.decisions import Decided, Minutes
from models.rules.held_texts import held
from models.tables import AgendaItem
from models.words import DecisionKind

KIND = "minutes"


async def decision_wanted(update: Update, context: Context) -> None:
    """/decision [gathering] [reference]: that item, or the agenda to choose from."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id, takes=1)
    if meant is None:
        return
    minutes = _minutes(context, meant.gathering.id or 0)
    if not meant.words:
        context.reply(texts.items(context.language, minutes, 0))
    elif (agenda_item := item_named(context, meant)) is not None:
        context.reply(texts.card(context.language, minutes.item(agenda_item.id or 0), minutes))


async def list_wanted(update: Update, context: Context) -> None:
    """/decisions [gathering]: decisions and actions."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id)
    if meant is not None:
        minutes = _minutes(context, meant.gathering.id or 0)
        context.reply(texts.listed(context.language, minutes, context.batch.now, 0))


async def page_turned(update: Update, context: Context) -> None:
    """In place: "bl:gathering:page" the agenda to record by, "bd:gathering:page" the list."""
    assert update.callback_query is not None
    verb, number, at = (update.callback_query.data or "").split(":")
    gathering, page = gathering_for_press(context, number), int(at)
    if gathering is None:
        return
    context.toast()
    minutes = _minutes(context, gathering.id or 0)
    if verb == "bl":
        context.rewrite(texts.items(context.language, minutes, min(page, (len(minutes.items) - 1) // PER_PAGE)))
    else:
        page = min(page, texts.last_page(minutes))
        context.rewrite(texts.listed(context.language, minutes, context.batch.now, page))


async def printed(update: Update, context: Context) -> None:
    """ "bp:gathering": the list as a PDF, in private."""
    assert update.callback_query is not None
    gathering = gathering_for_press(context, (update.callback_query.data or "").removeprefix("bp:"))
    if gathering is None:
        return
    context.toast()
    minutes = _minutes(context, gathering.id or 0)
    to = people.recipient(context.session, context.person_id)
    if to is not None:
        document = {"kind": "minutes_pdf", "language": context.tongue.language, "gathering": gathering.id}
        payload = {"document": document, "caption": texts.caption(context.language, minutes)}
        context.batch.queue(to.chat_id, payload, method="sendDocument")
        context.audit("minutes", gathering.reference, gathering=gathering.id, revision=minutes.tally.revision)


async def pressed(update: Update, context: Context) -> None:
    """About one item: "b" says how it stands, "bi" the same in place, "bk" decides, "bt" asks for the line, "bn"
    removes it, "bw" asks whether to clear the decision and "bx" clears it.
    """
    assert update.callback_query is not None
    verb, number, *kind = (update.callback_query.data or "").split(":")
    agenda_item = context.session.get(AgendaItem, int(number))
    if agenda_item is None:
        context.toast(running.not_yours(context.language))
        return
    if gathering_for_press(context, str(agenda_item.gathering_id)) is None:
        return
    context.toast()
    asks = verb in ("bk", "bt")
    if verb == "bk":
        _decide(context, agenda_item, DecisionKind(kind[0]))
    elif verb == "bx":
        _clear(context, agenda_item)
    elif verb == "bn" and (stands := decisions.of_item(context.session, int(number))) is not None:
        _decide(context, agenda_item, stands.kind, "")
    if asks:
        dialogue.go_on(context, KIND, "line", {"agenda_item": agenda_item.id})
    else:
        _stop_asking(context)
    minutes = _minutes(context, agenda_item.gathering_id)
    item = minutes.item(int(number))
    if verb == "b":
        context.reply(texts.card(context.language, item, minutes))
    elif verb == "bw" and item.decided is not None:
        context.rewrite(texts.ask_clear(context.language, item))
    else:
        context.rewrite(texts.card(context.language, item, minutes, asks=asks and item.decided is not None))


def hear(context: Context, _step: str, data: dict[str, object], text: str) -> None:
    """The line that goes with a decision; whoever lost the role or the decision in between is told how it stands."""
    agenda_item = context.session.get(AgendaItem, int(str(data["agenda_item"])))
    if agenda_item is None or not people.organises(context.session, context.person_id, agenda_item.gathering_id):
        _stop_asking(context)
        context.reply(running.not_yours(context.language))
        return
    if len(text) > decisions.LINE_LIMIT:
        context.reply(texts.line_too_long(context.language))
        return
    if looks := held(text):
        context.reply(texts.line_holds(context.language, looks[0].part))
        return
    if (stands := decisions.of_item(context.session, agenda_item.id or 0)) is not None:
        _decide(context, agenda_item, stands.kind, text)
    _stop_asking(context)
    minutes = _minutes(context, agenda_item.gathering_id)
    context.reply(texts.card(context.language, minutes.item(agenda_item.id or 0), minutes))


def _decide(context: Context, agenda_item: AgendaItem, kind: DecisionKind, line: str | None = None) -> None:
    number = agenda_item.id or 0
    before = decisions.decide(context.session, number, kind, context.person_id, context.batch.now, line=line)
    after = decisions.of_item(context.session, number)
    if before != after and after is not None:
        _note(context, agenda_item, "decide", before, decision=after.kind, line=after.line)


def _clear(context: Context, agenda_item: AgendaItem) -> None:
    before = decisions.clear(context.session, agenda_item.id or 0)
    if before is not None:
        _note(context, agenda_item, "undecide", before)


def _note(context: Context, agenda_item: AgendaItem, action: str, before: Decided | None, **details: object) -> None:
    """The log keeps what stood before."""
    was = {} if before is None else {"was": before.kind, "was_line": before.line}
    reference = presenting.reference_of(context.session, agenda_item)
    context.audit(action, reference, gathering=agenda_item.gathering_id, **details, **was)


def _stop_asking(context: Context) -> None:
    talk = people.conversation(context.session, context.person_id)
    if talk is not None and talk.kind == KIND:
        people.end_conversation(context.session, context.person_id)


def _minutes(context: Context, gathering: int) -> Minutes:
    return decisions.minutes(context.session, gathering, threshold=context.batch.setting.threshold)
