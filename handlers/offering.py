"""🤝: what an organisation takes on, in two questions; nothing is sent before the person says so."""

from datetime import date
from functools import partial

from telegram import Update

from bot.texts import offers
from bot.texts.dates import quick_picks
from bot.texts.welcome import stale_button
from handlers import concerned, dialogue, endorsing, organisations, sentences
from handlers.context import Context
from models import committing, joining, people, presenting
from models.names import Names
from models.reacting import Press, record
from models.tables import AgendaItem, Organisation, Posting
from models.words import AgendaState, Flag, ItemKind

KIND = "offer"
BUTTONS = dict.fromkeys(("organisation", "what", "when", "confirm"), r"oo:\d+|op:\d+|ox|ol|oe|os")
"""What can be pressed at each step; of the questions before it too."""


async def pressed(update: Update, context: Context) -> None:
    """ "o:posting" on a private card."""
    assert update.callback_query is not None
    posting = context.session.get(Posting, int((update.callback_query.data or "").removeprefix("o:")))
    if posting is None or posting.person_id != context.person_id:
        context.toast(stale_button(context.language))
        return
    context.toast()
    begin(context, presenting.agenda_item(context.session, posting.agenda_item_id))


def begin(context: Context, agenda_item: AgendaItem) -> None:
    """Ask on behalf of whom, unless it is known, then what."""
    if agenda_item.state != AgendaState.OPEN or presenting.kind_of(context.session, agenda_item) == ItemKind.OUTCOME:
        context.reply(offers.no_recommendation(context.language))
        return
    data: dict[str, object] = {"agenda_item": agenda_item.id}
    organisation = _own_organisation(context, agenda_item)
    if organisation is None:
        _ask_organisation(context, data)
    else:
        _ask_what(context, {**data, "organisation": organisation})


def _own_organisation(context: Context, agenda_item: AgendaItem) -> int | None:
    spoken_for = people.spoken_for(context.session, context.person_id)
    if spoken_for:
        return spoken_for[0].id
    participant = joining.participation(context.session, agenda_item.gathering_id, context.person_id)
    return None if participant is None else participant.organisation_id


def _ask_organisation(context: Context, data: dict[str, object]) -> None:
    _go_on(context, "organisation", data)
    dialogue.ask(context, offers.ask_organisation(context.language, _reference(context, data)))


def _choose_organisation(context: Context, data: dict[str, object], page: int) -> None:
    """What was typed stays known, so that the pages of what was found can be turned."""
    _go_on(context, "organisation", data)
    organisations.choose(context, str(data["typed"]), page)


def _ask_what(context: Context, data: dict[str, object]) -> None:
    _go_on(context, "what", data)
    dialogue.ask(context, offers.ask_what(context.language, _reference(context, data), _organisation(context, data)))


def _ask_when(context: Context, data: dict[str, object]) -> None:
    _go_on(context, "when", data)
    dialogue.ask(context, offers.ask_when(context.language, quick_picks(context.today)))


def _confirm(context: Context, data: dict[str, object]) -> None:
    _go_on(context, "confirm", data)
    dialogue.ask(
        context,
        offers.confirm(
            context.language,
            _reference(context, data),
            _organisation(context, data),
            str(data["text"]),
            _day(data),
        ),
    )


def _go_on(context: Context, step: str, data: dict[str, object]) -> None:
    dialogue.go_on(context, KIND, step, data)


def hear(context: Context, step: str, data: dict[str, object], text: str) -> None:
    """What the person typed at this step."""
    if step == "organisation":
        _choose_organisation(context, {**data, "typed": text}, 0)
    elif step == "what":
        if sentences.fits(context, text):
            _ask_when(context, {**data, "text": text})
    elif step == "when":
        if (day := dialogue.day_typed(context, text)) is not None:
            _confirm(context, {**data, "due": day.isoformat()})
    else:
        _confirm(context, data)


def chosen(context: Context, step: str, data: dict[str, object], verb: str, value: str) -> None:
    """A button of these questions: "oo:organisation", "op:page", "ox" other one, "ol" later, "oe" change, "os" send."""
    if verb == "oo" and context.session.get(Organisation, int(value)) is not None:
        _ask_what(context, {**data, "organisation": int(value)})
    elif verb == "op" and "typed" in data:
        _choose_organisation(context, data, int(value))
    elif verb == "os" and step == "confirm":
        _send(context, data)
    elif verb == "ol":
        _leave(context, data)
    elif verb == "oe" and "organisation" in data:
        _ask_what(context, data)
    else:
        _ask_organisation(context, data)


def _leave(context: Context, data: dict[str, object]) -> None:
    people.end_conversation(context.session, context.person_id)
    own = presenting.card_of(context.session, _agenda_item(context, data), context.person_id)
    context.reply(offers.later(context.language, _reference(context, data), None if own is None else own.id))


def day_chosen(context: Context, data: dict[str, object], day: date | None) -> None:
    """A day from the buttons; None when it is not known yet."""
    _confirm(context, {**data, "due": day.isoformat() if day else None})


def _send(context: Context, data: dict[str, object]) -> None:
    session, agenda_item = context.session, _agenda_item(context, data)
    if agenda_item.state != AgendaState.OPEN:
        people.end_conversation(session, context.person_id)
        context.reply(offers.no_recommendation(context.language))
        return
    made = committing.propose(
        session,
        organisation=_number(data, "organisation"),
        agenda_item=agenda_item,
        text=str(data["text"]),
        due=_day(data),
        person=context.person_id,
        now=context.batch.now,
    )
    _flag(context, agenda_item)
    people.end_conversation(session, context.person_id)
    to_partner = endorsing.ask(context, made)
    context.reply(offers.sent(context.language, made.reference, to_partner=to_partner))
    if not to_partner:
        view = concerned.view(context, made)
        concerned.tell(context, concerned.coordinators(context), partial(offers.proposal, view=view))


def _flag(context: Context, agenda_item: AgendaItem) -> None:
    """The offer is also a flag of the person's voice, at the card in their own chat."""
    own = presenting.card_of(context.session, agenda_item, context.person_id)
    if own is not None and own.message_id is not None:
        press = Press(
            context.batch.seq, context.person.pseudonym, own.chat_id, own.message_id, own.id or 0, str(Flag.OFFER)
        )
        record(context.session, [press], context.batch.now, context.batch.setting.emoji)


def _agenda_item(context: Context, data: dict[str, object]) -> AgendaItem:
    return presenting.agenda_item(context.session, _number(data, "agenda_item"))


def _reference(context: Context, data: dict[str, object]) -> str:
    return presenting.reference_of(context.session, _agenda_item(context, data))


def _organisation(context: Context, data: dict[str, object]) -> Names:
    return organisations.names_of(context.session.get_one(Organisation, _number(data, "organisation")))


def _number(data: dict[str, object], name: str) -> int:
    return int(str(data[name]))


def _day(data: dict[str, object]) -> date | None:
    return date.fromisoformat(str(data["due"])) if data.get("due") else None
