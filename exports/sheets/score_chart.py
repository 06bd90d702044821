"""The needs met of every group, today and with each option, as bars with numbers."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from exports.sheets.quantities import number
from paper.page import INK, QUIET, Canvas
from paper.paper import MM_PER_PT, Rect

_LABEL_EM = 7.3
_NUMBER_EM = 5.6
_GAP = 0.32
"""Between two groups, of the room of a group."""
_FULL = 100.0


@dataclass(frozen=True)
class ScoreBar:
    """One bar: its short label ("今", "A"), value 0–100, and change from today; NaN for none."""

    label: str
    value: float
    change: float = math.nan


@dataclass(frozen=True)
class BarGroup:
    """The bars of one age group."""

    name: str
    detail: str
    colour: str
    bars: tuple[ScoreBar, ...]


def draw_chart(page: Canvas, where: Rect, groups: Sequence[BarGroup], text_pt: float) -> None:
    """One block a group, one bar a state; today's is hollow, so that grey print tells it apart."""
    each = where.height / max(1, len(groups))
    for number_, group in enumerate(groups):
        top = where.top - number_ * each
        block = Rect(where.x, top - each * (1 - _GAP / 2), where.width, each * (1 - _GAP))
        _draw_group(page, block, group, text_pt)


def _draw_group(page: Canvas, block: Rect, group: BarGroup, text_pt: float) -> None:
    em = text_pt * MM_PER_PT
    name, bars = block.from_left(_LABEL_EM * em)
    page.write(name.x, name.middle[1] + 0.75 * em, group.name, text_pt * 1.3, heavy=True)
    page.paragraph(
        Rect(name.x, 0, name.width, name.middle[1] - 0.2 * em), group.detail, text_pt * 0.68, ink=QUIET
    )
    pitch = bars.height / len(group.bars)
    size_pt = min(text_pt, pitch * 0.86 / MM_PER_PT)
    label_mm = 2.3 * em
    room = bars.width - label_mm - _NUMBER_EM * em
    for place, bar in enumerate(group.bars):
        y = bars.top - (place + 0.5) * pitch
        page.write(bars.x + label_mm * 0.5, y, bar.label, size_pt, align="center", ink=QUIET)
        value = bar.value if math.isfinite(bar.value) else 0.0
        strip = Rect(bars.x + label_mm, y - pitch * 0.36, room * value / _FULL, pitch * 0.72)
        fill = "#ffffff" if place == 0 else group.colour
        page.box(strip, fill=fill, line=group.colour, width_pt=0.08 * text_pt, zorder=3)
        text = number(bar.value, 1) + _change_text(bar.change)
        page.write(strip.right + 0.35 * em, y, text, size_pt, ink=INK)


def _change_text(change: float) -> str:
    """The change in brackets; nothing where it rounds to nothing."""
    if not math.isfinite(change) or abs(change) < 0.05:
        return ""
    return f" ({change:+.1f})"
