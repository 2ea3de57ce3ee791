"""The owner wants to be reminded later: on a working day from the morrow up to the due date."""

from datetime import date, timedelta

from bot.texts import snoozing as texts
from handlers import concerned, dialogue, settling
from handlers.context import Context
from models import answering
from models.tables import Commitment

KIND = "snooze"
SPANS = (timedelta(2), timedelta(weeks=1), timedelta(weeks=2))

Data = dict[str, object]


def begin(context: Context, commitment: Commitment) -> None:
    """The days to choose from; where none is left before the due date, what to do instead."""
    view = concerned.view(context, commitment)
    calendar = context.batch.setting.policy.calendar
    ahead = [calendar.working_day_on_or_after(context.today + span) for span in SPANS]
    picks = sorted({day for day in ahead if _is_free(context, commitment, day)})
    if picks:
        dialogue.go_on(context, KIND, "when", {"commitment": commitment.id})
        dialogue.ask(context, texts.ask_when(context.language, view, picks))
    else:
        context.reply(texts.no_room(context.language, view))


def hear(context: Context, _step: str, data: Data, text: str) -> None:
    """A day, as typed."""
    if (day := dialogue.day_typed(context, text)) is not None:
        day_chosen(context, data, day)


def day_chosen(context: Context, data: Data, day: date | None) -> None:
    """A day on which nobody works becomes the working day before it."""
    commitment = settling.still_asked(context, data)
    if commitment is None or day is None:
        return
    until = context.batch.setting.policy.calendar.working_day_on_or_before(day)
    if not _is_free(context, commitment, until):
        dialogue.ask(context, texts.not_then(context.language, concerned.view(context, commitment)))
        return
    step = answering.snooze(context.session, commitment, until, context.person_id, context.batch.now)
    settling.replanned(context, commitment)
    context.reply(texts.noted(context.language, commitment.reference, until, step.id or 0))


def _is_free(context: Context, commitment: Commitment, day: date) -> bool:
    return commitment.due is not None and context.today < day <= commitment.due
