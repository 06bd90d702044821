"""The notice that is put up when a vote opens: what is asked, by which rules, what proves it later. A4."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from base.words import Message, Text
from paper.lettering import printable
from paper.paper import PAPERS, Rect
from paper.print_canvas import GREY, INK, draw_block, register_font

_HEAD = Message("Notice of a vote")
_OPTIONS = Message("On the ballot")
_RULES = Message("Rules (they can no longer be changed)")
_TERMS = Message("Check code of the above (the result must show the same)")
_LOG = Message("Check code of the log")
_MARGIN, _GAP = 18.0, 4.0
_OPTIONS_HIGH = 92.0
_MONO = "Courier"
_DIGEST_PT = 11.0


@dataclass(frozen=True)
class VoteNotice:
    """Title, question, names and rules are text. `digest` and `log_head` are printed in full (hex)."""

    title: str
    question: str
    day: str
    options: tuple[Text, ...]
    rules: tuple[Text, ...]
    digest: str
    log_head: str


def vote_notice_pdf(notice: VoteNotice) -> bytes:
    """One page of A4, its text as text."""
    register_font()
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4, pageCompression=1, invariant=1)
    canvas.setTitle(printable(notice.title))
    canvas.setAuthor("Lintu")
    rest = Rect(0, 0, *PAPERS["A4"].size_mm("portrait")).shrunk(_MARGIN)
    for text, ink, sizes, most in _parts(notice):
        canvas.setFillColorRGB(*ink)
        rest = rest.from_top(draw_block(canvas, text, rest.from_top(most)[0], sizes))[1]
    rest = _list(
        canvas, rest.from_top(_GAP)[1], _OPTIONS, _numbered_options(notice), _OPTIONS_HIGH, (15, 12.5, 10.5)
    )
    rules = tuple(f"· {rule.text('zh')} {rule.text('en')}" for rule in notice.rules)
    below, above = rest.from_bottom(42)
    _list(canvas, above.from_top(_GAP)[1], _RULES, rules, above.height - _GAP, (11, 9.5, 8))
    _proofs(canvas, below, notice)
    canvas.showPage()
    canvas.save()
    return written.getvalue()


def _parts(notice: VoteNotice) -> Iterator[tuple[str, tuple[float, ...], tuple[float, ...], float]]:
    yield f"{_HEAD.text('zh')} {_HEAD.text('en')} · {notice.day}", GREY, (12,), 8
    yield notice.title, INK, (30, 24, 18), 30
    yield notice.question, INK, (20, 16, 13), 34


def _numbered_options(notice: VoteNotice) -> tuple[str, ...]:
    return tuple(
        f"{number}  {name.text('zh')}"
        + ("" if name.text("en") == name.text("zh") else f"  {name.text('en')}")
        for number, name in enumerate(notice.options, 1)
    )


def _list(
    canvas: Canvas, where: Rect, head: Text, lines: tuple[str, ...], high: float, sizes: Sequence[float]
) -> Rect:
    """A heading and lines that share the height; what is left below them."""
    canvas.setFillColorRGB(*GREY)
    rest = where.from_top(
        draw_block(canvas, f"{head.text('zh')} {head.text('en')}", where.from_top(7)[0], (11,)) + 1
    )[1]
    canvas.setFillColorRGB(*INK)
    each = (high - 8) / max(1, len(lines))
    for line in lines:
        rest = rest.from_top(draw_block(canvas, line, rest.from_top(each)[0], sizes) + 0.8)[1]
    return rest


def _proofs(canvas: Canvas, where: Rect, notice: VoteNotice) -> None:
    for words, digest in ((_TERMS, notice.digest), (_LOG, notice.log_head)):
        canvas.setFillColorRGB(*GREY)
        used = draw_block(canvas, f"{words.text('zh')} {words.text('en')}", where.from_top(7)[0], (9.5, 8))
        where = where.from_top(used)[1]
        canvas.setFillColorRGB(*INK)
        canvas.setFont(_MONO, _DIGEST_PT)
        canvas.drawString(where.x * mm, (where.top - 5) * mm, digest)
        where = where.from_top(12)[1]
