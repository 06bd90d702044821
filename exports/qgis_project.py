"""The project inside a GeoPackage: opened in QGIS, it looks like the map on paper."""

from __future__ import annotations

import json
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from base.colour import rgb
from base.words import Message
from exports.boundary_layer import KEY as BOUNDARY
from exports.map_layers import MapLayer
from exports.qgis_groups import Group, ProjectLayer, groups_of, layer_id
from exports.qgis_style import add_style
from exports.request import ExportRequest
from paper.archive import zip_files
from paper.clean_text import one_line
from paper.window import GROUND

PROJECT = Message("Map", context="QGIS project")
ABOUT_TABLE = Message("about", context="file")
_ABOUT_FIELDS = {"item": Message("Item", context="of what a file is"), "value": Message("Contents")}
_VEIL_NAME = Message("Faded around the community")
_GEOMETRIES = {"polygon": "Polygon", "line": "Line", "point": "Point"}
_MARGIN = 0.05
"""Of the ground that the map opens on."""
_STYLE_NAME = "default"


def qgis_project(request: ExportRequest, tables: Sequence[MapLayer], file: str) -> bytes:
    """The project (.qgz) whose layers lie in the GeoPackage called `file`, in the folder that it lies in."""
    text = tostring(_project(request, tables, file), encoding="unicode")
    head = "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n"
    return zip_files({"project.qgs": (head + text).encode("utf-8")}, request.made_on)


def project_row(request: ExportRequest, project: bytes) -> tuple[str, str, str]:
    """Name, metadata and content as QGIS keeps them in its table of projects."""
    facts = {"last_modified_time": f"{request.made_on.isoformat()}T00:00:00", "last_modified_user": ""}
    return request.text(PROJECT), json.dumps(facts), project.hex()


def _project(request: ExportRequest, tables: Sequence[MapLayer], file: str) -> Element:
    title = one_line(request.text(request.baseline.community.name))
    root = Element("qgis", projectname=title, version="3.22.0-Bia\u0142owie\u017ca")
    SubElement(root, "title").text = title
    _add_crs(SubElement(root, "projectCrs"), request)
    groups = groups_of(request, tables)
    veil = [
        ProjectLayer(layer_id(one.key, ""), one, request.text(_VEIL_NAME), True)
        for one in tables
        if one.declared.key == BOUNDARY
    ]
    _add_tree(root, request, veil, groups, file)
    _add_canvas(root, request)
    whole = SubElement(root, "projectlayers")
    for layer in [*veil, *(one for group in groups for one in group.layers)]:
        _add_layer(whole, layer, request, file)
    _add_about(whole, request, file)
    _add_themes(root, veil, groups)
    _add_properties(root)
    return root


def _add_tree(
    root: Element, request: ExportRequest, veil: Sequence[ProjectLayer], groups: Sequence[Group], file: str
) -> None:
    tree = SubElement(root, "layer-tree-group")
    for layer in veil:
        _add_tree_layer(tree, layer.id, layer.name, _source(file, layer.table.key, layer.rows), True)
    for group in groups:
        facts = {"name": group.name, "checked": _checked(group.shown), "expanded": str(int(group.shown))}
        node = SubElement(tree, "layer-tree-group", facts)
        for layer in group.layers:
            _add_tree_layer(
                node, layer.id, layer.name, _source(file, layer.table.key, layer.rows), layer.shown
            )
    _add_tree_layer(tree, layer_id("about", ""), request.text(ABOUT_TABLE), _source(file, "about"), False)


def _add_tree_layer(parent: Element, key: str, name: str, source: str, shown: bool) -> None:
    facts = {"id": key, "name": name, "source": source, "providerKey": "ogr"}
    SubElement(parent, "layer-tree-layer", {**facts, "checked": _checked(shown), "expanded": str(int(shown))})


def _add_layer(whole: Element, layer: ProjectLayer, request: ExportRequest, file: str) -> None:
    node = SubElement(whole, "maplayer", type="vector", geometry=_GEOMETRIES[layer.table.kind])
    _describe(node, layer.id, layer.name, _source(file, layer.table.key, layer.rows))
    _add_crs(SubElement(node, "srs"), request)
    manager = SubElement(node, "map-layer-style-manager", current=_STYLE_NAME)
    SubElement(manager, "map-layer-style", name=_STYLE_NAME)
    add_style(node, layer.table, request.language, layer.unnamed, layer.numbered)


def _add_about(whole: Element, request: ExportRequest, file: str) -> None:
    node = SubElement(whole, "maplayer", type="vector", geometry="No geometry")
    _describe(node, layer_id("about", ""), request.text(ABOUT_TABLE), _source(file, "about"))
    aliases = SubElement(node, "aliases")
    for number, (field, name) in enumerate(_ABOUT_FIELDS.items(), start=1):
        SubElement(aliases, "alias", index=str(number), field=field, name=request.text(name))


def _describe(node: Element, key: str, name: str, source: str) -> None:
    for tag, text in (("id", key), ("datasource", source), ("layername", name)):
        SubElement(node, tag).text = text
    SubElement(node, "provider", encoding="UTF-8").text = "ogr"


def _add_crs(parent: Element, request: ExportRequest) -> None:
    crs = request.baseline.community.crs
    system = SubElement(parent, "spatialrefsys", nativeFormat="Wkt")
    SubElement(system, "wkt").text = crs.to_wkt()
    SubElement(system, "authid").text = ":".join(crs.to_authority() or ())
    SubElement(system, "description").text = crs.name


def _add_canvas(root: Element, request: ExportRequest) -> None:
    """Let the map open on the community."""
    canvas = SubElement(root, "mapcanvas", name="theMapCanvas", annotationsVisible="1")
    SubElement(canvas, "units").text = "meters"
    extent = SubElement(canvas, "extent")
    ground = request.baseline.community.extent
    west, south, east, north = ground.bounds if not ground.is_empty else (0.0, 0.0, 1.0, 1.0)
    rim = _MARGIN * max(east - west, north - south)
    sides = {"xmin": west - rim, "ymin": south - rim, "xmax": east + rim, "ymax": north + rim}
    for side, value in sides.items():
        SubElement(extent, side).text = f"{value:.3f}"
    SubElement(canvas, "rotation").text = "0"
    _add_crs(SubElement(canvas, "destinationsrs"), request)


def _add_themes(root: Element, veil: Sequence[ProjectLayer], groups: Sequence[Group]) -> None:
    """A theme for each state, so that the map changes with one click."""
    presets = SubElement(root, "visibility-presets")
    ground = [one for group in groups if group.state is None for one in group.layers]
    names = [group.name for group in groups if group.state is None]
    for group in groups:
        if group.state is None:
            continue
        facts = {"name": group.name, "has-expanded-info": "0", "has-checked-group-info": "1"}
        preset = SubElement(presets, "visibility-preset", facts)
        for layer in [*veil, *(one for one in group.layers if one.shown), *ground]:
            SubElement(preset, "layer", id=layer.id, style=_STYLE_NAME, visible="1", expanded="0")
        checked = SubElement(preset, "checked-group-nodes")
        for name in [group.name, *names]:
            SubElement(checked, "checked-group-node", id=name)


def _add_properties(root: Element) -> None:
    """The colour of the ground, and paths that are told from the file's folder."""
    properties = SubElement(root, "properties")
    gui = SubElement(properties, "Gui")
    for name, part in zip(("Red", "Green", "Blue"), rgb(GROUND), strict=True):
        SubElement(gui, f"CanvasColor{name}Part", type="int").text = str(part)
    SubElement(SubElement(properties, "Paths"), "Absolute", type="bool").text = "false"
    SubElement(SubElement(properties, "SpatialRefSys"), "ProjectionsEnabled", type="int").text = "1"


def _source(file: str, table: str, rows: str = "") -> str:
    return f"./{file}|layername={table}" + (f"|subset={rows}" if rows else "")


def _checked(shown: bool) -> str:
    return "Qt::Checked" if shown else "Qt::Unchecked"
