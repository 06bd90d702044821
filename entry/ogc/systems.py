"""Coordinate systems by their OGC names, with the order of axes that each of them states."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely
from pyproj import CRS

from entry.ogc.errors import BadParameterError
from entry.ogc.published import PublishedLayer
from spatial.network import Geometries

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
_EPSG = "http://www.opengis.net/def/crs/EPSG/0/{}"
WGS84 = _EPSG.format(4326)


def storage_system(layer: PublishedLayer) -> str:
    """The name of the system that the layer is kept in; longitude and latitude where it has no EPSG code."""
    code = CRS(layer.layer.frame.crs).to_epsg()
    return CRS84 if code is None else _EPSG.format(code)


def systems_of(layer: PublishedLayer) -> list[str]:
    """The systems that the layer is given in, the one that holds without a word first."""
    return list(dict.fromkeys([CRS84, WGS84, storage_system(layer)]))


def require_system(name: str, value: str, layer: PublishedLayer) -> str:
    """`value`, where the layer is given in this system. Raises BadParameterError."""
    systems = systems_of(layer)
    if value not in systems:
        raise BadParameterError(name=name, value=value, wanted=", ".join(systems))
    return value


def shapes_in(layer: PublishedLayer, system: str) -> Geometries:
    """(n,) the layer's shapes in this system, with its axes in the order that it states."""
    if system == CRS84:
        return layer.degrees
    if system == WGS84:
        return _swapped(layer.degrees)
    frame: gpd.GeoDataFrame = layer.layer.frame
    shapes = np.asarray(frame.geometry.to_numpy(), dtype=object)
    return _swapped(shapes) if is_north_first(system) else shapes


def is_north_first(system: str) -> bool:
    """Whether the first coordinate of this system says how far north a point lies."""
    if system == CRS84:
        return False
    first = CRS.from_epsg(int(system.rsplit("/", 1)[1])).axis_info[0]
    return first.direction == "north"


def _swapped(shapes: Geometries) -> Geometries:
    return np.asarray(shapely.transform(shapes, lambda xy: xy[:, ::-1]), dtype=object)
