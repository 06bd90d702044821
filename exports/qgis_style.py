"""The style of a layer as QGIS keeps it (QML): symbols by class, labels, field aliases."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree.ElementTree import Element, SubElement, tostring

from data.model import Geometry
from exports.map_layers import CLASS, MapLayer
from exports.qgis_symbol import COLOUR_OF_TEXT, FONT, add_symbol

_LINE_PLACEMENT, _AROUND_POINT, _INSIDE = "2", "0", "1"
_PLACEMENTS: dict[Geometry, str] = {"line": _LINE_PLACEMENT, "point": _AROUND_POINT, "polygon": _INSIDE}


def qgis_style(layer: MapLayer, language: str) -> str:
    """The style as XML; QGIS 3.16 and later read it."""
    root = Element(
        "qgis",
        version="3.22.0",
        styleCategories="Symbology|Labeling|Fields|Forms",
        labelsEnabled=str(int(bool(layer.declared.label))),
    )
    _add_renderer(root, layer, language)
    if layer.declared.label:
        _add_labels(root, layer)
    _add_aliases(root, layer, language)
    return f"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n{tostring(root, encoding='unicode')}"


def _add_renderer(root: Element, layer: MapLayer, language: str) -> None:
    renderer = _add(root, "renderer-v2", type="categorizedSymbol", attr=CLASS.column, symbollevels="0")
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    for number, one in enumerate(layer.classes):
        label = one.label.text(language)
        _add(categories, "category", render="true", symbol=str(number), value=one.key, label=label)
        add_symbol(symbols, str(number), one.symbol, layer.kind)


def _add_labels(root: Element, layer: MapLayer) -> None:
    settings = _add(_add(root, "labeling", type="simple"), "settings", calloutType="simple")
    look = {"fontFamily": FONT, "fontSize": "10", "fontSizeUnit": "Point", "textColor": COLOUR_OF_TEXT}
    text = _add(settings, "text-style", fieldName=layer.label, isExpression="0", **look)
    _add(text, "text-buffer", bufferDraw="1", bufferSize="1", bufferColor="255,255,255,230")
    _add(settings, "placement", placement=_PLACEMENTS[layer.kind])


def _add_aliases(root: Element, layer: MapLayer, language: str) -> None:
    """In the order of the table's columns, where `fid` stands first."""
    aliases = SubElement(root, "aliases")
    for number, field in enumerate(layer.fields, start=1):
        unit = f" ({field.unit.text(language)})" if field.unit else ""
        _add(aliases, "alias", index=str(number), field=field.column, name=field.label.text(language) + unit)


def _add(parent: Element, tag: str, **attributes: str) -> Element:
    kept: Mapping[str, str] = attributes
    return SubElement(parent, tag, dict(kept))
