"""Making a gathering: its names, its short name, its day; all else has a default that can be changed."""

from datetime import date
from typing import Any

from bot.texts import creating as texts
from bot.texts import preparing as preparing_texts
from bot.texts import settings as settings_texts
from handlers import dialogue
from handlers.context import Context
from models import people, preparing, presenting, settings
from models.importing.standing import monitors
from models.names import Names
from models.report_file.shape import LONGEST_TITLE
from models.settings import Setting
from models.tables import Gathering, Monitor

KIND = "create"


def begin(context: Context, like: Gathering | None) -> None:
    """Ask for the name; `like`: whose settings and agenda it gets."""
    dialogue.go_on(context, KIND, "name_nl", {"like": like.id if like is not None else None})
    monitor = context.session.get_one(Monitor, like.monitor_id) if like is not None else monitors(context.session)[-1]
    report = Names(monitor.name_nl, monitor.name_en)
    dialogue.ask(context, texts.ask_name(context.language, report, like.reference if like is not None else None))


def hear(context: Context, step: str, data: dict[str, Any], text: str) -> None:
    """What the coordinator typed at this step."""
    if not people.is_coordinator(context.session, context.person_id):
        people.end_conversation(context.session, context.person_id)
        context.reply(preparing_texts.only_coordinator(context.language))
    elif step in ("name_nl", "name_en"):
        _named(context, step, data, text)
    elif step == "reference":
        _referred(context, data, text)
    else:
        _dated(context, data, text)


def agree(context: Context, step: str, data: dict[str, Any]) -> None:
    """What was proposed: the same name in English, the short name, or the day as it was understood."""
    if not people.is_coordinator(context.session, context.person_id):
        context.reply(preparing_texts.only_coordinator(context.language))
    elif step == "name_en":
        _named(context, step, data, data["name_nl"])
    elif step == "reference":
        _referred(context, data, data["proposed"])
    elif step == "confirm":
        _make(context, data)


def _named(context: Context, step: str, data: dict[str, Any], name: str) -> None:
    if len(name) > LONGEST_TITLE:
        context.reply(settings_texts.name_trouble(context.language, LONGEST_TITLE))
        return
    data[step] = name
    if step == "name_nl":
        dialogue.go_on(context, KIND, "name_en", data)
        dialogue.ask(context, texts.ask_english_name(context.language, name))
        return
    data["proposed"] = preparing.proposed_reference(context.session, data["name_nl"])
    dialogue.go_on(context, KIND, "reference", data)
    dialogue.ask(context, texts.ask_reference(context.language, data["name_nl"], data["proposed"]))


def _referred(context: Context, data: dict[str, Any], reference: str) -> None:
    taken = presenting.gathering(context.session, reference) is not None or presenting.is_item(
        context.session, reference
    )
    if taken or not settings.is_reference(reference):
        context.reply(texts.reference_trouble(context.language, reference, taken=taken))
        return
    dialogue.go_on(context, KIND, "when", {**data, "reference": reference})
    dialogue.ask(context, texts.ask_day(context.language, reference))


def _dated(context: Context, data: dict[str, Any], text: str) -> None:
    day = dialogue.day_typed(context, text)
    if day is not None:
        day_chosen(context, data, day)


def day_chosen(context: Context, data: dict[str, Any], day: date | None) -> None:
    """The day, said in full to be agreed with."""
    if day is not None:
        dialogue.go_on(context, KIND, "confirm", {**data, "day": day.isoformat()})
        dialogue.ask(context, settings_texts.confirm_date(context.language, data["reference"], Setting.DATE, day))


def _make(context: Context, data: dict[str, Any]) -> None:
    like = context.session.get(Gathering, data["like"]) if data["like"] is not None else None
    names, day = Names(data["name_nl"], data["name_en"]), date.fromisoformat(data["day"])
    made = preparing.make(context.session, names, data["reference"], day, context.batch.now, like)
    if made is None:
        dialogue.go_on(context, KIND, "reference", data)
        context.reply(texts.reference_trouble(context.language, data["reference"], taken=True))
        return
    people.end_conversation(context.session, context.person_id)
    copied = {} if like is None else {"like": like.reference}
    context.audit("make_gathering", made.reference, gathering=made.id, **copied)
    view = preparing.view(context.session, made)
    context.reply(preparing_texts.settings(context.language, view, coordinator=True))
