"""KML for the field, packed with its icons (KMZ): a folder a layer, degrees in WGS 84, plain text.

An archive, because Google's documentation asks for one where a document has pictures of its own, and GDAL,
so QGIS, reads it. Pictures as `data:` addresses in a plain KML would be one file too, but no program promises
to show them, and links to a server need a network on site.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

import pandas as pd
import shapely

from base.colour import rgb
from base.words import Message
from exports.export import Export
from exports.kml_icons import icon_png, icon_scale
from exports.map_layers import CLASS, LEGEND, NAME, MapLayer, affected_homes, in_degrees, map_layers
from exports.origin import about, origin_lines
from exports.request import ExportRequest
from features.options.interventions_layer import KEY as INTERVENTIONS
from layers import Field, SymbolClass
from paper.archive import zip_files
from paper.clean_text import clean_text
from paper.labels import NAMED
from paper.markers import marker_spot

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_HEAD = b"<?xml version='1.0' encoding='utf-8'?>\n"


def write(request: ExportRequest) -> bytes:
    """The archive: the document, and a picture for each class of points."""
    layers = (*map_layers(request), *affected_homes(request))
    icons = {_icon(layer, one.key): icon_png(one.symbol) for layer in layers for one in _with_icon(layer)}
    return zip_files({"doc.kml": _document(layers, request), **icons}, request.made_on)


def _document(layers: Sequence[MapLayer], request: ExportRequest) -> bytes:
    root = Element("kml", xmlns=_NAMESPACE)
    document = SubElement(root, "Document")
    _text(document, "name", request.text(request.baseline.community.name))
    _text(document, "description", "\n".join([*about(request).values(), *origin_lines(request)]))
    for layer in layers:
        for one in layer.classes:
            _add_style(document, layer, one)
    for layer in layers:
        _add_folder(document, layer, request)
    for state in request.states:
        _add_signs(document, [one for one in layers if one.letter == state.letter], request)
    return _HEAD + tostring(root, encoding="utf-8")


def inert(text: str) -> str:
    """Text that map programs show as it is: they read names and descriptions as HTML, even escaped ones, and
    fill in `$[…]`, so the sign that begins each is written wide."""
    return clean_text(text).replace("<", "＜").replace("$[", "＄[").replace("&", "＆")


def _add_folder(document: Element, layer: MapLayer, request: ExportRequest) -> None:
    folder = SubElement(document, "Folder")
    _text(folder, "name", layer.name)
    _text(folder, "visibility", str(int(_is_shown(layer))))
    for shape, row in zip(in_degrees(layer.frame), layer.frame.to_dict("records"), strict=True):
        place = _add_place(folder, layer, row)
        _add_facts(place, layer, row, request)
        _add_shape(place, shape)


def _add_signs(document: Element, layers: Sequence[MapLayer], request: ExportRequest) -> None:
    """A point on each area and line with its name or sign, which programs write at points alone."""
    signed = [one for one in layers if one.kind != "point" and (_is_named(one) or _with_icon(one))]
    if not signed:
        return
    folder = SubElement(document, "Folder")
    letter = signed[0].letter
    name = (
        Message("Names and signs, option {letter}", letter=letter) if letter else Message("Names and signs")
    )
    _text(folder, "name", request.text(name))
    _text(folder, "visibility", str(int(not letter)))
    for layer in signed:
        spots = layer.frame.set_geometry([shapely.Point(marker_spot(one)) for one in layer.frame.geometry])
        for shape, row in zip(in_degrees(spots), spots.to_dict("records"), strict=True):
            _add_shape(_add_place(folder, layer, row), shape)


def _is_shown(layer: MapLayer) -> bool:
    """Today as the map shows it at first; of options what they build."""
    return layer.declared.shown_at_start and (not layer.letter or layer.declared.key == INTERVENTIONS)


def _is_named(layer: MapLayer) -> bool:
    return layer.declared.key in NAMED and bool(layer.label)


def _with_icon(layer: MapLayer) -> list[SymbolClass]:
    """The classes whose things carry a marker."""
    return [one for one in layer.classes if layer.kind == "point" or one.symbol.glyph]


def _add_place(folder: Element, layer: MapLayer, row: Mapping[str, object]) -> Element:
    place = SubElement(folder, "Placemark")
    title = row.get(layer.label) or row.get(NAME.column) or row[LEGEND.column]
    _text(place, "name", str(title))
    if not _is_shown(layer):
        _text(place, "visibility", "0")
    _text(place, "styleUrl", f"#{_style_id(layer, str(row[CLASS.column]))}")
    return place


def _add_facts(place: Element, layer: MapLayer, row: Mapping[str, object], request: ExportRequest) -> None:
    data = SubElement(place, "ExtendedData")
    for field in layer.fields:
        if field == CLASS:
            continue  # a key for programs: the legend says it in words
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


def _add_style(document: Element, layer: MapLayer, one: SymbolClass) -> None:
    """Google Earth knows no hatches: fills, lines and icons alone are as on the map."""
    symbol = one.symbol
    style = SubElement(document, "Style", id=_style_id(layer, one.key))
    icon = SubElement(style, "IconStyle")
    has_icon = one in _with_icon(layer)
    _text(icon, "scale", f"{icon_scale(symbol) if has_icon else 0:.2f}")
    if has_icon:
        _text(SubElement(icon, "Icon"), "href", _icon(layer, one.key))
    label = SubElement(style, "LabelStyle")
    _text(label, "scale", "0.8" if _is_named(layer) else "0")
    line = SubElement(style, "LineStyle")
    _text(line, "color", _colour(symbol.line or symbol.fill, 1.0))
    _text(line, "width", f"{symbol.width_px:g}")
    fill = SubElement(style, "PolyStyle")
    # Some programs paint the colour whatever `fill` says: of no fill it is clear.
    _text(fill, "color", _colour(symbol.fill, symbol.opacity if symbol.fill else 0.0))
    _text(fill, "fill", str(int(bool(symbol.fill))))
    _text(fill, "outline", str(int(bool(symbol.line))))


def _colour(colour: str, opacity: float) -> str:
    """aabbggrr, as KML wants it."""
    red, green, blue = rgb(colour or "#ffffff")
    return f"{round(255 * opacity):02x}{blue:02x}{green:02x}{red:02x}"


def _icon(layer: MapLayer, key: str) -> str:
    return f"icons/{layer.declared.key}-{key}.png"


def _style_id(layer: MapLayer, key: str) -> str:
    return f"{layer.key}-{key}"


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = inert(text)


EXPORT = Export(
    key="kml",
    name=Message("KML (field, Ovital, Google Earth)"),
    about=Message(
        "One file (KMZ) in WGS 84 degrees with colours, icons, names and fields, for looking at on site."
    ),
    extension=".kmz",
    media_type="application/vnd.google-earth.kmz",
    write=write,
    magic=b"PK\x03\x04",
)
