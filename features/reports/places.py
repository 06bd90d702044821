"""Where a report is: its point on the community's ground, and the space or path that it touches."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import shapely

from base.bounded_cache import OwnedCache
from base.late_modules import geopandas as gpd
from data.catalogue.model import Catalogue
from data.model import Community
from data.profile import parameter
from features.reports.errors import BadPositionError, FarAwayError
from spatial.projecting import to_degrees, to_metres


def place_of(community: Community, catalogue: Catalogue, position: tuple[float, float]) -> shapely.Point:
    """The point in the community's CRS. position: longitude, latitude, WGS 84.

    Raises BadPositionError, or FarAwayError beyond `report_outside_m` from the community.
    """
    longitude, latitude = position
    if not (
        math.isfinite(longitude) and math.isfinite(latitude) and abs(longitude) <= 180 >= 2 * abs(latitude)
    ):
        raise BadPositionError(longitude=longitude, latitude=latitude)
    x, y = to_metres(np.array([[longitude, latitude]]), community.crs)[0].tolist()
    place = shapely.Point(x, y)
    ground = extent_of(community)
    distance_m = 0.0 if ground.is_empty else float(shapely.distance(place, ground))
    if not math.isfinite(distance_m) or distance_m > parameter(catalogue, "report_outside_m"):
        raise FarAwayError(distance_m=distance_m)
    return place


def position_of(community: Community, place: shapely.Point) -> tuple[float, float]:
    """Longitude and latitude, WGS 84, of a point in the community's CRS."""
    longitude, latitude = to_degrees(np.array([[place.x, place.y]]), community.crs)[0].tolist()
    return longitude, latitude


def epsg_of(community: Community) -> int:
    """The code of the community's CRS; 0 where it has none."""
    return _ground(community).epsg


def space_at(community: Community, shape: shapely.Geometry) -> str:
    """Id of the public space that the shape lies in, of several the one with most of it; "" for none."""
    spaces = community.public_spaces
    met = _rows_within(spaces, shape, 0.0)
    if not len(met):
        return ""
    common = shapely.intersection(spaces.geometry.to_numpy()[met], shape)
    size = shapely.area(common) if shapely.get_dimensions(shape) == 2 else shapely.length(common)
    return str(spaces["id"].iloc[met[int(np.argmax(size))]])


def path_at(community: Community, catalogue: Catalogue, shape: shapely.Geometry) -> str:
    """Id of the nearest path within `path_touch_m` of the shape; "" for none."""
    paths = community.paths
    met = _rows_within(paths, shape, parameter(catalogue, "path_touch_m"))
    if not len(met):
        return ""
    distance_m = shapely.distance(paths.geometry.to_numpy()[met], shape)
    return str(paths["id"].iloc[met[int(np.argmin(distance_m))]])


def _rows_within(
    frame: gpd.GeoDataFrame, shape: shapely.Geometry, within_m: float
) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Rows no farther from the shape than this, in their order."""
    return np.flatnonzero(shapely.dwithin(frame.geometry.to_numpy(), shape, within_m))


def extent_of(community: Community) -> shapely.Polygon:
    """The ground of the community, measured once."""
    return _ground(community).extent


@dataclass(frozen=True, eq=False)
class _PlaceReference:
    """What of a community takes long to ask and is asked for with every report."""

    epsg: int
    extent: shapely.Polygon


_GROUNDS: OwnedCache[Community, None, _PlaceReference] = OwnedCache(64)


def _ground(community: Community) -> _PlaceReference:
    return _GROUNDS.get_or_make(
        community, None, lambda: _PlaceReference(community.crs.to_epsg() or 0, community.extent)
    )
