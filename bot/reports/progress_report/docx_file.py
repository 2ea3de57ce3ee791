"""The progress report for Word: real headings, tables with a repeated heading row, and alternatives for pictures."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from docx import Document as new_document
from docx.document import Document as Written
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WrittenTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from bot.reports import lights
from bot.reports.progress_report.pdf import numbers
from bot.texts.progress_report import shown
from bot.texts.progress_report.document import Block, Cell, Document, Lead, Picture, Shining, Table
from bot.texts.tongue import Tongue, tongue
from models.words import Light

COLOURS = {
    Light.RED: RGBColor(0xB3, 0x26, 0x1E),
    Light.AMBER: RGBColor(0xB9, 0x7A, 0x00),
    Light.GREEN: RGBColor(0x2E, 0x7D, 0x4F),
    Light.GREY: RGBColor(0x6B, 0x76, 0x82),
}
WIDTH = Mm(174)
"""Of the text on an A4 page."""
LETTER, MARGINS = Mm(2), Mm(4)
"""Of a broad letter in a cell, and of the space beside its text."""
SHORT, LONG = 9, 17
"""Letters: a word up to the one does not break at a hyphen, what is longer than the other gets no more room."""


def write(document: Document, at: datetime) -> bytes:
    """The file; its properties bear the moment `at`."""
    _ = tongue(document.language)
    file = new_document()
    _properties(file, document, at)
    _page(file, document)
    file.add_heading(document.title, 0)
    for line in (*document.cover, document.label):
        if line:
            file.add_paragraph(line)
    for section in document.sections:
        file.add_heading(section.heading, 1)
        _blocks(file, section.blocks, _)
        for part in section.parts:
            file.add_heading(part.heading, 2)
            _blocks(file, part.blocks, _)
    written = BytesIO()
    file.save(written)
    return written.getvalue()


def _properties(file: Written, document: Document, at: datetime) -> None:
    properties = file.core_properties
    properties.title = f"{document.title} · {document.cover[0]}"
    properties.language = document.language
    properties.author = properties.comments = ""
    properties.created = properties.modified = at.replace(tzinfo=None)
    fonts = file.styles["Normal"].element.get_or_add_rPr()
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), {"nl": "nl-NL", "en": "en-GB"}[document.language])
    fonts.append(language)
    file.styles["Normal"].font.name = "Calibri"
    file.styles["Normal"].font.size = Pt(10)


def _page(file: Written, document: Document) -> None:
    """A4; in the header the word of a draft, in the footer what it is, with the number of the page."""
    section = file.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    if document.draft:
        header = section.header.paragraphs[0]
        header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        header.add_run(document.draft.upper()).bold = True
    footer = section.footer.paragraphs[0]
    footer.add_run(f"{document.foot} · {document.page} ")
    _number_of_page(footer)
    if document.label:
        section.footer.add_paragraph(document.label)


def _number_of_page(paragraph: Paragraph) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _blocks(file: Written, blocks: Sequence[Block], _: Tongue) -> None:
    for block in blocks:
        match block:
            case Table():
                _table(file, block, _)
            case Picture():
                drawn = file.add_picture(BytesIO(lights.draw(block, _.language, "png")), width=WIDTH)
                drawn._inline.docPr.set("descr", block.alternative)
            case str():
                file.add_paragraph(block)


def _table(file: Written, table: Table, _: Tongue) -> None:
    made = file.add_table(rows=1, cols=len(table.headings), style="Light Grid Accent 1")
    made.alignment = WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    widths = _widths(table, _)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    figures = numbers(table)
    _describe(made, table)
    _repeat(made)
    for cell, heading, width in zip(made.rows[0].cells, table.headings, widths, strict=True):
        cell.width = width
        _fill(cell, Lead(heading, ""), _, number=False)
    for row in table.rows:
        added = made.add_row()
        added._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for column, (cell, value) in enumerate(zip(added.cells, row, strict=True)):
            cell.width = widths[column]
            _fill(cell, value, _, number=column in figures)
    file.add_paragraph()


def _widths(table: Table, _: Tongue) -> list[int]:
    """Of the columns: room for their words, and what is left over by the table's proportions."""
    columns = zip(table.headings, *([_plain(cell, _) for cell in row] for row in table.rows), strict=True)
    wanted = [max(map(_room, column)) for column in columns]
    least = [room * min(1, WIDTH / sum(wanted)) for room in wanted]
    wished = [
        max(0.0, WIDTH * width / sum(table.widths) - room) for width, room in zip(table.widths, least, strict=True)
    ]
    spare = (WIDTH - sum(least)) / (sum(wished) or 1)
    return [round(room + spare * wish) for room, wish in zip(least, wished, strict=True)]


def _plain(cell: Cell, _: Tongue) -> str:
    return f"{cell.words} {cell.text}" if isinstance(cell, Lead) else shown.cell(cell, _)


def _room(text: str) -> int:
    """The width in which no word of it breaks."""
    pieces = [piece for word in text.split() for piece in ([word] if len(word) <= SHORT else word.split("-"))]
    longest = max(map(len, pieces), default=0)
    return round(min(longest, LONG) * LETTER + MARGINS)


def _describe(made: WrittenTable, table: Table) -> None:
    """What the table is called and holds, to who can't see it."""
    for name, text in (("w:tblCaption", table.name), ("w:tblDescription", table.about)):
        element = OxmlElement(name)
        element.set(qn("w:val"), text)
        made._tbl.tblPr.append(element)


def _repeat(made: WrittenTable) -> None:
    """The headings stand above the table on each page."""
    heading = OxmlElement("w:tblHeader")
    heading.set(qn("w:val"), "true")
    made.rows[0]._tr.get_or_add_trPr().append(heading)


def _fill(cell: _Cell, value: Cell, _: Tongue, *, number: bool) -> None:
    paragraph = cell.paragraphs[0]
    if number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    match value:
        case Lead(words, text):
            lead = paragraph.add_run(words)
            lead.bold = True
            runs = [lead, *([paragraph.add_run(f"\n{text}")] if text else [])]
        case Shining(light, word):
            sign = paragraph.add_run("● ")
            sign.font.color.rgb = COLOURS[light]
            runs = [sign, paragraph.add_run(word)]
        case other:
            runs = [paragraph.add_run(shown.cell(other, _))]
    for run in runs:
        run.bold = bool(run.bold)
        run.font.size = Pt(8.5)
