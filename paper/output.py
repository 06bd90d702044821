"""Write finished pages as PDF or PNG, one sheet at a time."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime
from threading import RLock
from typing import Any

from matplotlib import rc_context
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import PdfPages

from paper.lettering import printable
from paper.page import Canvas
from paper.paper import MM_PER_INCH

ONE_AT_A_TIME = RLock()
"""Held while a sheet is drawn and written: matplotlib's fonts are shared by all threads, and two large
pictures at once would need twice the memory."""

_COMPRESSION = 2
"""Of PNG: a tenth larger than the default, in half the time."""


def pdf_of(pages: Iterable[Callable[[], Canvas]], title: str, dated: date) -> tuple[bytes, tuple[str, ...]]:
    """One PDF of these pages, each drawn when its turn comes, and the characters that the typeface lacks.

    Text stays text: it can be selected and searched, in embedded TrueType.
    """
    day = datetime(dated.year, dated.month, dated.day, tzinfo=UTC)
    facts = {"Title": printable(title), "Creator": "Lintu", "CreationDate": day, "ModDate": day}
    buffer = io.BytesIO()
    missing: dict[str, None] = {}
    with PdfPages(buffer, metadata=facts) as document:
        for draw in pages:
            page = draw()
            document.savefig(page.figure)
            missing |= dict.fromkeys(page.missing)
            page.figure.clear()
    return buffer.getvalue(), tuple(missing)


def png_of(page: Canvas, dpi: int) -> bytes:
    """The page as a picture of exactly its size in dots."""
    width, height = (round(mm / MM_PER_INCH * dpi) for mm in (page.width_mm, page.height_mm))
    page.figure.set_size_inches(width / dpi, height / dpi)
    page.figure.set_dpi(dpi)
    canvas: Any = FigureCanvasAgg(page.figure)
    buffer = io.BytesIO()
    # Without hinting letters stand where their outlines do, so that heavy type is not drawn twice.
    with rc_context({"text.hinting": "no_hinting"}):
        canvas.print_png(buffer, pil_kwargs={"compress_level": _COMPRESSION, "dpi": (dpi, dpi)})
    return buffer.getvalue()
