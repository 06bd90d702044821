"""Key to the layers of a drawing, on a sheet of its own: what each name means, and what is shown."""

from __future__ import annotations

from collections.abc import Sequence

from ezdxf.document import Drawing
from ezdxf.layouts.blocklayout import BlockLayout

from base.words import Message
from exports.dxf_layers import CadLayers
from exports.dxf_names import TEXT_MM, add_text
from exports.dxf_sheet import LEFT, add_box, add_layout, lines_of_text
from exports.origin import about_lines, origin_lines
from paper.paper import Rect

KEY = Message("Key to layers", context="layer in CAD")
_HEADS = (Message("Layer"), Message("Meaning"), Message("At first", context="layer in CAD"))
_SHOWN, _FROZEN = Message("shown", context="layer in CAD"), Message("frozen", context="layer in CAD")
_HOW = Message(
    "To see an option, thaw its layers, whose names begin with its letter, and freeze those of today "
    "that it replaces."
)
_WIDTHS_MM = (88.0, 130.0, 22.0)
_ROW_MM = 2.0 * TEXT_MM
_LEFT_MM = 20.0
_ROWS = 48
"""Of one column; the next stands beside it."""
_GAP_MM = 10.0


def draw_key(drawing: Drawing, cad: CadLayers) -> None:
    """Draw a table of all layers made so far, with what the drawing is beside it, in a layout of its own."""
    layer = cad.of_sheet(KEY)
    rows = [[one.name, one.meaning, cad.request.text(_SHOWN if one.shown else _FROZEN)] for one in cad]
    notes = [cad.request.text(_HOW), *about_lines(cad.request), *origin_lines(cad.request)]
    lines = [line for note in notes for line in lines_of_text(note, sum(_WIDTHS_MM))]
    tables = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
    step = sum(_WIDTHS_MM) + _GAP_MM
    size_mm = (2 * _LEFT_MM + (len(tables) + 1) * step, max(297.0, (len(lines) + 2) * _ROW_MM + 2 * _LEFT_MM))
    _, block = add_layout(drawing, cad.request.text(KEY), size_mm, layer)
    for number, part in enumerate(tables):
        heads = [cad.request.text(head) for head in _HEADS]
        _draw_table(block, [heads, *part], _LEFT_MM + number * step, size_mm[1] - _LEFT_MM, layer.name)
    for number, line in enumerate(lines):
        at = (_LEFT_MM + len(tables) * step, size_mm[1] - _LEFT_MM - (number + 0.5) * _ROW_MM)
        add_text(block, line, at, TEXT_MM, layer.name, align=LEFT)


def _draw_table(
    space: BlockLayout, rows: Sequence[Sequence[str]], left: float, top: float, layer: str
) -> None:
    for number, row in enumerate(rows):
        y, x = top - (number + 1) * _ROW_MM, left
        add_box(space, Rect(x, y, sum(_WIDTHS_MM), _ROW_MM), layer)
        for text, width in zip(row, _WIDTHS_MM, strict=True):
            shown = lines_of_text(text, width - TEXT_MM)[0]
            add_text(space, shown, (x + TEXT_MM / 2, y + _ROW_MM / 2), TEXT_MM, layer, align=LEFT)
            x += width
