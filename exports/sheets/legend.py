"""The legend: the classes that the map really shows, layer by layer, in as many columns as fit."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from base.words import Text
from exports.sheets import words
from layers.layer import Symbol
from paper.content import LayerContent
from paper.markers import draw_marker
from paper.page import QUIET, Canvas, line_mm, lines_of
from paper.paper import MM_PER_PT, Rect
from paper.symbols import area_style, line_style
from paper.window import GROUND, pt_per_px

_SIZES = (1.15, 1.08, 1.0, 0.95, 0.92, 0.84, 0.76, 0.68, 0.6)
"""Of plain text, tried one after the other until everything fits."""
_SWATCH = (2.6, 1.35)
"""Width and height of a swatch in sizes of type."""
_GAP = 0.5
_POINTS = (0, 4)
_LINES = (1, 5)


@dataclass(frozen=True)
class LegendEntry:
    """One row of the legend; without a symbol, the heading of a layer. `kind` is how its swatch is drawn."""

    text: str
    symbol: Symbol | None = None
    kind: str = ""


def entries_of(contents: Sequence[LayerContent], language: str) -> list[LegendEntry]:
    """The classes that are drawn, the uppermost layer first, under the name of their layer."""
    found: list[LegendEntry] = []
    for content in reversed(contents):
        used = content.classes_with_rows
        if used:
            found.append(LegendEntry(content.layer.name.text(language)))
        found += [
            LegendEntry(one.label.text(language), one.symbol, _kind(content, one.key, one.symbol))
            for one in used
        ]
    return found


def _kind(content: LayerContent, key: str, symbol: Symbol) -> str:
    shapes = content.rows.geometry.to_numpy()[content.rows["class"].to_numpy() == key]
    kinds = set(shapely.get_type_id(shapes).tolist())
    if kinds <= set(_POINTS) or (symbol.glyph and "point" in content.layer.geometry and not symbol.pattern):
        return "point"
    return "line" if kinds <= set(_LINES) else "area"


def draw_legend(
    page: Canvas,
    where: Rect,
    entries: Sequence[LegendEntry],
    text_pt: float,
    language: str,
    most_columns: int = 2,
    title: Text = words.LEGEND,
    least_pt: float = 0.0,
) -> int:
    """Draw the legend into `where`; how many rows did not fit (0 but for a very small sheet)."""
    heading_mm = line_mm(text_pt * 1.3) * 1.1
    head, body = where.from_top(heading_mm)
    page.write(head.x, head.middle[1], title.text(language), text_pt * 1.3, heavy=True)
    sizes = [text_pt * size for size in _SIZES if text_pt * size >= least_pt]
    for size_pt, columns in itertools.product(sizes, range(1, most_columns + 1)):
        if _column_places(body, entries, size_pt, columns) is not None:
            _draw(page, _even(body, entries, size_pt, columns), size_pt, text_pt)
            return 0
    return _draw_what_fits(page, body, entries, sizes[-1], text_pt, most_columns, language)


Placed = tuple[LegendEntry, Rect]


def _even(body: Rect, entries: Sequence[LegendEntry], size_pt: float, columns: int) -> list[Placed]:
    """Flowed into columns that are as equally long as may be."""
    step = line_mm(size_pt)
    height = max(step, sum(_height(one, body.width, size_pt) for one in entries) / columns)
    while True:
        lower = body.from_top(min(height, body.height))[0]
        flowed = _column_places(lower, entries, size_pt, columns)
        if flowed is not None or height >= body.height:
            return flowed or []
        height += step / 2


def _column_places(
    body: Rect, entries: Sequence[LegendEntry], size_pt: float, columns: int
) -> list[Placed] | None:
    """Every entry with its place, down one column after the other; None where they do not fit."""
    gap = 2 * size_pt * MM_PER_PT
    places = body.columns(columns, gap)
    placed: list[Placed] = []
    column, y = 0, body.top
    for number, entry in enumerate(entries):
        height = _height(entry, places[column].width, size_pt)
        following = entries[number + 1] if number + 1 < len(entries) and entry.symbol is None else None
        # A heading is not parted from its first class.
        needed = height + _height(following, places[column].width, size_pt)
        if y - needed < body.y - 1e-9:
            column, y = column + 1, body.top
            if column == columns:
                return None
        placed.append((entry, Rect(places[column].x, y - height, places[column].width, height)))
        y -= height
    return placed


def _height(entry: LegendEntry | None, width: float, size_pt: float) -> float:
    if entry is None:
        return 0.0
    em = size_pt * MM_PER_PT
    if entry.symbol is None:
        return line_mm(size_pt) * (len(lines_of(entry.text, size_pt, width)) + 0.25)
    lines = lines_of(entry.text, size_pt, width - (_SWATCH[0] + _GAP) * em)
    return max(line_mm(size_pt) * len(lines), _SWATCH[1] * em) + 0.22 * em


def _draw_what_fits(
    page: Canvas,
    body: Rect,
    entries: Sequence[LegendEntry],
    size_pt: float,
    text_pt: float,
    columns: int,
    language: str,
) -> int:
    kept = list(entries)
    while kept:
        kept = kept[:-1]
        left_off = len([one for one in entries[len(kept) :] if one.symbol])
        more = LegendEntry(words.MORE.with_facts(count=left_off).text(language))
        flowed = _column_places(body, [*kept, more], size_pt, columns)
        if flowed is not None:
            _draw(page, flowed, size_pt, text_pt)
            return left_off
    return len(entries)


def _draw(page: Canvas, placed: Sequence[Placed], size_pt: float, text_pt: float) -> None:
    em = size_pt * MM_PER_PT
    for entry, where in placed:
        if entry.symbol is None:
            heads = lines_of(entry.text, size_pt, where.width)
            head = Rect(where.x, where.y, where.width, line_mm(size_pt) * len(heads))
            page.paragraph(head, entry.text, size_pt, ink=QUIET)
            continue
        swatch = Rect(where.x, where.middle[1] - _SWATCH[1] * em / 2, _SWATCH[0] * em, _SWATCH[1] * em)
        _draw_swatch(page, entry.symbol, entry.kind, swatch, pt_per_px(text_pt))
        text = Rect(swatch.right + _GAP * em, 0, where.width - (_SWATCH[0] + _GAP) * em, 0)
        lines = lines_of(entry.text, size_pt, text.width)
        top = where.middle[1] + line_mm(size_pt) * len(lines) / 2
        for number, line in enumerate(lines):
            page.write(text.x, top - line_mm(size_pt) * (number + 0.5), line, size_pt)
        page.asked.append(entry.text)


def _draw_swatch(page: Canvas, symbol: Symbol, kind: str, where: Rect, px_pt: float) -> None:
    x, y = where.middle
    if kind == "point":
        size_mm = min(symbol.size_px * px_pt * MM_PER_PT, where.height * 1.08)
        draw_marker(page, symbol, (x, y), size_mm, px_pt, zorder=4)
        return
    page.box(where, fill=GROUND, width_pt=0.3, line="#d5d0c4", zorder=3)
    if kind == "line":
        path = Path(np.array([(where.x, y), (where.right, y)]))
        page.add(PathPatch(path, **line_style(symbol, px_pt), zorder=4))
        return
    inner = where.shrunk(0.2)
    corners = [(inner.x, inner.y), (inner.right, inner.y), (inner.right, inner.top), (inner.x, inner.top)]
    page.add(PathPatch(Path([*corners, corners[0]], closed=True), **area_style(symbol, px_pt), zorder=4))
    if symbol.glyph:
        draw_marker(page, symbol, (x, y), where.height * 0.9, px_pt, zorder=4.5)
