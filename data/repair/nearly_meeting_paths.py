"""Ends of paths that stop just short of another path."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair, number_of
from spatial.joining import with_vertices
from spatial.network import Floats, Geometries, Ints

KEY = "nearly_meeting_paths"
_MET_M = 2e-3


@dataclass(frozen=True, eq=False)
class _Ends:
    """(n,) ends that stop short: row of the line, whether its last corner, row of the path that it should
    meet, where on that path, how far."""

    line: Ints
    is_last: Ints
    other: Ints
    at: Floats
    gap_m: Floats


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Ends within the distance of the catalogue of a path that they do not meet, with how far they are."""
    within_m = number_of(catalogue, "nearly_meet_m")
    paths = layers["paths"]
    lines = paths.geometry.to_numpy()
    ends = _ends(lines, within_m)
    if not len(ends.line):
        return ()
    gaps = [
        shapely.LineString([shapely.get_coordinates(lines[line])[-1 if last else 0], at])
        for line, last, at in zip(ends.line, ends.is_last, ends.at, strict=True)
    ]
    low, high = float(ends.gap_m.min()), float(ends.gap_m.max())
    return (
        LayerProblem(
            f"{KEY}:paths",
            "paths",
            tuple(paths["id"].to_numpy()[np.unique(ends.line)]),
            tuple(gaps),
            Message(
                "Ends of paths that stop {low:.2f}–{high:.2f} m short of another path: {count}.",
                low=low,
                high=high,
                count=len(gaps),
            ),
            Message("Connect ends within {within_m:g} m to the nearest path.", within_m=within_m),
        ),
    )


def _ends(lines: Geometries, within_m: float) -> _Ends:
    rows = np.repeat(np.arange(len(lines)), 2)
    is_last = np.tile([0, 1], len(lines))
    xy = np.array(
        [shapely.get_coordinates(lines[row])[-last] for row, last in zip(rows, is_last, strict=True)]
    )
    if not len(rows):
        return _Ends(rows, is_last, rows, np.zeros((0, 2)), np.zeros(0))
    points = shapely.points(xy)
    tree = shapely.STRtree(lines)
    end, other = tree.query(points, predicate="dwithin", distance=within_m)
    foreign = rows[end] != other
    end, other = end[foreign], other[foreign]
    gap_m = shapely.distance(points[end], lines[other])
    met = np.zeros(len(points), dtype=bool)
    met[end[gap_m <= _MET_M]] = True
    short = ~met[end]
    end, other, gap_m = end[short], other[short], gap_m[short]
    nearest = np.lexsort((gap_m, end))
    first = nearest[np.unique(end[nearest], return_index=True)[1]]
    end, other, gap_m = end[first], other[first], gap_m[first]
    at = shapely.get_coordinates(shapely.shortest_line(lines[other], points[end]))[::2]
    return _Ends(rows[end], is_last[end], other, at, gap_m)


def fix(layers: Layers, layer: str, catalogue: Catalogue) -> Layers:
    """The ends are led on, and the paths that they come to get a corner there."""
    paths = layers["paths"]
    lines = paths.geometry.to_numpy().copy()
    ends = _ends(lines, number_of(catalogue, "nearly_meet_m"))
    for line, last, at in zip(ends.line, ends.is_last, ends.at, strict=True):
        xy = shapely.get_coordinates(lines[line])
        lines[line] = shapely.LineString(np.vstack([xy, at] if last else [at, xy]))
    for other in np.unique(ends.other):
        lines[other] = with_vertices(lines[other], ends.at[ends.other == other])
    return {**layers, "paths": paths.set_geometry(lines, crs=paths.crs)}


REPAIR = Repair(KEY, Message("Paths that nearly meet"), find, fix)
