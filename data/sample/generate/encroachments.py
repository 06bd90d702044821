"""Encroachments: how a report says where it is, and the ground that this makes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import shapely
from shapely import Polygon

from data.sample.generate.curves import Spot, beside, box, heading
from data.sample.generate.ways import WayLine


@dataclass(frozen=True)
class SpaceShare:
    """A share of a space's ground: everything on one side of a straight cut."""

    space: str
    share: float
    towards_deg: float
    """The side that is taken: degrees anticlockwise from east."""


@dataclass(frozen=True)
class WayGround:
    """Ground on a way: the whole width, or one side of it."""

    way: str
    at: float
    """Share of the way's length from its start."""
    length_m: float
    side: int = 0
    """0: across the whole way; 1: the left part; -1: the right part."""


@dataclass(frozen=True)
class FreeBox:
    """A box anywhere."""

    spot: Spot
    width_m: float
    depth_m: float
    angle: float
    space: str | None = None


@dataclass(frozen=True)
class Encroachment:
    """One report. `category` and `status` are keys of the catalogue."""

    category: str
    status: str
    reported_on: str
    note: str
    where: SpaceShare | WayGround | FreeBox


def _share(ground: Polygon, share: float, towards_deg: float) -> Polygon:
    """The part of `ground` beyond a straight cut such that it is `share` of the whole."""
    angle, centre = math.radians(towards_deg), ground.centroid
    reach = ground.hausdorff_distance(centre) * 2

    def beyond(at_m: float) -> Polygon:
        middle = (
            centre.x + (at_m + reach) * math.cos(angle),
            centre.y + (at_m + reach) * math.sin(angle),
        )
        part = ground.intersection(box(middle, 2 * reach, 4 * reach, towards_deg))
        largest: Polygon = max(shapely.get_parts(part), key=lambda p: p.area, default=Polygon())
        return largest

    low, high = -reach, reach
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if beyond(middle).area > share * ground.area else (low, middle)
    return beyond(low)


def _on_way(where: WayGround, way: WayLine) -> Polygon:
    """A box on the way: a shed across it reaches a little over both edges."""
    at_m = where.at * way.line.length
    angle = heading(way.line, at_m)
    if where.side == 0:
        return box(beside(way.line, at_m, 0.0), where.length_m, way.width_m + 0.6, angle)
    depth = way.width_m * 0.4
    return box(beside(way.line, at_m, where.side * (way.width_m - depth) / 2), where.length_m, depth, angle)


def shape(
    where: SpaceShare | WayGround | FreeBox, spaces: Mapping[str, Polygon], ways: Sequence[WayLine]
) -> Polygon:
    """The ground that a report is about. `spaces` by Chinese name; the first way of a name counts."""
    if isinstance(where, SpaceShare):
        return _share(spaces[where.space], where.share, where.towards_deg)
    if isinstance(where, WayGround):
        return _on_way(where, next(way for way in ways if way.name_zh == where.way))
    drawn = box(where.spot, where.width_m, where.depth_m, where.angle)
    return drawn.intersection(spaces[where.space]) if where.space else drawn
