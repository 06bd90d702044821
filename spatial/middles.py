"""Where a label or symbol stands on a shape, and shapes as coarse as a picture needs; quick for any shape."""

from __future__ import annotations

import numpy as np
import shapely

from spatial.network import Floats, Geometries

_MOST_FOR_CIRCLE = 5_000
"""Vertices. The largest circle inside a comb of 60 000 teeth takes minutes to find."""
_TOLERANCE_M = 1.0
_AREAS = (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
_STRETCH = 1_000
"""Vertices that are simplified together: the time for the whole grows with the square of their number."""


def middles_of(shapes: Geometries) -> Geometries:
    """(n,) the middle of the largest circle inside each area; of one with very many vertices, and of what is
    no area, any point of it that lies well inside."""
    shapes = np.asarray(shapes, dtype=object)
    middles = np.array(shapely.point_on_surface(shapes), dtype=object)
    few = shapely.get_num_coordinates(shapes) <= _MOST_FOR_CIRCLE
    plain = few & np.isin(shapely.get_type_id(shapes), _AREAS)
    circles = shapely.maximum_inscribed_circle(shapes[plain], tolerance=_TOLERANCE_M)
    middles[plain] = shapely.get_point(circles, 0)
    return middles


def coarse_shapes(shapes: Geometries, detail_m: float) -> Geometries:
    """(n,) the shapes without details smaller than `detail_m`, to be drawn and not to be measured.

    Of one with many vertices the rings are simplified in stretches, so that the result may cross itself.
    """
    shapes = np.asarray(shapes, dtype=object)
    many = shapely.get_num_coordinates(shapes) > _STRETCH
    coarse = np.array(shapes, dtype=object)
    coarse[~many] = shapely.simplify(shapes[~many], detail_m)
    coarse[many] = [_coarse_parts(shape, detail_m) for shape in shapes[many]]
    return coarse


def _coarse_parts(shape: shapely.Geometry, detail_m: float) -> shapely.Geometry:
    """The shape's rings or lines, each simplified; holes too small to be seen are left out."""
    parts = []
    for part in shapely.get_parts(shape):
        if part.geom_type == "Polygon":
            outer, *holes = (coarse_vertices(ring, detail_m) for ring in (part.exterior, *part.interiors))
            if len(outer) >= 4:
                parts.append(shapely.Polygon(outer, [hole for hole in holes if len(hole) >= 4]))
        elif part.geom_type == "LineString":
            parts.append(shapely.LineString(coarse_vertices(part, detail_m)))
        else:
            parts.append(part)
    kinds = {part.geom_type for part in parts}
    if kinds == {"Polygon"}:
        return shapely.MultiPolygon(parts)
    return shapely.MultiLineString(parts) if kinds == {"LineString"} else shapely.GeometryCollection(parts)


def coarse_vertices(line: shapely.Geometry, detail_m: float) -> Floats:
    """(n, 2) the vertices that are left, the ends among them."""
    xy = shapely.get_coordinates(line)
    starts = range(0, len(xy) - 1, _STRETCH)
    stretches = np.array([shapely.LineString(xy[at : at + _STRETCH + 1]) for at in starts], dtype=object)
    coarse = shapely.simplify(stretches, detail_m, preserve_topology=False)
    return np.concatenate([*(shapely.get_coordinates(one)[:-1] for one in coarse), xy[-1:]])
