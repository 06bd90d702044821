"""Outlines that several lines draw together, such as a building of four lines whose corners nearly meet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from scipy.spatial import KDTree

from data.importers.files.raw_layers import Shapes
from spatial.network import Floats

_VERTICES_MOST = 100_000
_MEETINGS_MOST = 1_000_000
"""Of pieces of lines whose boxes meet: more are no plan of buildings, and would take minutes."""
_AT_ONCE = 100
_CORNER = 1.5
"""An end is joined to a corner rather than to a line where that is at most so many times as far."""
Point = tuple[float, ...]


@dataclass(frozen=True, eq=False)
class LineOutlines:
    """grounds: the polygons. lines: for each the numbers of the lines along it. gaps: widths that were
    closed. nearest_open: how far apart the nearest two ends are that did not meet; infinite for none.
    """

    grounds: Shapes
    lines: tuple[tuple[int, ...], ...]
    gaps: tuple[float, ...]
    nearest_open: float


_NONE = LineOutlines(np.array([], dtype=object), (), (), float("inf"))


def outlines_of_lines(lines: Shapes, gap: float, as_one: bool) -> LineOutlines:
    """The ground that (n,) open lines enclose together, gaps of at most `gap` closed.

    as_one: grounds that share a line are one (a building with inner walls), instead of one each (parcels).
    Lines that are too many or too tangled to be worked out enclose nothing.
    """
    if not len(lines) or not _is_plain(lines):
        return _NONE
    edges = _without_overhangs(_edges_of(shapely.union_all(lines)), gap)
    bridges, nearest = _bridges(edges, gap)
    faces = shapely.polygonize(_edge_lines(shapely.union_all([*edges, *bridges])))
    grounds = np.array([face for face in faces.geoms if face.area > gap * gap], dtype=object)
    if as_one and len(grounds):
        grounds = np.array(
            [shapely.Polygon(one.exterior) for one in shapely.get_parts(shapely.union_all(grounds))],
            dtype=object,
        )
    along = _lines_along(grounds, lines, gap)
    return LineOutlines(grounds, along, _closed_gaps(bridges, grounds), nearest)


def _is_plain(lines: Shapes) -> bool:
    """Whether the lines cross and meet so rarely that all places can be worked out."""
    if shapely.get_num_coordinates(lines).sum() > _VERTICES_MOST:
        return False
    xy, owner = shapely.get_coordinates(lines, return_index=True)
    if not np.isfinite(xy).all():
        return False
    same = owner[1:] == owner[:-1]
    pieces = shapely.linestrings(np.stack([xy[:-1][same], xy[1:][same]], axis=1))
    tree = shapely.STRtree(pieces)
    meetings = 0
    for begin in range(0, len(pieces), _AT_ONCE):
        meetings += tree.query(pieces[begin : begin + _AT_ONCE]).shape[1]
        if meetings > _MEETINGS_MOST:
            return False
    return True


def _edges_of(network: shapely.Geometry) -> list[shapely.Geometry]:
    return [one for one in shapely.get_parts(network) if one.geom_type == "LineString"]


def _edge_lines(network: shapely.Geometry) -> Shapes:
    return np.array(_edges_of(network), dtype=object)


def _ends(edge: shapely.Geometry) -> tuple[Point, Point]:
    return edge.coords[0], edge.coords[-1]


def _degrees(edges: Sequence[shapely.Geometry]) -> Counter[Point]:
    return Counter(end for edge in edges for end in _ends(edge))


def _without_overhangs(edges: list[shapely.Geometry], gap: float) -> list[shapely.Geometry]:
    """The edges without the short ends that stick out behind a corner."""
    degrees = _degrees(edges)
    return [
        edge
        for edge in edges
        if edge.length > gap or sorted(min(degrees[end], 3) for end in _ends(edge)) != [1, 3]
    ]


def _bridges(edges: list[shapely.Geometry], gap: float) -> tuple[list[shapely.Geometry], float]:
    """Pieces that join loose ends to each other or to an edge, and how far apart the nearest other ends are.

    An edge that is joined in its middle gets a vertex there.
    """
    degrees = _degrees(edges)
    loose = [(end, number) for number, edge in enumerate(edges) for end in _ends(edge) if degrees[end] == 1]
    if not loose:
        return [], float("inf")
    points = np.array([end for end, _ in loose])
    away, nearest = _nearest_other(points)
    bridges: list[shapely.Geometry] = []
    open_ends: list[int] = []
    for place, other in enumerate(nearest.tolist()):
        if away[place] > gap or nearest[other] != place:
            open_ends.append(place)
        elif place < other:
            bridges.append(shapely.LineString([points[place], points[other]]))
    beside = _bridges_to_edges([loose[place] for place in open_ends], edges, gap)
    bridges += [bridge for bridge in beside if bridge is not None]
    left = points[[place for place, bridge in zip(open_ends, beside, strict=True) if bridge is None]]
    still_open = float(_nearest_other(left)[0].min()) if len(left) > 1 else float("inf")
    return bridges, still_open


def _nearest_other(points: Floats) -> tuple[Floats, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    """How far the nearest other of (n, 2) points is, and which it is; infinitely for one alone."""
    if len(points) < 2:
        return np.full(len(points), np.inf), np.zeros(len(points), dtype=np.int64)
    away, number = map(np.asarray, KDTree(points).query(points, k=2))
    own = number[:, 0] == np.arange(len(points))
    return np.where(own, away[:, 1], away[:, 0]), np.where(own, number[:, 1], number[:, 0])


def _bridges_to_edges(
    ends: Sequence[tuple[Point, int]], edges: list[shapely.Geometry], gap: float
) -> list[shapely.Geometry | None]:
    """For each loose end (and the number of its edge) a piece to the nearest other edge within the gap."""
    found: list[shapely.Geometry | None] = []
    tree = shapely.STRtree(edges)
    joints: dict[int, list[Point]] = {}
    for end, own in ends:
        point = shapely.Point(end)
        near = [one for one in tree.query(point, predicate="dwithin", distance=gap).tolist() if one != own]
        if not near:
            found.append(None)
            continue
        edge = min(near, key=lambda one: edges[one].distance(point))
        joint = _joint(point, edges[edge], gap)
        joints.setdefault(edge, []).append(joint)
        found.append(shapely.LineString([end, joint]))
    for number, points in joints.items():
        edges[number] = _with_vertices(edges[number], points)
    return found


def _joint(point: shapely.Geometry, edge: shapely.Geometry, gap: float) -> Point:
    """Where on the edge an end is joined: at its nearest point, or at a corner that is hardly farther."""
    beside = edge.interpolate(edge.project(point))
    corner = shapely.Point(min(_ends(edge), key=lambda end: point.distance(shapely.Point(end))))
    near_m = min(gap, _CORNER * point.distance(beside))
    return (corner if point.distance(corner) <= near_m else beside).coords[0]


def _with_vertices(edge: shapely.Geometry, points: list[Point]) -> shapely.Geometry:
    """The line with further vertices at these points of it."""
    places = [(edge.project(shapely.Point(point)), point) for point in points]
    own = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(np.array(edge.coords), axis=0).T))])
    merged = sorted([*zip(own.tolist(), edge.coords, strict=True), *places], key=lambda one: one[0])
    return shapely.LineString([point for _, point in merged])


def _lines_along(grounds: Shapes, lines: Shapes, gap: float) -> tuple[tuple[int, ...], ...]:
    """For each ground the lines that lie in it or along it; those that touch it where none does."""
    tree = shapely.STRtree(lines)
    wide = shapely.buffer(grounds, 1.01 * gap)
    found = []
    for ground, around in zip(grounds, wide, strict=True):
        along = tree.query(around, predicate="covers")
        along = along if len(along) else tree.query(ground, predicate="intersects")
        found.append(tuple(sorted(along.tolist())))
    return tuple(found)


def _closed_gaps(bridges: Sequence[shapely.Geometry], grounds: Shapes) -> tuple[float, ...]:
    """The widths of the gaps that a ground needed closed."""
    if not bridges or not len(grounds):
        return ()
    used = np.unique(
        shapely.STRtree(grounds).query(np.array(bridges, dtype=object), predicate="intersects")[0]
    )
    return tuple(bridges[number].length for number in used.tolist())
