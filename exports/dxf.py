"""DXF for Chinese CAD: 1 unit = 1 m in the community's CRS, one CAD layer a class, closed outlines, names."""

from __future__ import annotations

import io

import ezdxf
import shapely
from ezdxf import colors, units
from ezdxf.document import Drawing
from ezdxf.enums import TextEntityAlignment
from ezdxf.layouts.layout import Modelspace

from base.words import Message
from exports.dxf_text import ENCODING, layer_name, plain_text
from exports.export import Export
from exports.map_layers import CLASS, MapLayer, map_layers
from exports.origin import about
from exports.request import ExportRequest
from layers import SymbolClass

_VERSION = "R2004"
"""Newer versions are UTF-8, which QGIS and some CAD programs read as garbage; this one has true colours."""
_STYLE, _FONT = "HZ", "simsun.ttc"
_TEXT_M = 2.5
_POINT_RADIUS_M = 1.0
_DASH_SCALE = 4.0
_WHITE = "#ffffff"
"""Drawn in the colour that CAD shows black on white and white on black."""
_NAMED = ("polygon", "point")
"""Kinds of geometry that get their names written: a path has too many pieces."""


def write(request: ExportRequest) -> bytes:
    """The drawing as bytes in GBK."""
    drawing = _new_drawing()
    space = drawing.modelspace()
    for layer in map_layers(request):
        for one in layer.classes:
            _draw_class(drawing, space, layer, one, request)
    _write_origin(drawing, space, request)
    text = io.StringIO()
    drawing.write(text)
    return text.getvalue().encode(ENCODING)


def _new_drawing() -> Drawing:
    drawing = ezdxf.new(_VERSION, setup=["linetypes"])  # type: ignore[attr-defined]
    drawing.encoding = ENCODING
    drawing.units = units.M
    drawing.header["$MEASUREMENT"] = 1
    drawing.header["$LTSCALE"] = _DASH_SCALE
    drawing.styles.add(_STYLE, font=_FONT)
    return drawing


def _draw_class(
    drawing: Drawing, space: Modelspace, layer: MapLayer, one: SymbolClass, request: ExportRequest
) -> None:
    name = layer_name(layer.name, one.label.text(request.language), f"{layer.key}-{one.key}")
    _add_layer(drawing, name, one.symbol.line or one.symbol.fill, bool(one.symbol.dash))
    rows = layer.frame[layer.frame[CLASS.column] == one.key]
    for shape in rows.geometry:
        _draw(space, shape, name)
    if layer.label and layer.kind in _NAMED:
        _write_names(drawing, space, layer, one, rows, request)


def _write_names(
    drawing: Drawing,
    space: Modelspace,
    layer: MapLayer,
    one: SymbolClass,
    rows: object,
    request: ExportRequest,
) -> None:
    note = request.text(Message("names"))
    name = layer_name(layer.name, note, f"{layer.key}-names")
    if name not in drawing.layers:
        _add_layer(drawing, name, "", False)
    spots = shapely.point_on_surface(rows.geometry.to_numpy())  # type: ignore[attr-defined]
    for text, spot in zip(rows[layer.label], spots, strict=True):  # type: ignore[index]
        if isinstance(text, str):
            _write_text(space, text, spot.x, spot.y, name)


def _add_layer(drawing: Drawing, name: str, colour: str, dashed: bool) -> None:
    added = drawing.layers.add(name, linetype="DASHED" if dashed else "Continuous")
    if colour and colour != _WHITE:
        added.rgb = colors.int2rgb(int(colour[1:], 16))


def _draw(space: Modelspace, shape: shapely.Geometry, layer: str) -> None:
    on_layer = {"layer": layer}
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            for ring in (part.exterior, *part.interiors):
                corners = shapely.get_coordinates(ring)[:-1].tolist()
                space.add_lwpolyline(corners, close=True, dxfattribs=on_layer)
        elif part.geom_type == "LineString":
            space.add_lwpolyline(shapely.get_coordinates(part).tolist(), dxfattribs=on_layer)
        else:
            space.add_circle((part.x, part.y), _POINT_RADIUS_M, dxfattribs=on_layer)


def _write_text(space: Modelspace, text: str, x: float, y: float, layer: str) -> None:
    entity = space.add_text(plain_text(text), height=_TEXT_M, dxfattribs={"layer": layer, "style": _STYLE})
    entity.set_placement((x, y), align=TextEntityAlignment.MIDDLE_CENTER)


def _write_origin(drawing: Drawing, space: Modelspace, request: ExportRequest) -> None:
    """What the drawing is, in lines under its lower left corner."""
    ground = request.baseline.community.extent
    west, south = ground.bounds[:2] if not ground.is_empty else (0.0, 0.0)
    name = layer_name(request.text(Message("about", context="file")), "", "about")
    _add_layer(drawing, name, "", False)
    for number, (head, text) in enumerate(about(request).items()):
        line = space.add_text(
            plain_text(f"{head}: {text}"), height=_TEXT_M, dxfattribs={"layer": name, "style": _STYLE}
        )
        line.set_placement((west, south - (number + 2) * 2 * _TEXT_M))


EXPORT = Export(
    key="dxf",
    name=Message("DXF (CAD)"),
    about=Message(
        "One unit is one metre; layers GH-name-code, closed outlines, names as text; for CAD programs."
    ),
    extension=".dxf",
    media_type="image/vnd.dxf",
    write=write,
)
