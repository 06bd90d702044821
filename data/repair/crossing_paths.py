"""Paths that cross or touch without a common corner: on the map they meet, for walkers they do not."""

from __future__ import annotations

import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair
from spatial.joining import with_vertices
from spatial.network import Floats, Geometries, Ints

KEY = "crossing_paths"
_SAME_M = 2e-3
"""Corners this close are one for the network."""


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Every place where two paths meet and one of them has no corner."""
    paths = layers["paths"]
    at, line = _meetings(paths.geometry.to_numpy())
    if not len(at):
        return ()
    places = np.unique(np.round(at, 2), axis=0)
    return (
        LayerProblem(
            f"{KEY}:paths",
            "paths",
            tuple(paths["id"].to_numpy()[np.unique(line)]),
            tuple(shapely.points(places)),
            Message(
                "Places where paths cross without a shared node, so that routes cannot turn there: {count}.",
                count=len(places),
            ),
            Message("Join them where they cross (leave it for bridges and underpasses)."),
        ),
    )


def _meetings(lines: Geometries) -> tuple[Floats, Ints]:
    """(n, 2) places where a line must get a corner, and (n,) which line."""
    nothing = np.zeros((0, 2)), np.zeros(0, dtype=np.intp)
    if len(lines) < 2:
        return nothing
    one, other = shapely.STRtree(lines).query(lines, predicate="intersects")
    pairs = one < other
    one, other = one[pairs], other[pairs]
    common = shapely.intersection(lines[one], lines[other])
    at, pair = shapely.get_coordinates(common, return_index=True)
    if not len(at):
        return nothing
    both_at, both_line = np.vstack([at, at]), np.concatenate([one[pair], other[pair]])
    xy, owner = shapely.get_coordinates(lines, return_index=True)
    corners = shapely.multipoints(shapely.points(xy), indices=owner)
    lacks = shapely.distance(corners[both_line], shapely.points(both_at)) > _SAME_M
    return both_at[lacks], both_line[lacks]


def fix(layers: Layers, layer: str, catalogue: Catalogue) -> Layers:
    """A corner at each meeting, the same on both."""
    paths = layers["paths"]
    lines = paths.geometry.to_numpy().copy()
    at, line = _meetings(lines)
    for row in np.unique(line):
        lines[row] = with_vertices(lines[row], at[line == row])
    return {**layers, "paths": paths.set_geometry(lines, crs=paths.crs)}


REPAIR = Repair(KEY, Message("Crossings that do not join"), find, fix)
