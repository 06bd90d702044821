"""Where people live: apartment blocks, shop-houses on the market street, village houses, the round house."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import shapely
from shapely import Point, Polygon
from shapely import box as upright

from data.sample.generate.compounds import GATED
from data.sample.generate.curves import Spot, beside, heading, rotate_and_move
from data.sample.generate.ways import WayLine


@dataclass(frozen=True)
class Home:
    """A residential building. `flats` is how many households would fill it."""

    kind: str
    shape: Polygon
    storeys: int
    flats: float
    compound: str | None = None
    name_zh: str | None = None
    name_en: str | None = None


@dataclass(frozen=True)
class RowStyle:
    """Houses along one side of a way. Ranges are (least, most) in metres or floors."""

    kind: str
    setback_m: tuple[float, float]
    frontage_m: tuple[float, float]
    depth_m: tuple[float, float]
    gap_m: tuple[float, float]
    storeys: tuple[int, int]
    joined: tuple[int, int]
    """How many houses stand wall to wall under one number."""
    left_out: float
    """Share of the plots that stay a yard or a vegetable bed."""
    apart_m: float
    """Least distance to anything built."""


SHOP_HOUSES = RowStyle("old_street", (0.5, 1.2), (7, 10), (13, 19), (0.2, 0.6), (2, 4), (1, 2), 0.06, 0.15)
VILLAGE_HOUSES = RowStyle("village", (1.0, 4.0), (8, 11), (10, 13), (2.0, 8.0), (2, 5), (1, 4), 0.16, 1.4)
ROADSIDE_HOUSES = RowStyle("village", (3.0, 5.5), (9, 12), (11, 14), (2.5, 9.0), (3, 6), (1, 4), 0.3, 1.2)
SHOPS = RowStyle("shop", (2.5, 4.5), (5, 8), (9, 13), (1.5, 14.0), (1, 3), (2, 5), 0.25, 1.2)
FARMSTEADS = RowStyle("village", (3.0, 18.0), (10, 15), (9, 13), (4.0, 45.0), (2, 4), (1, 2), 0.5, 2.0)


def apartment_blocks() -> Iterator[Home]:
    """The blocks of the gated compounds."""
    for compound in GATED:
        for block in compound.blocks:
            yield Home(
                compound.kind, compound.footprint(block), block.storeys, float(block.flats), compound.key,
                f"{compound.name_zh}{block.name_zh}",
                f"{compound.name_en} {block.name_zh.rstrip('栋座幢')}",
            )  # fmt: skip


def round_house() -> Home:
    """The 围龙屋: a hall with wings, and the horseshoe of rooms behind it, open to the pond."""
    horseshoe = Point(0, 0).buffer(27, quad_segs=10).difference(Point(0, 0).buffer(20.5, quad_segs=10))
    horseshoe = horseshoe.intersection(upright(-30, 0, 30, 30))
    wings = upright(-27, -22, -20.5, 0).union(upright(20.5, -22, 27, 0))
    hall = upright(-16.5, -22, 16.5, 6).difference(upright(-5, -12, 5, -4))
    front = upright(-27, -22, 27, -18)
    shape = shapely.union_all([horseshoe, wings, hall, front])
    return Home("village", rotate_and_move(shape, (-366, -94), 4), 2, 14.0, None, "承德堂", "Chengde Hall")


class FreeGround:
    """Occupied ground; a plot is taken only where nothing lies."""

    def __init__(self, taken: Iterable[Polygon]) -> None:
        self.taken = list(taken)

    def take(self, plot: Polygon, apart_m: float) -> bool:
        """Takes the plot if nothing lies nearer than `apart_m`."""
        if shapely.dwithin(np.array(self.taken), plot, apart_m).any():
            return False
        self.taken.append(plot)
        return True


def _terrace(bays: int, frontage: float, depth: float, dice: random.Random) -> Polygon:
    """Houses wall to wall, round (0, 0): every owner built a little deeper or less deep."""
    left = -bays * frontage / 2
    return shapely.union_all(
        [
            upright(
                left + i * frontage,
                -depth / 2,
                left + (i + 1) * frontage,
                depth / 2 + dice.uniform(-1.6, 1.6),
            )
            for i in range(bays)
        ],
        grid_size=0.001,
    )


def _facing(way: WayLine, at_m: float, side: int, off_m: float, turn: float) -> tuple[Spot, float]:
    """The middle of a plot `off_m` beside the way, and the angle that turns its front to the way."""
    return beside(way.line, at_m, side * off_m), heading(way.line, at_m) + turn + (180 if side < 0 else 0)


def row(way: WayLine, side: int, style: RowStyle, ground: FreeGround, dice: random.Random) -> Iterator[Home]:
    """Houses along `side` (1: left, -1: right) of `way`, each turned to the way in front of it."""
    at_m, number = dice.uniform(2, 6), 1 if side > 0 else 2
    while at_m < way.line.length - 4:
        bays, bay = dice.randint(*style.joined), dice.uniform(*style.frontage_m)
        depth, setback = dice.uniform(*style.depth_m), dice.uniform(*style.setback_m)
        skip, storeys, turn = (
            dice.random() < style.left_out,
            dice.randint(*style.storeys),
            dice.uniform(-2, 2),
        )
        frontage = bays * bay
        middle = min(at_m + frontage / 2, way.line.length)
        spot, angle = _facing(way, middle, side, way.width_m / 2 + setback + depth / 2, turn)
        plot = rotate_and_move(_terrace(bays, bay, depth, dice), spot, angle)
        if not skip and ground.take(plot, style.apart_m):
            yield _home_with_number(style, plot, storeys, bays, way, number)
            at_m += frontage + dice.uniform(*style.gap_m)
            number += 2
        else:
            at_m += frontage if skip else 2.0


def _home_with_number(
    style: RowStyle, plot: Polygon, storeys: int, bays: int, way: WayLine, number: int
) -> Home:
    """A house with its street number; a way without a name gives none."""
    zh = f"{way.name_zh}{number}号" if way.name_zh else None
    en = f"{number} {way.name_en}" if way.name_en else None
    return Home(style.kind, plot, storeys, storeys * bays * 0.5, None, zh, en)
