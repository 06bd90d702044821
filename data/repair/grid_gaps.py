"""Ground between the grids that belongs to none."""

from __future__ import annotations

import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair, number_of
from spatial.network import Geometries

KEY = "grid_gaps"
_SEAM_M = 0.5
"""Gaps as wide as twice this between neighbours are gaps, wider ones are streets left out on purpose, unless
grids lie all around them."""


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Holes between grids, from the size that is told."""
    gaps = _gaps(layers["grids"].geometry.to_numpy(), number_of(catalogue, "grid_gap_m2"))
    if not len(gaps):
        return ()
    m2 = float(shapely.area(gaps).sum())
    return (
        LayerProblem(
            f"{KEY}:grids",
            "grids",
            (),
            tuple(gaps),
            Message("Gaps between grids: {count}; {m2:,.0f} m² belong to none.", count=len(gaps), m2=m2),
            Message("Assign each gap to the grid with the longest shared border."),
        ),
    )


def _gaps(shapes: Geometries, least_m2: float) -> Geometries:
    """What closing the seams adds to the union, and its holes; nothing outside the grids together."""
    if len(shapes) < 2:
        return np.zeros(0, dtype=object)
    union = shapely.union_all(shapes)
    closed = shapely.buffer(shapely.buffer(union, _SEAM_M, join_style="mitre"), -_SEAM_M, join_style="mitre")
    filled = shapely.union_all([shapely.Polygon(part.exterior) for part in shapely.get_parts(closed)])
    parts = shapely.get_parts(shapely.difference(filled, union))
    parts = parts[shapely.get_dimensions(parts) == 2]
    return np.asarray(parts[shapely.area(parts) >= least_m2], dtype=object)


def fix(layers: Layers, layer: str, catalogue: Catalogue) -> Layers:
    """Each gap goes to one neighbour."""
    grids = layers["grids"]
    shapes = grids.geometry.to_numpy().copy()
    for gap in _gaps(shapes, number_of(catalogue, "grid_gap_m2")):
        around = shapely.buffer(gap, 0.01)
        border_m = shapely.length(shapely.intersection(shapely.boundary(shapes), around))
        neighbour = int(np.argmax(border_m))
        shapes[neighbour] = shapely.union(shapes[neighbour], gap)
    return {**layers, "grids": grids.set_geometry(shapes, crs=grids.crs)}


REPAIR = Repair(KEY, Message("Gaps between grids"), find, fix)
