"""Ground that two responsibility grids claim."""

from __future__ import annotations

import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair, number_of
from spatial.network import Geometries, Ints

KEY = "grid_overlaps"


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Every overlap of two grids from the size that is told."""
    grids = layers["grids"]
    one, other, common = _overlaps(grids.geometry.to_numpy(), number_of(catalogue, "grid_gap_m2"))
    if not len(one):
        return ()
    m2 = float(shapely.area(common).sum())
    return (
        LayerProblem(
            f"{KEY}:grids",
            "grids",
            tuple(grids["code"].to_numpy()[np.unique(np.concatenate([one, other]))]),
            tuple(common),
            Message("Places where grids overlap: {count}, {m2:,.0f} m² in all.", count=len(one), m2=m2),
            Message("Assign the overlap to the smaller grid."),
        ),
    )


def _overlaps(shapes: Geometries, least_m2: float) -> tuple[Ints, Ints, Geometries]:
    if len(shapes) < 2:
        nothing = np.zeros(0, dtype=np.intp)
        return nothing, nothing, np.zeros(0, dtype=object)
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = one < other
    one, other = one[pairs], other[pairs]
    common = shapely.intersection(shapes[one], shapes[other])
    some = shapely.area(common) >= least_m2
    return one[some], other[some], common[some]


def fix(layers: Layers, layer: str, catalogue: Catalogue) -> Layers:
    """Cut from the larger of two, so that no grid is used up."""
    grids = layers["grids"]
    shapes = grids.geometry.to_numpy().copy()
    for one, other, _ in zip(*_overlaps(shapes, number_of(catalogue, "grid_gap_m2")), strict=True):
        larger, smaller = (one, other) if shapes[one].area >= shapes[other].area else (other, one)
        rest = shapely.make_valid(shapely.difference(shapes[larger], shapes[smaller]))
        if not rest.is_empty:
            shapes[larger] = _ground(rest)
    return {**layers, "grids": grids.set_geometry(shapes, crs=grids.crs)}


def _ground(shape: shapely.Geometry) -> shapely.Geometry:
    parts = [part for part in shapely.get_parts(shape) if part.geom_type == "Polygon"]
    return parts[0] if len(parts) == 1 else shapely.MultiPolygon(parts)


REPAIR = Repair(KEY, Message("Grids that overlap"), find, fix)
