"""/gathering: what is set of a gathering, in one message with a button for each."""

from datetime import date
from typing import Any

from telegram import Update

from bot.texts import offers, running
from bot.texts import preparing as texts
from bot.texts import settings as settings_texts
from bot.texts.message import Message
from handlers import creating, dialogue, one_message, setting_values
from handlers.asking import gathering_for_press, gathering_of_dialogue
from handlers.context import Context
from models import people, preparing, settings
from models.importing.standing import monitors
from models.names import Names
from models.report_file.shape import LONGEST_TITLE
from models.settings import Refusal, Setting
from models.tables import Gathering

KIND, AGENDA = "prepare", "agenda"
"""The dialogues that the settings end: their own, and that about the agenda."""
CONFIRM = "confirm"
DATES = (Setting.DATE, Setting.KEPT_UNTIL, Setting.EMBARGO)
CHOICES = (Setting.CONFIDENTIAL, Setting.BY_INVITATION, Setting.RESULTS, Setting.LANGUAGE)


async def wanted(_update: Update, context: Context) -> None:
    """/gathering [reference]: that one, or all of them to choose from."""
    mine = people.organised_gatherings(context.session, context.person_id)
    coordinates = people.is_coordinator(context.session, context.person_id)
    words = {word.casefold() for word in context.args or ()}
    named = [each for each in mine if each.reference.casefold() in words]
    if named or (len(mine) == 1 and not coordinates):
        context.reply(_settings(context, (named or mine)[0]))
    elif not mine and not coordinates:
        context.reply(running.not_yours(context.language))
    elif not monitors(context.session):
        context.reply(texts.no_report(context.language))
    else:
        context.reply(gatherings(context, 0))


def gatherings(context: Context, page: int) -> Message:
    mine = people.organised_gatherings(context.session, context.person_id)
    shown = mine[page * running.PER_PAGE : (page + 1) * running.PER_PAGE]
    return texts.gatherings(
        context.language,
        [(each.id or 0, each.reference, Names(each.name_nl, each.name_en), each.date) for each in shown],
        len(mine),
        page,
        may_make=people.is_coordinator(context.session, context.person_id),
    )


def _settings(context: Context, gathering: Gathering) -> Message:
    one_message.over(context, KIND, AGENDA)
    coordinates = people.is_coordinator(context.session, context.person_id)
    return texts.settings(context.language, view_of(context, gathering), coordinator=coordinates)


def view_of(context: Context, gathering: Gathering) -> preparing.GatheringView:
    return preparing.view(context.session, gathering)


async def listed(update: Update, context: Context) -> None:
    """ "el:page": the gatherings."""
    assert update.callback_query is not None
    if one_message.elsewhere(update, context):
        return
    if not people.organised_gatherings(context.session, context.person_id) and not people.is_coordinator(
        context.session, context.person_id
    ):
        context.toast(running.not_yours(context.language))
        return
    context.toast()
    one_message.over(context, KIND)
    context.rewrite(gatherings(context, int((update.callback_query.data or "").removeprefix("el:"))))


async def opened(update: Update, context: Context) -> None:
    """ "e:gathering": its settings."""
    assert update.callback_query is not None
    gathering = pressed_at(update, context)
    if gathering is not None:
        context.toast()
        context.rewrite(_settings(context, gathering))


def pressed_at(update: Update, context: Context) -> Gathering | None:
    """The gathering that a button is about; None after saying why it does nothing."""
    assert update.callback_query is not None
    number = (update.callback_query.data or "").split(":")[1]
    return None if one_message.elsewhere(update, context) else gathering_for_press(context, number)


async def field_pressed(update: Update, context: Context) -> None:
    """ "ef:gathering:setting": what it could be."""
    assert update.callback_query is not None
    gathering = pressed_at(update, context)
    if gathering is None:
        return
    if gathering.settled:
        context.toast(settings_texts.refused(context.language, Refusal.SETTLED))
        return
    context.toast()
    _ask(update, context, gathering, Setting((update.callback_query.data or "").split(":")[2]))


def _ask(update: Update, context: Context, gathering: Gathering, setting: Setting) -> None:
    if setting in CHOICES:
        one_message.over(context, KIND)
        context.rewrite(settings_texts.ask_choice(context.language, view_of(context, gathering), setting))
    elif setting == Setting.CONTROLLER:
        one_message.over(context, KIND)
        context.rewrite(_controllers(context, gathering, 0))
    else:
        step = "when" if setting in DATES else "type"
        data: dict[str, object] = {"gathering": gathering.id, "setting": str(setting)}
        one_message.listen(update, context, KIND, step, data)
        one_message.rewrite(context, _question(context, gathering, setting))


def _question(context: Context, gathering: Gathering, setting: Setting) -> Message:
    if setting == Setting.AUDIENCES:
        return settings_texts.ask_audiences(context.language, view_of(context, gathering))
    return settings_texts.ask_typed(context.language, view_of(context, gathering), setting)


def _controllers(context: Context, gathering: Gathering, page: int) -> Message:
    found = preparing.organisations(context.session)
    shown = found[page * running.PER_PAGE : (page + 1) * running.PER_PAGE]
    return settings_texts.ask_controller(context.language, view_of(context, gathering), shown, len(found), page)


async def controllers_paged(update: Update, context: Context) -> None:
    """ "eo:gathering:page": more organisations."""
    assert update.callback_query is not None
    gathering = pressed_at(update, context)
    if gathering is not None:
        context.toast()
        context.rewrite(_controllers(context, gathering, int((update.callback_query.data or "").split(":")[2])))


async def value_pressed(update: Update, context: Context) -> None:
    """ "ev:gathering:setting:value"."""
    assert update.callback_query is not None
    gathering = pressed_at(update, context)
    if gathering is None:
        return
    _, _, word, value = (update.callback_query.data or "").split(":", 3)
    setting = Setting(word)
    if setting == Setting.AUDIENCES:
        why = setting_values.turn_audience(context, gathering, value[1:], there=value[0] == "+")
    else:
        why = setting_values.put(context, gathering, setting, setting_values.pressed(setting, value))
    context.toast(settings_texts.refused(context.language, why) if why else texts.is_set(context.language))
    if setting == Setting.AUDIENCES:
        _ask(update, context, gathering, setting)
    elif why is None:
        context.rewrite(_settings(context, gathering))


# --- typed words -------------------------------------------------------------------------------------------------


def hear(context: Context, _step: str, data: dict[str, Any], text: str) -> None:
    """A value that was typed; dates are confirmed before they are set."""
    gathering = gathering_of_dialogue(context, data)
    if gathering is None:
        return
    setting = Setting(data["setting"])
    if setting in DATES:
        _hear_date(context, data, text)
        return
    if setting == Setting.AUDIENCES:
        why = setting_values.turn_audience(context, gathering, setting_values.audience_typed(text), there=True)
    elif setting == Setting.NAME and any(len(each) > LONGEST_TITLE for each in text.split(settings_texts.APART)):
        context.reply(settings_texts.name_trouble(context.language, LONGEST_TITLE))
        return
    else:
        why = setting_values.put(context, gathering, setting, setting_values.typed(setting, text))
    if why == Refusal.UNFIT:
        context.reply(settings_texts.unfit(context.language, setting, text))
    elif why is not None:
        context.reply(settings_texts.refused(context.language, why))
    elif setting == Setting.AUDIENCES:
        one_message.below(context, data, _question(context, gathering, setting))
    else:
        one_message.below(context, data, _settings(context, gathering))


def _hear_date(context: Context, data: dict[str, Any], text: str) -> None:
    day = dialogue.day_typed(context, text)
    if day is not None:
        day_chosen(context, data, day)


def day_chosen(context: Context, data: dict[str, Any], day: date | None) -> None:
    """A day that was typed, or one of those that it may have meant: said in full, to be agreed with."""
    gathering, setting = gathering_of_dialogue(context, data), Setting(data["setting"])
    if gathering is None or day is None:
        return
    why = settings.refusal(context.session, gathering, setting, day, context.batch.now)
    if why is not None:
        context.reply(settings_texts.refused(context.language, why))
        return
    dialogue.go_on(context, KIND, CONFIRM, {**data, "day": day.isoformat()})
    confirm = settings_texts.confirm_date(context.language, gathering.reference, setting, day, gathering=gathering.id)
    one_message.below(context, data, confirm)


async def agreed(update: Update, context: Context) -> None:
    """ "ek": what was understood or proposed is right."""
    assert update.callback_query is not None
    answered = dialogue.answered(context, update.callback_query.data or "")
    if answered is None:
        return
    talk, _ = answered
    if talk.kind == creating.KIND:
        context.toast()
        creating.agree(context, talk.step, dict(talk.data))
        return
    gathering = context.session.get(Gathering, int(talk.data["gathering"])) if talk.kind == KIND else None
    if gathering is None or talk.step != CONFIRM:
        context.toast(offers.over(context.language))
    elif not people.organises(context.session, context.person_id, gathering.id or 0):
        context.toast(running.not_yours(context.language))
    else:
        why = setting_values.put(
            context, gathering, Setting(talk.data["setting"]), date.fromisoformat(talk.data["day"])
        )
        context.toast(settings_texts.refused(context.language, why) if why else texts.is_set(context.language))
        context.rewrite(_settings(context, gathering))
