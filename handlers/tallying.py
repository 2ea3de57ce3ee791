"""/tally and /compare: figures as text, picture or file; asked in a group, answered in private."""

from telegram import Update

from bot.texts import pictured, running, views
from bot.texts.message import Message
from bot.texts.picture import Picture
from handlers import viewing
from handlers.asking import gathering_for_press, gathering_meant, item_named
from handlers.context import Context
from models import people, presenting
from models.ranking import Rank
from models.tables import AgendaItem
from models.tallying import GatheringTally

WORDS = {
    "groups": "ts",
    "groepen": "ts",
    "areas": "tz",
    "aandachtsvelden": "tz",
    "gebieden": "tz",
    "participation": "tn",
    "deelname": "tn",
    "file": "tf",
    "bestand": "tf",
    "support": f"tr:{Rank.SUPPORT}",
    "steun": f"tr:{Rank.SUPPORT}",
    "urgent": f"tr:{Rank.URGENCY}",
    "apart": f"tr:{Rank.DIVERGENCE}",
    "verschil": f"tr:{Rank.DIVERGENCE}",
    "disputed": f"tr:{Rank.CONTROVERSY}",
    "omstreden": f"tr:{Rank.CONTROVERSY}",
    "unclaimed": f"tr:{Rank.ORPHANS}",
    "onbelegd": f"tr:{Rank.ORPHANS}",
}
"""What may be written after /tally for each view: what its button sends, without gathering and page."""


async def tally_wanted(update: Update, context: Context) -> None:
    """/tally [gathering] [reference, focus area, or a word for a view]."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id, takes=1)
    if meant is None:
        return
    number = meant.gathering.id or 0
    word = meant.words[0] if meant.words else ""
    area = viewing.area_named(context, number, word)
    if not word:
        _say(context, viewing.listed(context, number, 0))
        tally = viewing.tally_of(context, number)
        if tally.items:
            _send(context, tally, pictured.picture(tally, context.language, context.batch.now))
    elif (verb := WORDS.get(word.lower())) is not None:
        verb, *rest = verb.split(":")
        _say(context, viewing.shown(context, verb, number, [*rest, "0"]))
    elif area is not None:
        _say(context, viewing.area(context, number, area, 0))
    elif (agenda_item := item_named(context, meant)) is not None:
        _say(context, viewing.item(context, number, agenda_item.id or 0))
        tally = viewing.tally_of(context, number, only=agenda_item.id)
        _send(context, tally, pictured.picture(tally, context.language, context.batch.now))


def _say(context: Context, message: Message | None) -> None:
    context.reply(message or running.outdated(context.language))


async def compare_wanted(update: Update, context: Context) -> None:
    """/compare [gathering] [other gathering]."""
    assert update.effective_chat is not None
    meant = gathering_meant(context, update.effective_chat.id, takes=None)
    if meant is None:
        return
    number = meant.gathering.id or 0
    named = (presenting.gathering(context.session, word) for word in meant.words)
    other = next((each.id for each in named if each is not None), None)
    if other is None or not people.organises(context.session, context.person_id, other):
        _say(context, viewing.others(context, number, 0))
    else:
        _say(context, viewing.compared(context, number, other, 0))


async def pressed(update: Update, context: Context) -> None:
    """A button under figures: a view in place, a picture, or a file. `viewing` names what each sends."""
    assert update.callback_query is not None
    verb, *numbers = (update.callback_query.data or "").split(":")
    asked = _gatherings(context, verb, numbers)
    if any(gathering_for_press(context, each) is None for each in asked):
        return
    context.toast()
    if verb == "tf" and len(numbers) == 2:
        _send_file(context, int(numbers[0]), numbers[1])
    elif verb in viewing.PICTURES:
        drawn = viewing.PICTURES[verb](context, *(int(each) for each in numbers))
        if drawn is None:
            _say(context, None)
        else:
            _send(context, *drawn)
    elif (message := viewing.shown(context, verb, int(numbers[0]), numbers[1:])) is not None:
        context.rewrite(message)
    else:
        _say(context, None)


def _gatherings(context: Context, verb: str, numbers: list[str]) -> list[str]:
    """Whose figures a button asks for; 0, which there is not, where its item is gone."""
    if verb in viewing.OF_AN_ITEM:
        row = context.session.get(AgendaItem, int(numbers[0]))
        return ["0" if row is None else str(row.gathering_id)]
    return numbers[:2] if verb in viewing.OF_TWO else numbers[:1]


def _send(context: Context, tally: GatheringTally, picture: Picture) -> None:
    """The figures travel with the message, so that text and picture of one revision agree."""
    to = people.recipient(context.session, context.person_id)
    if to is not None:
        caption = pictured.caption(tally, context.language, context.batch.now)
        context.batch.queue(to.chat_id, {"picture": picture.to_json(), "caption": caption}, method="sendPhoto")
    context.audit("picture", tally.reference, gathering=tally.gathering, revision=tally.revision)


def _send_file(context: Context, gathering: int, form: str) -> None:
    """The file is written when it is sent, from what is then known; figures by audience are published first."""
    tally = viewing.tally_of(context, gathering)
    to = people.recipient(context.session, context.person_id)
    if to is not None:
        theirs = [each.id for each in people.organised_gatherings(context.session, context.person_id)]
        wanted = {"kind": f"tally_{form}", "language": context.language, "gathering": gathering, "beside": theirs}
        payload = {"document": wanted, "caption": views.file_caption(context.language, tally)}
        context.batch.queue(to.chat_id, payload, method="sendDocument")
    context.audit("export", tally.reference, gathering=gathering, form=form, revision=tally.revision)
