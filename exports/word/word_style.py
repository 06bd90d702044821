"""Styles of a Word document: page, faces and sizes, after GB/T 9704-2012 for Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from exports.word.fonts import Face, apply_face

TEXT_WIDTH_MM = 156.0
_BLACK = RGBColor(0, 0, 0)
_A4_MM, _MARGINS_MM = (210.0, 297.0), {"top": 37.0, "bottom": 35.0, "left": 28.0, "right": 26.0}
_FOOTER_MM = 23.0
"""From the edge of the paper: the page number begins 7 mm below the text."""
_TWIPS_PER_PT = 20


@dataclass(frozen=True)
class WordStyle:
    """The faces of a language and how its paragraphs run."""

    body: Face
    title: Face
    heading_1: Face
    heading_2: Face
    caption: Face
    cell: Face
    page_number: Face
    line_pt: float
    indent_chars: float
    """Of the first line of a paragraph and of a heading, in characters; Word keeps it at any size."""
    after_pt: float
    """Room after a paragraph; Chinese sets them apart by the indent."""


LOOKS = {
    "zh": WordStyle(
        body=Face("仿宋", "Times New Roman", 16),
        title=Face("方正小标宋简体", "Times New Roman", 22),
        heading_1=Face("黑体", "Times New Roman", 16),
        heading_2=Face("楷体", "Times New Roman", 16),
        caption=Face("黑体", "Times New Roman", 12),
        cell=Face("宋体", "Times New Roman", 10.5),
        page_number=Face("宋体", "SimSun", 14),
        line_pt=28,
        indent_chars=2,
        after_pt=0,
    ),
    "en": WordStyle(
        body=Face("仿宋", "Times New Roman", 11.5),
        title=Face("黑体", "Arial", 22, bold=True),
        heading_1=Face("黑体", "Arial", 15, bold=True),
        heading_2=Face("楷体", "Arial", 12, bold=True),
        caption=Face("黑体", "Arial", 9.5),
        cell=Face("宋体", "Arial", 8.5),
        page_number=Face("宋体", "Times New Roman", 11),
        line_pt=17,
        indent_chars=0,
        after_pt=6,
    ),
}


def style_of(language: str) -> WordStyle:
    """The style for Chinese, or for any other language."""
    return LOOKS.get(language, LOOKS["en"])


def apply_styles(document: Document, look: WordStyle, language: str) -> None:
    """Set the page and Word's built-in styles."""
    _set_page(document)
    _set_language(document, language)
    styles = document.styles
    _style(styles["Normal"], look.body, look, look.indent_chars)
    styles["Normal"].paragraph_format.space_after = Pt(look.after_pt)
    chinese = look.indent_chars > 0
    spaced = (0, 0, 0, 0) if chinese else (16, 8, 10, 6)
    for name, face, before, after, chars in (
        ("Title", look.title, 0, look.line_pt, 0),
        ("Heading 1", look.heading_1, *spaced[:2], look.indent_chars),
        ("Heading 2", look.heading_2, *spaced[2:], look.indent_chars),
        ("Caption", look.caption, 6, 6, 0),
    ):
        _style(styles[name], face, look, chars, before, after)
    for name in ("Title", "Caption"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for level in (1, 2):
        _add_contents_style(document, look, level)
    border = styles["Title"].element.pPr.find("{*}pBdr")
    if border is not None:
        styles["Title"].element.pPr.remove(border)


def indent(shaped: Any, chars: float, size_pt: float) -> None:
    """Set the first line of a paragraph or style in by so many characters, and the same in points."""
    shaped.paragraph_format.first_line_indent = Pt(chars * size_pt)
    element = getattr(shaped, "element", None)
    place = (element if element is not None else shaped._p).get_or_add_pPr().get_or_add_ind()
    place.set(qn("w:firstLineChars"), f"{100 * chars:.0f}")


def _set_page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(_A4_MM[0]), Mm(_A4_MM[1])
    for side, size in _MARGINS_MM.items():
        setattr(section, f"{side}_margin", Mm(size))
    section.footer_distance = Mm(_FOOTER_MM)


def _set_language(document: Document, language: str) -> None:
    """The language of Latin and of Chinese letters. Latin ones are English in either: lines may end anywhere
    in Chinese, and would inside numbers."""
    defaults = document.styles.element.find(qn("w:docDefaults"))
    for one in defaults.iter(qn("w:lang")):
        one.set(qn("w:val"), "en-US" if language == "zh" else "en-GB")
        one.set(qn("w:eastAsia"), "zh-CN")


def _style(
    style: ParagraphStyle, face: Face, look: WordStyle, chars: float, before: float = 0, after: float = 0
) -> None:
    apply_face(style, face, _BLACK)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    indent(style, chars, face.size_pt)
    shape.line_spacing = Pt(max(look.line_pt, face.size_pt * 1.35)) if face.size_pt > 11 else 1.15


def _add_contents_style(document: Document, look: WordStyle, level: int) -> None:
    """Word knows the lines of contents by the names of these styles."""
    style = document.styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _style(style, look.body, look, 0)
    style.paragraph_format.left_indent = Pt(look.body.size_pt * 2 * (level - 1))
    style.paragraph_format.tab_stops.add_tab_stop(
        Mm(TEXT_WIDTH_MM), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS
    )
