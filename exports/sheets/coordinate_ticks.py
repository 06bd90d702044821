"""Coordinates along the edge of a map: ticks at round metres with their numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

from base.words import Message
from paper.lettering import width_of
from paper.page import Canvas, line_mm
from paper.paper import MM_PER_PT, Rect
from paper.scales import Bounds, metres, round_length_m

_EVERY_MM = 110.0
"""At most so far apart."""
_TICK_MM = 3.0
_CORNER_MM = 12.0
"""No number so near a corner, where those of the other edge stand."""
_GAP_MM = 0.6


@dataclass(frozen=True)
class CoordinateTick:
    """One tick: its line from the edge inwards, its number, and the box (mm) that the number takes."""

    start: tuple[float, float]
    end: tuple[float, float]
    text: str
    box: Rect


def coordinate_ticks(
    where: Rect, bounds: Bounds, size_pt: float, language: str
) -> tuple[CoordinateTick, ...]:
    """Ticks at the lower edge (eastings) and the left one (northings) of a window that shows `bounds`."""
    mm_per_m = where.width / (bounds[2] - bounds[0])
    step = round_length_m(metres(_EVERY_MM, 1000 / mm_per_m), (1, 2, 5))
    height = line_mm(size_pt)
    ticks = []
    for east in _round_values(bounds[0], bounds[2], step):
        x = where.x + (east - bounds[0]) * mm_per_m
        text = Message("E {metres:.0f}", metres=east).text(language)
        width = width_of(text) * size_pt * MM_PER_PT
        if where.x + _CORNER_MM < x < where.right - width - 2 * _GAP_MM:
            box = Rect(x + _GAP_MM, where.y + _GAP_MM, width, height)
            ticks.append(CoordinateTick((x, where.y), (x, where.y + _TICK_MM), text, box))
    for north in _round_values(bounds[1], bounds[3], step):
        y = where.y + (north - bounds[1]) * mm_per_m
        text = Message("N {metres:.0f}", metres=north).text(language)
        width = width_of(text) * size_pt * MM_PER_PT
        if where.y + _CORNER_MM < y < where.top - height - 2 * _GAP_MM:
            box = Rect(where.x + _GAP_MM, y + _GAP_MM, width, height)
            ticks.append(CoordinateTick((where.x, y), (where.x + _TICK_MM, y), text, box))
    return tuple(ticks)


def draw_ticks(page: Canvas, where: Rect, ticks: tuple[CoordinateTick, ...], size_pt: float) -> None:
    """The ticks with their numbers, and the same ticks without numbers at the opposite edges."""
    for tick in ticks:
        (x, y), end_x = tick.start, tick.end[0]
        page.rule(tick.start, tick.end, width_pt=0.09 * size_pt)
        if x == end_x:
            page.rule((x, where.top), (x, where.top - _TICK_MM), width_pt=0.09 * size_pt)
        else:
            page.rule((where.right, y), (where.right - _TICK_MM, y), width_pt=0.09 * size_pt)
        page.write(tick.box.x, tick.box.middle[1], tick.text, size_pt, halo="#ffffff", zorder=3)


def _round_values(low: float, high: float, step: float) -> list[float]:
    return [number * step for number in range(math.ceil(low / step), math.floor(high / step) + 1)]
