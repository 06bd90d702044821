"""The country round the community: roads that run on, farmsteads, fields, the hill and the gardens between houses."""
# ruff: noqa: E501 (a table reads best with a row a line)

from __future__ import annotations

import random
from collections.abc import Iterable

import shapely
from shapely import LineString, Polygon, affinity
from shapely.geometry.base import BaseGeometry

from data.sample.generate import homes
from data.sample.generate.curves import curve
from data.sample.generate.homes import FreeGround
from data.sample.generate.streets import NEW_STREET, PROVINCIAL
from data.sample.generate.ways import WayLine

PLOT_M = (34.0, 75.0)
"""Usual size of a plot across and along the field."""
BALK_M = 1.6
"""Width of the path between two plots."""


def _road(
    width_m: float, *points: tuple[float, float], zh: str | None = None, en: str | None = None
) -> WayLine:
    return WayLine("road", width_m, curve(points), zh, en)


_START, _END = PROVINCIAL.line.coords[0], PROVINCIAL.line.coords[-1]
_WEST, _BRIDGE = NEW_STREET.line.coords[0], NEW_STREET.line.coords[-1]

ROADS = (
    _road(22.0, (-900, 196), (-760, 224), (-600, 218), _START, zh="省道榕梅线", en="Rong-Mei provincial road"),
    _road(22.0, _END, (560, 334), (700, 372), (900, 410), zh="省道榕梅线", en="Rong-Mei provincial road"),
    _road(9.0, (-900, 30), (-760, -24), (-620, -48), (-540, -26), _WEST, zh="新墟路", en="Xinxu Road"),
    _road(11.0, _BRIDGE, (590, 74), (700, 96), (820, 60), (900, 64), zh="河东路", en="Hedong Road"),
    _road(7.0, (590, 74), (552, -20), (520, -120), (460, -230), (360, -322), (240, -392), zh="南堤路", en="South Bank Road"),
    _road(7.0, (240, -392), (60, -436), (-140, -434), (-300, -414), (-480, -388), (-680, -372), (-900, -400), zh="南堤路", en="South Bank Road"),
    _road(4.0, (-620, -48), (-640, -130), (-618, -210), (-640, -285)),
    _road(4.0, (-600, 218), (-590, 300), (-620, 380), (-590, 430)),
    _road(4.5, (60, -436), (40, -500), (80, -560), (60, -640)),
    _road(4.0, (460, -230), (540, -290), (640, -320), (760, -310), (900, -340)),
    _road(4.0, (560, 334), (540, 400), (580, 450)),
    _road(4.0, (-680, 220), (-700, 140), (-680, 60), (-700, -30)),
    _road(4.0, (700, 96), (690, 0), (730, -80), (700, -180), (640, -320)),
    _road(3.5, (-300, -414), (-330, -480), (-300, -560), (-320, -640)),
)  # fmt: skip
"""Roads outside the community; the map draws them, nobody walks them here."""


def farmsteads(inside: Polygon, taken: Iterable[Polygon], dice: random.Random) -> list[Polygon]:
    """Houses along the roads outside."""
    ground = FreeGround(
        [*taken, inside.buffer(6), *(road.line.buffer(road.width_m / 2 + 1) for road in ROADS)]
    )
    return [
        home.shape
        for road in ROADS
        for side in (1, -1)
        for home in homes.row(road, side, homes.FARMSTEADS, ground, dice)
    ]


def parcels(field: Polygon, dice: random.Random) -> list[BaseGeometry]:
    """The field cut into plots by paths that run along and across it."""
    centre, reach = field.centroid, field.length / 3
    along = dice.uniform(-20, 20)
    balks = []
    for angle, width in ((along, PLOT_M[0]), (along + 90 + dice.uniform(-12, 12), PLOT_M[1])):
        at = -reach
        while at < reach:
            line = affinity.rotate(
                LineString([(-reach, at), (reach, at + dice.uniform(-9, 9))]), angle, origin=(0, 0)
            )
            balks.append(affinity.translate(line, centre.x, centre.y).buffer(BALK_M / 2, cap_style="flat"))
            at += width * dice.uniform(0.7, 1.5)
    return list(shapely.get_parts(field.difference(shapely.union_all(balks))))


def gardens(inside: Polygon, taken: BaseGeometry) -> list[Polygon]:
    """Vegetable plots: the larger pieces of open ground that nothing else uses."""
    open_ground = inside.buffer(-4).difference(taken).buffer(-6).buffer(4.5, quad_segs=3)
    parts = shapely.get_parts(open_ground.simplify(0.6))
    return [part for part in parts if part.area > 260]
