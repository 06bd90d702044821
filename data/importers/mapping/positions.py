"""Positions of the rows of a layer in metres: from shapes, coordinates or addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS

from base.words import Message, Text
from data.importers.files.raw_layers import Bools, RawLayer, Shapes
from data.importers.mapping.errors import CoordinatesNotFound, OutsidePlace, SystemUnknown
from data.importers.mapping.reading_values import text_of
from data.importers.mapping.recipe import Recipe
from data.importers.mapping.table_coordinates import coordinate_trouble, table_coordinates
from data.importers.mapping.their_names import comparable_name
from spatial.datum_accuracy import accuracy_messages
from spatial.fitting import Similarity, fit_similarity
from spatial.network import Floats
from spatial.projecting import to_metres
from spatial.system_guess import NEAR_KM
from spatial.systems import CoordinateSystem

_SAMPLE = 1000


@dataclass(frozen=True, eq=False)
class RowPositions:
    """shapes: (N,) in the metric CRS, None for rows without a position. messages: what was left out."""

    shapes: Shapes
    messages: tuple[Text, ...] = ()


def raw_coordinates(layer: RawLayer, recipe: Recipe) -> Floats:
    """(n, 2) the numbers of the layer as they stand in the file: what a system is guessed from."""
    if layer.kind == "table":
        xy = table_coordinates(layer, recipe.x, recipe.y).xy
        return xy[np.isfinite(xy).all(axis=1)]
    return shapely.get_coordinates(layer.shapes)


def place_rows(
    layer: RawLayer, recipe: Recipe, crs: CRS, near: shapely.Point | None, compounds: gpd.GeoDataFrame
) -> RowPositions:
    """Every row of the layer in `crs`.

    near: a point of the community in `crs`; rows more than NEAR_KM away are left out. A table without
    coordinates takes the middle of the compound that it names. Raises SystemUnknown, OutsidePlace and
    CoordinatesNotFound.
    """
    if layer.kind == "table" and is_by_address(recipe):
        return _by_address(layer, recipe, compounds)
    shapes, messages = layer.shapes, datum_messages(layer, recipe, crs)
    if layer.kind == "table":
        if trouble := coordinate_trouble(layer, recipe.x, recipe.y):
            raise CoordinatesNotFound(file=layer.name, trouble=trouble)
        found = table_coordinates(layer, recipe.x, recipe.y)
        shapes, messages = _points(found.xy), (*found.messages, *messages)
    there = _near_enough(shapely.transform(shapes, metre_transform(layer, recipe, crs)), near, layer.name)
    return RowPositions(there.shapes, (*messages, *there.messages))


def is_by_address(recipe: Recipe) -> bool:
    """Whether the rows of a table lie where the compound lies that they name."""
    return not (recipe.x and recipe.y) and "compound" in recipe.columns


def form_messages(layer: RawLayer, recipe: Recipe) -> tuple[Text, ...]:
    """In what form the coordinates of a layer were found, before anything is known of their system."""
    if layer.kind != "table":
        return layer.messages
    return table_coordinates(layer, recipe.x, recipe.y).messages


def datum_messages(layer: RawLayer, recipe: Recipe, crs: CRS) -> tuple[Text, ...]:
    """How far off the rows may lie, where their system says less than that about the globe."""
    if recipe.system is None or recipe.system == CoordinateSystem(crs.to_string()):
        return ()
    degrees = recipe.system.degrees(raw_coordinates(layer, recipe)[:_SAMPLE])
    degrees = degrees[np.isfinite(degrees).all(axis=1)]
    if not len(degrees):
        return ()
    longitude, latitude = np.median(degrees, axis=0).tolist()
    return accuracy_messages(recipe.system, longitude, latitude)


def positions_from_points(recipe: Recipe, crs: CRS) -> Similarity:
    """The transform that the point pairs of a plan fix. Raises base.errors.FitError."""
    plan = np.array([pair[0] for pair in recipe.pairs], dtype=np.float64).reshape(-1, 2)
    place = np.array([pair[1] for pair in recipe.pairs], dtype=np.float64).reshape(-1, 2)
    return fit_similarity(plan, to_metres(place, crs) if len(place) else place, recipe.swapped)


def metre_transform(layer: RawLayer, recipe: Recipe, crs: CRS) -> Callable[[Floats], Floats]:
    """From coordinates of the layer to metres in `crs`. Raises SystemUnknown and base.errors.FitError."""
    if recipe.system is not None:
        system = recipe.system
        return lambda xy: system.metres(xy, crs)
    if not recipe.pairs:
        raise SystemUnknown(file=layer.name)
    return positions_from_points(recipe, crs).transform


def _points(xy: Floats) -> Shapes:
    """Points, None where a coordinate is missing."""
    points = np.full(len(xy), None, dtype=object)
    known = np.isfinite(xy).all(axis=1)
    points[known] = shapely.points(xy[known])
    return points


def _by_address(layer: RawLayer, recipe: Recipe, compounds: gpd.GeoDataFrame) -> RowPositions:
    """The middle of the compound that a row names, by id or by either of its names."""
    known = {
        comparable_name(name): point
        for column in ("id", "name_zh", "name_en")
        for name, point in zip(compounds[column], compounds.geometry.representative_point(), strict=True)
        if name
    }
    names = layer.columns.get(recipe.columns.get("compound", ""), [None] * len(layer))
    shapes = np.empty(len(layer), dtype=object)
    shapes[:] = [known.get(comparable_name(text_of(name))) for name in names]
    return RowPositions(shapes)


def _near_enough(shapes: Shapes, near: shapely.Point | None, name: str) -> RowPositions:
    """Shapes with no place on earth, or far from the community, are left out."""
    usable = _is_finite(shapes)
    messages: list[Text] = []
    if near is not None and usable.any():
        away_km = np.full(len(shapes), np.inf)
        away_km[usable] = shapely.distance(shapes[usable], near) / 1000
        if np.median(away_km[usable]) > NEAR_KM:
            raise OutsidePlace(file=name, away_km=float(np.median(away_km[usable])))
        far = usable & (away_km > NEAR_KM)
        if far.any():
            messages.append(
                Message(
                    "{sum} rows are more than {near_km:g} km away and were skipped.",
                    sum=int(far.sum()),
                    near_km=NEAR_KM,
                )
            )
        usable &= ~far
    elif len(shapes) and not usable.any() and not shapely.is_missing(shapes).all():
        raise OutsidePlace(file=name, away_km=20_000.0)
    kept = shapes.copy()
    kept[~usable] = None
    return RowPositions(kept, tuple(messages))


def _is_finite(shapes: Shapes) -> Bools:
    xy, owner = shapely.get_coordinates(shapes, return_index=True)
    finite = ~shapely.is_missing(shapes)
    finite[owner[~np.isfinite(xy).all(axis=1)]] = False
    return finite
