"""The areas of the cells of a grid in metres: as a file draws them, or around the middle of each."""

from __future__ import annotations

import numpy as np
import shapely
from pyproj import CRS

from data.importers.census.errors import CellSizeUnknownError, CellsWithoutShapeError
from data.importers.files.raw_layers import RawLayer, Shapes
from data.importers.mapping.errors import CoordinatesNotFound
from data.importers.mapping.positions import metre_transform
from data.importers.mapping.recipe import Recipe
from data.importers.mapping.table_coordinates import coordinate_trouble, table_coordinates
from spatial.network import Floats

LARGEST_M = 100_000.0
_DIGITS = 7
"""Of coordinates: a centimetre where they are degrees."""
_ALIKE = 0.02
_MOSTLY = 0.9


def needs_cell_size(layer: RawLayer, recipe: Recipe) -> bool:
    """Whether the layer has only the middle of each cell, at distances that tell no size."""
    return layer.kind in ("table", "point") and cell_spacing(_middles(layer, recipe)) is None


def cell_shapes(layer: RawLayer, recipe: Recipe, crs: CRS, size_m: float = 0.0) -> Shapes:
    """(N,) an area in metres for each row; None for rows without a place on the globe.

    size_m: of square cells around their middles; 0 where the distances between these tell it. Raises
    CellsWithoutShapeError, CellSizeUnknownError, CoordinatesNotFound and SystemUnknown.
    """
    transform = metre_transform(layer, recipe, crs)
    if layer.kind == "line":
        raise CellsWithoutShapeError(file=layer.name)
    if layer.kind == "polygon":
        return _usable(shapely.transform(layer.shapes, transform))
    middles = _middles(layer, recipe)
    if size_m:
        return _usable(_boxes(transform(middles), size_m, size_m))
    spacing = cell_spacing(middles)
    if spacing is None:
        raise CellSizeUnknownError(file=layer.name)
    return _usable(shapely.transform(_boxes(middles, *spacing), transform))


def _middles(layer: RawLayer, recipe: Recipe) -> Floats:
    """(N, 2) as they stand in the file, NaN where a row has none."""
    if layer.kind == "point":
        return shapely.get_coordinates(shapely.centroid(layer.shapes))
    if layer.kind != "table":
        return np.empty((0, 2))
    if trouble := coordinate_trouble(layer, recipe.x, recipe.y):
        raise CoordinatesNotFound(file=layer.name, trouble=trouble)
    return table_coordinates(layer, recipe.x, recipe.y).xy


def cell_spacing(middles: Floats) -> tuple[float, float] | None:
    """How far the middles lie apart along both axes; None where they stand in no rows and columns."""
    known = middles[np.isfinite(middles).all(axis=1)]
    across, along = (_spacing(known[:, axis]) for axis in (0, 1))
    if across is None or along is None:
        return None
    one = across or along
    return (across or one, along or one) if one else None


def _spacing(values: Floats) -> float | None:
    """The step between values; 0 where all are the same, None where they have no common step."""
    steps = np.diff(np.unique(np.round(values, _DIGITS)))
    if not len(steps):
        return 0.0
    step = float(np.median(steps[steps <= steps.min() * (1 + 2 * _ALIKE)]))
    times = steps / step
    return step if np.mean(np.abs(times - np.round(times)) <= _ALIKE * times) >= _MOSTLY else None


def _boxes(middles: Floats, width: float, height: float) -> Shapes:
    """Rectangles around the middles, None where there is none."""
    boxes = np.full(len(middles), None, dtype=object)
    known = np.isfinite(middles).all(axis=1)
    (x, y), right, up = middles[known].T, width / 2, height / 2
    boxes[known] = shapely.box(x - right, y - up, x + right, y + up)
    return boxes


def _usable(shapes: Shapes) -> Shapes:
    """Valid areas, None for those without ground or with coordinates off the globe."""
    xy, owner = shapely.get_coordinates(shapes, return_index=True)
    usable = ~shapely.is_missing(shapes) & ~shapely.is_empty(shapes)
    usable[owner[~np.isfinite(xy).all(axis=1)]] = False
    found = shapes.copy()
    found[~usable] = None
    broken = usable & ~shapely.is_valid(found)
    found[broken] = shapely.make_valid(found[broken], method="structure", keep_collapsed=False)
    found[usable & ~(shapely.area(found) > 0)] = None
    return found
