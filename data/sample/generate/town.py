"""Puts the town together: ways, then grounds, then houses where there is room, then alleys between them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace

import shapely
from shapely import Polygon

from data.sample.generate import homes, lanes, streets, water
from data.sample.generate.alleys import alleys
from data.sample.generate.compounds import GATED, OLD_STREET, OLD_STREET_KEY
from data.sample.generate.curves import box
from data.sample.generate.grids import grids
from data.sample.generate.homes import FreeGround, Home
from data.sample.generate.landmarks import KINDERGARTEN_YARD, LANDMARKS
from data.sample.generate.network import join
from data.sample.generate.paths import main_ways
from data.sample.generate.spaces import SPACES, left_of
from data.sample.generate.ways import WayLine

SEED = 20260301
LONE_HOUSES = (
    Home("village", box((-352, 206), 11, 10, 4), 3, 3.0),
    Home("village", box((-378, 206), 12, 10, -3), 2, 2.0),
    Home("village", box((-428, 352), 12, 9, 20), 1, 1.0, None, "岭上独屋", "House on the Hill"),
)
"""Two houses on the path that touches no other, and one far from any path."""


LIVED_IN = 156
"""Residential buildings; the smallest houses beyond these are stores and empty old rooms."""
OLD_STREET_FAVOUR = 1.7
"""A house on the market street is kept as a home like a house this much larger elsewhere."""


@dataclass(frozen=True)
class Town:
    """Everything that has a place, in the frame of the town."""

    ways: list[WayLine]
    """Joined, not yet cut at junctions."""
    homes: list[Home]
    empty_houses: list[Home]
    grids: dict[str, Polygon]
    spaces: dict[str, Polygon]
    """Chinese name to the ground that is left of the space as drawn."""


def dice_for(purpose: int) -> random.Random:
    """Dice of their own for each purpose, so that a change to one leaves the others alone."""
    return random.Random(SEED + purpose)  # noqa: S311


def occupied_areas(ways: list[WayLine]) -> Iterator[Polygon]:
    """Ground that no house may stand on."""
    yield from (way.line.buffer(way.width_m / 2 + 0.4) for way in ways)
    yield from (compound.polygon().buffer(2) for compound in GATED)
    yield from (space.shape for space in SPACES)
    yield from (landmark.shape for landmark in LANDMARKS)
    yield from (KINDERGARTEN_YARD, *water.surfaces())


def _rows(ground: FreeGround, dice: random.Random) -> Iterator[Home]:
    """Houses along the streets and lanes, the market street first."""
    plan = [
        (streets.MARKET_STREET, homes.SHOP_HOUSES), (streets.BAMBOO_ROAD, homes.ROADSIDE_HOUSES),
        (streets.SCHOOL_ROAD, homes.ROADSIDE_HOUSES), (streets.HILL_ROAD, homes.ROADSIDE_HOUSES),
        (streets.STATION_ROAD, homes.ROADSIDE_HOUSES), (streets.NEW_STREET, homes.SHOPS),
        (streets.PROVINCIAL, homes.SHOPS), (streets.BACK_LANE_EAST, homes.VILLAGE_HOUSES),
        *((lane, homes.VILLAGE_HOUSES) for lane in lanes.VILLAGE),
    ]  # fmt: skip
    for way, style in plan:
        for side in (1, -1):
            yield from homes.row(way, side, style, ground, dice)


def _in_the_old_street(home: Home) -> Home:
    """The home, with its compound where it stands on the market street."""
    return replace(home, compound=OLD_STREET_KEY) if OLD_STREET.contains(home.shape.centroid) else home


def _split_by_occupancy(houses: list[Home], places: int) -> tuple[list[Home], list[Home]]:
    """The largest houses, in their order, and the rest, where nobody lives; the old street stays lived in."""

    def size(home: Home) -> tuple[float, str]:
        return -home.shape.area * (OLD_STREET_FAVOUR if home.kind == "old_street" else 1), home.shape.wkt

    by_size = sorted((h for h in houses if h.kind != "shop"), key=size)
    chosen = {home.shape.wkt for home in by_size[:places]}
    return [h for h in houses if h.shape.wkt in chosen], [h for h in houses if h.shape.wkt not in chosen]


def _open_ground(ways: list[WayLine], buildings: list[Polygon]) -> dict[str, Polygon]:
    """The public spaces without the buildings, carriageways and lanes on them."""
    carriageways = [way.line.buffer(way.width_m / 2) for way in ways if way.kind in ("road", "lane")]
    not_public = shapely.union_all([*carriageways, *(b.buffer(0.8) for b in buildings)])
    return {space.name_zh: left_of(space, not_public) for space in SPACES}


def town() -> Town:
    """The whole town, the same at every call."""
    dice = dice_for(0)
    ways, outlines = main_ways(), grids()
    fixed = [*homes.apartment_blocks(), homes.round_house(), *LONE_HOUSES]
    ground = FreeGround([*occupied_areas(ways), *(home.shape for home in fixed)])
    inside = [outline.buffer(-0.3) for outline in outlines.values()]
    houses = [home for home in _rows(ground, dice) if any(face.contains(home.shape) for face in inside)]
    built = [home.shape for home in (*fixed, *houses)]
    beyond = shapely.box(-900, -900, 900, 900).difference(shapely.union_all(inside).buffer(1))
    kept_free = [*occupied_areas([]), lanes.UNJOINED[0].line.buffer(12), beyond]
    narrow = alleys(ways, [*lanes.VILLAGE, streets.MARKET_STREET], built, kept_free, dice)
    ways = join(narrow, onto=ways)
    lived_in, empty = _split_by_occupancy(houses, LIVED_IN - len(fixed))
    buildings = [*built, *(mark.shape for mark in LANDMARKS if mark.kind == "building")]
    residents = [_in_the_old_street(home) for home in (*fixed, *lived_in)]
    return Town(ways, residents, empty, outlines, _open_ground(ways, buildings))
