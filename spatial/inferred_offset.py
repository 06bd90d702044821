"""Infer whether a layer carries the offset of a web map, from how it fits its surroundings.

For layers with nothing of their own kind to be measured against: the first file of spaces, facilities, grids,
compounds, entrances or paths. Only the shifts that web maps make at the place are tried. Things of a town lie
beside its paths, not on its buildings, and inside its ground; where a layer does so clearly better after one
of those shifts than as it lies, than after the others, and than anywhere around, that shift is said.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS
from scipy.spatial import cKDTree

from base.late_modules import scipy_stats
from spatial.bd09 import bd09_from_wgs84, wgs84_from_bd09
from spatial.coverage import Bools
from spatial.gcj02 import gcj02_from_wgs84, in_gcj02_area, wgs84_from_gcj02
from spatial.network import Floats, Ints
from spatial.offset import Offset
from spatial.projecting import to_degrees, to_metres
from spatial.systems import BD09, GCJ02

WGS84 = "WGS 84"
"""What a layer looks like that had no shift, but was read as if it had one."""
_BACK: tuple[tuple[str, Callable[[Floats], Floats]], ...] = (
    (GCJ02, wgs84_from_gcj02),
    (BD09, wgs84_from_bd09),
    (WGS84, gcj02_from_wgs84),
    (WGS84, bd09_from_wgs84),
)
"""What the layer then is, and what moves it (degrees) to where it should lie."""
LEAST_SHAPES = 5
"""Of fewer, one that lies oddly decides."""
_MOST_SHAPES = 400
_MOST_POINTS = 1_200
_MOST_PER_SHAPE = 24
"""More shapes and points take longer and tell no more."""
_LEAST_KNOWN = 20
"""Fewer buildings, or fewer points along paths, are no town to compare with."""
_STEP_M = 4.0
_BESIDE_M = 3.0
"""What lies this near to a path lies beside it; from there on each doubling of the distance counts alike."""
_FAR_M = 150.0
"""Farther from every path than this is all the same."""
_UNMAPPED_M = 300.0
"""Ground this far from every path has paths that nobody has brought in yet."""
_ON_BUILDINGS = 4.0
"""A shape that lies on buildings wholly counts like one that is far from every path: log(1 + 150 / 3)."""
_OUTSIDE = 1.0
"""A shape outside the ground counts like one nearly three times as far from the paths; grounds are rough."""
_BETTER = 0.4
"""The least gain a shape on average: half as far again from the paths, or a tenth less on buildings."""
_CLEAR = 0.25
"""How much better than after any other shift, and than as it lies."""
_CHANCE = 0.01
"""How likely the gain may be chance, were the shapes strewn anyhow (Student's t, one-sided)."""
_SPREAD = 0.05
"""Added to the standard error: shapes that lie side by side are not as many witnesses as they are."""
_PLACES = 24
_REACH_M = 1_400.0
"""Other places to compare with: evenly strewn as far as web maps shift, but _APART_M from those tried."""
_APART_M = 100.0


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What is known where a new layer comes to lie, in metres; empty arrays and None for what is not.

    paths: lines that the new shapes lie beside. buildings: outlines that they do not lie on. ground: of the
    community.
    """

    paths: Floats
    buildings: Floats
    ground: shapely.Geometry | None = None


def inferred_offset(new: Floats, around: Surroundings, crs: CRS) -> Offset | None:
    """The shift of a web map that the shapes `new` (metres in `crs`) seem to have; None where none is clear.

    Of the result `share_here` and `share_there` are the shares of shapes that fit better as they lie, and
    moved back. Nothing is found outside China, of fewer than LEAST_SHAPES, or with neither paths nor
    buildings around; nor where the layer lies as well in many places, as it does between like streets.
    """
    shapes = _some(new)
    fit = _Fit.to(around)
    if len(shapes) < LEAST_SHAPES or fit is None:
        return None
    points, owner = _points(shapes)
    witness = fit.is_mapped(points, owner)
    if witness.sum() < LEAST_SHAPES:
        return None
    points, owner = points[witness[owner]], (np.cumsum(witness) - 1)[owner[witness[owner]]]
    degrees = to_degrees(points, crs)
    if not in_gcj02_area(np.median(degrees, axis=0)[None])[0]:
        return None
    moved = [to_metres(back(degrees), crs) for _, back in _BACK]
    here = fit.cost(points, owner)
    there = [fit.cost(one, owner) for one in moved]
    best = int(np.argmin([cost.mean() for cost in there]))
    others = [here, *(cost for number, cost in enumerate(there) if number != best)]
    gain = here - there[best]
    if not _is_clear(gain, min(float(cost.mean()) for cost in others) - float(there[best].mean())):
        return None
    shifts = [np.zeros(2), *(np.median(one - points, axis=0) for one in moved)]
    if _fits_elsewhere(fit, points, owner, shifts, float(there[best].mean())):
        return None
    east_m, north_m = (-shifts[1 + best]).tolist()
    shares = float((gain < 0).mean()), float((gain > 0).mean())
    return Offset(east_m, north_m, *shares, looks_like=_BACK[best][0], is_inferred=True)


@dataclass(frozen=True, eq=False)
class _Fit:
    """How badly shapes fit the town around them."""

    paths: cKDTree | None
    buildings: shapely.STRtree | None
    ground: shapely.Geometry | None

    @classmethod
    def to(cls, around: Surroundings) -> _Fit | None:
        """None where there is neither path nor building enough to fit to."""
        along = shapely.get_coordinates(shapely.segmentize(around.paths, _STEP_M))
        paths = _tree(along) if len(along) >= _LEAST_KNOWN else None
        buildings = shapely.STRtree(around.buildings) if len(around.buildings) >= _LEAST_KNOWN else None
        if around.ground is not None:
            shapely.prepare(around.ground)
        return cls(paths, buildings, around.ground) if paths or buildings else None

    def is_mapped(self, points: Floats, owner: Ints) -> Bools:
        """(N,) which shapes lie where paths are known, or outside the ground.

        A part of the ground whose paths are not mapped yet says nothing of the shapes in it.
        """
        known = np.zeros(len(points), dtype=bool)
        if self.paths is not None:
            known |= np.isfinite(self.paths.query(points, distance_upper_bound=_UNMAPPED_M)[0])
        else:
            known[:] = True
        if self.ground is not None:
            known |= ~shapely.contains_xy(self.ground, points)
        return np.asarray(np.bincount(owner, known) > 0, dtype=bool)

    def cost(self, points: Floats, owner: Ints) -> Floats:
        """(N,) of the shapes that own the points (n, 2); 0 fits well, some 4 and more fits nowhere."""
        cost = np.zeros(len(points))
        if self.paths is not None:
            far_m, _ = self.paths.query(points, distance_upper_bound=_FAR_M)
            cost += np.log1p(np.minimum(far_m, _FAR_M) / _BESIDE_M)
        if self.buildings is not None:
            on, _ = self.buildings.query(shapely.points(points), predicate="intersects")
            cost[np.unique(on)] += _ON_BUILDINGS
        if self.ground is not None:
            cost += _OUTSIDE * ~shapely.contains_xy(self.ground, points)
        return np.asarray(np.bincount(owner, cost) / np.bincount(owner), dtype=np.float64)


def _tree(points: Floats) -> cKDTree:
    """Asked a few ten thousand times, so that it pays to build it quickly."""
    return cKDTree(points, balanced_tree=False, compact_nodes=False)


def _is_clear(gain: Floats, lead: float) -> bool:
    """Whether the shapes gain enough, all in all and against chance, and the next best lies behind."""
    error = float(gain.std(ddof=1)) / np.sqrt(len(gain)) + _SPREAD
    surely = scipy_stats.t.ppf(1 - _CHANCE, len(gain) - 1)
    return bool(gain.mean() >= _BETTER and lead >= _CLEAR and gain.mean() >= surely * error)


def _fits_elsewhere(fit: _Fit, points: Floats, owner: Ints, tried: list[Floats], best: float) -> bool:
    """Whether some place around, to which no web map shifts, suits the shapes as well."""
    turn = np.arange(_PLACES) * np.pi * (3 - np.sqrt(5))  # the golden angle strews them evenly
    away_m = _REACH_M * np.sqrt(np.linspace(0.03, 1, _PLACES))
    places = np.stack([away_m * np.cos(turn), away_m * np.sin(turn)], axis=1)
    apart_m = np.hypot(*(places[:, None] - np.array(tried)[None]).T).min(axis=0)
    return any(float(fit.cost(points + place, owner).mean()) <= best for place in places[apart_m > _APART_M])


def _some(new: Floats) -> Floats:
    """At most so many of the shapes that there are, from all over the layer."""
    whole = np.asarray(new, dtype=object)
    whole = whole[~(shapely.is_missing(whole) | shapely.is_empty(whole))]
    rows = np.linspace(0, len(whole) - 1, _MOST_SHAPES).astype(int) if len(whole) > _MOST_SHAPES else ...
    return np.asarray(whole[rows], dtype=object)


def _points(shapes: Floats) -> tuple[Floats, Ints]:
    """Points themselves, and points along lines and outlines; and the row of the shape of each."""
    each = max(1, min(_MOST_PER_SHAPE, _MOST_POINTS // len(shapes)))
    dimension = shapely.get_dimensions(shapes)
    lines = np.where(dimension == 2, shapely.boundary(shapes), shapes)[dimension > 0]
    rows = np.flatnonzero(dimension > 0)
    along = (np.arange(each) + 0.5) / each
    stops = shapely.line_interpolate_point(_whole(lines)[:, None], along[None], normalized=True)
    xy, owner = shapely.get_coordinates(shapes[dimension == 0], return_index=True)
    points = np.concatenate([xy, shapely.get_coordinates(stops)])
    return points, np.concatenate([np.flatnonzero(dimension == 0)[owner], np.repeat(rows, each)])


def _whole(lines: Floats) -> Floats:
    """Of outlines and lines in pieces the longest piece: points can be strewn along one only."""
    parts, owner = shapely.get_parts(lines, return_index=True)
    shortest_first = np.argsort(shapely.length(parts), kind="stable")
    longest = np.empty(len(lines), dtype=object)
    longest[owner[shortest_first]] = parts[shortest_first]
    return longest
