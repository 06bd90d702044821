"""Build a Word document: headings, paragraphs, tables, pictures with numbered captions."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from base.words import Message, Note, Text
from exports.request import ExportRequest
from exports.typography import set_text
from exports.word.contents import add_contents, write_pages
from exports.word.fill_in import marked_parts
from exports.word.fonts import add_fallback_fonts, apply_face, field_parts
from exports.word.page_numbers import pages_of_headings, renderer
from exports.word.word_style import TEXT_WIDTH_MM, apply_styles, indent, style_of
from paper.archive import redate_zip
from paper.clean_text import clean_text, one_line
from paper.table import NOTHING, Table, heads, texts

_HEAD_FILL, _SUM_FILL, _RULE = "E3EDEB", "F4F2EC", "8A9A98"
_NUMERALS = "一二三四五六七八九十"
_TABLE, _FIGURE = Message("Table", context="caption"), Message("Figure", context="caption")
_CONTENTS = Message("Contents", context="of a report")
_PICTURE_HEIGHT_MM = 110.0
_COVER_PT, _STAMP_MM = 150.0, 45.0
_MOST_TOGETHER = 7
"""Rows of a table that is not split between two pages."""
_NO_PAGE_NUMBERS = Note(
    "contents_without_pages",
    Message(
        "The contents of the Word document have no page numbers: press Ctrl+A and F9 in Word to fill them in."
    ),
)


class WordDocument:
    """Write to it from top to bottom, then take its `content`. Text is text: nothing in it becomes a field, a
    link or a character that XML forbids."""

    def __init__(self, request: ExportRequest, title: str, cover: Sequence[Text] = ()) -> None:
        self.request = request
        self.look = style_of(request.language)
        self.document = docx.Document()
        self.headings: list[tuple[int, str]] = []
        self.numbers = {_TABLE: 0, _FIGURE: 0}
        apply_styles(self.document, self.look, request.language)
        add_fallback_fonts(self.document)
        self._describe(title)
        heading = self.document.add_paragraph(self._set(title), style="Title")
        if cover:
            heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(_COVER_PT)
        for words in cover:
            self.say(words)
        self._place_of_contents = self.document.add_paragraph()
        self._place_of_contents.paragraph_format.page_break_before = bool(cover)
        self._number_pages()

    def say(self, words: Text, stays_with_next: bool = False) -> None:
        """Add a paragraph."""
        paragraph = self.document.add_paragraph()
        self._write(paragraph, self.request.text(words))
        paragraph.paragraph_format.keep_with_next = stays_with_next

    def numbered(self, lines: Sequence[str]) -> None:
        """Add a list with numbers, one item per line."""
        for number, line in enumerate(lines, start=1):
            mark = f"{number}．" if self._chinese else f"{number}. "
            self._write(self.document.add_paragraph(), mark + line)

    def lines(self, lines: Sequence[str]) -> None:
        """Add short paragraphs without numbers."""
        for line in lines:
            self.document.add_paragraph(self._set(line))

    def head(self, words: Text) -> None:
        """Add a first heading, numbered 一、 or 1."""
        number = 1 + sum(level == 1 for level, _ in self.headings)
        self._head(1, f"{_NUMERALS[number - 1]}、" if self._chinese else f"{number}  ", words)

    def subhead(self, words: Text) -> None:
        """Add a second heading, numbered （一） or 1.1."""
        first = sum(level == 1 for level, _ in self.headings)
        later = [level for level, _ in self.headings]
        number = later[::-1].index(1) + 1
        mark = f"（{_NUMERALS[min(number, 10) - 1]}）" if self._chinese else f"{first}.{number}  "
        self._head(2, mark, words)

    def table(self, table: Table) -> None:
        """Add a table under its caption; nothing where it has no rows."""
        if not table.rows:
            return
        self._caption(_TABLE, table.title).paragraph_format.keep_with_next = True
        made = self.document.add_table(rows=1 + len(table.rows), cols=len(table.columns))
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made.autofit = False
        _rule(made)
        _repeat_head(made)
        language = self.request.language
        names = heads(table, language)
        widths = _widths(table, names if not self._chinese else [""] * len(names))
        for column, wide in zip(made.columns, widths, strict=True):
            column.width = Cm(wide)
        rows = [names, *texts(table, language)]
        numeric = [column.kind != "text" for column in table.columns]
        together = len(rows) - 1 if len(rows) <= _MOST_TOGETHER else 2
        for number, (cells, row) in enumerate(zip(made.rows, rows, strict=True)):
            is_sum = number - 1 in table.sums
            fill = _HEAD_FILL if number == 0 else _SUM_FILL if is_sum else ""
            for cell, text, wide, right in zip(cells.cells, row, widths, numeric, strict=True):
                shown = "" if is_sum and text == NOTHING else text
                paragraph = self._fill(cell, shown, wide, fill, right)
                paragraph.paragraph_format.keep_with_next = number < together
        self.document.add_paragraph().paragraph_format.line_spacing = Pt(8)

    def stamps(self, titles: Sequence[Text]) -> None:
        """Add a row of boxes to be signed and sealed."""
        made = self.document.add_table(rows=1, cols=len(titles))
        made.style, made.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
        made.rows[0].height = Mm(_STAMP_MM)
        for cell, words in zip(made.rows[0].cells, titles, strict=True):
            self._fill(cell, self.request.text(words), TEXT_WIDTH_MM / 10 / len(titles), "", right=False)
            day = cell.add_paragraph(self.request.text(Message("Date:", context="of a seal")))
            indent(day, 0, self.look.cell.size_pt)
            day.paragraph_format.space_before = Mm(_STAMP_MM / 2)
            for run in day.runs:
                apply_face(run, self.look.cell)
        self.document.add_paragraph()

    def picture(self, png: bytes | None, caption: Text) -> None:
        """The picture as wide as the text, over its caption; nothing where there is none."""
        if png is None:
            return
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shape = paragraph.paragraph_format
        indent(paragraph, 0, self.look.body.size_pt)
        shape.line_spacing, shape.keep_with_next = 1.0, True
        shown = paragraph.add_run().add_picture(io.BytesIO(png), width=Mm(TEXT_WIDTH_MM))
        if shown.height > Mm(_PICTURE_HEIGHT_MM):
            shown.width = Emu(int(shown.width * Mm(_PICTURE_HEIGHT_MM) / shown.height))
            shown.height = Mm(_PICTURE_HEIGHT_MM)
        number = self.numbers[_FIGURE] + 1
        described = Message("Map with legend, north at the top: {caption}", caption=caption)
        facts = shown._inline.docPr
        facts.set("name", f"{self.request.text(_FIGURE)} {number}")
        facts.set("descr", self._set(self.request.text(described)))
        self._caption(_FIGURE, caption)

    def content(self) -> bytes:
        """The finished file."""
        heading = self._place_of_contents
        apply_face(heading.add_run(self.request.text(_CONTENTS)), self.look.heading_1)
        heading.alignment = WD_ALIGN_PARAGRAPH.CENTER
        indent(heading, 0, self.look.body.size_pt)
        runs = add_contents(self.document, heading, self.headings)
        pages = pages_of_headings(self._saved(), len(runs)) if renderer() else ()
        if not pages:
            self.request.note(_NO_PAGE_NUMBERS)
        write_pages(runs, pages)
        return self._saved()

    def _saved(self) -> bytes:
        whole = io.BytesIO()
        self.document.save(whole)
        return redate_zip(whole.getvalue(), self.request.made_on)

    def _write(self, paragraph: Paragraph, text: str) -> list[Run]:
        """Add the text; what is to be filled in is highlighted."""
        runs = []
        for part, is_open in marked_parts(self._set(text)):
            run = paragraph.add_run(part)
            if is_open:
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW
            runs.append(run)
        return runs

    def _set(self, text: str) -> str:
        return set_text(clean_text(text), self.request.language)

    @property
    def _chinese(self) -> bool:
        return self.request.language == "zh"

    def _describe(self, title: str) -> None:
        facts, made = self.document.core_properties, datetime.combine(self.request.made_on, time())
        facts.title, facts.author, facts.comments = one_line(title)[:255], "Lintu", ""
        facts.language = "zh-CN" if self._chinese else "en"
        facts.created = facts.modified = made
        facts.last_modified_by, facts.revision = "Lintu", 1

    def _head(self, level: int, mark: str, words: Text) -> None:
        text = self._set(mark + self.request.text(words))
        paragraph = self.document.add_heading(text, level)
        paragraph.paragraph_format.page_break_before = not self.headings
        self.headings.append((level, text))

    def _caption(self, kind: Message, words: Text) -> Paragraph:
        self.numbers[kind] += 1
        paragraph = self.document.add_paragraph(f"{self.request.text(kind)} ", style="Caption")
        run = paragraph.add_run()
        for part in field_parts(f" SEQ {kind.english} \\* ARABIC ", str(self.numbers[kind])):
            run._r.append(part)
        paragraph.add_run(f"  {self._set(self.request.text(words))}")
        return paragraph

    def _fill(self, cell: WordCell, text: str, width_cm: float, fill: str, right: bool) -> Paragraph:
        cell.width = Cm(width_cm)
        paragraph = cell.paragraphs[0]
        shape = paragraph.paragraph_format
        indent(paragraph, 0, self.look.cell.size_pt)
        shape.line_spacing = 1.0
        shape.space_before = shape.space_after = Pt(2)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
        for run in self._write(paragraph, text):
            apply_face(run, self.look.cell)
            run.font.bold = bool(fill)
        if fill:
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
                shade.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(shade)
        return paragraph

    def _number_pages(self) -> None:
        """— 1 —: at the outer edge, a character from it, as documents of the state have it."""
        section = self.document.sections[0]
        self.document.settings.odd_and_even_pages_header_footer = True
        for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
            paragraph = footer.paragraphs[0]
            indent(paragraph, 0, self.look.page_number.size_pt)
            at_right = side == "right"
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if at_right else WD_ALIGN_PARAGRAPH.LEFT
            setattr(paragraph.paragraph_format, f"{side}_indent", Pt(self.look.page_number.size_pt))
            run = paragraph.add_run("— ")
            for part in field_parts(" PAGE ", "1"):
                run._r.append(part)
            run._r.append(_text_of(" —"))
            apply_face(run, self.look.page_number)


def _text_of(text: str) -> object:
    element = OxmlElement("w:t")
    element.set(qn("xml:space"), "preserve")
    element.text = text
    return element


def _widths(table: Table, names: Sequence[str]) -> list[float]:
    """Of the columns in cm, by what they hold and the longest word of their heads; together as wide as the
    text."""
    words = [max(map(len, name.split()), default=0) + 2 for name in names]
    wanted = [max(column.width, 8, word) ** 0.8 for column, word in zip(table.columns, words, strict=True)]
    return [TEXT_WIDTH_MM / 10 * one / sum(wanted) for one in wanted]


def _rule(table: WordTable) -> None:
    """Lines between the rows and none between the columns."""
    borders = OxmlElement("w:tblBorders")
    for side, size in (("top", "10"), ("bottom", "10"), ("insideH", "4")):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", _RULE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    table._tbl.tblPr.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")


def _repeat_head(table: WordTable) -> None:
    """The heads stand on every page, and no row is torn between two."""
    for number, row in enumerate(table.rows):
        facts = row._tr.get_or_add_trPr()
        for name in ("cantSplit", *(["tblHeader"] if number == 0 else [])):
            facts.append(OxmlElement(f"w:{name}"))
