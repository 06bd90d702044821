"""Paper ballots with the same codes as the slips: two on a sheet of A4 where they fit, or one in large type.

What is the same on every ballot is drawn once and repeated by reference; options stand in printed order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from base.words import Message, Text
from features.voting.ballots import MOST_SCORE, Ballot, ScoreBallot
from features.voting.files.ballot_words import HOW_TO_FILL
from features.voting.paper.printed_slip import TEST, PrintedSlip
from paper.lettering import printable
from paper.paper import PAPERS, Rect
from paper.print_canvas import GREY, INK, draw_block, draw_code, register_font

_FORM = "ballot"
_MOST_ON_A5, _MOST_SCORED_ON_A5 = 5, 4
"""Options; more of them want a page of A4."""
_HIGHEST_ROW = 38.0
_MARGIN, _GAP = 9.0, 2.0
_FOOT_FONT = "Courier-Bold"
_FOLD = Message("Fold it and put it into the box. Write no name on it.")


@dataclass(frozen=True)
class PaperOption:
    """An option as printed: name and description are text from people; `picture` is a PNG or nothing."""

    name: Text
    description: str = ""
    facts: tuple[Text, ...] = ()
    picture: bytes | None = None


@dataclass(frozen=True)
class BallotPaper:
    """What all papers of a vote say. `terms` tells the settled wording from any earlier one: the start of its
    digest. `is_large`: for eyes that want large type."""

    title: str
    question: str
    takes: type[Ballot]
    options: tuple[PaperOption, ...]
    terms: str
    is_large: bool = False

    @property
    def is_paired(self) -> bool:
        """Whether two of them stand on one sheet."""
        most = _MOST_SCORED_ON_A5 if self.takes is ScoreBallot else _MOST_ON_A5
        return not self.is_large and len(self.options) <= most

    @property
    def type_scale(self) -> float:
        """Of all sizes of type: 1 on half a sheet."""
        if self.is_paired:
            return 1.0
        return 1.2 if not self.is_large else 1.5 if len(self.options) <= _MOST_ON_A5 else 1.3


def paper_ballots_pdf(paper: BallotPaper, slips: Sequence[PrintedSlip]) -> bytes:
    """A ballot for every slip, in their order."""
    register_font()
    size = PAPERS["A4"].size_mm("landscape" if paper.is_paired else "portrait")
    written = BytesIO()
    canvas = Canvas(written, pagesize=(size[0] * mm, size[1] * mm), pageCompression=1, invariant=1)
    canvas.setTitle(printable(paper.title))
    canvas.setAuthor("Lintu")
    on_sheet = Rect(0, 0, *size).columns(2 if paper.is_paired else 1, 0)
    _draw_once(canvas, on_sheet[0].shrunk(_MARGIN), paper)
    for first in range(0, len(slips), len(on_sheet)):
        for where, slip in zip(on_sheet, slips[first : first + len(on_sheet)], strict=False):
            _draw_ballot(canvas, where, slip, paper)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def _draw_ballot(canvas: Canvas, where: Rect, slip: PrintedSlip, paper: BallotPaper) -> None:
    canvas.saveState()
    canvas.translate(where.x * mm, 0)
    canvas.doForm(_FORM)
    inside = Rect(0, 0, where.width, where.height).shrunk(_MARGIN)
    _draw_foot(canvas, inside.from_bottom(_foot_mm(paper))[0], slip, paper)
    if where.x:
        canvas.setStrokeColorRGB(*GREY)
        canvas.setLineWidth(0.4)
        canvas.setDash(1, 3)
        canvas.line(0, 0, 0, where.height * mm)
    canvas.restoreState()


def _draw_once(canvas: Canvas, where: Rect, paper: BallotPaper) -> None:
    """Everything but the foot, as a form that every ballot shows."""
    canvas.beginForm(_FORM, 0, 0, (where.right + _MARGIN) * mm, (where.top + _MARGIN) * mm)
    rest = where.from_top(_draw_head(canvas, where, paper) + _GAP)[1].from_bottom(_foot_mm(paper) + _GAP)[1]
    high = min(rest.height / len(paper.options), _HIGHEST_ROW * paper.type_scale)
    for number, option in enumerate(paper.options, 1):
        row, rest = rest.from_top(high)
        canvas.setStrokeColorRGB(*GREY)
        canvas.setLineWidth(0.5)
        canvas.line(row.x * mm, row.top * mm, row.right * mm, row.top * mm)
        _draw_option(canvas, Rect(row.x, row.y + 1, row.width, row.height - 2), number, option, paper)
    canvas.endForm()


def _draw_head(canvas: Canvas, where: Rect, paper: BallotPaper) -> float:
    """The height that it took."""
    size, used = paper.type_scale, 0.0
    how = HOW_TO_FILL[paper.takes]
    for text, ink, sizes, most in (
        (paper.title, INK, (15, 12, 10), 14),
        (paper.question, INK, (12, 10, 9), 16),
        (how.text("zh"), INK, (10.5,), 12),
        (how.text("en"), GREY, (8,), 8),
    ):
        canvas.setFillColorRGB(*ink)
        rest = where.from_top(used)[1].from_top(most * size)[0]
        used += draw_block(canvas, text, rest, [one * size for one in sizes])
    return used


def _draw_option(canvas: Canvas, where: Rect, number: int, option: PaperOption, paper: BallotPaper) -> None:
    size = paper.type_scale
    label, rest = where.from_left(8 * size)
    canvas.setFillColorRGB(*INK)
    draw_block(canvas, str(number), label, (17 * size,))
    if option.picture:
        wide = min(1.34 * rest.height, 0.34 * where.width)
        picture, rest = rest.from_left(wide + _GAP)
        _draw_picture(canvas, Rect(picture.x, picture.y, wide, picture.height), option.picture)
    rest = _draw_marks(canvas, rest, paper)
    _draw_text(canvas, rest, option, size)


def _draw_text(canvas: Canvas, where: Rect, option: PaperOption, size: float) -> None:
    """Name and description, and the figures below them in a place that is the same for every option."""
    figures = "；".join(fact.text("zh") for fact in option.facts)
    lower, upper = where.from_bottom(min(0.42 * where.height, 8.2 * size) if figures else 0.0)
    name = (
        option.name.text("zh")
        if option.name.text("en") == option.name.text("zh")
        else f"{option.name.text('zh')}  {option.name.text('en')}"
    )
    canvas.setFillColorRGB(*INK)
    room = upper.from_top((0.55 if option.description else 1.0) * upper.height)[0]
    used = draw_block(canvas, name, room, [points * size for points in (12, 10, 8.5, 7)])
    if option.description:
        rest = upper.from_top(used)[1]
        draw_block(canvas, option.description, rest, [points * size for points in (9, 8, 7, 6.2)])
    if figures:
        canvas.setFillColorRGB(*GREY)
        draw_block(canvas, figures, lower, [points * size for points in (8.5, 7.5, 6.5, 5.8)])


def _draw_marks(canvas: Canvas, where: Rect, paper: BallotPaper) -> Rect:
    """The boxes to fill in; what is left for the text."""
    canvas.setStrokeColorRGB(0, 0, 0)
    canvas.setLineWidth(1)
    if paper.takes is ScoreBallot:
        strip, rest = where.from_bottom(8 * paper.type_scale)
        side = min(strip.height - 1, strip.width / (MOST_SCORE + 1) - 1)
        for score, box in enumerate(strip.columns(MOST_SCORE + 1, 1)):
            _box(canvas, Rect(box.x, box.y, side, side))
            middle = Rect(box.x, box.y, side, side * 0.86)
            canvas.setFillColorRGB(*INK)
            draw_block(canvas, str(score), middle, (side / 0.3528 * 0.55,), in_middle=True)
        return rest
    side = min(13 * paper.type_scale, where.height)
    text, box = where.from_left(where.width - side)
    _box(canvas, Rect(box.x, box.middle[1] - side / 2, side, side))
    return text.from_left(text.width - _GAP)[0]


def _box(canvas: Canvas, where: Rect) -> None:
    canvas.rect(where.x * mm, where.y * mm, where.width * mm, where.height * mm, stroke=1, fill=0)


def _draw_picture(canvas: Canvas, where: Rect, png: bytes) -> None:
    with Image.open(BytesIO(png)) as picture:
        wide, high = picture.size
    scale = min(where.width / wide, where.height / high)
    y = where.top - high * scale
    canvas.drawImage(ImageReader(BytesIO(png)), where.x * mm, y * mm, wide * scale * mm, high * scale * mm)


def _foot_mm(paper: BallotPaper) -> float:
    return 25 * min(paper.type_scale, 1.3)


def _draw_foot(canvas: Canvas, where: Rect, slip: PrintedSlip, paper: BallotPaper) -> None:
    canvas.setStrokeColorRGB(0, 0, 0)
    canvas.setLineWidth(1)
    canvas.line(where.x * mm, where.top * mm, where.right * mm, where.top * mm)
    square, rest = where.from_left(where.height)
    draw_code(canvas, slip.address or slip.code, square)
    rest = rest.from_top(1.5)[1]
    canvas.setFillColorRGB(0, 0, 0)
    points = min(19.0, (rest.width - 2) / (17 * 0.6 * 0.3528))
    canvas.setFont(_FOOT_FONT, points)
    canvas.drawString(rest.x * mm, (rest.top - 0.28 * points) * mm, slip.code_text)
    rest = rest.from_top(0.42 * points)[1]
    canvas.setFillColorRGB(*INK)
    line = f"{slip.whose.text('zh')} · {slip.number_text} · {paper.terms}"
    used = draw_block(
        canvas, f"{TEST.text('zh')} {TEST.text('en')} · {line}" if slip.is_test else line, rest, (9, 8, 7)
    )
    canvas.setFillColorRGB(*GREY)
    used += draw_block(canvas, _FOLD.text("zh"), rest.from_top(used)[1], (8.5,))
    draw_block(canvas, _FOLD.text("en"), rest.from_top(used)[1], (7.5, 6.5))
