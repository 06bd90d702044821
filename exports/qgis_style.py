"""The style of a layer as QGIS keeps it (QML): symbols by class, labels, forms, field aliases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from base.colour import rgb
from base.words import Message
from data.model import Geometry
from exports.boundary_layer import KEY as BOUNDARY
from exports.map_layers import CLASS, ID, LEGEND, MapLayer
from exports.qgis_symbol import FONT, OTHER, OTHER_FONTS, add_symbol
from paper.labels import NAMED

_LINE_PLACEMENT, _AROUND_POINT, _OVER = "2", "0", "1"
_PLACEMENTS: dict[Geometry, str] = {"line": _LINE_PLACEMENT, "point": _AROUND_POINT, "polygon": _OVER}
_TEXT_PT = 8.0
_BELOW, _OFFSET_MM = "7", "3"
"""Where the name of an area stands that has a marker in its middle."""
_OTHER = Message("Other", context="class on a map")
_NEW_ID = "substr(uuid('WithoutBraces'), 1, 8)"
_ITS_LEGEND = 'represent_value("class")'


def qgis_style(layer: MapLayer, language: str, unnamed: Collection[str] = ()) -> str:
    """The style as XML; QGIS 3.16 and later read it. The things with the ids `unnamed` get no label."""
    root = Element("qgis", version="3.22.0", styleCategories="Symbology|Labeling|Fields|Forms")
    add_style(root, layer, language, unnamed)
    return f"<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n{tostring(root, encoding='unicode')}"


def add_style(
    parent: Element,
    layer: MapLayer,
    language: str,
    unnamed: Collection[str] = (),
    numbered: Sequence[str] = (),
) -> None:
    """Add how the layer is drawn, labelled and edited; names of the ids `numbered` begin with a number."""
    is_named = layer.declared.key in NAMED and bool(layer.label)
    parent.set("labelsEnabled", str(int(is_named)))
    if layer.declared.key == BOUNDARY:
        _add_veil(parent, layer)
    else:
        _add_renderer(parent, layer, language)
    if is_named:
        _add_labels(parent, layer, _label_of(layer, unnamed, numbered))
    _add_forms(parent, layer, language)
    _add_aliases(parent, layer, language)


def _add_veil(parent: Element, layer: MapLayer) -> None:
    """All but the areas themselves is covered."""
    around = _add(parent, "renderer-v2", type="invertedPolygonRenderer", preprocessing="0")
    single = _add(around, "renderer-v2", type="singleSymbol", symbollevels="0")
    add_symbol(SubElement(single, "symbols"), "0", layer.all_classes[0].symbol, layer.kind)


def _add_renderer(parent: Element, layer: MapLayer, language: str) -> None:
    """Every class that a row may name, and one for those that name none."""
    renderer = _add(parent, "renderer-v2", type="categorizedSymbol", attr=CLASS.column, symbollevels="0")
    categories, symbols = SubElement(renderer, "categories"), SubElement(renderer, "symbols")
    known = [(one.key, one.label.text(language), one.symbol) for one in layer.all_classes]
    for number, (key, label, symbol) in enumerate([*known, ("", _OTHER.text(language), OTHER)]):
        _add(categories, "category", render="true", symbol=str(number), value=key, label=label, type="string")
        add_symbol(symbols, str(number), symbol, layer.kind)


def _label_of(layer: MapLayer, unnamed: Collection[str], numbered: Sequence[str]) -> str:
    """The column of the names, or an expression where some have no label or begin with a number."""
    here = set(layer.frame[ID.column])
    ids = ", ".join(quoted_text(one) for one in sorted(here & set(unnamed)))
    if ids:
        return f'if("{ID.column}" IN ({ids}), NULL, "{layer.label}")'
    if here & set(numbered):
        order = ", ".join(map(quoted_text, numbered))
        return f'to_string(array_find(array({order}), "{ID.column}") + 1) || \' \' || "{layer.label}"'
    return layer.label


def _add_labels(parent: Element, layer: MapLayer, what: str) -> None:
    """As the names on paper look."""
    naming = NAMED[layer.declared.key]
    settings = _add(_add(parent, "labeling", type="simple"), "settings", calloutType="simple")
    look = {
        "fontFamily": FONT,
        "fontSize": f"{_TEXT_PT * naming.size:g}",
        "fontSizeUnit": "Point",
        "fontWeight": "75" if naming.heavy else "50",
        "namedStyle": "Bold" if naming.heavy else "Regular",
        "textColor": ",".join(str(part) for part in (*rgb(naming.ink), 255)),
    }
    text = _add(settings, "text-style", fieldName=what, isExpression=str(int(what != layer.label)), **look)
    families = SubElement(text, "families")
    for family in OTHER_FONTS:
        _add(families, "family", name=family)
    _add(
        text,
        "text-buffer",
        bufferDraw="1",
        bufferSize="0.8",
        bufferSizeUnits="MM",
        bufferColor="255,255,255,230",
    )
    place = {"placement": _PLACEMENTS[layer.kind], "centroidInside": "1", "centroidWhole": "1"}
    if layer.kind == "polygon" and any(one.symbol.glyph for one in layer.classes):
        place |= {"quadOffset": _BELOW, "yOffset": _OFFSET_MM, "offsetUnits": "MM"}
    _add(settings, "placement", priority=str(9 - naming.rank), **place)


def _add_forms(parent: Element, layer: MapLayer, language: str) -> None:
    """Lists to choose from, so that a drawn feature has its look at once; what follows from it fills itself
    in."""
    fields = SubElement(parent, "fieldConfiguration")
    classes = [(one.label.text(language), one.key) for one in layer.all_classes]
    _add_list(fields, CLASS.column, classes)
    for field in layer.fields:
        if field.choices:
            words = [words.text(language) for _, words in field.choices]
            _add_list(fields, field.column, [(word, word) for word in words])
    _add(_add(fields, "field", name=LEGEND.column), "editWidget", type="Hidden")
    defaults = SubElement(parent, "defaults")
    _add(defaults, "default", field=ID.column, expression=_NEW_ID, applyOnUpdate="0")
    _add(defaults, "default", field=LEGEND.column, expression=_ITS_LEGEND, applyOnUpdate="1")


def _add_list(fields: Element, column: str, choices: Iterable[tuple[str, str]]) -> None:
    widget = _add(_add(fields, "field", name=column), "editWidget", type="ValueMap")
    whole = _add(SubElement(widget, "config"), "Option", type="Map")
    rows = _add(whole, "Option", type="List", name="map")
    for label, value in choices:
        _add(_add(rows, "Option", type="Map"), "Option", type="QString", name=label, value=value)


def _add_aliases(parent: Element, layer: MapLayer, language: str) -> None:
    """In the order of the table's columns, where `fid` stands first."""
    aliases = SubElement(parent, "aliases")
    for number, field in enumerate(layer.fields, start=1):
        unit = f" ({field.unit.text(language)})" if field.unit else ""
        _add(aliases, "alias", index=str(number), field=field.column, name=field.label.text(language) + unit)


def quoted_text(text: str) -> str:
    """The text as it stands in expressions and filters."""
    return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'"


def _add(parent: Element, tag: str, **attributes: str) -> Element:
    kept: Mapping[str, str] = attributes
    return SubElement(parent, tag, dict(kept))
