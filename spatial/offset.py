"""Measure the offset of a layer against another one that shows the same things."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS
from scipy.spatial import cKDTree

from base.late_modules import scipy_signal
from spatial.bd09 import bd09_from_wgs84
from spatial.gcj02 import gcj02_from_wgs84
from spatial.network import Floats
from spatial.projecting import to_degrees, to_metres
from spatial.systems import BD09, GCJ02

REACH_M = 1_600.0
"""Shifts beyond this are not looked for; BD-09 lies some 1.2 km beside WGS 84."""
_CELL_M = 8.0
_CLOSE_M = 4.0
"""An outline that lies this close to a known one is the same."""
_MOST_POINTS = 20_000
_MOST_CELLS = 1_200
_FITS = 0.25
"""The least share of the outlines that must lie on known ones for a shift to mean anything."""
_CLEARLY = 2.0
"""How many times more must lie on known ones after the shift than before it."""


@dataclass(frozen=True)
class Offset:
    """The new layer lies `east_m` to the east and `north_m` to the north of where the known one is.

    share_here, share_there: shares (0–1) of its outlines that lie on known ones as it is, and moved back.
    `looks_like`: GCJ02 or BD09 where the shift is theirs at this place, else "". is_inferred: the shift was
    not measured, but is the one of a few after which the layer fits best (`inferred_offset`).
    """

    east_m: float
    north_m: float
    share_here: float
    share_there: float
    looks_like: str
    is_inferred: bool = False

    @property
    def distance_m(self) -> float:
        """How far it lies beside."""
        return float(np.hypot(self.east_m, self.north_m))


def measured_offset(new: Floats, known: Floats, crs: CRS) -> Offset | None:
    """The shift of the shapes `new` against the shapes `known`, both in metres (`crs`); None for none.

    Arrays of shapes that show the same kind of thing: buildings and buildings, paths and paths. None, too,
    where the two have too little in common to tell.
    """
    outline, target = _points(new), _points(known)
    if len(outline) < 20 or len(target) < 20:
        return None
    outline, target = _near_each_other(outline, target)
    if len(outline) < 20 or len(target) < 20:
        return None
    tree = cKDTree(target)
    here = _share(tree, outline)
    moved = _refine(tree, outline, _coarse(outline, target))
    there = _share(tree, outline + moved)
    if np.hypot(*moved) < _CELL_M or there < _FITS or there < _CLEARLY * here:
        return None
    east_m, north_m = (-moved).tolist()
    return Offset(east_m, north_m, here, there, _shift_name(np.median(target, axis=0), -moved, crs))


def _points(shapes: Floats) -> Floats:
    """Points along the outlines, a cell apart or less, at most `_MOST_POINTS`."""
    whole = np.asarray(shapes, dtype=object)
    whole = whole[~(shapely.is_missing(whole) | shapely.is_empty(whole))]
    points = shapely.get_coordinates(shapely.segmentize(whole, _CELL_M / 2))
    points = points[np.isfinite(points).all(axis=1)]
    step = max(1, -(-len(points) // _MOST_POINTS))
    return points[::step]


def _near_each_other(new: Floats, known: Floats) -> tuple[Floats, Floats]:
    """The points of each within reach of the box of the other, so that the raster stays small."""
    new = new[_within(new, known)]
    return new, known[_within(known, new)] if len(new) else known[:0]


def _within(points: Floats, others: Floats) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    low, high = others.min(axis=0) - REACH_M, others.max(axis=0) + REACH_M
    return ((points >= low) & (points <= high)).all(axis=1)


def _coarse(new: Floats, known: Floats) -> Floats:
    """(2,) the move in metres, to a cell, after which most cells of the new outlines are known ones."""
    low = np.minimum(new.min(axis=0), known.min(axis=0))
    size_m = float((np.maximum(new.max(axis=0), known.max(axis=0)) - low).max())
    cell_m = max(_CELL_M, size_m / _MOST_CELLS)
    shape = (int(size_m // cell_m) + 1,) * 2
    ours, theirs = (_raster(points, low, cell_m, shape) for points in (new, known))
    # A long straight road fits everywhere along itself: what is common in the large says nothing.
    agree: Floats = np.asarray(
        scipy_signal.fftconvolve(theirs - theirs.mean(), (ours - ours.mean())[::-1, ::-1], mode="full")
    )
    reach = int(REACH_M // cell_m)
    middle = shape[0] - 1
    first = max(0, middle - reach)
    window = agree[first : middle + reach + 1, first : middle + reach + 1]
    east, north = divmod(int(window.argmax()), window.shape[1])
    return (np.array([east, north]) + first - middle) * cell_m


def _raster(points: Floats, low: Floats, cell_m: float, shape: tuple[int, int]) -> Floats:
    cells = ((points - low) // cell_m).astype(int)
    raster = np.zeros(shape)
    raster[cells[:, 0], cells[:, 1]] = 1.0
    return raster


def _refine(tree: cKDTree, points: Floats, move: Floats) -> Floats:
    """The move to a fraction of a metre: the middle of what separates outlines that are close."""
    for within_m in (2 * _CELL_M, _CELL_M, _CLOSE_M, _CLOSE_M):
        far_m, nearest = tree.query(points + move, distance_upper_bound=within_m)
        close, nearest = np.isfinite(far_m), np.asarray(nearest)
        if not close.any():
            return move
        move = move + (tree.data[nearest[close]] - (points[close] + move)).mean(axis=0)
    return move


def _share(tree: cKDTree, points: Floats) -> float:
    far_m, _ = tree.query(points, distance_upper_bound=_CLOSE_M)
    return float(np.isfinite(far_m).mean())


def _shift_name(place: Floats, shift: Floats, crs: CRS) -> str:
    """Whose shift it is: theirs at this place to a tenth of its length."""
    degrees = to_degrees(place[None], crs)
    for name, moved in ((GCJ02, gcj02_from_wgs84), (BD09, bd09_from_wgs84)):
        theirs = to_metres(moved(degrees), crs)[0] - place
        if np.hypot(*(theirs - shift)) <= 0.1 * np.hypot(*theirs):
            return name
    return ""
