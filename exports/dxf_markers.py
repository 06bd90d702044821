"""Markers of a drawing: one block a class, so that CAD counts them, drawn in millimetres of paper."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from ezdxf.document import Drawing
from ezdxf.enums import TextEntityAlignment
from ezdxf.layouts.base import BaseLayout
from ezdxf.layouts.blocklayout import BlockLayout

from base.colour import rgb
from exports.dxf_colours import nearest_number
from exports.dxf_text import layer_name, plain_text
from layers import Symbol
from paper.symbols import marker_path

_MM_PER_PX = 0.16
"""Of a pixel of the screen, on a sheet of A3."""
_GLYPH_HEIGHT = 0.9
"""Of half the marker's size: its character."""
_BY_INSERT = "0"
"""What lies on this layer in a block takes the look of the layer that the block stands on."""


@dataclass
class MarkerBlocks:
    """The blocks that a drawing has so far, by their names; each is made when it is first asked for."""

    drawing: Drawing
    style: str
    made: dict[tuple[str, Symbol], str] = field(default_factory=dict)

    def insert(
        self, space: BaseLayout, at: tuple[float, float], block: tuple[str, Symbol], layer: str, unit: float
    ) -> None:
        """Put a marker there: the name and symbol of its class, `unit` drawing units to a millimetre."""
        if block not in self.made:
            taken = {one.name.lower() for one in self.drawing.blocks}
            self.made[block] = layer_name([block[0]], taken)
            _draw(self.drawing.blocks.new(self.made[block]), block[1], self.style)
        space.add_blockref(self.made[block], at, {"layer": layer, "xscale": unit, "yscale": unit})


def marker_size_mm(symbol: Symbol) -> float:
    """How large the marker is on paper."""
    return symbol.size_px * _MM_PER_PX


def _draw(block: BlockLayout, symbol: Symbol, style: str) -> None:
    half = marker_size_mm(symbol) / 2
    on_layer = {"layer": _BY_INSERT}
    if symbol.shape in ("circle", "pin"):
        block.add_circle((0, 0), half, dxfattribs=on_layer)
    else:
        corners = [
            (x * half, y * half) for x, y in np.asarray(marker_path(symbol.shape).vertices)[:-1].tolist()
        ]
        block.add_lwpolyline(corners, close=True, dxfattribs=on_layer)
    if symbol.glyph:
        text = block.add_text(
            plain_text(symbol.glyph), height=half * _GLYPH_HEIGHT, dxfattribs={**on_layer, "style": style}
        )
        lower = half * 0.26 if symbol.shape == "triangle" else 0.0
        text.set_placement((0, -lower), align=TextEntityAlignment.MIDDLE_CENTER)
    elif symbol.fill:
        _fill(block, symbol, half)


def _fill(block: BlockLayout, symbol: Symbol, half: float) -> None:
    """The colour of a marker without a character tells its class."""
    ink = rgb(symbol.fill)
    hatch = block.add_hatch(color=nearest_number(ink), dxfattribs={"layer": _BY_INSERT})
    hatch.rgb = ink
    hatch.transparency = 1.0 - symbol.opacity
    hatch.paths.add_edge_path().add_arc((0, 0), half, 0, 360)
