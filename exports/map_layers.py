"""The layers of an export request, split by geometry type, with texts in one language."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from base.words import Message, Text
from data.assess import Assessment
from data.model import Geometry
from exports.cell_values import plain_column, plain_text
from exports.request import ExportRequest
from features.options.interventions_layer import interventions_layer
from features.options.order import Scenario
from features.options.shift_layer import shift_layer
from layers import LAYERS, Field, Layer, SymbolClass
from paper.clean_text import clean_text
from spatial.network import Geometries

ID = Field("id", Message("Id"))
NAME = Field("name", Message("Name"))
CLASS = Field("class", Message("Class", context="column"))
LEGEND = Field("legend", Message("Legend"))
LEFT_OUT = {"encroachments": "settled"}
"""The class of a layer that maps on paper leave out."""
_KINDS: dict[Geometry, int] = {"polygon": 2, "line": 1, "point": 0}
_ENDINGS: dict[Geometry, str] = {"polygon": "area", "line": "line", "point": "point"}
_KIND_NAMES: dict[Geometry, Text] = {
    "polygon": Message("areas"),
    "line": Message("lines"),
    "point": Message("points"),
}
_DECIMALS = 8
"""Of a degree: about a millimetre."""


@dataclass(frozen=True, eq=False)
class MapLayer:
    """Rows of one layer, one kind of geometry, in one state of the community.

    key: plain ASCII, of its own in the request. name: of its own too; of_state: the same without the option.
    frame: in the community's CRS; its columns are those of `fields`, whose words are written out, and
    `geometry`. classes: those that a row names; all_classes: those that one may name. letter: of the option,
    "" for today.
    """

    key: str
    name: str
    of_state: str
    kind: Geometry
    letter: str
    fields: tuple[Field, ...]
    classes: tuple[SymbolClass, ...]
    all_classes: tuple[SymbolClass, ...]
    frame: gpd.GeoDataFrame
    declared: Layer

    def with_frame(self, frame: gpd.GeoDataFrame) -> MapLayer:
        """The layer with some of its rows."""
        return replace(self, frame=frame)

    @property
    def label(self) -> str:
        """The column to be written on a map; empty for none."""
        return self.declared.label or (NAME.column if self.declared.title else "")


_made: WeakKeyDictionary[ExportRequest, tuple[MapLayer, ...]] = WeakKeyDictionary()
"""For as long as the request lives: the archive of everything asks for them once a format."""


def map_layers(request: ExportRequest) -> tuple[MapLayer, ...]:
    """From the ground up: today's, then of each option its interventions and the layers that it changes.

    A layer without rows is left out.
    """
    if request not in _made:
        _made[request] = tuple(one for state in request.states for one in _of_state(request, state))
    return _made[request]


def affected_homes(request: ExportRequest) -> tuple[MapLayer, ...]:
    """The homes that each option brings within reach of something, or puts out of reach."""
    return tuple(
        one
        for state in request.states
        if state.sketch is not None
        for one in layers_in(shift_layer(state.sketch.comparison), request, state)
    )


def layers_in(layer: Layer, request: ExportRequest, state: Scenario) -> Iterator[MapLayer]:
    """The rows of one declared layer in one state, a kind of geometry each; none without rows."""
    return _by_kind(layer, _rows(layer, state.assessment, request), request, state)


def in_degrees(frame: gpd.GeoDataFrame) -> Geometries:
    """The shapes in WGS 84 (EPSG:4326), longitude first, outer rings counter-clockwise (RFC 7946)."""
    shapes = frame.geometry.to_crs(4326).to_numpy()
    rounded = shapely.transform(shapes, lambda xy: np.round(xy, _DECIMALS))
    return np.asarray(shapely.orient_polygons(rounded, exterior_cw=False), dtype=object)


def _of_state(request: ExportRequest, state: Scenario) -> Iterator[MapLayer]:
    for layer in LAYERS:
        rows = _rows(layer, state.assessment, request)
        if state.sketch is None or not rows.equals(_rows(layer, request.baseline, request)):
            yield from _by_kind(layer, rows, request, state)
    if state.sketch is not None:
        yield from layers_in(interventions_layer(state.sketch), request, state)


def _rows(layer: Layer, assessment: Assessment, request: ExportRequest) -> gpd.GeoDataFrame:
    """Only what the declaration names: a column that a frame carries besides never leaves."""
    rows = layer.rows(assessment, request.view)
    rows = rows[~(rows.geometry.isna() | rows.geometry.is_empty)].reset_index(drop=True)
    legend = {one.key: one.label.text(request.language) for one in layer.classes(assessment, request.view)}
    columns: dict[str, object] = {ID.column: [clean_text(str(one)) for one in rows["id"]]}
    if layer.title:
        columns[NAME.column] = [plain_text(value, request.language) for value in rows[layer.title]]
    for field in _own_fields(layer):
        columns[field.column] = plain_column(field, rows[field.column], request.language)
    columns[CLASS.column] = rows["class"].astype(str)
    columns[LEGEND.column] = [legend[key] for key in rows["class"]]
    return gpd.GeoDataFrame(pd.DataFrame(columns), geometry=rows.geometry.to_numpy(), crs=rows.crs)


def _own_fields(layer: Layer) -> list[Field]:
    return [field for field in layer.fields if field.column not in (ID.column, layer.title)]


def _by_kind(
    layer: Layer, rows: gpd.GeoDataFrame, request: ExportRequest, state: Scenario
) -> Iterator[MapLayer]:
    dimension = shapely.get_dimensions(rows.geometry.to_numpy())
    classes = [one.in_language(request.language) for one in layer.classes(state.assessment, request.view)]
    title = [NAME] if layer.title else []
    for kind in layer.geometry:
        part = rows[np.asarray(dimension == _KINDS[kind])].reset_index(drop=True)
        if len(part):
            used = set(part[CLASS.column])
            yield MapLayer(
                key="_".join(filter(None, (layer.key, _ending(layer, kind), state.letter))),
                name=_name(layer, kind, request, state.letter),
                of_state=_name(layer, kind, request, ""),
                kind=kind,
                letter=state.letter,
                fields=(ID, *title, *_own_fields(layer), CLASS, LEGEND),
                classes=tuple(one for one in classes if one.key in used),
                all_classes=tuple(classes),
                frame=part,
                declared=layer,
            )


def _ending(layer: Layer, kind: Geometry) -> str:
    return _ENDINGS[kind] if len(layer.geometry) > 1 else ""


def _name(layer: Layer, kind: Geometry, request: ExportRequest, letter: str) -> str:
    """Of its own: the layer, its kind of geometry where it may have several, the option."""
    marks = [request.text(_KIND_NAMES[kind])] if len(layer.geometry) > 1 else []
    if letter:
        marks.append(request.text(Message("option {letter}", letter=letter)))
    name, marks_text = request.text(layer.name), request.text(Message(", ")).join(marks)
    return request.text(Message("{name} ({told})", name=name, told=marks_text)) if marks else name
