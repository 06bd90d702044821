"""Build a Word document: headings, paragraphs, tables, pictures with numbered captions."""

from __future__ import annotations

import io
from datetime import datetime, time

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt
from docx.table import Table as WordTable
from docx.table import _Cell as WordCell
from docx.text.paragraph import Paragraph

from base.words import Message, Text
from exports.request import ExportRequest
from exports.word.fonts import add_fallback_fonts, apply_face, field_parts
from exports.word.word_style import TEXT_WIDTH_CM, apply_styles, style_of
from paper.archive import redate_zip
from paper.clean_text import clean_text
from paper.table import Table, heads, texts

_HEAD_FILL, _SUM_FILL, _RULE = "E3EDEB", "F4F2EC", "8A9A98"
_NUMERALS = "一二三四五六七八九十"
_TABLE, _FIGURE = Message("Table", context="caption"), Message("Figure", context="caption")
_CONTENTS = Message("Contents", context="of a report")
_PICTURE_HEIGHT_CM = 11.0


class WordDocument:
    """Write to it from top to bottom, then take its `content`. Text is text: nothing in it becomes a field, a
    link or a character that XML forbids."""

    def __init__(self, request: ExportRequest, title: str) -> None:
        self.request = request
        self.look = style_of(request.language)
        self.document = docx.Document()
        self.headings: list[tuple[int, str]] = []
        self.numbers = {_TABLE: 0, _FIGURE: 0}
        apply_styles(self.document, self.look)
        add_fallback_fonts(self.document)
        self._describe(title)
        self.document.add_paragraph(clean_text(title), style="Title")
        self._place_of_contents = self.document.add_paragraph()
        self._number_pages()

    def say(self, words: Text, stays_with_next: bool = False) -> None:
        """Add a paragraph."""
        paragraph = self.document.add_paragraph(clean_text(self.request.text(words)))
        paragraph.paragraph_format.keep_with_next = stays_with_next

    def list(self, lines: list[str]) -> None:
        """Add a list, one item per line."""
        for line in lines:
            self.document.add_paragraph(clean_text(line), style="List Bullet")

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
        widths = _widths(table)
        for column, wide in zip(made.columns, widths, strict=True):
            column.width = Cm(wide)
        language = self.request.language
        rows = [heads(table, language), *texts(table, language)]
        numeric = [column.kind != "text" for column in table.columns]
        for number, (cells, row) in enumerate(zip(made.rows, rows, strict=True)):
            fill = _HEAD_FILL if number == 0 else _SUM_FILL if number - 1 in table.sums else ""
            for cell, text, wide, right in zip(cells.cells, row, widths, numeric, strict=True):
                self._fill(cell, text, wide, fill, right)
        self.document.add_paragraph().paragraph_format.line_spacing = Pt(8)

    def picture(self, png: bytes | None, caption: Text) -> None:
        """The picture as wide as the text, over its caption; nothing where there is none."""
        if png is None:
            return
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        shape = paragraph.paragraph_format
        shape.first_line_indent, shape.line_spacing, shape.keep_with_next = Pt(0), 1.0, True
        shown = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(TEXT_WIDTH_CM))
        if shown.height > Cm(_PICTURE_HEIGHT_CM):
            shown.width = Emu(int(shown.width * Cm(_PICTURE_HEIGHT_CM) / shown.height))
            shown.height = Cm(_PICTURE_HEIGHT_CM)
        self._caption(_FIGURE, caption)

    def content(self) -> bytes:
        """The finished file."""
        self._write_contents()
        whole = io.BytesIO()
        self.document.save(whole)
        return redate_zip(whole.getvalue(), self.request.made_on)

    @property
    def _chinese(self) -> bool:
        return self.request.language == "zh"

    def _describe(self, title: str) -> None:
        facts, made = self.document.core_properties, datetime.combine(self.request.made_on, time())
        facts.title, facts.author, facts.comments = clean_text(title)[:255], "Lintu", ""
        facts.language = "zh-CN" if self._chinese else "en"
        facts.created = facts.modified = made
        facts.last_modified_by, facts.revision = "Lintu", 1

    def _head(self, level: int, mark: str, words: Text) -> None:
        text = clean_text(mark + self.request.text(words))
        self.headings.append((level, text))
        self.document.add_heading(text, level)

    def _caption(self, kind: Message, words: Text) -> Paragraph:
        self.numbers[kind] += 1
        paragraph = self.document.add_paragraph(f"{self.request.text(kind)} ", style="Caption")
        run = paragraph.add_run()
        for part in field_parts(f" SEQ {kind.english} \\* ARABIC ", str(self.numbers[kind])):
            run._r.append(part)
        paragraph.add_run(f"  {clean_text(self.request.text(words))}")
        return paragraph

    def _fill(self, cell: WordCell, text: str, width_cm: float, fill: str, right: bool) -> None:
        cell.width = Cm(width_cm)
        paragraph = cell.paragraphs[0]
        shape = paragraph.paragraph_format
        shape.first_line_indent, shape.line_spacing = Pt(0), 1.1
        shape.space_before = shape.space_after = Pt(2)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if right else WD_ALIGN_PARAGRAPH.LEFT
        run = paragraph.add_run(text)
        apply_face(run, self.look.cell)
        run.font.bold = bool(fill)
        if fill:
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
                shade.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(shade)

    def _number_pages(self) -> None:
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run()
        for part in field_parts(" PAGE ", "1"):
            run._r.append(part)

    def _write_contents(self) -> None:
        """A field that Word brings up to date (F9), already filled with the headings."""
        apply_face(self._place_of_contents.add_run(self.request.text(_CONTENTS)), self.look.heading_1)
        self._place_of_contents.alignment = WD_ALIGN_PARAGRAPH.CENTER
        self._place_of_contents.paragraph_format.first_line_indent = Pt(0)
        begin, code, middle, _, end = field_parts(' TOC \\o "1-2" \\h \\z \\u ', "")
        lines = []
        for level, text in self.headings:
            line = self.document.add_paragraph(text)
            line.paragraph_format.first_line_indent = Pt(0)
            line.paragraph_format.left_indent = Cm(0.8 * (level - 1))
            lines.append(line)
        if not lines:
            return
        opening, closing = lines[0].runs[0]._r, lines[-1].add_run()._r
        for part in (begin, code, middle):
            opening.addprevious(_run_of(part))
        closing.append(end)
        for line in reversed(lines):
            self._place_of_contents._p.addnext(line._p)


def _run_of(part: object) -> object:
    run = OxmlElement("w:r")
    run.append(part)
    return run


def _widths(table: Table) -> list[float]:
    """Of the columns in cm, by what they hold; together as wide as the text."""
    wanted = [max(column.width, 8) ** 0.8 for column in table.columns]
    return [TEXT_WIDTH_CM * one / sum(wanted) for one in wanted]


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
