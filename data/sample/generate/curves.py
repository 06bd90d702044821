"""Curves and boxes from a few hand-placed points."""

from __future__ import annotations

import math
from collections.abc import Sequence

from shapely import LineString, Polygon, affinity

Spot = tuple[float, float]
"""Metres east and north of the middle of the community."""

STEP_M = 7.0
"""Spacing of the vertices of a smoothed curve."""


def to_mm(x: float, y: float) -> Spot:
    """The spot rounded to a millimetre, so that equal spots compare equal."""
    return round(x, 3), round(y, 3)


def _between(before: Spot, start: Spot, end: Spot, after: Spot, t: float) -> Spot:
    """The Catmull-Rom point at `t` (0–1) between `start` and `end`."""

    def along(p0: float, p1: float, p2: float, p3: float) -> float:
        return p1 + 0.5 * t * (p2 - p0 + t * (2 * p0 - 5 * p1 + 4 * p2 - p3 + t * (3 * (p1 - p2) + p3 - p0)))

    return to_mm(*(along(*c) for c in zip(before, start, end, after, strict=True)))


def curve(points: Sequence[Spot]) -> LineString:
    """A smooth line through all `points`."""
    first, second, *_ = points
    *_, last_but_one, last = points
    padded = [
        (2 * first[0] - second[0], 2 * first[1] - second[1]),
        *points,
        (2 * last[0] - last_but_one[0], 2 * last[1] - last_but_one[1]),
    ]
    spots = [to_mm(*first)]
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        pieces = max(1, round(math.dist(start, end) / STEP_M))
        spots += [_between(before, start, end, after, i / pieces) for i in range(1, pieces + 1)]
    return LineString(spots).simplify(0.06)


def blob(points: Sequence[Spot]) -> Polygon:
    """A smooth closed outline through all `points`."""
    n = len(points)
    spots: list[Spot] = []
    for i in range(n):
        before, start, end, after = (points[(i + k - 1) % n] for k in range(4))
        pieces = max(1, round(math.dist(start, end) / STEP_M))
        spots += [_between(before, start, end, after, j / pieces) for j in range(pieces)]
    return Polygon(spots)


def box(centre: Spot, width: float, depth: float, angle: float) -> Polygon:
    """A rectangle: `width` along the direction `angle` (degrees, anticlockwise from east), `depth` across."""
    w, d = width / 2, depth / 2
    upright = Polygon([(-w, -d), (w, -d), (w, d), (-w, d)])
    return rotate_and_move(upright, centre, angle)


def rotate_and_move(shape: Polygon, centre: Spot, angle: float) -> Polygon:
    """`shape`, drawn round (0, 0), turned by `angle` degrees and moved to `centre`."""
    turned = affinity.rotate(shape, angle, origin=(0, 0))
    return affinity.translate(turned, *centre)


def heading(line: LineString, at_m: float) -> float:
    """Direction of `line` at `at_m` from its start: degrees anticlockwise from east."""
    a, b = line.interpolate(max(0.0, at_m - 2)), line.interpolate(min(line.length, at_m + 2))
    return math.degrees(math.atan2(b.y - a.y, b.x - a.x))


def beside(line: LineString, at_m: float, left_m: float) -> Spot:
    """The spot `left_m` to the left of `line` (negative: right) at `at_m` from its start."""
    p, angle = line.interpolate(at_m), math.radians(heading(line, at_m))
    return p.x - left_m * math.sin(angle), p.y + left_m * math.cos(angle)
