"""Entrances: where a way goes through the wall of a compound, or into the park or the kindergarten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely
from shapely import LineString, Point, Polygon

from data.sample.generate.compounds import GATED, OLD_STREET, OLD_STREET_KEY
from data.sample.generate.curves import Spot, to_mm
from data.sample.generate.facilities import FACILITIES
from data.sample.generate.landmarks import KINDERGARTEN_YARD
from data.sample.generate.streets import MARKET_STREET
from data.sample.generate.ways import WayLine


@dataclass(frozen=True)
class EntranceGate:
    """`of` is the id of a compound, a space or a facility."""

    of: str
    spot: Spot


def facility_id(name_zh: str) -> str:
    """The id of the facility of that Chinese name."""
    return next(f"F{i:02}" for i, facility in enumerate(FACILITIES, 1) if facility.name_zh == name_zh)


def _through(outline: Polygon, lines: Sequence[LineString]) -> list[Spot]:
    """Where the lines go through the outline."""
    spots = []
    for line in lines:
        meeting = shapely.get_parts(line.intersection(outline.boundary))
        spots += [to_mm(p.x, p.y) for p in meeting if isinstance(p, Point)]
    return spots


def gates(ways: Sequence[WayLine], park: Polygon, park_id: str) -> list[EntranceGate]:
    """All entrances. Each lies on a way; `network.with_pins` gives the way a vertex there."""
    lines = [way.line for way in ways]
    found = [EntranceGate(c.key, spot) for c in GATED for spot in _through(c.polygon(), lines)]
    found += [EntranceGate(OLD_STREET_KEY, spot) for spot in _through(OLD_STREET, [MARKET_STREET.line])]
    park_ways = [way.line for way in ways if way.kind == "footway"]
    for spot in _through(park, park_ways):
        found += [EntranceGate(park_id, spot), EntranceGate(facility_id("墟镇公园"), spot)]
    kindergarten = facility_id("墟镇幼儿园")
    return found + [EntranceGate(kindergarten, spot) for spot in _through(KINDERGARTEN_YARD, lines)]
