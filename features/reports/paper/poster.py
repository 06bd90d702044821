"""A poster for a notice board: A4, a code to scan, and what it is for, in Chinese and English."""

from __future__ import annotations

import re
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from base.words import Message, Text
from paper.paper import Rect
from paper.print_canvas import FONT, GREY, INK, draw_code, register_font

_WIDTH, _HEIGHT = A4
_MARGIN = 20 * mm
_GREEN = (0.122, 0.435, 0.361)
_CODE = 96 * mm
_PIECES = re.compile(r"[^\s\u2e80-\uffef]+\s*|[\u2e80-\uffef][，。；：、！？…]*|\s+")

_TITLE = Message("Report misuse of public space", context="poster")
_LEAD = Message("Vegetable plots, sheds, locks, piles, blocked lanes: send us a photo")
_STEPS = (
    Message("Scan with WeChat or the camera; no account needed"),
    Message("Photo, place, category: sent in a minute"),
    Message("Keep the receipt code and follow the progress"),
)
_FOOT = Message(
    "Hidden data in photos are removed; only staff see a report before it has been verified on site."
)


@dataclass(frozen=True)
class Poster:
    """The content of the poster. `link` is the target of the QR code; it is printed below it too.

    `steps` are short; three of them fit.
    """

    place: Text
    title: Text
    lead: Text
    steps: tuple[Text, ...]
    link: str
    foot: Text


def report_poster(place: Text, link: str) -> Poster:
    """The poster that leads to the page for reports. `place` is the compound or community."""
    return Poster(place, _TITLE, _LEAD, _STEPS, link, _FOOT)


def poster_pdf(poster: Poster) -> bytes:
    """One page of A4 as PDF: the code as drawn squares, the text as text, of the font only what is used."""
    register_font()
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4, pageCompression=1, invariant=1)
    canvas.setTitle(f"{poster.title.text('zh')} · {poster.place.text('zh')}")
    canvas.setSubject(poster.title.text("en"))
    canvas.setAuthor("Lintu")
    _draw_head(canvas, poster)
    _draw_code(canvas, poster.link)
    _draw_steps(canvas, poster)
    canvas.showPage()
    canvas.save()
    return written.getvalue()


def _draw_head(canvas: Canvas, poster: Poster) -> None:
    canvas.setFillColorRGB(*_GREEN)
    canvas.rect(0, _HEIGHT - 88 * mm, _WIDTH, 88 * mm, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    _line(canvas, f"{poster.place.text('zh')}  {poster.place.text('en')}", _HEIGHT - 18 * mm, 15)
    _line(canvas, poster.title.text("zh"), _HEIGHT - 39 * mm, 44)
    _line(canvas, poster.title.text("en"), _HEIGHT - 52 * mm, 21)
    below = _lines(canvas, poster.lead.text("zh"), _HEIGHT - 66 * mm, 17)
    _lines(canvas, poster.lead.text("en"), below - 1 * mm, 12)


def _draw_code(canvas: Canvas, link: str) -> None:
    """The code in the middle, one drawn square a module: sharp at any size."""
    left, top = (_WIDTH - _CODE) / 2, _HEIGHT - 92 * mm
    draw_code(canvas, link, Rect(left / mm, (top - _CODE) / mm, _CODE / mm, _CODE / mm))
    canvas.setFillColorRGB(*GREY)
    _line(canvas, link, top - _CODE - 3 * mm, 12)


def _draw_steps(canvas: Canvas, poster: Poster) -> None:
    top = 88 * mm
    for number, step in enumerate(poster.steps, start=1):
        canvas.setFillColorRGB(*_GREEN)
        canvas.circle(_MARGIN + 6 * mm, top, 6 * mm, stroke=0, fill=1)
        canvas.setFillColorRGB(1, 1, 1)
        canvas.setFont(FONT, 18)
        canvas.drawCentredString(_MARGIN + 6 * mm, top - 2.2 * mm, str(number))
        canvas.setFillColorRGB(*INK)
        canvas.setFont(FONT, _fitting(step.text("zh"), 21, 16 * mm))
        canvas.drawString(_MARGIN + 16 * mm, top - 0.5 * mm, step.text("zh"))
        canvas.setFillColorRGB(*GREY)
        canvas.setFont(FONT, _fitting(step.text("en"), 13, 16 * mm))
        canvas.drawString(_MARGIN + 16 * mm, top - 7 * mm, step.text("en"))
        top -= 20 * mm
    canvas.setFillColorRGB(*GREY)
    below = _lines(canvas, poster.foot.text("zh"), 25 * mm, 12)
    _lines(canvas, poster.foot.text("en"), below, 10)


def _line(canvas: Canvas, text: str, height: float, size: float) -> None:
    """One line in the middle, smaller where it would not fit."""
    canvas.setFont(FONT, _fitting(text, size, 0))
    canvas.drawCentredString(_WIDTH / 2, height, text)


def _lines(canvas: Canvas, text: str, height: float, size: float) -> float:
    """As many lines as it takes; the height for the next."""
    canvas.setFont(FONT, size)
    for part in _wrap_text(text, size):
        canvas.drawCentredString(_WIDTH / 2, height, part)
        height -= 1.4 * size
    return height


def _wrap_text(text: str, size: float) -> list[str]:
    """The text in lines that fit: English breaks between words, Chinese between any two letters."""
    lines = [""]
    for piece in _PIECES.findall(text):
        if stringWidth((lines[-1] + piece).rstrip(), FONT, size) > _WIDTH - 2 * _MARGIN:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines]


def _fitting(text: str, size: float, indent: float) -> float:
    room = _WIDTH - 2 * _MARGIN - indent
    return min(size, size * room / max(stringWidth(text, FONT, size), 1.0))
