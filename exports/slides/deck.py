"""Build a deck of editable slides: titles, points, tables, charts and pictures."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_LEGEND_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Cm, Pt

from base.words import Message
from exports.request import ExportRequest
from exports.slides.table_layout import CELL_EDGE_CM, column_widths, fitting_text, row_height, rows_that_fit
from exports.typography import wide_brackets
from paper.archive import redate_zip
from paper.clean_text import chart_label, clean_text, one_line
from paper.table import NOTHING, Table, heads, texts

_EAST, _LATIN = "微软雅黑", "Arial"
_WIDE_CM, _HIGH_CM, _EDGE_CM = 33.867, 19.05, 1.6
_TOP_CM, _BOTTOM_CM = 3.6, 17.6
_INK, _SOFT, _ACCENT, _WHITE, _RULE = "1F2A30", "5B6870", "0B6E69", "FFFFFF", "DFE3E1"
_HEAD, _SUM, _STRIPES = _ACCENT, "E3EDEB", ("F3F6F5", _WHITE)
_SERIES = ("7A8B99", "0B6E69", "D9693F", "5B4A8A", "B08900", "2C7BB6")
"""Told apart by lightness too: today is grey."""
_BLANK_LAYOUT, _TITLE_LAYOUT = 6, 5
_MOST_LABELS = 16
"""Values that are written on a chart; more would cover each other."""

Box = tuple[float, float, float, float]
"""Left, top, width and height in cm."""
WHOLE: Box = (_EDGE_CM, _TOP_CM, _WIDE_CM - 2 * _EDGE_CM, _BOTTOM_CM - _TOP_CM)
LEFT: Box = (_EDGE_CM, _TOP_CM, 14.6, _BOTTOM_CM - _TOP_CM)
RIGHT: Box = (17.0, _TOP_CM, _WIDE_CM - 17.0 - _EDGE_CM, _BOTTOM_CM - _TOP_CM)


class Deck:
    """Add slides from first to last, then take its `content`."""

    def __init__(self, request: ExportRequest, title: str) -> None:
        self.request = request
        self.show: Any = Presentation()
        self.show.slide_width, self.show.slide_height = Cm(_WIDE_CM), Cm(_HIGH_CM)
        facts, made = self.show.core_properties, datetime.combine(request.made_on, time())
        facts.title, facts.author, facts.last_modified_by = one_line(title)[:255], "Lintu", "Lintu"
        facts.created = facts.modified = made

    def opening(self, title: str, lines: Sequence[str]) -> None:
        """Add the first slide."""
        slide = self.show.slides.add_slide(self.show.slide_layouts[_TITLE_LAYOUT])
        band = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, 0, Cm(1.1), Cm(_HIGH_CM))
        band.fill.solid()
        band.fill.fore_color.rgb = _colour(_ACCENT)
        band.line.fill.background()
        self._title(slide, title, (3, 5.2, _WIDE_CM - 6, 4), 40)
        self.points(slide, lines, (3, 10, _WIDE_CM - 6, 5), 18, _SOFT, marked=False)

    def slide(self, title: str) -> Any:
        """Add a slide with a title and its page number."""
        slide = self.show.slides.add_slide(self.show.slide_layouts[_TITLE_LAYOUT])
        self._title(slide, title, (_EDGE_CM, 1.1, _WIDE_CM - 2 * _EDGE_CM, 1.8), 28)
        rule = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Cm(_EDGE_CM), Cm(3.0), Cm(2.4), Cm(0.12))
        rule.fill.solid()
        rule.fill.fore_color.rgb = _colour(_ACCENT)
        rule.line.fill.background()
        number = str(len(self.show.slides))
        self.points(slide, [number], (_WIDE_CM - 3.6, 18.0, 2, 0.8), 11, _SOFT, marked=False, right=True)
        return slide

    def points(
        self,
        slide: Any,
        lines: Sequence[str],
        box: Box,
        size_pt: float = 17,
        colour: str = _INK,
        marked: bool = True,
        right: bool = False,
    ) -> None:
        """Add one paragraph per line."""
        frame = slide.shapes.add_textbox(*_emu(box)).text_frame
        frame.word_wrap = True
        for number, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.space_after = Pt(size_pt * 0.6)
            paragraph.line_spacing = 1.2
            paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
            mark = "· " if marked else ""
            _write(paragraph, mark + self._set(clean_text(line)), size_pt, colour)

    def figures(self, slide: Any, figures: Sequence[tuple[str, str]], box: Box) -> None:
        """Add large numbers over their names, two in a row."""
        left, top, width, height = box
        each = height / max(1, (len(figures) + 1) // 2)
        for number, (value, name) in enumerate(figures):
            at = (left + (number % 2) * width / 2, top + (number // 2) * each, width / 2 - 0.4, each)
            frame = slide.shapes.add_textbox(*_emu(at)).text_frame
            frame.word_wrap = True
            _write(frame.paragraphs[0], self._set(one_line(value)), 30, _ACCENT, bold=True)
            _write(frame.add_paragraph(), self._set(one_line(name)), 14, _SOFT)

    def table(self, slide: Any, table: Table, box: Box = WHOLE, size_pt: float = 12) -> None:
        """Add a table; a note counts the rows that do not fit."""
        language = self.request.language
        heads_shown, rows_shown = heads(table, language), texts(table, language)
        widths = column_widths(heads_shown, rows_shown, box[2])
        fit = rows_that_fit(
            table, rows_shown, widths, box[3] - row_height(heads_shown, widths, size_pt), size_pt
        )
        left = len(table.rows) - len(fit)
        rows = [heads_shown, *(rows_shown[number] for number in fit)]
        left_cm, top_cm, width_cm, _ = box
        heights = [row_height(row, widths, size_pt) for row in rows]
        at = (left_cm, top_cm, width_cm, sum(heights))
        made = slide.shapes.add_table(len(rows), len(table.columns), *_emu(at)).table
        for column, wide in zip(made.columns, widths, strict=True):
            column.width = Cm(wide)
        for number, row in enumerate(rows):
            made.rows[number].height = Cm(heights[number])
            is_sum = number > 0 and fit[number - 1] in table.sums
            fill = _HEAD if number == 0 else _SUM if is_sum else _STRIPES[number % 2]
            for place, text in enumerate(row):
                right = table.columns[place].kind != "text"
                shown = "" if is_sum and text == NOTHING else fitting_text(text, widths[place], size_pt)
                _fill(made.cell(number, place), self._set(shown), size_pt, fill, right, number == 0)
        if left:
            note = Message("{left} more rows are in the workbook.", left=left)
            below = (left_cm, _BOTTOM_CM, width_cm, 0.8)
            self.points(slide, [self.request.text(note)], below, 11, _SOFT, marked=False)

    def chart(
        self,
        slide: Any,
        categories: Sequence[str],
        series: Sequence[tuple[str, Sequence[float]]],
        box: Box = WHOLE,
        number_format: str = "0.0",
        bars: bool = False,
    ) -> None:
        """Add columns, or bars for long names; unknown values are left out."""
        chart_data: Any = CategoryChartData
        data = chart_data(number_format=number_format)
        data.categories = [chart_label(name) for name in categories]
        for name, values in series:
            data.add_series(chart_label(name), [value if value == value else None for value in values])
        kind = XL_CHART_TYPE.BAR_CLUSTERED if bars else XL_CHART_TYPE.COLUMN_CLUSTERED
        chart = slide.shapes.add_chart(kind, *_emu(box), data).chart
        _dress_chart(chart, len(series), bars)
        if bars or len(series) * len(categories) <= _MOST_LABELS:
            _write_values(chart.plots[0])

    def picture(self, slide: Any, png: bytes, box: Box) -> None:
        """Add a picture, centred, as large as the box allows."""
        shown = slide.shapes.add_picture(io.BytesIO(png), 0, 0)
        left, top, width, height = _emu(box)
        scale = min(width / shown.width, height / shown.height)
        shown.width, shown.height = int(shown.width * scale), int(shown.height * scale)
        shown.left = left + (width - shown.width) // 2
        shown.top = top + (height - shown.height) // 2

    def content(self) -> bytes:
        """The finished file."""
        whole = io.BytesIO()
        self.show.save(whole)
        return redate_zip(whole.getvalue(), self.request.made_on)

    def _title(self, slide: Any, text: str, box: Box, size_pt: float) -> None:
        shape = slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = _emu(box)
        frame = shape.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        _write(frame.paragraphs[0], self._set(one_line(text)), size_pt, _INK, bold=True)

    def _set(self, text: str) -> str:
        return wide_brackets(text) if self.request.language == "zh" else text


def _write(paragraph: Any, text: str, size_pt: float, colour: str, bold: bool = False) -> None:
    run = paragraph.add_run()
    run.text = text
    _set_chinese_font(run.font, size_pt, colour, bold)


def _set_chinese_font(font: Any, size_pt: float, colour: str = _INK, bold: bool = False) -> None:
    """The font for Chinese stands in an element of its own, right after that for Latin letters."""
    font.size, font.bold, font.name = Pt(size_pt), bold, _LATIN
    font.color.rgb = _colour(colour)
    latin = font._rPr.find(qn("a:latin"))
    for tag in ("a:cs", "a:ea"):
        element = font._rPr.makeelement(qn(tag), {"typeface": _EAST})
        latin.addnext(element)


def _fill(cell: Any, text: str, size_pt: float, fill: str, right: bool, head: bool) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = _colour(fill)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    cell.margin_top = cell.margin_bottom = Cm(0.06)
    cell.margin_left = cell.margin_right = Cm(CELL_EDGE_CM)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    _write(paragraph, one_line(text), size_pt, _WHITE if head else _INK, bold=head or fill == _SUM)


def _dress_chart(chart: Any, series: int, bars: bool) -> None:
    _set_chinese_font(chart.font, 13)
    chart.has_title = False
    chart.has_legend = series > 1
    if chart.has_legend:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    chart.value_axis.major_gridlines.format.line.color.rgb = _colour(_RULE)
    chart.value_axis.format.line.fill.background()
    chart.value_axis.minimum_scale = 0
    chart.category_axis.format.line.color.rgb = _colour(_SOFT)
    chart.category_axis.reverse_order = bars
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 60, -8
    for number, one in enumerate(plot.series):
        one.format.fill.solid()
        one.format.fill.fore_color.rgb = _colour(_SERIES[number % len(_SERIES)])


def _write_values(plot: Any) -> None:
    plot.has_data_labels = True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    plot.data_labels.show_value = True
    _set_chinese_font(plot.data_labels.font, 11)


def _colour(text: str) -> Any:
    of_text: Any = RGBColor.from_string
    return of_text(text)


def _emu(box: Box) -> tuple[Cm, Cm, Cm, Cm]:
    left, top, width, height = (Cm(side) for side in box)
    return left, top, width, height
