"""A report sent as a file: fetched, looked at, shown as it would be imported, and imported or discarded on a press."""

from telegram import Update

from bot.texts import importing as texts
from bot.texts import preparing, running
from bot.texts.message import Message
from handlers.context import Context
from models import outbox, people
from models.importing import (
    brought,
    current,
    download,
    drop,
    other_encoding,
    preview,
    take_in,
)
from models.inbox import Heard
from models.people import Recipient
from models.report_file import Fault
from models.report_file.opening import ENDINGS, LARGEST_FILE, kind_of, megabytes
from models.tables import Download

FOR = "import"
"""What the answer about a file says that it is for."""
LONGEST_NAME = 100


def file_sent(update: Update, context: Context) -> None:
    """A document in private: the coordinator's report, to be fetched."""
    assert update.effective_message is not None
    document = update.effective_message.document
    assert document is not None
    name = _name(document.file_name)
    size = document.file_size or 0
    if not people.is_coordinator(context.session, context.person_id):
        context.reply(texts.only_coordinator(context.language))
    elif size > LARGEST_FILE:
        context.reply(texts.too_large(context.language, name, megabytes(size), megabytes(LARGEST_FILE)))
    elif kind_of(name) not in ENDINGS:
        context.reply(texts.other_kind(context.language, ", ".join(ENDINGS)))
    else:
        context.reply(texts.fetching(context.language, name))
        about: dict[str, object] = {"for": FOR, "person": context.person_id, "name": name}
        chat_id = update.effective_message.chat_id
        outbox.ask(context.session, "getFile", chat_id, context.batch.now, about, file_id=document.file_id)


def _name(given: str | None) -> str:
    """What the file is called, in characters that can be stored and shown."""
    return "".join(filter(str.isprintable, given or ""))[-LONGEST_NAME:]


def other_sent(context: Context) -> None:
    """A photo, a voice, a place: nothing that is read here."""
    context.reply(texts.no_files(context.language))


def heard(context: Context, said: Heard) -> None:
    """The file came, or Telegram could not give it."""
    to = people.recipient(context.session, int(said.about["person"]))
    file = context.session.get(Download, said.result.get("download", 0))
    if to is None or not people.is_coordinator(context.session, to.person):
        if file is not None:
            drop(context.session, file)
    elif file is None:
        context.batch.say(to.chat_id, texts.not_given(to.language, said.about["name"]))
    else:
        context.batch.say(to.chat_id, _shown(context, file, to.language, 0))


def _shown(context: Context, file: Download, language: str | None, page: int) -> Message:
    """What the file would change, or why it can't; a file that changes nothing is dealt with."""
    report = brought(context.session, file.content, file.name)
    if isinstance(report, tuple):
        return _faulty(file, language, report, page)
    found = preview(context.session, report)
    if not (found.changes or found.new or found.kept):
        drop(context.session, file)
        return Message(texts.nothing_changes(language, file.name))
    encoding = other_encoding(file.content, file.name)
    return texts.preview(language, file.id or 0, file.name, found, page, encoding=encoding)


def _faulty(file: Download, language: str | None, faults: tuple[Fault, ...], page: int) -> Message:
    return texts.faults(language, file.id or 0, file.name, faults, page)


async def page_turned(update: Update, context: Context) -> None:
    """ "imp:file:page" under what a file would change, or what is wrong with it."""
    assert update.callback_query is not None
    _, number, page = (update.callback_query.data or "").split(":")
    file = _pressed(context, number)
    if file is not None:
        context.toast()
        context.rewrite(_shown(context, file, context.language, int(page)))


async def import_pressed(update: Update, context: Context) -> None:
    """ "im:file": what was shown, or what it has become since."""
    assert update.callback_query is not None
    file = _pressed(context, (update.callback_query.data or "").removeprefix("im:"))
    if file is None:
        return
    context.toast()
    report = brought(context.session, file.content, file.name)
    if isinstance(report, tuple):
        context.rewrite(_faulty(file, context.language, report, 0))
        return
    done = take_in(context.session, report)
    context.audit("import", report.monitor.id, file=file.name)
    context.rewrite(texts.imported(context.language, file.name, done))
    drop(context.session, file)


async def discarded(update: Update, context: Context) -> None:
    """ "imx:file"."""
    assert update.callback_query is not None
    file = _pressed(context, (update.callback_query.data or "").removeprefix("imx:"))
    if file is not None:
        context.toast()
        context.rewrite(Message(texts.discarded(context.language, file.name)))
        drop(context.session, file)


def _pressed(context: Context, number: str) -> Download | None:
    """The file behind a button, if it is the coordinator's own; None after saying why not."""
    if not people.is_coordinator(context.session, context.person_id):
        context.toast(texts.only_coordinator(context.language))
        return None
    file = download(context.session, int(number), context.person_id)
    if file is None:
        context.toast(texts.gone(context.language))
    return file


async def template_wanted(_update: Update, context: Context) -> None:
    """/template: the empty workbook; the coordinator may have the report that is there."""
    if not people.organised_gatherings(context.session, context.person_id) and not _coordinates(context):
        context.reply(running.not_yours(context.language))
    elif _coordinates(context) and current(context.session) is not None:
        context.reply(texts.choose_template(context.language))
    else:
        _send(context, filled=False)


async def template_chosen(update: Update, context: Context) -> None:
    """ "tw:empty" or "tw:filled"."""
    assert update.callback_query is not None
    if not _coordinates(context):
        context.toast(preparing.only_coordinator(context.language))
        return
    context.toast()
    _send(context, filled=update.callback_query.data == "tw:filled")


def _coordinates(context: Context) -> bool:
    return people.is_coordinator(context.session, context.person_id)


def _send(context: Context, *, filled: bool) -> None:
    to: Recipient | None = people.recipient(context.session, context.person_id)
    if to is None:
        context.reply(texts.template_caption(context.language, coordinator=_coordinates(context)))
        return
    document = {"kind": "template_xlsx", "language": to.language, "filled": filled}
    caption = texts.template_caption(to.language, coordinator=_coordinates(context))
    payload = {"document": document, "caption": caption}
    context.batch.queue(to.chat_id, payload, method="sendDocument")
    context.audit("template", "", filled=filled)
