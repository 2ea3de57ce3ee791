"""The dialogue a person is in the middle of: its buttons carry its number, so that those of an old one do nothing."""

from dataclasses import replace
from datetime import date

from bot.texts import offers
from bot.texts.dates import DateProblem, parse_date
from bot.texts.message import Button, Message
from handlers.context import Context
from models import people
from models.tables import Conversation

NUMBER = "number"
VERBS = (
    "od",
    "oo",
    "ox",
    "oe",
    "os",
    "ms",
    "me",
    "mx",
    "hs",
    "va",
    "vl",
    "op",
    "ol",
    "ok",
    "oi",
    "ek",
    "qd",
    "uu",
    "ue",
    "stop",
)
"""What the buttons of a question begin with; each means something in its own dialogue alone."""


def go_on(context: Context, kind: str, step: str, data: dict[str, object]) -> None:
    """From here on the person's words are about this step. Data without a number begin a dialogue."""
    numbered = {NUMBER: context.batch.seq, **data}
    people.begin_conversation(context.session, context.person_id, kind, step, numbered, context.batch.now)


def ask(context: Context, message: Message) -> None:
    """Say it, with the dialogue's number on its buttons."""
    context.reply(numbered(context, message))


def numbered(context: Context, message: Message) -> Message:
    """The message with the number of the person's dialogue on its buttons."""
    talk = people.conversation(context.session, context.person_id)
    assert talk is not None
    number = talk.data[NUMBER]
    return replace(message, rows=[[_numbered(button, number) for button in row] for row in message.rows])


def _numbered(button: Button, number: object) -> Button:
    verb = (button.data or "").partition(":")[0]
    return replace(button, data=f"{button.data}#{number}") if verb in VERBS else button


def day_typed(context: Context, text: str) -> date | None:
    """The day that was typed; None after asking again."""
    day = parse_date(text, today=context.today, language=context.tongue.language)
    if isinstance(day, DateProblem):
        ask(context, offers.date_trouble(context.language, day))
        return None
    return day


def answered(
    context: Context, data: str, kind: str | None = None, step: str | None = None
) -> tuple[Conversation, str] | None:
    """The dialogue that this button belongs to, and what the button says.

    None, after saying so, when it is over, or is not of this kind or at this step where one is given.
    """
    said, _, number = data.rpartition("#")
    talk = people.conversation(context.session, context.person_id)
    if (
        talk is not None
        and str(talk.data[NUMBER]) == number
        and kind in (None, talk.kind)
        and step in (None, talk.step)
    ):
        return talk, said
    context.toast(offers.over(context.language))
    return None
