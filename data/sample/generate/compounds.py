"""The six compounds: outline, blocks, inner ways and gates, each drawn in its own turned frame."""
# ruff: noqa: E501 (a table reads best with a row a line)

from __future__ import annotations

from dataclasses import dataclass

from shapely import LineString, Polygon, affinity

from data.sample.generate.curves import Spot, box, curve, rotate_and_move
from data.sample.generate.streets import MARKET_STREET


@dataclass(frozen=True)
class Block:
    """One apartment block: centre in the compound's frame, size in metres, floors and flats."""

    name_zh: str
    centre: Spot
    width: float
    depth: float
    storeys: int
    stairs: int
    """Entrances; each serves two flats a floor unless `flats_per_floor` says otherwise."""
    flats_per_floor: int = 0

    @property
    def flats(self) -> int:
        """Dwellings when full."""
        return self.storeys * (self.flats_per_floor or 2 * self.stairs)


@dataclass(frozen=True)
class Compound:
    """One compound. Points are in its own frame: metres along and across `angle` from `centre`."""

    key: str
    name_zh: str
    name_en: str
    built_year: int
    kind: str
    """The kind of household that lives here; see `people`."""
    centre: Spot
    angle: float
    outline: tuple[Spot, ...]
    blocks: tuple[Block, ...] = ()
    drives: tuple[tuple[Spot, ...], ...] = ()
    footways: tuple[tuple[Spot, ...], ...] = ()

    def polygon(self) -> Polygon:
        """The ground inside its wall."""
        return rotate_and_move(Polygon(self.outline), self.centre, self.angle)

    def world(self, points: tuple[Spot, ...], *, smooth: bool = True) -> LineString:
        """A line drawn in the compound's frame, in the frame of the town."""
        line = curve(points) if smooth and len(points) > 2 else LineString(points)
        turned = affinity.rotate(line, self.angle, origin=(0, 0))
        return affinity.translate(turned, *self.centre)

    def footprint(self, block: Block) -> Polygon:
        """The outline of a block in the frame of the town: bays step back a little at each stair."""
        shape = box((0, 0), block.width, block.depth, 0)
        if block.stairs > 1:
            bay = block.width / block.stairs
            for stair in range(block.stairs):
                at = -block.width / 2 + bay * (stair + 0.5)
                shape = shape.union(box((at, block.depth / 2), bay * 0.42, 2.4, 0))
        elif block.flats_per_floor:
            shape = shape.union(box((0, 0), block.width * 0.55, block.depth + 5, 0))
        return rotate_and_move(rotate_and_move(shape, block.centre, 0), self.centre, self.angle)

    def doors(self, block: Block) -> tuple[Spot, ...]:
        """Where each stair comes out, in the compound's frame: on the north side, a step off the wall."""
        bay = block.width / block.stairs
        x, y = block.centre
        left = x - block.width / 2
        off = block.depth / 2 + (4.0 if block.flats_per_floor else 2.0)
        return tuple((left + bay * (i + 0.5), y + off) for i in range(block.stairs))


def _old_street() -> Polygon:
    """Both sides of the market street between the provincial road and the river road."""
    strip = MARKET_STREET.line.buffer(29, cap_style="flat")
    return strip.intersection(Polygon([(-300, 205), (200, 205), (200, -308), (-300, -312)]))


JINCHENG = Compound(
    "jincheng", "金城花园", "Jincheng Garden", 2003, "garden", (84, 103), -3.0,
    ((-82, -47), (80, -50), (88, -18), (80, 46), (-89, 49), (-88, 0)),
    (
        Block("1栋", (-46, -30), 44, 11, 7, 3), Block("2栋", (2, -32), 30, 11, 7, 2),
        Block("3栋", (46, -33), 44, 11, 7, 3), Block("5栋", (-50, 3), 44, 11, 7, 3),
        Block("6栋", (50, 1), 44, 11, 7, 3), Block("7栋", (-55, 33), 44, 11, 8, 3),
        Block("8栋", (-5, 31), 30, 11, 8, 2), Block("9栋", (42, 31), 44, 11, 8, 3),
    ),
    (
        ((-2, -72), (-2.5, -57), (-3, -43)),
        ((-3, -43), (-40, -42.5), (-70, -41), (-77, -32), (-81, 36), (-74, 44)),
        ((-74, 44), (-10, 44.5), (66, 42), (73, 34), (77, -20), (70, -42), (30, -43.5), (-3, -43)),
    ),
    (
        ((-77, -21.5), (-40, -21), (6, -22.5), (75, -23)),
        ((-79, 12), (-26, 12.5), (-20, 2), (-6, -6), (12, -5), (22, 2), (24, 10.5), (74, 11)),
        ((-26, 12.5), (-8, 17), (10, 16), (24, 10.5)), ((4, -22.5), (2, -5.8)),
        ((-2, 17), (-28, 22), (-29, 44.2)), ((17, 14), (16, 44)),
    ),
)  # fmt: skip
JINLONG = Compound(
    "jinlong", "金龙花园", "Jinlong Garden", 2007, "garden", (77, -42), 4.5,
    ((-86, 52), (0, 56), (102, 47), (101, -10), (96, -56), (-70, -62), (-96, -58), (-98, -5)),
    (
        Block("A1栋", (-52, 34), 42, 12, 8, 3), Block("A2栋", (0, 37), 30, 12, 8, 2),
        Block("A3栋", (52, 34), 42, 12, 8, 3), Block("B1栋", (-62, 0), 34, 12, 8, 2),
        Block("B2栋", (60, 0), 42, 12, 8, 3), Block("C1栋", (-68, -35), 24, 14, 9, 1, 4),
        Block("C2栋", (-26, -39), 24, 14, 9, 1, 4), Block("C3栋", (18, -38), 24, 14, 9, 1, 4),
        Block("C4栋", (60, -34), 24, 14, 9, 1, 4),
    ),
    (
        ((112, 20), (92, 20), (91, 38), (80, 46.5), (0, 50), (-76, 46), (-86, 36), (-90, -2)),
        ((-90, -2), (-88, -45), (-78, -52), (-30, -54), (30, -53), (80, -49), (89, -40), (92, 20)),
    ),
    (
        ((-88, 20), (-50, 17), (-26, 19), (0, 22), (28, 18), (92, 17)),
        ((-26, 19), (-34, 2), (-24, -16), (0, -22), (22, -15), (30, 2), (28, 18)),
        ((-90, -21), (-60, -19), (-24, -16)), ((22, -15), (56, -19), (89, -19)),
        ((0, -22), (-4, -54)), ((-34, 2), (-41, -2)), ((30, 2), (37, 5)),
        ((-27, 19), (-27, 48.5)), ((26, 18), (24, 49)),
    ),
)  # fmt: skip
JIANGPAN = Compound(
    "jiangpan", "江畔雅居", "Riverbank Residence", 2014, "tower", (292, -32), -11.0,
    ((-78, 56), (60, 72), (74, 40), (66, -20), (40, -84), (10, -90), (-72, -54), (-80, 0)),
    (
        Block("1座", (-42, 24), 27, 21, 18, 1, 4), Block("2座", (30, 34), 27, 21, 18, 1, 4),
        Block("3座", (16, -42), 27, 21, 18, 1, 4),
    ),
    (
        ((-90, -10), (-68, -12), (-66, 30), (-56, 46), (0, 55), (50, 61), (62, 40), (56, -16), (36, -70)),
        ((36, -70), (14, -76), (-52, -44), (-68, -12)),
    ),
    (
        ((-67, 2), (-40, 4), (-12, 6), (12, 10), (59, 6)), ((-12, 6), (-22, -14), (-16, -38), (-24, -59)),
        ((12, 10), (14, -8), (34, -22), (54, -24)), ((-22, -14), (-4, -18), (14, -8)), ((-6, 7), (-4, 54.5)),
    ),
)  # fmt: skip
MACHINE = Compound(
    "nongji", "农机厂宿舍", "Farm Machinery Works Housing", 1994, "work_unit", (-226, 70), 5.0,
    ((-58, -42), (60, -47), (56, 0), (46, 53), (-66, 55), (-62, 10)),
    (
        Block("1栋", (-30, -27), 40, 10, 6, 2), Block("2栋", (31, -29), 36, 10, 6, 2),
        Block("3栋", (-32, -4), 40, 10, 6, 2), Block("4栋", (29, -5), 36, 10, 6, 2),
        Block("5栋", (-36, 38), 40, 10, 7, 2), Block("6栋", (20, 37), 40, 10, 7, 2),
    ),
    (((-76, 22), (-52, 21), (-4, 20), (44, 17)), ((-4, 20), (1, -10), (2, -44), (0, -60))),
    (
        ((-56, 6), (-40, 6.5), (-2, 6)), ((-54, -16.5), (-30, -16.5), (1.5, -17)), ((1.5, -19), (30, -18.5), (51, -18)),
        ((0, 5.5), (26, 5), (49, 4)), ((-57, 49), (-36, 49), (-6, 48), (20, 48), (43, 46)), ((-6, 48), (-4, 20)),
        ((51, -18), (49, 4), (44, 17)), ((-54, -16.5), (-56, 6), (-52, 21)),
    ),
)  # fmt: skip
GRAIN = Compound(
    "liangsuo", "粮所大院", "Grain Station Yard", 1991, "work_unit", (2, 294), -6.0,
    ((-66, -48), (70, -46), (74, 0), (66, 48), (-58, 52), (-70, 10)),
    (
        Block("1幢", (-36, -34), 38, 10, 5, 2), Block("2幢", (40, -31), 34, 10, 5, 2),
        Block("3幢", (-38, -8), 38, 10, 6, 2), Block("4幢", (-34, 30), 40, 10, 6, 2),
        Block("5幢", (38, 28), 40, 10, 6, 2),
    ),
    (((4, -74), (3, -48), (2, -20), (4, 12), (0, 44)),),
    (
        ((-60, -23), (-36, -22), (2.2, -22)), ((2.5, -20), (36, -20), (62, -18)), ((-60, 5), (-38, 4), (3, 3)),
        ((-58, 42), (-34, 41), (0, 40), (38, 39), (61, 38)), ((-60, -23), (-62, -8), (-60, 5)), ((61, 38), (64, 8), (62, -18)),
        ((3.8, 10), (34, 9), (64, 8)),
    ),
)  # fmt: skip
GATED = (JINCHENG, JINLONG, JIANGPAN, MACHINE, GRAIN)

OLD_STREET_KEY = "laojie"
OLD_STREET = _old_street()
