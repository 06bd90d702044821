"""Styles of a Word document: page, faces and sizes, after GB/T 9704 for Chinese."""

from __future__ import annotations

from dataclasses import dataclass

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from exports.word.fonts import Face, apply_face

TEXT_WIDTH_CM = 15.6
_BLACK = RGBColor(0, 0, 0)
_A4_CM, _MARGINS_CM = (21.0, 29.7), {"top": 3.4, "bottom": 3.0, "left": 2.8, "right": 2.6}


@dataclass(frozen=True)
class WordStyle:
    """The faces of a language and how its paragraphs run."""

    body: Face
    title: Face
    heading_1: Face
    heading_2: Face
    caption: Face
    cell: Face
    line_pt: float
    indent_pt: float
    """Of the first line of a paragraph; two characters in Chinese."""
    after_pt: float
    """Room after a paragraph; Chinese sets them apart by the indent."""


LOOKS = {
    "zh": WordStyle(
        body=Face("仿宋", "Times New Roman", 14),
        title=Face("黑体", "Arial", 22),
        heading_1=Face("黑体", "Arial", 16),
        heading_2=Face("楷体", "Times New Roman", 15, bold=True),
        caption=Face("黑体", "Arial", 10.5),
        cell=Face("宋体", "Times New Roman", 9.5),
        line_pt=26,
        indent_pt=28,
        after_pt=0,
    ),
    "en": WordStyle(
        body=Face("仿宋", "Times New Roman", 11.5),
        title=Face("黑体", "Arial", 22, bold=True),
        heading_1=Face("黑体", "Arial", 15, bold=True),
        heading_2=Face("楷体", "Arial", 12, bold=True),
        caption=Face("黑体", "Arial", 9.5),
        cell=Face("宋体", "Arial", 8.5),
        line_pt=17,
        indent_pt=0,
        after_pt=6,
    ),
}


def style_of(language: str) -> WordStyle:
    """The style for Chinese, or for any other language."""
    return LOOKS.get(language, LOOKS["en"])


def apply_styles(document: Document, look: WordStyle) -> None:
    """Set the page and Word's built-in styles."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(_A4_CM[0]), Cm(_A4_CM[1])
    for side, size in _MARGINS_CM.items():
        setattr(section, f"{side}_margin", Cm(size))
    styles = document.styles
    _style(styles["Normal"], look.body, look)
    styles["Normal"].paragraph_format.first_line_indent = Pt(look.indent_pt)
    styles["Normal"].paragraph_format.space_after = Pt(look.after_pt)
    for name, face, before, after in (
        ("Title", look.title, 0, 18),
        ("Heading 1", look.heading_1, 16, 8),
        ("Heading 2", look.heading_2, 10, 6),
        ("Caption", look.caption, 4, 10),
        ("List Bullet", look.body, 0, 0),
    ):
        _style(styles[name], face, look, before, after)
    for name in ("Title", "Caption"):
        styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    border = styles["Title"].element.pPr.find("{*}pBdr")
    if border is not None:
        styles["Title"].element.pPr.remove(border)


def _style(style: ParagraphStyle, face: Face, look: WordStyle, before: float = 0, after: float = 0) -> None:
    apply_face(style, face, _BLACK)
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(before), Pt(after)
    shape.first_line_indent = Pt(0)
    shape.line_spacing = Pt(max(look.line_pt, face.size_pt * 1.35)) if face.size_pt > 11 else 1.15
