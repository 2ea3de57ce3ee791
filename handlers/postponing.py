"""The owner will be done later: by when, and why. A day too far beyond the agreed one is asked of the coordinator."""

from datetime import date, timedelta
from functools import partial

from bot.texts import answers as texts
from bot.texts import verdicts
from handlers import concerned, dialogue, sentences, settling
from handlers.context import Context
from models import answering
from models.tables import Commitment

KIND = "later"
BUTTONS = {"why": "ok:date"}
"""What can be pressed at each step."""
PICKS = (timedelta(weeks=1), timedelta(weeks=2), timedelta(weeks=4))

Data = dict[str, object]


def begin(context: Context, commitment: Commitment) -> None:
    dialogue.go_on(context, KIND, "when", {"commitment": commitment.id})
    _ask_when(context, commitment)


def _ask_when(context: Context, commitment: Commitment) -> None:
    assert commitment.due is not None
    calendar = context.batch.setting.policy.calendar
    after = max(commitment.due, context.today)
    picks = [calendar.working_day_on_or_before(after + span) for span in PICKS]
    view = concerned.view(context, commitment)
    dialogue.ask(context, texts.ask_later(context.language, view, [day for day in picks if day > after]))


def hear(context: Context, step: str, data: Data, text: str) -> None:
    """The new date, or the reason."""
    commitment = settling.still_asked(context, data)
    if commitment is None:
        return
    if step == "when":
        if (day := dialogue.day_typed(context, text)) is not None:
            day_chosen(context, data, day)
    elif sentences.fits(context, text):
        _note(context, commitment, date.fromisoformat(str(data["day"])), text)


def day_chosen(context: Context, data: Data, day: date | None) -> None:
    """The full date is shown, and why is asked."""
    commitment = settling.still_asked(context, data)
    if commitment is None or day is None or commitment.due is None:
        return
    view = concerned.view(context, commitment)
    if day <= commitment.due:
        dialogue.ask(context, texts.not_later(context.language, view))
        return
    dialogue.go_on(context, KIND, "why", {**data, "day": day.isoformat()})
    dialogue.ask(context, texts.ask_reason(context.language, view, day, far=_is_far(context, commitment, day)))


def chosen(context: Context, _step: str, data: Data, _verb: str, _value: str) -> None:
    """ "ok:date": another one."""
    commitment = settling.still_asked(context, data)
    if commitment is not None:
        dialogue.go_on(context, KIND, "when", data)
        _ask_when(context, commitment)


def _is_far(context: Context, commitment: Commitment, day: date) -> bool:
    return answering.is_far(context.session, commitment, day, context.batch.setting.policy.terms)


def _note(context: Context, commitment: Commitment, day: date, reason: str) -> None:
    """The coordinator may have moved the date, while the reason was written."""
    if commitment.due is None or day <= commitment.due:
        dialogue.go_on(context, KIND, "when", {"commitment": commitment.id})
        dialogue.ask(context, texts.not_later(context.language, concerned.view(context, commitment)))
        return
    far = _is_far(context, commitment, day)
    write = answering.ask_later if far else answering.later
    step = write(context.session, commitment, day, reason=reason, person=context.person_id, now=context.batch.now)
    follows = settling.replanned(context, commitment)
    view = concerned.view(context, commitment)
    context.reply((texts.noted_asked if far else texts.noted_later)(context.language, view, follows, step.id or 0))
    told = verdicts.card if far else texts.told_later
    concerned.tell(context, concerned.coordinators(context), partial(told, view=view))
