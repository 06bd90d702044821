"""The numbered interventions of a map with their size and cost."""

from __future__ import annotations

from collections.abc import Sequence

from base.known_texts import text_for
from data.catalogue import Catalogue
from exports.sheets import words
from exports.sheets.quantities import money, size
from exports.sheets.words import MORE, TOTAL
from features.options.intervention import Intervention
from features.options.intervention_layer import class_of, intervention_classes
from paper.clean_text import plain
from paper.page import QUIET, Canvas, line_mm, lines_of
from paper.paper import MM_PER_PT, Rect

_MOST = 0.45
"""Of the room of legend and list together."""
_COST, _SIZE = 6.2, 5.2
"""Widths of the right columns in sizes of type."""
_PITCH = 1.12


def list_height(interventions: Sequence[Intervention], room: Rect, text_pt: float) -> float:
    """Height (mm) of the list with its heading and total, cut to its share of the room; 0 for none."""
    if not interventions:
        return 0.0
    rows = len(interventions) + 2.6
    return min(rows * _PITCH * line_mm(text_pt), _MOST * room.height)


def draw_list(
    page: Canvas,
    where: Rect,
    interventions: Sequence[Intervention],
    catalogue: Catalogue,
    text_pt: float,
    language: str,
) -> None:
    """One line each, as many as fit, then what all of them cost."""
    pitch = _PITCH * line_mm(text_pt)
    y = where.top - pitch
    page.write(where.x, y, words.INTERVENTIONS.text(language), text_pt * 1.1, heavy=True)
    fits = int((y - where.y - 1.1 * pitch) / pitch)
    shown = list(interventions) if len(interventions) <= fits else list(interventions[: max(0, fits - 1)])
    for number, one in enumerate(shown, start=1):
        y -= pitch
        _draw_row(page, Rect(where.x, y, where.width, 0), number, one, catalogue, text_pt, language)
    if len(shown) < len(interventions):
        y -= pitch
        more = MORE.with_facts(count=len(interventions) - len(shown)).text(language)
        page.write(where.x, y, more, text_pt, ink=QUIET)
    y -= pitch
    page.rule((where.x, y + pitch / 2), (where.right, y + pitch / 2), width_pt=0.05 * text_pt)
    total = sum(one.cost_cny for one in interventions)
    page.write(where.x, y, TOTAL.text(language), text_pt, heavy=True)
    page.write(where.right, y, money(total, language), text_pt, align="right", heavy=True)


def _draw_row(
    page: Canvas,
    row: Rect,
    number: int,
    one: Intervention,
    catalogue: Catalogue,
    text_pt: float,
    language: str,
) -> None:
    em = text_pt * MM_PER_PT
    name = plain(text_for(one.name, language)) or intervention_classes(catalogue)[
        class_of(catalogue, one)
    ].label.text(language)
    lines = lines_of(f"{number} {name}", text_pt, row.width - (_COST + _SIZE) * em)
    page.write(row.x, row.y, lines[0] + ("…" if len(lines) > 1 else ""), text_pt)
    page.write(row.right - _COST * em, row.y, size(one.shape), text_pt, align="right", ink=QUIET)
    page.write(row.right, row.y, money(one.cost_cny, language), text_pt, align="right")
