"""The north arrow, the wind rose in its place, and the scale bar."""

from __future__ import annotations

import math

from matplotlib.patches import Polygon

from exports.sheets import words
from paper.page import INK, Canvas
from paper.paper import MM_PER_PT, Rect
from paper.scales import metres, round_length_m

_SEGMENTS = 4
_NUMBER_SIZE = 0.95
_ROSE = "#d9d4ca"


def draw_north(page: Canvas, where: Rect, text_pt: float, language: str) -> None:
    """An arrow to grid north with its letter, in the middle of `where`."""
    size_pt = text_pt * 1.2
    letter_mm = size_pt * MM_PER_PT * 1.3
    height = where.height - letter_mm
    x, half = where.middle[0], height * 0.30
    tip, notch = (x, where.y + height), (x, where.y + height * 0.22)
    for side, fill in ((-1, INK), (1, "#ffffff")):
        corners = [tip, (x + side * half, where.y), notch]
        page.add(Polygon(corners, facecolor=fill, edgecolor=INK, linewidth=0.08 * text_pt, zorder=4))
    page.write(x, where.top - letter_mm / 2, words.NORTH.text(language), size_pt, align="center", heavy=True)


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
    page.add(Polygon(ends, facecolor=_ROSE, edgecolor=INK, linewidth=line_pt, zorder=4))
    for end in ends:
        page.add(Polygon([(x, y), end], closed=False, edgecolor=INK, linewidth=line_pt / 2, zorder=4))
    tip, half = (x, y + radius), radius * 0.1
    head = [tip, (x - half, tip[1] - 2.4 * half), (x + half, tip[1] - 2.4 * half)]
    page.add(Polygon([(x, y), tip], closed=False, edgecolor=INK, linewidth=line_pt, zorder=4))
    page.add(Polygon(head, facecolor=INK, edgecolor=INK, linewidth=line_pt, zorder=4))
    page.write(x, where.top - letter_mm / 2, words.NORTH.text(language), size_pt, align="center", heavy=True)


def draw_scale(page: Canvas, where: Rect, scale: int, text_pt: float, language: str) -> None:
    """The scale as a ratio, and a bar of four round lengths below it, in the middle of `where`."""
    segment_m = round_length_m(metres(0.86 * where.width / _SEGMENTS, scale))
    segment_mm = segment_m * 1000 / scale
    bar_mm = text_pt * 0.2
    left = where.middle[0] - _SEGMENTS * segment_mm / 2
    em = text_pt * MM_PER_PT
    y = where.y + where.height * 0.32
    above = y + bar_mm + 2.2 * em
    page.write(where.middle[0], above, f"1:{scale}", text_pt * 1.6, align="center", heavy=True)
    for number in range(_SEGMENTS):
        fill = INK if number % 2 == 0 else "#ffffff"
        part = Rect(left + number * segment_mm, y, segment_mm, bar_mm)
        page.box(part, fill=fill, width_pt=0.06 * text_pt, zorder=4)
    unit = words.METRE.text(language)
    for number in (0, 1, 2, 4):
        text = f"{segment_m * number:g}" + (f" {unit}" if number == _SEGMENTS else "")
        page.write(left + number * segment_mm, y - 0.8 * em, text, text_pt * _NUMBER_SIZE, align="center")


def _end(x: float, y: float, length: float, number: int, count: int) -> tuple[float, float]:
    bearing = 2 * math.pi * number / count
    return x + length * math.sin(bearing), y + length * math.cos(bearing)
