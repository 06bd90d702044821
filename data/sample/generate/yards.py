"""The ways inside the gated compounds: drives, footways and the last steps to every stair door."""

from __future__ import annotations

from collections.abc import Iterator

from shapely import LineString, Point

from data.sample.generate.compounds import GATED, Compound
from data.sample.generate.ways import DEAD_END, JOINED, WayLine

MEETS_M = 4.5
"""An end drawn this near to an earlier way of the compound joins it."""
DOOR_REACH_M = 9.0


def _end(spot: tuple[float, ...], before: list[WayLine]) -> float | None:
    """Joined where an earlier way of the compound is near, a dead end otherwise."""
    near = any(way.line.distance(Point(spot)) < MEETS_M for way in before)
    return JOINED if near else DEAD_END


def _drives(compound: Compound) -> list[WayLine]:
    """Every drive starts at a street or an earlier drive; it ends there too where one is near."""
    ways: list[WayLine] = []
    for points in compound.drives:
        line = compound.world(points)
        end = _end(line.coords[-1], ways)
        ways.append(WayLine("road", 5.0, line, compound.name_zh, compound.name_en, end=end))
    return ways


def _doors(compound: Compound, ways: list[WayLine]) -> Iterator[WayLine]:
    """A short footway from every stair door to the nearest way."""
    for block in compound.blocks:
        for door in compound.doors(block):
            spot = compound.world((door, door)).coords[0]
            way = min(ways, key=lambda w: w.line.distance(Point(spot)))
            gap = way.line.distance(Point(spot))
            if 1.0 < gap < DOOR_REACH_M:
                to = way.line.interpolate(way.line.project(Point(spot)))
                line = LineString([spot, (to.x, to.y)])
                yield WayLine("footway", 1.5, line, step_free=block.storeys > 9, start=DEAD_END)


def compound_ways() -> Iterator[WayLine]:
    """All ways inside the gated compounds, drives first."""
    for compound in GATED:
        ways = _drives(compound)
        for points in compound.footways:
            line = compound.world(points)
            start, end = (_end(line.coords[i], ways) for i in (0, -1))
            ways.append(WayLine("footway", 1.8, line, start=start, end=end))
        yield from ways
        yield from _doors(compound, ways)
