"""The seven responsibility grids: faces between the outer edge and the streets that divide the community."""
# ruff: noqa: E501 (a table reads best with a row a line)

from __future__ import annotations

import shapely
from shapely import LineString, Point, Polygon

from data.sample.generate import streets
from data.sample.generate.curves import Spot, curve

NORTH_EDGE = curve([(-470, 372), (-440, 380), (-400, 391), (-320, 382), (-230, 366), (-150, 371), (0, 368), (140, 374), (270, 391), (360, 384), (410, 345), (428, 287), (446, 235), (452, 170), (440, 110), (438, 40)])  # fmt: skip
BANK = curve([(443, 90), (432, 40), (416, -20), (371, -146), (272, -253), (122, -318), (-60, -345), (-250, -325), (-450, -291), (-480, -287)])  # fmt: skip
WEST_EDGE = curve([(-458, 396), (-452, 380), (-438, 300), (-450, 220), (-432, 110), (-454, 0), (-441, -120), (-456, -220), (-466, -330)])  # fmt: skip

SEEDS: dict[str, tuple[Spot, ...]] = {
    "XZ-01": ((0, 300),),
    "XZ-02": ((-230, 80),),
    "XZ-03": ((-90, 120), (-80, -80)),
    "XZ-04": ((90, 110),),
    "XZ-05": ((80, -40),),
    "XZ-06": ((300, 150), (300, -40)),
    "XZ-07": ((-230, -180),),
}
"""A spot in each face that makes up a grid."""
MANAGERS = ("网格员一", "网格员二", "网格员三", "网格员四", "网格员五", "网格员六", "网格员七")


def _through(before: Spot, line: LineString, after: Spot) -> LineString:
    """`line`, drawn on at both ends so that it cuts the edges that it runs up to."""
    return LineString([before, *line.coords, after])


def _edges() -> list[LineString]:
    """The outer edge and the streets that part the grids, long enough to cut each other."""
    return [
        NORTH_EDGE, BANK, WEST_EDGE, streets.PROVINCIAL.line, streets.NEW_STREET.line,
        _through((-181, 240), streets.BACK_LANE_WEST.line, (-92, -360)),
        _through((-83, 232), streets.BACK_LANE_EAST.line, (4, -360)),
        _through((164, 240), streets.SCHOOL_ROAD.line, (262, -290)),
    ]  # fmt: skip


def grids() -> dict[str, Polygon]:
    """Grid code to outline. The outlines share every vertex along their common edges."""
    lines = shapely.union_all(shapely.set_precision(_edges(), 0.001))
    faces = list(shapely.get_parts(shapely.polygonize(shapely.get_parts(lines))))
    return {
        code: shapely.union_all([next(f for f in faces if f.contains(Point(s))) for s in seeds])
        for code, seeds in SEEDS.items()
    }
