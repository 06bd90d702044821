"""Alleys: the gaps between houses that lead from a lane to the rooms behind."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import shapely
from shapely import LineString, Polygon

from data.sample.generate.curves import beside, to_mm
from data.sample.generate.ways import DEAD_END, JOINED, WayLine

LENGTH_M = (16.0, 34.0)
CLEAR_M = 0.75
"""Half the least width of an alley between two walls."""
BESIDE_M = 3.5
"""A house this near stands at the alley."""
APART_M = 15.0
"""Alleys on one side of a lane are at least this far from each other."""


def _bent(way: WayLine, at_m: float, side: int, length: float, bend: float) -> LineString:
    """A line off the way, a little bent."""
    here, turn = way.line.interpolate(at_m), bend * length
    a, b = beside(way.line, at_m, side * length * 0.55), beside(way.line, at_m, side * length)
    along = (way.line.interpolate(min(at_m + 1, way.line.length)), way.line.interpolate(max(at_m - 1, 0)))
    dx, dy = (along[0].x - along[1].x) / 2, (along[0].y - along[1].y) / 2
    return LineString([to_mm(here.x, here.y), to_mm(*a), to_mm(b[0] + turn * dx, b[1] + turn * dy)])


def _end(line: LineString, others: Sequence[WayLine]) -> tuple[LineString, float | None]:
    """The alley cut where it first meets another way, or left a dead end."""
    for way in others:
        if way.line.distance(shapely.Point(line.coords[-1])) < 7:
            return line, JOINED
    return line, DEAD_END


def _between_houses(line: LineString, walls: npt.NDArray[np.object_]) -> bool:
    """True where the line is clear of every wall and has houses close by on its way."""
    gaps = shapely.distance(walls, line)
    return bool(gaps.min() > CLEAR_M and (gaps < BESIDE_M).sum() >= 2)


def alleys(
    ways: Sequence[WayLine],
    along: Sequence[WayLine],
    built: Sequence[Polygon],
    kept_free: Sequence[Polygon],
    dice: random.Random,
) -> list[WayLine]:
    """Narrow ways through gaps between the houses `built` along some ways, off the grounds `kept_free`."""
    walls, grounds, done = np.array(built), np.array(kept_free), list[WayLine]()
    for way in along:
        for side in (1, -1):
            last = -APART_M
            for at_m in np.arange(6.0, way.line.length - 6, 1.5):
                line = _bent(way, float(at_m), side, dice.uniform(*LENGTH_M), dice.uniform(-0.22, 0.22))
                others = [
                    w for w in (*ways, *done) if w.name_zh != way.name_zh or w.line.distance(line) > 0.01
                ]
                crowded = any(w.line.distance(line) < 6 for w in done)
                if at_m - last < APART_M or crowded or not _between_houses(line, walls):
                    continue
                if shapely.dwithin(grounds, line, CLEAR_M).any() or any(
                    w.line.intersects(line) for w in others
                ):
                    continue
                line, end = _end(line, others)
                done.append(WayLine("lane", round(dice.uniform(1.0, 1.5), 1), line, end=end))
                last = float(at_m)
    return done
