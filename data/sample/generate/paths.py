"""The walking network: every way joined, crossings marked, cut at each junction."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import shapely
from shapely import LineString

from data.sample.generate import lanes, streets
from data.sample.generate.curves import Spot, to_mm
from data.sample.generate.network import join, split, with_pins
from data.sample.generate.ways import WayLine
from data.sample.generate.yards import compound_ways

CROSSED_AT = {
    "墟街": streets.NEW_STREET,
    "花园西巷": streets.NEW_STREET,
    "前塘巷": streets.PROVINCIAL,
    "塘背巷": streets.PROVINCIAL,
    "岭下路": streets.PROVINCIAL,
}
"""Where a way has a marked crossing: the part of it inside the carriageway of the road."""


def main_ways() -> list[WayLine]:
    """All ways except alleys, joined, from the provincial road down to the steps."""
    return join(
        [*streets.STREETS, *lanes.VILLAGE, *lanes.CROSS_ALLEYS, *compound_ways(), *lanes.PARK, *lanes.STEPS,
         *lanes.SIDE_GATES, *lanes.UNJOINED]
    )  # fmt: skip


def _split_at_crossing(way: WayLine) -> Iterable[WayLine]:
    """The way, in parts: as it is outside the road that it crosses, a crossing inside."""
    road = CROSSED_AT.get(way.name_zh or "")
    if road is None:
        return [way]
    carriageway = road.line.buffer(road.width_m / 2)
    cuts = shapely.get_parts(way.line.intersection(carriageway.boundary))
    pinned = with_pins([way], [to_mm(p.x, p.y) for p in cuts])[0]
    parts = _runs(pinned.line, {to_mm(p.x, p.y) for p in cuts})
    return [
        replace(way, line=part, kind="crossing", width_m=4.0)
        if carriageway.buffer(0.1).covers(part)
        else replace(way, line=part)
        for part in parts
    ]


def _runs(line: LineString, at: set[Spot]) -> list[LineString]:
    """`line` cut at the vertices `at`."""
    runs: list[list[Spot]] = [[]]
    for x, y in line.coords:
        runs[-1].append((x, y))
        if (x, y) in at and len(runs[-1]) > 1:
            runs.append([(x, y)])
    return [LineString(run) for run in runs if len(run) > 1]


def pieces(ways: Iterable[WayLine]) -> list[WayLine]:
    """The network: every way between two junctions."""
    return split([part for way in ways for part in _split_at_crossing(way)])
