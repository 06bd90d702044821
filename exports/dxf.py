"""DXF for Chinese CAD: 1 unit = 1 m in the community's CRS, one CAD layer a class, a sheet ready to plot."""

from __future__ import annotations

import io
from collections.abc import Sequence

import ezdxf
import numpy as np
import shapely
from ezdxf import units
from ezdxf.document import Drawing
from ezdxf.layouts.layout import Modelspace

from base.words import Message
from exports.dxf_key import draw_key
from exports.dxf_layers import CadLayers
from exports.dxf_legend import draw_legend
from exports.dxf_markers import MarkerBlocks, marker_size_mm
from exports.dxf_names import STYLE, TEXT_MM, WIDTH_FACTOR, add_text, room_of, write_names
from exports.dxf_shapes import add_fill, add_outline, has_fill
from exports.dxf_sheet import LEFT, CadSheet, draw_sheet, sheet_of
from exports.dxf_text import ENCODING
from exports.export import Export
from exports.map_layers import CLASS, MapLayer, map_layers
from exports.origin import about_lines
from exports.request import ExportRequest
from layers import SymbolClass
from paper.errors import NothingToDrawError
from paper.markers import marker_spot
from paper.placed_boxes import PlacedBoxes, centre_box

_VERSION = "R2004"
"""Newer versions are UTF-8, which QGIS and some CAD programs read as garbage; this one has true colours."""
_FONT = "simsun.ttc"
_DASH_MM = 0.25
"""Of paper to a unit of a dashed line: dashes of 3 mm."""
_SHEETLESS_UNIT = 1.0
_SCREEN = 1.6
"""Width to height of the window that a program opens."""
_ABOUT = Message("about", context="file")
_EMPTY = Message("Empty layout", context="layer in CAD")


def write(request: ExportRequest) -> bytes:
    """The drawing as bytes in GBK."""
    drawing = _new_drawing()
    cad, blocks = CadLayers(drawing, request), MarkerBlocks(drawing, STYLE)
    layers = map_layers(request)
    try:
        sheet = sheet_of(request)
    except NothingToDrawError:
        sheet = None
    unit = sheet.unit if sheet else _SHEETLESS_UNIT
    drawing.header["$LTSCALE"] = _DASH_MM * unit
    space = drawing.modelspace()
    _draw_layers(space, layers, cad, blocks, unit)
    if sheet:
        draw_legend(draw_sheet(drawing, sheet, cad), sheet, layers, cad, blocks)
    bounds = _bounds(layers)
    low = _write_origin(space, bounds, cad, unit)
    draw_key(drawing, cad)
    _set_view(drawing, bounds, low, sheet)
    _put_empty_layout_last(drawing, cad, sheet)
    text = io.StringIO()
    drawing.write(text)
    return text.getvalue().encode(ENCODING)


def _new_drawing() -> Drawing:
    drawing = ezdxf.new(_VERSION, setup=["linetypes"])  # type: ignore[attr-defined]
    drawing.encoding = ENCODING
    drawing.units = units.M
    drawing.header["$MEASUREMENT"] = 1
    style = drawing.styles.add(STYLE, font=_FONT)
    style.dxf.width = WIDTH_FACTOR
    return drawing


def _draw_layers(
    space: Modelspace, layers: Sequence[MapLayer], cad: CadLayers, blocks: MarkerBlocks, unit: float
) -> None:
    """Draw all fills, then all outlines, markers and names: nothing is covered by a fill."""
    taken = room_of(_bounds(layers), unit)
    for layer in layers:
        for one in layer.classes:
            _draw_fill(space, layer, one, cad, unit)
    for layer in layers:
        for one in layer.classes:
            for shape in _shapes(layer, one):
                add_outline(space, shape, cad.of_class(layer, one).name)
    for layer in layers:
        for one in layer.classes:
            _draw_markers(space, layer, one, cad, blocks, unit, taken)
    write_names(space, layers, cad, taken, unit)


def _draw_fill(space: Modelspace, layer: MapLayer, one: SymbolClass, cad: CadLayers, unit: float) -> None:
    """The ground itself is left empty, so that what stands on it is seen on any screen."""
    if layer.kind == "polygon" and layer.declared.interactive and has_fill(one.symbol):
        add_fill(space, _shapes(layer, one), one.symbol, cad.of_fill(layer).name, unit)


def _draw_markers(
    space: Modelspace,
    layer: MapLayer,
    one: SymbolClass,
    cad: CadLayers,
    blocks: MarkerBlocks,
    unit: float,
    taken: PlacedBoxes,
) -> None:
    if layer.kind != "point" and not one.symbol.glyph:
        return
    on, label = cad.of_class(layer, one), cad.request.text(one.label)
    size_mm = marker_size_mm(one.symbol)
    for shape in _shapes(layer, one):
        for part in shapely.get_parts(shape) if layer.kind == "point" else [shape]:
            spot = marker_spot(part)
            blocks.insert(space, (float(spot[0]), float(spot[1])), (label, one.symbol), on.name, unit)
            if on.shown:
                taken.add(centre_box(spot / unit, size_mm, size_mm))


def _shapes(layer: MapLayer, one: SymbolClass) -> Sequence[shapely.Geometry]:
    rows = layer.frame[layer.frame[CLASS.column] == one.key]
    return list(rows.geometry)


def _bounds(layers: Sequence[MapLayer]) -> tuple[float, float, float, float]:
    if not layers:
        return 0.0, 0.0, 1.0, 1.0
    west, south, east, north = np.array([one.frame.total_bounds for one in layers]).T
    return float(west.min()), float(south.min()), float(east.max()), float(north.max())


def _write_origin(
    space: Modelspace, bounds: tuple[float, float, float, float], cad: CadLayers, unit: float
) -> float:
    """Write what the drawing is under its lower left corner; where the last line stands."""
    on = cad.of_sheet(_ABOUT).name
    height, y = TEXT_MM * unit, bounds[1]
    for line in about_lines(cad.request):
        y -= 2 * height
        add_text(space, line, (bounds[0], y), height, on, LEFT)
    return y - height


def _set_view(
    drawing: Drawing, bounds: tuple[float, float, float, float], low: float, sheet: CadSheet | None
) -> None:
    """Let the drawing open on the place, and tell programs how far it reaches."""
    space = drawing.modelspace()
    west, _, east, north = bounds
    space.reset_extents((west, low, 0), (east, north, 0))
    space.reset_limits((west, low), (east, north))
    ground = sheet.subject.ground.bounds if sheet else bounds
    height = 1.1 * max(ground[3] - ground[1], (ground[2] - ground[0]) / _SCREEN)
    middle = ((ground[0] + ground[2]) / 2, (ground[1] + ground[3]) / 2)
    drawing.set_modelspace_vport(height, middle, dxfattribs={"aspect_ratio": _SCREEN})


def _put_empty_layout_last(drawing: Drawing, cad: CadLayers, sheet: CadSheet | None) -> None:
    """Put the layout that every drawing has behind the others; LibreCAD takes the size of the paper from its
    limits, in units of the drawing."""
    space = drawing.active_layout()
    drawing.layouts.rename(space.name, cad.request.text(_EMPTY))
    space.dxf.taborder = len(drawing.layouts)
    width_mm, height_mm = sheet.ordered.size_mm if sheet else (420.0, 297.0)
    space.reset_limits((0, 0), (width_mm / 1000, height_mm / 1000))


EXPORT = Export(
    key="dxf",
    name=Message("DXF (CAD)"),
    about=Message(
        "One unit is one metre; short layer names with a key, closed outlines, hatches, names as text, and a "
        "sheet with frame, legend and title block in paper space; options are frozen."
    ),
    extension=".dxf",
    media_type="image/vnd.dxf",
    write=write,
)
