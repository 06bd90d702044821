"""Shapes in longitude and latitude, as GeoJSON and KML want them."""

from __future__ import annotations

import geopandas as gpd
import numpy as np
import shapely

from spatial.network import Geometries

_DECIMALS = 8
"""Of a degree: about a millimetre."""


def in_degrees(frame: gpd.GeoDataFrame) -> Geometries:
    """The shapes in WGS 84 (EPSG:4326), longitude first, outer rings counter-clockwise (RFC 7946)."""
    shapes = frame.geometry.to_crs(4326).to_numpy()
    rounded = shapely.transform(shapes, lambda xy: np.round(xy, _DECIMALS))
    return np.asarray(shapely.orient_polygons(rounded, exterior_cw=False), dtype=object)
