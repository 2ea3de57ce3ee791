"""A report sent as a file: what is wrong with it, what it would change, what it changed."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.texts import faults as fault_texts
from bot.texts.message import Button, Message, lines, shortened
from bot.texts.tongue import Tongue, tongue
from models.importing import Change, Preview
from models.report_file import Fault
from models.report_file.cells import written
from models.report_file.tables import Kind

PER_PAGE = 6
LONGEST_LINE = 120
LONGEST_VALUE = 32
LONGEST_NAME = 40
MOST_NAMES = 8


def faults(language: str | None, download: int, name: str, found: Sequence[Fault], page: int) -> Message:
    """Why the file is not imported, a page at a time."""
    _ = tongue(language)
    page = _within(page, len(found))
    shown = [shortened(fault_texts.sentence(fault, _, name), LONGEST_LINE) for fault in _page(found, page)]
    text = lines(
        shortened(name, LONGEST_NAME),
        _.count("Not imported: {n} fault", "Not imported: {n} faults", len(found)),
        "",
        *(f"• {line}" for line in shown),
        _more(len(found), page, _),
        "",
        _("Correct it and send the file again."),
    )
    return Message(text, [[_discard(download, _)], _pages(download, len(found), page, _)])


def preview(
    language: str | None, download: int, name: str, found: Preview, page: int, *, encoding: str = ""
) -> Message:
    """What importing the file would do, a page at a time; nothing is written yet."""
    _ = tongue(language)
    lines_told = told(found, _)
    page = _within(page, len(lines_told))
    shown = [shortened(line, LONGEST_LINE) for line in _page(lines_told, page)]
    text = lines(
        f"{shortened(name, LONGEST_NAME)} · {found.monitor}",
        _(
            "{new} new · {changed} changed · {stays} stay",
            new=found.added,
            changed=found.changed,
            stays=found.stays,
        ),
        _("Read as {encoding}: check the accents.", encoding=encoding) if encoding else None,
        "",
        *(f"• {line}" for line in shown),
        _more(len(lines_told), page, _),
        "",
        _cards(found.cards, _),
        _("Nothing has been written yet. Reactions stay."),
    )
    choice = [Button(_("Import"), f"im:{download}"), _discard(download, _)]
    return Message(text, [choice, _pages(download, len(lines_told), page, _)])


def imported(language: str | None, name: str, done: Preview) -> Message:
    """What importing did."""
    _ = tongue(language)
    return Message(
        lines(
            shortened(name, LONGEST_NAME),
            _(
                "Imported: {new} new · {changed} changed · {stays} stay",
                new=done.added,
                changed=done.changed,
                stays=done.stays,
            ),
            _cards(done.cards, _),
            _("Reactions stayed. The file was not kept."),
        )
    )


def told(found: Preview, _: Tongue, *, whole: bool = False) -> list[str]:
    """What is new, what changes and what stays though the file no longer has it; `whole`: every name."""
    news = [
        _("New in {sheet}: {names}", sheet=table.sheet(_.language), names=_several(names, whole))
        for table, names in found.new.items()
    ]
    stays = _("Stays as it is, though not so in the file: {names}", names=_several(found.kept, whole))
    return [*news, *(_change(change, _) for change in found.changes), *([stays] if found.kept else [])]


def _several(names: Sequence[str], whole: bool) -> str:
    if whole or len(names) <= MOST_NAMES:
        return ", ".join(filter(None, names)) or str(len(names))
    return f"{', '.join(names[:MOST_NAMES])} … ({len(names)})"


def _change(change: Change, _: Tongue) -> str:
    """ "TOE-2 · Urgency: high → medium"; of a list what comes and goes."""
    who = change.reference or change.table.sheet(_.language)
    heading = change.column.heading(_.language)
    old, new = change.old or (), change.new or ()
    if isinstance(old, list | tuple) and isinstance(new, list | tuple) and (old or new):
        come, go = [each for each in new if each not in old], [each for each in old if each not in new]
        signs = " ".join([*(f"+{each}" for each in come), *(f"−{each}" for each in go)])
        return f"{who} · {heading}: {signs}" if signs else _("{what}: another order", what=f"{who} · {heading}")
    return f"{who} · {heading}: {_value(change, change.old, _)} → {_value(change, change.new, _)}"


def _value(change: Change, value: Any, _: Tongue) -> str:
    if value is None:
        return "–"
    if isinstance(value, date):
        return _.short_date(value) if change.column.kind != Kind.DAY else value.isoformat()
    return shortened(" ".join(str(written(value, change.column, _.language)).split()), LONGEST_VALUE)


def _within(page: int, total: int) -> int:
    """The last page, for one that is not there any more."""
    return min(page, max(0, total - 1) // PER_PAGE)


def _page(several: Sequence[Any], page: int) -> Sequence[Any]:
    return several[page * PER_PAGE : (page + 1) * PER_PAGE]


def _more(total: int, page: int, _: Tongue) -> str | None:
    left = total - (page + 1) * PER_PAGE
    return _("… and {n} more", n=left) if left > 0 else None


def _cards(cards: int, _: Tongue) -> str | None:
    return _.count("{n} card shows the new text.", "{n} cards show the new text.", cards) if cards else None


def _discard(download: int, _: Tongue) -> Button:
    return Button(_("Discard"), f"imx:{download}")


def _pages(download: int, total: int, page: int, _: Tongue) -> list[Button]:
    row = []
    if page > 0:
        row.append(Button(_("‹ Previous"), f"imp:{download}:{page - 1}"))
    if (page + 1) * PER_PAGE < total:
        row.append(Button(_("Next ›"), f"imp:{download}:{page + 1}"))
    return row


def nothing_changes(language: str | None, name: str) -> str:
    _ = tongue(language)
    return _("{name} says what is there already. Nothing to import.", name=shortened(name, LONGEST_NAME))


def fetching(language: str | None, name: str) -> str:
    _ = tongue(language)
    return _("I am fetching {name} and will show what it would change.", name=shortened(name, LONGEST_NAME))


def not_given(language: str | None, name: str) -> str:
    _ = tongue(language)
    return _("Telegram could not give me {name}. Send it again.", name=shortened(name, LONGEST_NAME))


def too_large(language: str | None, name: str, size: str, most: str) -> str:
    _ = tongue(language)
    return _(
        "{name} is {size}. I can take files of up to {most}: send the workbook without pictures.",
        name=shortened(name, LONGEST_NAME),
        size=size,
        most=most,
    )


def other_kind(language: str | None, kinds: str) -> str:
    _ = tongue(language)
    return _("I take a report as a file of one of these kinds: {kinds}. /template gives a workbook.", kinds=kinds)


def only_coordinator(language: str | None) -> str:
    _ = tongue(language)
    return _("Only the coordinator can bring in a report. Your file was not kept.")


def no_files(language: str | None) -> str:
    _ = tongue(language)
    return _("I read only words and buttons here. What you sent was not kept.")


def discarded(language: str | None, name: str) -> str:
    _ = tongue(language)
    return _("{name} was discarded. Nothing was imported.", name=shortened(name, LONGEST_NAME))


def gone(language: str | None) -> str:
    _ = tongue(language)
    return _("That file is not here any more. Send it again if it is still needed.")


def choose_template(language: str | None) -> Message:
    """Which workbook: empty, or with the report that is there."""
    _ = tongue(language)
    return Message(
        lines(
            _("A workbook for a report"),
            _("Fill it in, or correct the report that is there, and send it to me here."),
        ),
        [[Button(_("Empty"), "tw:empty"), Button(_("With the report"), "tw:filled")]],
    )


def template_caption(language: str | None, *, coordinator: bool) -> str:
    """Under the workbook; only the coordinator brings in a report."""
    _ = tongue(language)
    if coordinator:
        return _("The first sheet explains what goes where. Send the workbook back to me here.")
    return _("The first sheet explains what goes where. The coordinator sends me the workbook when it is filled in.")
