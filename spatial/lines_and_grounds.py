"""Lines cut by grounds (areas), without work that is discarded: a ground may have very many vertices."""

from __future__ import annotations

import numpy as np
import shapely

from spatial.network import Geometries, Ints


def grounds_around(shapes: Geometries, reach_m: float) -> Geometries:
    """The ground that each shape takes: areas are their own, a point or line takes `reach_m` around it.

    Areas are never buffered: of a comb with a few thousand teeth that takes hours.
    """
    grounds = np.array(shapes, dtype=object)
    bare = shapely.get_dimensions(grounds) < 2
    grounds[bare] = shapely.buffer(grounds[bare], reach_m)
    return grounds


def lines_outside(lines: Geometries, grounds: Geometries) -> tuple[Geometries, Ints]:
    """The pieces of the lines that lie in none of the grounds, and the row of the line each comes from."""
    rows = np.arange(len(lines))
    if not len(grounds) or not len(lines):
        return lines, rows
    meets, met = shapely.STRtree(lines).query(grounds, predicate="intersects")
    if not len(met):
        return lines, rows
    ground, hit = shapely.union_all(grounds[np.unique(meets)]), np.unique(met)
    shapely.prepare(ground)
    hit_partly = hit[~shapely.covers(ground, lines[hit])]
    cut, part = shapely.get_parts(shapely.difference(lines[hit_partly], ground), return_index=True)
    whole = np.setdiff1d(rows, hit)
    return np.concatenate([lines[whole], cut]), np.concatenate([whole, hit_partly[part]])


def lines_inside(lines: Geometries, ground: shapely.Geometry) -> Geometries:
    """(n,) what of each line lies on the ground; empty for none."""
    shapely.prepare(ground)
    inside = np.array(lines, dtype=object)
    meets = shapely.intersects(ground, inside)
    inside[~meets] = shapely.LineString()
    partly = meets & ~shapely.covers(ground, inside)
    inside[partly] = shapely.intersection(inside[partly], ground)
    return inside
