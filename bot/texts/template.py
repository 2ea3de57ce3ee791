"""The words in the workbook that is filled in: what its first sheet explains."""

from bot.texts.tongue import tongue
from models.report_file.cells import written_word
from models.report_file.shape import LONGEST_REFERENCE
from models.report_file.tables import AGENDA, TABLES, Column, Kind, Table


def file_name(language: str, monitor: str = "") -> str:
    """What the workbook is called."""
    _ = tongue(language)
    return f"weerklank-{monitor}.xlsx" if monitor else _("weerklank-template.xlsx")


def explanation(language: str) -> list[str]:
    _ = tongue(language)
    return [
        _("This workbook holds a report for Weerklank."),
        _("Each sheet has its headings in row 1. The order of columns is free; those with * can't be left out."),
        _("Empty rows and empty sheets are skipped. Several things in one cell: put a semicolon between them."),
        _("Rows are known by their reference: change texts as you like, but never a reference. Reactions stay."),
        _("Without a row on the sheet Monitor, the workbook adds to the report that is there."),
        _("A sheet or column whose name begins with # is yours: it is not read."),
        _("Send the workbook to the bot in private. It shows what would change before anything is written."),
    ]


def headings(language: str) -> list[str]:
    _ = tongue(language)
    return [_("Sheet"), _("Column"), _("What goes in")]


def what_goes_in(language: str, table: Table, column: Column) -> str:
    """What the cells of a column hold."""
    _ = tongue(language)
    if column.path == table.key and not column.refers and column.kind == Kind.TEXT:
        return _("a reference of your own: letters, digits and hyphens, at most {n}", n=LONGEST_REFERENCE)
    if column.refers:
        sheet = next(each.sheet(_.language) for each in TABLES if each.name == column.refers)
        return _("a reference from the sheet {sheet}", sheet=sheet)
    if column.path[-1] == "en" or column.path[-1].endswith("_en"):
        return _("text; left out: the same as the Dutch")
    if table is AGENDA:
        return _("a recommendation or an outcome; left out: the agenda is empty")
    return {
        Kind.TEXT: _("text"),
        Kind.NUMBER: _("a whole number"),
        Kind.DAY: _("a date such as 2013-09-02"),
        Kind.FLAG: _("yes or no"),
        Kind.WORD: ", ".join(written_word(word, column, _.language) for word in column.words),
        Kind.TEXTS: _("one or more, with semicolons between"),
        Kind.NUMBERS: _("numbers, with semicolons between"),
    }[column.kind]
