"""KML for the field: one folder a layer, degrees in WGS 84, plain text in the pop-ups."""

from __future__ import annotations

import math
from xml.etree.ElementTree import Element, SubElement, tostring

import pandas as pd
import shapely

from base.words import Message
from exports.export import Export
from exports.map_layers import CLASS, LEGEND, NAME, MapLayer, in_degrees, map_layers
from exports.origin import about, origin_lines
from exports.request import ExportRequest
from features.options.interventions_layer import KEY as INTERVENTIONS
from layers import Field, Symbol
from paper.clean_text import clean_text

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_HEAD = b"<?xml version='1.0' encoding='utf-8'?>\n"


def write(request: ExportRequest) -> bytes:
    """The file, UTF-8."""
    root = Element("kml", xmlns=_NAMESPACE)
    document = SubElement(root, "Document")
    _text(document, "name", request.text(request.baseline.community.name))
    _text(document, "description", "\n".join([*about(request).values(), *origin_lines(request)]))
    layers = map_layers(request)
    for layer in layers:
        for one in layer.classes:
            _add_style(document, _style_id(layer, one.key), one.symbol)
    for layer in layers:
        _add_folder(document, layer, request)
    return _HEAD + tostring(root, encoding="utf-8")


def inert(text: str) -> str:
    """Text that map programs show as it is: they read names and descriptions as HTML, even escaped ones, and
    fill in `$[…]`, so the sign that begins each is written wide."""
    return clean_text(text).replace("<", "＜").replace("$[", "＄[").replace("&", "＆")


def _add_folder(document: Element, layer: MapLayer, request: ExportRequest) -> None:
    folder = SubElement(document, "Folder")
    _text(folder, "name", layer.name)
    shown = layer.declared.shown_at_start and (not layer.letter or layer.declared.key == INTERVENTIONS)
    _text(folder, "visibility", str(int(shown)))
    for shape, row in zip(in_degrees(layer.frame), layer.frame.to_dict("records"), strict=True):
        place = SubElement(folder, "Placemark")
        if not shown:
            _text(place, "visibility", "0")
        _describe(place, layer, row, request)
        _add_shape(place, shape)


def _describe(place: Element, layer: MapLayer, row: dict[str, object], request: ExportRequest) -> None:
    title = row.get(layer.label) or row.get(NAME.column) or row[LEGEND.column]
    _text(place, "name", str(title))
    _text(place, "styleUrl", f"#{_style_id(layer, str(row[CLASS.column]))}")
    data = SubElement(place, "ExtendedData")
    for field in layer.fields:
        value = _cell_text(field, row[field.column])
        if value:
            entry = SubElement(data, "Data", name=field.column)
            unit = f" ({request.text(field.unit)})" if field.unit else ""
            _text(entry, "displayName", request.text(field.label) + unit)
            _text(entry, "value", value)


def _cell_text(field: Field, value: object) -> str:
    if value is None or value is pd.NA:
        return ""
    if isinstance(value, float):
        decimals = field.decimals if field.decimals is not None else 3
        return f"{value:.{decimals}f}" if math.isfinite(value) else ""
    return str(value)


def _add_shape(parent: Element, shape: shapely.Geometry) -> None:
    if hasattr(shape, "geoms"):
        whole = SubElement(parent, "MultiGeometry")
        for part in shape.geoms:
            _add_shape(whole, part)
    elif shape.geom_type == "Polygon":
        polygon = SubElement(parent, "Polygon")
        _add_ring(polygon, "outerBoundaryIs", shape.exterior)
        for hole in shape.interiors:
            _add_ring(polygon, "innerBoundaryIs", hole)
    else:
        _add_coordinates(SubElement(parent, shape.geom_type), shape)


def _add_ring(polygon: Element, side: str, ring: shapely.Geometry) -> None:
    _add_coordinates(SubElement(SubElement(polygon, side), "LinearRing"), ring)


def _add_coordinates(parent: Element, shape: shapely.Geometry) -> None:
    pairs = shapely.get_coordinates(shape).tolist()
    SubElement(parent, "coordinates").text = " ".join(f"{lon:.8f},{lat:.8f}" for lon, lat in pairs)


def _add_style(document: Element, key: str, symbol: Symbol) -> None:
    style = SubElement(document, "Style", id=key)
    icon = SubElement(style, "IconStyle")
    _text(icon, "color", _colour(symbol.fill or symbol.line, 1.0))
    line = SubElement(style, "LineStyle")
    _text(line, "color", _colour(symbol.line or symbol.fill, 1.0))
    _text(line, "width", f"{symbol.width_px:g}")
    fill = SubElement(style, "PolyStyle")
    _text(fill, "color", _colour(symbol.fill, symbol.opacity))
    _text(fill, "fill", str(int(bool(symbol.fill))))
    _text(fill, "outline", str(int(bool(symbol.line))))


def _colour(colour: str, opacity: float) -> str:
    """aabbggrr, as KML wants it."""
    red, green, blue = (colour or "#ffffff")[1:3], (colour or "#ffffff")[3:5], (colour or "#ffffff")[5:7]
    return f"{round(255 * opacity):02x}{blue}{green}{red}"


def _style_id(layer: MapLayer, key: str) -> str:
    return f"{layer.key}-{key}"


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = inert(text)


EXPORT = Export(
    key="kml",
    name=Message("KML (field, Ovital, Google Earth)"),
    about=Message("One file in WGS 84 degrees with colours and fields, for looking at on site."),
    extension=".kml",
    media_type="application/vnd.google-earth.kml+xml",
    write=write,
    magic=b"<?xml",
)
