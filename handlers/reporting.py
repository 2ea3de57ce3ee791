"""/report: the progress report as a draft, read beforehand by who is named in it, released, and in all its versions."""

from datetime import date

from telegram import Update

from bot.texts import comments, offers
from bot.texts import reporting as texts
from bot.texts.dates import DateProblem, parse_past
from bot.texts.message import Message
from bot.texts.running import PER_PAGE
from handlers import dialogue
from handlers.context import Context
from models import people, releasing
from models.progress_report import ProgressReport
from models.releasing import OVERALL_LIMIT, Named
from models.rules.held_texts import held
from models.tables import ReportVersion
from models.words import RoleKind

KIND = "report"
OVERALL = (KIND, "overall")
"""The question whose answer keeps its lines."""
READERS = {RoleKind.COORDINATOR, RoleKind.READER}


async def wanted(_update: Update, context: Context) -> None:
    """/report [day]: for the coordinator the draft, as of the day that is named; for readers what was released."""
    if not people.is_coordinator(context.session, context.person_id):
        context.reply(_versions(context, 0) if _reads(context) else texts.only_readers(context.language))
        return
    version = releasing.draft(context.session, context.person_id, context.today, context.batch.now)
    typed = " ".join(context.args or [])
    day = parse_past(typed, today=context.today, language=context.tongue.language) if typed else None
    if isinstance(day, DateProblem):
        _ask_day(context, version, texts.day_trouble(context.language, version.id or 0, day))
        return
    if day is not None:
        releasing.as_of(context.session, version, day)
    context.reply(_draft(context, version, context.tongue.language))


async def draft_wanted(_update: Update, context: Context) -> None:
    """ "jn": the draft, under the coordinator's digest."""
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(offers.only_coordinator(context.language))
        return
    context.toast()
    version = releasing.draft(context.session, context.person_id, context.today, context.batch.now)
    context.reply(_draft(context, version, context.tongue.language))


def _reads(context: Context) -> bool:
    return bool(people.roles(context.session, context.person_id) & READERS)


def _report(context: Context, version: ReportVersion) -> ProgressReport | None:
    setting = context.batch.setting
    return releasing.report(context.session, version, setting.policy, threshold=setting.threshold)


def _named(context: Context, version: ReportVersion, built: ProgressReport) -> list[Named]:
    return releasing.named(context.session, version, built, context.batch.setting.policy.calendar)


def _draft(context: Context, version: ReportVersion, files: str) -> Message | str:
    built = _report(context, version)
    if built is None:
        return texts.nothing_to_report(context.language)
    named = _named(context, version, built)
    _, total = releasing.released(context.session, skip=0, limit=0)
    return texts.draft(context.language, version.id or 0, built, named, total, files, context.today)


def _drafted(context: Context, number: str) -> tuple[ReportVersion, ProgressReport, list[Named]] | None:
    """The draft behind a coordinator's button, what it says and of whom; None after saying why it does nothing."""
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(offers.only_coordinator(context.language))
        return None
    version = context.session.get(ReportVersion, int(number))
    built = _report(context, version) if version is not None and version.number is None else None
    if version is None or built is None:
        context.toast(texts.released_already(context.language))
        return None
    context.toast()
    return version, built, _named(context, version, built)


def _show(context: Context, message: Message | str) -> None:
    if isinstance(message, str):
        context.reply(message)
    else:
        context.rewrite(message)


async def opened(update: Update, context: Context) -> None:
    """ "j:report:language": the draft, with its files in that language."""
    assert update.callback_query is not None
    _, number, files = (update.callback_query.data or "").split(":")
    if (drafted := _drafted(context, number)) is not None:
        _show(context, _draft(context, drafted[0], files))


async def pressed(update: Update, context: Context) -> None:
    """ "jd" asks for another day; "jq" and "jr" ask whether to show passages and to release, "jqy" and "jry" do."""
    assert update.callback_query is not None
    verb, number = (update.callback_query.data or "").split(":")
    drafted = _drafted(context, number)
    if drafted is None:
        return
    version, built, named = drafted
    language, files = context.language, context.tongue.language
    if verb == "jd":
        _ask_day(context, version, texts.ask_day(language, version.id or 0, context.today))
    elif verb == "jq":
        context.rewrite(texts.confirm_passages(language, version.id or 0, named, files))
    elif verb == "jqy":
        _show_passages(context, version, built, named)
        _show(context, _draft(context, version, files))
    elif verb == "jr" or not _release(context, version, built):
        context.rewrite(texts.confirm_release(language, version.id or 0, built, named, files))


def _ask_day(context: Context, version: ReportVersion, question: Message) -> None:
    dialogue.go_on(context, KIND, "day", {"report": version.id})
    dialogue.ask(context, question)


async def day_chosen(update: Update, context: Context) -> None:
    """ "jk:report:day": the draft is as of that day, or as of "today", whenever that is pressed."""
    assert update.callback_query is not None
    _, number, said = (update.callback_query.data or "").split(":")
    drafted = _drafted(context, number)
    if drafted is not None:
        today, language = context.today, context.tongue.language
        _as_of(context, drafted[0], today if said == "today" else parse_past(said, today=today, language=language))


def _as_of(context: Context, version: ReportVersion, day: date | DateProblem) -> None:
    if isinstance(day, DateProblem):
        _ask_day(context, version, texts.day_trouble(context.language, version.id or 0, day))
        return
    _stop_asking(context)
    releasing.as_of(context.session, version, day)
    context.reply(_draft(context, version, context.tongue.language))


def _stop_asking(context: Context) -> None:
    talk = people.conversation(context.session, context.person_id)
    if talk is not None and talk.kind == KIND:
        people.end_conversation(context.session, context.person_id)


async def overall_wanted(update: Update, context: Context) -> None:
    """ "jo:report:language": the overall picture in that language is typed."""
    assert update.callback_query is not None
    _, number, language = (update.callback_query.data or "").split(":")
    drafted = _drafted(context, number)
    if drafted is not None:
        version, built, _ = drafted
        dialogue.go_on(context, *OVERALL, {"report": version.id, "language": language})
        dialogue.ask(context, texts.ask_overall(context.language, built, language))


def hear(context: Context, step: str, data: dict[str, object], text: str) -> None:
    """The day, or the overall picture."""
    version = context.session.get(ReportVersion, int(str(data["report"])))
    if version is None or version.number is not None or not people.is_coordinator(context.session, context.person_id):
        people.end_conversation(context.session, context.person_id)
        context.reply(texts.released_already(context.language))
    elif step == "day":
        _as_of(context, version, parse_past(text, today=context.today, language=context.tongue.language))
    elif len(text) > OVERALL_LIMIT:
        context.reply(texts.overall_too_long(context.language))
    elif parts := held(text):
        context.reply(comments.held(context.language, parts))
    else:
        people.end_conversation(context.session, context.person_id)
        releasing.write_overall(context.session, version, str(data["language"]), text)
        context.reply(_draft(context, version, context.tongue.language))


def _show_passages(context: Context, version: ReportVersion, built: ProgressReport, named: list[Named]) -> None:
    """Each organisation that can be reached reads what is said of it."""
    for each in named:
        if each.waits and each.reader is not None:
            releasing.show(context.session, version, each.organisation, context.batch.now)
            for said in texts.passage(each.reader.language, version.id or 0, built, each):
                context.batch.say(each.reader.chat_id, said)
            context.audit("show_passage", each.reference, day=built.day.isoformat())


def _release(context: Context, version: ReportVersion, built: ProgressReport) -> bool:
    session, now, calendar = context.session, context.batch.now, context.batch.setting.policy.calendar
    number = releasing.release(session, version, built, calendar, context.person_id, now)
    if number is None:
        return False
    context.audit("release_report", str(number), day=built.day.isoformat())
    (released,), _ = releasing.released(session, skip=0, limit=1)
    context.rewrite(texts.version(context.language, released, calendar.zone, context.tongue.language))
    for each in people.readers(session):
        if each.person != context.person_id:
            context.batch.say(each.chat_id, texts.version(each.language, released, calendar.zone, each.language))
    return True


def _versions(context: Context, page: int) -> Message:
    shown, total = releasing.released(context.session, skip=page * PER_PAGE, limit=PER_PAGE)
    return texts.versions(context.language, shown, page, total)


async def listed(update: Update, context: Context) -> None:
    """ "jl:page": all versions."""
    assert update.callback_query is not None
    if not _reads(context):
        context.toast(texts.only_readers(context.language))
        return
    context.toast()
    context.rewrite(_versions(context, int((update.callback_query.data or "").split(":")[1])))


async def version_opened(update: Update, context: Context) -> None:
    """ "jv:report:language": one version, with its files in that language."""
    assert update.callback_query is not None
    _, number, files = (update.callback_query.data or "").split(":")
    released = releasing.version(context.session, int(number)) if _reads(context) else None
    if released is None:
        context.toast(texts.only_readers(context.language))
        return
    context.toast()
    zone = context.batch.setting.policy.calendar.zone
    context.rewrite(texts.version(context.language, released, zone, files))


async def file_wanted(update: Update, context: Context) -> None:
    """ "jf:report:form:language": the file, in private; a draft's for the coordinator alone."""
    assert update.callback_query is not None
    _, number, form, language = (update.callback_query.data or "").split(":")
    version = context.session.get(ReportVersion, int(number)) if _reads(context) else None
    coordinates = people.is_coordinator(context.session, context.person_id)
    built = _report(context, version) if version is not None and (version.number is not None or coordinates) else None
    if built is None:
        context.toast(texts.only_readers(context.language))
        return
    context.toast()
    to = people.recipient(context.session, context.person_id)
    if to is not None:
        document = {"kind": "progress_report", "language": language, "report": int(number), "form": form}
        payload = {"document": document, "caption": texts.caption(language, built)}
        context.batch.queue(to.chat_id, payload, method="sendDocument")
        context.audit("report_file", built.day.isoformat(), form=form, version=built.number)
