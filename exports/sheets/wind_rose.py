"""The wind rose: how often the wind comes from each direction, drawn around the north arrow."""

from __future__ import annotations

import math
import re

from matplotlib.patches import Polygon

from exports.sheets import words
from paper.errors import WindRoseError
from paper.page import INK, Canvas
from paper.paper import MM_PER_PT, Rect

DIRECTIONS = (8, 16)
_SUM_LEAST, _SUM_MOST = 50.0, 100.5
"""Per cent; calm makes up the rest to 100. Tables round their figures."""
_BETWEEN = re.compile(r"[\s,，、;；/]+")
_FILL = "#d9d4ca"


def wind_shares(text: str) -> tuple[float, ...]:
    """Per cent of the time from each direction, clockwise from north; nothing for an empty text.

    Raises WindRoseError.
    """
    parts = [part for part in _BETWEEN.split(text.replace("%", " ").replace("％", " ")) if part]
    if not parts:
        return ()
    try:
        shares = tuple(float(part) for part in parts)
    except ValueError:
        raise WindRoseError(text=text) from None
    sums = all(share >= 0 for share in shares) and _SUM_LEAST <= sum(shares) <= _SUM_MOST
    if len(shares) not in DIRECTIONS or not sums:
        raise WindRoseError(text=text)
    return shares


def draw_wind_rose(
    page: Canvas, where: Rect, shares: tuple[float, ...], text_pt: float, language: str
) -> None:
    """The rose in the middle of `where`, north up, its longest arm as long as there is room."""
    size_pt = text_pt * 1.2
    letter_mm = size_pt * MM_PER_PT * 1.3
    radius = min(where.width, where.height - letter_mm) / 2
    x, y = where.middle[0], where.y + radius
    ends = [
        _end(x, y, radius * share / max(shares), number, len(shares)) for number, share in enumerate(shares)
    ]
    line_pt = 0.08 * text_pt
    page.add(Polygon(ends, facecolor=_FILL, edgecolor=INK, linewidth=line_pt, zorder=4))
    for end in ends:
        page.add(Polygon([(x, y), end], closed=False, edgecolor=INK, linewidth=line_pt / 2, zorder=4))
    tip, half = (x, y + radius), radius * 0.1
    head = [tip, (x - half, tip[1] - 2.4 * half), (x + half, tip[1] - 2.4 * half)]
    page.add(Polygon([(x, y), tip], closed=False, edgecolor=INK, linewidth=line_pt, zorder=4))
    page.add(Polygon(head, facecolor=INK, edgecolor=INK, linewidth=line_pt, zorder=4))
    page.write(x, where.top - letter_mm / 2, words.NORTH.text(language), size_pt, align="center", heavy=True)


def _end(x: float, y: float, length: float, number: int, count: int) -> tuple[float, float]:
    bearing = 2 * math.pi * number / count
    return x + length * math.sin(bearing), y + length * math.cos(bearing)
