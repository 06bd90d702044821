"""What the steps of a community share: its CRS, where it lies, which layers a change touches."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS

from data.frames import Layers
from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.positions import raw_coordinates
from data.importers.mapping.recipe import Recipe
from features.own_community.errors import NoCommunityPlaceError
from features.own_community.spatial_references import belonging
from features.own_community.state import CommunityState
from spatial.crs import metric_crs_for
from spatial.network import Floats
from spatial.projecting import to_metres

FIRST_GRID = "1"
"""The grid that stands for the whole ground until people bring theirs."""


def layers_to_write(layers: Layers, before: CommunityState, touched: Layers) -> dict[str, gpd.GeoDataFrame]:
    """The layers that must be written: those touched, and those whose references moved."""
    after = belonging(layers)
    return {
        name: frame
        for name, frame in after.items()
        if name in touched or (name in before.layers and frame is not layers[name])
    }


def with_crs(state: CommunityState, layer: RawLayer, recipe: Recipe) -> CommunityState:
    """The state with the metric CRS of the place; of the layer's own where none is known yet.

    Of a plan with an origin of its own it is the CRS of the places in its point pairs.
    """
    if state.epsg:
        return state
    degrees = _degrees(layer, recipe)
    if not len(degrees):
        raise NoCommunityPlaceError
    longitude, latitude = np.median(degrees, axis=0)
    if not (abs(longitude) <= 180 and abs(latitude) <= 90):  # nor where they are no numbers
        raise NoCommunityPlaceError
    return replace(state, epsg=epsg_of(metric_crs_for(float(longitude), float(latitude))))


def _degrees(layer: RawLayer, recipe: Recipe) -> Floats:
    if recipe.system is None:
        return np.array([place for _, place in recipe.pairs], dtype=np.float64).reshape(-1, 2)
    return recipe.system.degrees(raw_coordinates(layer, recipe))


def epsg_of(crs: CRS) -> int:
    """The code of a CRS that was made from one."""
    code = crs.to_epsg()
    assert code is not None
    return code


def near_degrees(state: CommunityState) -> tuple[float, float] | None:
    """A place inside the ground, longitude and latitude; None while there is none."""
    if not state.boundary:
        return None
    point = shapely.geometry.shape(state.boundary).representative_point()
    return point.x, point.y


def near_point(state: CommunityState, crs: CRS) -> shapely.Point | None:
    """The same in `crs`."""
    degrees = near_degrees(state)
    return None if degrees is None else shapely.Point(to_metres(np.array([degrees]), crs)[0])
