"""Legend of a drawing: each row lies on the layer that it explains, and comes and goes with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import shapely
from ezdxf.layouts.blocklayout import BlockLayout

from exports.dxf_layers import CadLayer, CadLayers
from exports.dxf_markers import MarkerBlocks, marker_size_mm
from exports.dxf_names import TEXT_MM, add_text
from exports.dxf_shapes import add_fill, add_outline
from exports.dxf_sheet import FRAME, LEFT, CadSheet, lines_of_text
from exports.map_layers import MapLayer
from exports.sheets import words
from features.options.interventions_layer import KEY as INTERVENTIONS
from layers import SymbolClass
from paper.paper import Rect

_SWATCH_MM = (8.0, 3.2)
_COLUMNS = 2
_ROW = 2.1
"""From one row to the next, in heights of text."""
_SIZES = (1.0, 0.9, 0.8, 0.7, 0.6)
_SHARES = (0.15, 0.2, 0.3, 0.4, 0.55, 0.7, 0.85, 1.0)
"""Of plain text, and of the height that there is: tried one after the other until everything fits."""


@dataclass(frozen=True, eq=False)
class LegendRow:
    """One row: a class of a map layer, or without one the name of the layer."""

    layer: MapLayer
    text: str
    one: SymbolClass | None = None


def draw_legend(
    space: BlockLayout, sheet: CadSheet, layers: Sequence[MapLayer], cad: CadLayers, blocks: MarkerBlocks
) -> None:
    """Draw the classes of today, and below them those of each option, which lie in one place."""
    frame = cad.of_sheet(FRAME)
    head, body = sheet.places.legend.from_top(3 * TEXT_MM)
    title = words.LEGEND.text(sheet.ordered.language)
    add_text(space, title, (head.x, head.middle[1]), 1.4 * TEXT_MM, frame.name, align=LEFT)
    today = list(_rows([one for one in layers if not one.letter], cad))
    letters = sorted({one.letter for one in layers} - {""})
    options = [list(_rows(_own_of_option(layers, letter), cad)) for letter in letters]
    longest = max(options, key=len, default=[])
    size, places = _fitting([*today, *longest], body)
    for rows in (today, *options):
        start = 0 if rows is today else len(today)
        for row, place in zip(rows, places[start:], strict=False):
            _draw_row(space, row, place, size, cad, blocks)


def _own_of_option(layers: Sequence[MapLayer], letter: str) -> list[MapLayer]:
    """What an option changes looks as it does today: its interventions alone need rows of their own."""
    return [one for one in layers if one.letter == letter and one.declared.key == INTERVENTIONS]


def _rows(layers: Sequence[MapLayer], cad: CadLayers) -> Iterator[LegendRow]:
    """The uppermost layer first; a class that is drawn as areas and as points stands once."""
    listed: set[str] = set()
    headed = ""
    for layer in reversed(layers):
        for one in layer.classes:
            on = cad.of_class(layer, one)
            if on.name in listed or not (on.shown or layer.letter):
                continue
            listed.add(on.name)
            if headed != layer.declared.key:
                headed = layer.declared.key
                yield LegendRow(layer, cad.request.text(layer.declared.name))
            yield LegendRow(layer, cad.request.text(one.label), one)


def _fitting(rows: Sequence[LegendRow], body: Rect) -> tuple[float, list[Rect]]:
    """The largest text at which all rows fit, and a place for each, in columns that are as short as may be;
    the rows that do not fit have none."""
    for size, share in product(_SIZES, _SHARES):
        places = _places(rows, body.from_top(share * body.height)[0], size)
        if len(places) == len(rows):
            break
    return size, places


def _places(rows: Sequence[LegendRow], body: Rect, size: float) -> list[Rect]:
    columns = body.columns(_COLUMNS, 2 * TEXT_MM)
    found: list[Rect] = []
    number, y = 0, body.top
    for row in rows:
        lines = len(_lines(row, columns[0], size))
        height = (_ROW * max(1, lines) - 0.3 * (lines - 1)) * TEXT_MM * size
        if y - height < body.y:
            number, y = number + 1, body.top
            if number == _COLUMNS:
                return found
        found.append(Rect(columns[number].x, y - height, columns[number].width, height))
        y -= height
    return found


def _lines(row: LegendRow, place: Rect, size: float) -> list[str]:
    room = place.width - (0 if row.one is None else _SWATCH_MM[0] + TEXT_MM)
    return lines_of_text(row.text, room / size)


def _draw_row(
    space: BlockLayout, row: LegendRow, place: Rect, size: float, cad: CadLayers, blocks: MarkerBlocks
) -> None:
    on = _row_layer(row, cad)
    left = place.x
    if row.one is not None:
        _draw_swatch(space, row, Rect(place.x, place.middle[1] - 1.6, *_SWATCH_MM), on, cad, blocks)
        left += _SWATCH_MM[0] + TEXT_MM / 2
    lines = _lines(row, place, size)
    pitch = 1.8 * TEXT_MM * size
    top = place.middle[1] + (len(lines) - 1) * pitch / 2
    names = cad.of_sheet(FRAME) if on.shown else on
    for number, line in enumerate(lines):
        add_text(space, line, (left, top - number * pitch), TEXT_MM * size, names.name, align=LEFT)


def _row_layer(row: LegendRow, cad: CadLayers) -> CadLayer:
    """The headings of an option come and go with its names."""
    if row.one is not None:
        return cad.of_class(row.layer, row.one)
    return cad.of_names(row.layer, True) if row.layer.letter else cad.of_sheet(FRAME)


def _draw_swatch(
    space: BlockLayout, row: LegendRow, where: Rect, on: CadLayer, cad: CadLayers, blocks: MarkerBlocks
) -> None:
    assert row.one is not None
    symbol = row.one.symbol
    if row.layer.kind == "point":
        scale = min(1.0, 1.3 * where.height / marker_size_mm(symbol))
        blocks.insert(space, where.middle, (row.text, symbol), on.name, scale)
    elif row.layer.kind == "line":
        y = where.middle[1]
        add_outline(space, shapely.LineString([(where.x, y), (where.right, y)]), on.name)
    else:
        box = shapely.box(where.x, where.y, where.right, where.top)
        if row.layer.declared.interactive:
            add_fill(space, [box], symbol, cad.of_fill(row.layer).name, 1.0)
        add_outline(space, box, on.name)
