"""Edits by hand: draw, change and delete shapes, import the people's table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS

from base.words import Message, Text
from data.frames import Layers
from data.importers.files.raw_layers import Kind, RawLayer
from data.importers.files.source_file import SourceFile
from data.importers.mapping.convert_layer import convert_layer
from data.importers.mapping.fitting_shapes import fit_shapes
from data.importers.mapping.recipe import Recipe
from data.repair.repair import key_column
from features.own_community import community_area
from features.own_community.by_table import edit_cells
from features.own_community.community_versions import OwnCommunity
from features.own_community.edit import Edit
from features.own_community.errors import NoSuchGroundError, NothingToEnterError
from features.own_community.importing import append_rows
from features.own_community.people_table import PeopleImport, people_from
from features.own_community.placement import FIRST_GRID, near_point
from features.own_community.row_search import places_near
from features.own_community.state import KeptFile
from spatial.systems import CoordinateSystem

_KINDS: tuple[Kind, ...] = ("point", "line", "polygon")


def draw_shape(
    edit: Edit, target: str, geometry: Mapping[str, Any], constants: Mapping[str, str]
) -> OwnCommunity:
    """Add one thing drawn by hand (GeoJSON in WGS 84) to a layer of a community.

    constants: its values by column; an entrance that does not say so leads into what lies nearest. Raises as
    `preview_layer` does, NoSuchGroundError for what is no shape, and NothingToEnterError.
    """
    shape, state, layers = _shape_of(geometry), edit.known.state, edit.layers()
    if target == "entrances":
        constants = {"of": _entrance_owner(layers, in_metres(geometry, layers["grids"].crs)), **constants}
    recipe = Recipe(target, {}, constants, system=CoordinateSystem("EPSG:4326"))
    near = near_point(state, layers["grids"].crs)
    taken = convert_layer(_layer_of(shape, constants), recipe, layers, edit.catalogue, near)
    old = layers[target]
    if target == "grids" and old["code"].tolist() == [FIRST_GRID] and state.boundary:
        old = old.iloc[:0]  # the first grid that people draw takes the place of the one for the whole ground
    changed = edit.with_rows(layers, target, append_rows(old, taken.frame))
    assumed = (*state.notes.get("drawn", ()), *taken.assumed)
    notes = {**state.notes, "drawn": tuple({note.key: note for note in assumed}.values())}
    what = Message("Drew a shape on the map")
    return edit.save(replace(state, notes=notes), what, changed)


def _layer_of(shape: shapely.Geometry, constants: Mapping[str, str]) -> RawLayer:
    """The shape as a file would have it."""
    kind = _KINDS[int(shapely.get_dimensions(shape))]
    return RawLayer(
        "✎",
        kind,
        {name: [""] for name in constants},
        np.array([shape], dtype=object),
        np.zeros(1, dtype=bool),
    )


def _entrance_owner(layers: Layers, shape: shapely.Geometry) -> str:
    """The id of what an entrance leads into, unless a person says otherwise."""
    near = places_near(layers, shapely.centroid(shape), 1)
    if not near:
        raise NothingToEnterError
    return near[0].id


def reshape(edit: Edit, target: str, name: str, geometry: Mapping[str, Any]) -> OwnCommunity:
    """Give the row of a layer that is called `name` another shape (GeoJSON in WGS 84).

    Its people and values stay; where it belongs is looked at anew only if that place is gone. Raises
    NoSuchGroundError for what the layer cannot hold, and CommunityDataError.
    """
    layers = edit.layers()
    frame, key = layers[target], key_column(target)
    there = in_metres(geometry, frame.crs)
    fit, _ = fit_shapes(np.array([there], dtype=object), target, 0.0)
    row = np.flatnonzero(frame[key] == name)
    if fit[0] is None or not len(row):
        raise NoSuchGroundError
    shapes = frame.geometry.to_numpy().copy()
    shapes[row[0]] = fit[0]
    moved = frame.set_geometry(shapes, crs=frame.crs)
    changed = edit.with_rows(layers, target, moved)
    what = Message("Reshaped: {name}", name=name)
    return edit.save(edit.known.state, what, changed)


def remove_row(edit: Edit, target: str, name: str) -> OwnCommunity:
    """Remove the row of a layer that is called `name`."""
    return edit_cells(edit, target, {}, [name])


def in_metres(geometry: Mapping[str, Any], crs: CRS) -> shapely.Geometry:
    """A shape (GeoJSON in WGS 84) in `crs`. Raises NoSuchGroundError."""
    return community_area.in_metres(_shape_of(geometry), crs)


def _shape_of(geometry: Mapping[str, Any]) -> shapely.Geometry:
    """The shape, with finite coordinates. Raises NoSuchGroundError."""
    try:
        shape = shapely.geometry.shape(geometry)
    except (ValueError, TypeError, KeyError, AttributeError, shapely.errors.ShapelyError) as error:
        raise NoSuchGroundError from error
    if shape.is_empty or not np.isfinite(shapely.get_coordinates(shape)).all():
        raise NoSuchGroundError
    return shape


def preview_people(
    edit: Edit, layer: RawLayer, recipe: Recipe | None = None
) -> tuple[PeopleImport, gpd.GeoDataFrame]:
    """What a filled-in table would change, and the homes before; nothing is stored. Raises NoMatchError."""
    layers = edit.layers()
    homes = layers["residences"]
    return people_from(layer, homes, edit.catalogue, recipe, layers["compounds"]), homes


def import_people(
    edit: Edit, source: SourceFile, raw: bytes, layer: RawLayer, recipe: Recipe | None = None
) -> tuple[OwnCommunity, tuple[Text, ...]]:
    """The community with the people of a filled-in table, and what was done. Raises NoMatchError.

    layer: the table, one of the file. recipe: its columns; guessed where it is None.
    """
    before = edit.known.state
    counted, _ = preview_people(edit, layer, recipe)
    notes = {**before.notes, "residences": counted.assumed}
    kept = KeptFile(source.sha256, source.name, layer.name, "people")
    state = replace(before, notes=notes, files=(*before.files, kept))
    what = Message("Imported population from {source}", source=source.name)
    return edit.save(state, what, {"residences": counted.homes}, [raw]), counted.messages
