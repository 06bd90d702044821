"""Joins ways into one network: ends meet the way they lead to, and every way is cut where others meet it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

import shapely
import shapely.ops
from shapely import LineString, Point

from data.sample.generate.curves import Spot, to_mm
from data.sample.generate.ways import WayLine

REACH_M = 14.0
"""How far an end may be drawn from the way that it joins."""
SAME_SPOT_M = 0.35
"""A vertex this near to a new junction becomes the junction."""


def _with_vertex(line: LineString, spot: Spot) -> LineString:
    """`line` with a vertex at `spot`, which lies on it (to a millimetre)."""
    spots = list(line.coords)
    if spot in spots:
        return line
    at = line.project(Point(spot))
    distances = [line.project(Point(s)) for s in spots]
    distances[-1] = line.length
    after = next(i for i, d in enumerate(distances) if d > at or i == len(spots) - 1)
    for i in (after - 1, after):
        if 0 < i < len(spots) - 1 and abs(distances[i] - at) < SAME_SPOT_M:
            return LineString([*spots[:i], spot, *spots[i + 1 :]])
    return LineString([*spots[:after], spot, *spots[after:]])


def _nearest(ways: Sequence[WayLine], end: Point) -> int:
    """The index of the way that `end` leads to."""
    gaps = [way.line.distance(end) for way in ways]
    best = min(range(len(ways)), key=gaps.__getitem__)
    if gaps[best] > REACH_M:
        raise ValueError(f"nothing to join near {end.wkt}: {gaps[best]:.1f} m")
    return best


def _shorten_end(line: LineString, metres: float) -> LineString:
    """`line` without its last `metres`."""
    return shapely.ops.substring(line, 0, line.length - metres)


def _join_end(ways: list[WayLine], line: LineString, gap_m: float) -> LineString:
    """`line` whose last vertex lies on the nearest of `ways`, which gets a vertex there; minus the gap."""
    other = _nearest(ways, Point(line.coords[-1]))
    target = ways[other].line
    on = target.interpolate(target.project(Point(line.coords[-1])))
    vertex = min(target.coords, key=lambda c: on.distance(Point(c)))
    near = on.distance(Point(vertex)) < SAME_SPOT_M
    spot = (vertex[0], vertex[1]) if near else to_mm(on.x, on.y)
    joined = LineString([*list(line.coords)[:-1], spot])
    if gap_m > 0:
        return _shorten_end(joined, gap_m)
    ways[other] = replace(ways[other], line=_with_vertex(target, spot))
    return joined


def join(ways: Iterable[WayLine], onto: Iterable[WayLine] = ()) -> list[WayLine]:
    """The network `onto` and the `ways`; an end joins the nearest of the ways given before it."""
    done = list(onto)
    for way in ways:
        line = way.line
        if way.end is not None and done:
            line = _join_end(done, line, way.end)
        if way.start is not None and done:
            line = _join_end(done, line.reverse(), way.start).reverse()
        done.append(replace(way, line=line))
    return _add_crossings(done)


def _add_crossings(ways: list[WayLine]) -> list[WayLine]:
    """Every pair of crossing ways gets a vertex where they cross."""
    for i in range(len(ways)):
        for j in range(i):
            for spot in _meetings(ways[i].line, ways[j].line):
                for k in (i, j):
                    ways[k] = replace(ways[k], line=_with_vertex(ways[k].line, spot))
    return ways


def _meetings(a: LineString, b: LineString) -> list[Spot]:
    """Where the lines meet: at a vertex that one of them has there already, or at a new spot."""
    if not a.intersects(b):
        return []
    spots = []
    for point in shapely.get_parts(a.intersection(b)):
        here = point.representative_point()
        known = [s for s in (*a.coords, *b.coords) if Point(s).distance(here) < SAME_SPOT_M]
        spots.append((known[0][0], known[0][1]) if known else to_mm(here.x, here.y))
    return spots


def with_pins(ways: list[WayLine], pins: Iterable[Spot]) -> list[WayLine]:
    """The ways with a vertex at each pin, so that an entrance lies exactly on a path."""
    for pin in pins:
        i = _nearest(ways, Point(pin))
        ways = [*ways[:i], replace(ways[i], line=_with_vertex(ways[i].line, pin)), *ways[i + 1 :]]
    return ways


def split(ways: Sequence[WayLine]) -> list[WayLine]:
    """The ways cut at every vertex that another way shares."""
    used = Counter(spot for way in ways for spot in set(way.line.coords))
    return [piece for way in ways for piece in _cut(way, used)]


def _cut(way: WayLine, used: Counter[tuple[float, ...]]) -> Iterable[WayLine]:
    spots = list(way.line.coords)
    start = 0
    for i in range(1, len(spots)):
        if used[spots[i]] > 1 or i == len(spots) - 1:
            yield replace(way, line=LineString(spots[start : i + 1]))
            start = i
