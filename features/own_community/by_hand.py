"""What a person does by hand: draw things, change and delete them, load the people's table back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from base.words import Message, Text
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.importers.files.raw_layers import Kind, RawLayer
from data.importers.files.source_file import SourceFile
from data.importers.mapping.fitting_shapes import fitting
from data.importers.mapping.recipe import Recipe
from data.importers.mapping.take_in import taken_in
from data.layer_checks import validate_layers
from data.repair.repair import key_column
from data.store.connections import Connections
from features.own_community import community_area
from features.own_community.by_table import edited
from features.own_community.community_versions import Own, change, layers_of
from features.own_community.errors import NoSuchGroundError, NothingToEnterError
from features.own_community.people_table import people_from
from features.own_community.placement import FIRST_GRID, near_point, settled
from features.own_community.row_search import places_near
from features.own_community.state import KeptFile
from spatial.systems import System


def drawn(
    store: Connections,
    known: Own,
    target: str,
    geometry: Mapping[str, Any],
    constants: Mapping[str, str],
    catalogue: Catalogue,
    actor: str,
) -> Own:
    """The community with one thing drawn by hand (GeoJSON in WGS 84), besides what the layer holds.

    constants: its values by column; an entrance that does not say so leads into what lies nearest. Raises as
    `previewed` does, NoSuchGroundError for what is no shape, and NothingToEnterError.
    """
    shape = _shape_of(geometry)
    layers = layers_of(store, known.state)
    if target == "entrances":
        constants = {"of": _entered(layers, in_metres(geometry, layers["grids"].crs)), **constants}
    shapes = np.array([shape], dtype=object)
    kinds: tuple[Kind, ...] = ("point", "line", "polygon")
    by_hand = RawLayer(
        "✎",
        kinds[int(shapely.get_dimensions(shape))],
        {name: [""] for name in constants},
        shapes,
        np.zeros(1, dtype=bool),
    )
    recipe = Recipe(target, {}, constants, system=System("EPSG:4326"))
    taken = taken_in(by_hand, recipe, layers, catalogue, near_point(known.state, layers["grids"].crs))
    old = layers[target]
    if target == "grids" and old["code"].tolist() == [FIRST_GRID] and known.state.boundary:
        old = old.iloc[:0]  # the first grid that people draw takes the place of the one for the whole ground
    joined = pd.concat([old, taken.frame], ignore_index=True) if len(old) else taken.frame
    changed = settled({**layers, target: joined}, known.state, {target: joined})
    validate_layers({**layers, **changed}, catalogue)
    assumed = (*known.state.notes.get("drawn", ()), *taken.assumed)
    notes = {**known.state.notes, "drawn": tuple({note.key: note for note in assumed}.values())}
    what = Message("Drew a shape on the map")
    return change(store, known, replace(known.state, notes=notes), what, actor, changed)


def _entered(layers: Layers, shape: shapely.Geometry) -> str:
    """The id of what an entrance leads into, unless a person says otherwise."""
    near = places_near(layers, shapely.centroid(shape), 1)
    if not near:
        raise NothingToEnterError
    return near[0].id


def reshaped(
    store: Connections,
    known: Own,
    target: str,
    name: str,
    geometry: Mapping[str, Any],
    catalogue: Catalogue,
    actor: str,
) -> Own:
    """The community with another shape (GeoJSON in WGS 84) for the row of a layer that is called `name`.

    Its people and values stay; where it belongs is looked at anew only if that place is gone. Raises
    NoSuchGroundError for what the layer cannot hold, and CommunityDataError.
    """
    layers = layers_of(store, known.state)
    frame, key = layers[target], key_column(target)
    there = in_metres(geometry, frame.crs)
    fit, _ = fitting(np.array([there], dtype=object), target, 0.0)
    row = np.flatnonzero(frame[key] == name)
    if fit[0] is None or not len(row):
        raise NoSuchGroundError
    shapes = frame.geometry.to_numpy().copy()
    shapes[row[0]] = fit[0]
    moved = frame.set_geometry(shapes, crs=frame.crs)
    changed = settled({**layers, target: moved}, known.state, {target: moved})
    validate_layers({**layers, **changed}, catalogue)
    what = Message("Reshaped: {name}", name=name)
    return change(store, known, known.state, what, actor, changed)


def removed(store: Connections, known: Own, target: str, name: str, catalogue: Catalogue, actor: str) -> Own:
    """The community without the row of a layer that is called `name`."""
    return edited(store, known, target, {}, [name], catalogue, actor)


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


def counted_anew(
    store: Connections, known: Own, source: SourceFile, raw: bytes, catalogue: Catalogue, actor: str
) -> tuple[Own, tuple[Text, ...]]:
    """The community with the people of a filled-in table, and what was done. Raises NoMatchError."""
    layers = layers_of(store, known.state)
    counted = people_from(source.layers[0], layers["residences"], catalogue)
    notes = {**known.state.notes, "residences": counted.assumed}
    kept = KeptFile(source.sha256, source.name, source.layers[0].name, "people")
    state = replace(known.state, notes=notes, files=(*known.state.files, kept))
    what = Message("Counted people from {source}", source=source.name)
    return change(store, known, state, what, actor, {"residences": counted.homes}, [raw]), counted.told
