"""The base map, from the ground up: hill, fields, gardens, water, roads, and buildings nobody lives in."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass

import shapely
from shapely import Polygon
from shapely.geometry.base import BaseGeometry

from data.sample.generate import surroundings, water
from data.sample.generate.compounds import OLD_STREET
from data.sample.generate.landmarks import FIELDS, HILL, LANDMARKS
from data.sample.generate.streets import NEW_STREET, PROVINCIAL
from data.sample.generate.town import Town, dice_for, occupied_areas
from data.sample.generate.write import Row

LEAST_FIELD_M2 = 200.0
WATER_NAMES = (
    ("榕溪", "Rongxi River"),
    ("竹坑水", "Zhukeng Brook"),
    ("半月塘", "Half-Moon Pond"),
    ("塘唇鱼塘", "Fish Pond"),
    ("荷塘", "Lotus Pond"),
)


@dataclass(frozen=True)
class BasemapShape:
    """One shape of the base map, before it is cut to the frame."""

    kind: str
    shape: BaseGeometry
    name_zh: str | None = None
    name_en: str | None = None


def _greens(
    town: Town, inside: Polygon, outside: list[Polygon], dice: random.Random
) -> Iterator[BasemapShape]:
    """The hill, the fields round the community and the gardens in it."""
    yield BasemapShape("green", HILL.difference(inside), "岭背山", "Lingbei Hill")
    wet = shapely.union_all([surface.buffer(6, quad_segs=3) for surface in water.surfaces()])
    roads = [road.line.buffer(road.width_m / 2 + 2, quad_segs=3) for road in surroundings.ROADS]
    yards = [building.buffer(3, quad_segs=2) for building in outside]
    not_field = shapely.union_all([wet, inside, *roads, *yards])
    for field in FIELDS:
        for plot in surroundings.parcels(field, dice):
            for part in shapely.get_parts(plot.difference(not_field)):
                if part.area > LEAST_FIELD_M2:
                    yield BasemapShape("green", part.simplify(0.3), "菜田", "Fields")
    houses = [home.shape for home in (*town.homes, *town.empty_houses)]
    taken = shapely.union_all([*occupied_areas(town.ways), *houses, OLD_STREET])
    for garden in surroundings.gardens(inside, taken):
        yield BasemapShape("green", garden, "菜地", "Vegetable plots")


def _shapes(town: Town) -> Iterator[BasemapShape]:
    """Everything, what lies lower first."""
    inside = shapely.union_all(list(town.grids.values()))
    dice = dice_for(2)
    outside = surroundings.farmsteads(inside, [*water.surfaces(), HILL], dice)
    marks = [BasemapShape(mark.kind, mark.shape, mark.name_zh, mark.name_en) for mark in LANDMARKS]
    yield from _greens(town, inside, outside, dice)
    yield from (mark for mark in marks if mark.kind == "green")
    for surface, names in zip(water.surfaces(), WATER_NAMES, strict=True):
        yield BasemapShape("water", surface, *names)
    for road in (*surroundings.ROADS, PROVINCIAL, NEW_STREET):
        yield BasemapShape("road", road.line, road.name_zh, road.name_en)
    yield from (mark for mark in marks if mark.kind == "building")
    yield from (BasemapShape("building", home.shape) for home in town.empty_houses)
    yield from (BasemapShape("building", shape) for shape in outside)


def basemap(town: Town) -> Iterator[Row]:
    """The rows of the base map, cut to its frame."""
    parts = [
        (shape, part)
        for shape in _shapes(town)
        for part in shapely.get_parts(shape.shape.intersection(water.FRAME))
        if not part.is_empty
    ]
    for i, (shape, part) in enumerate(parts, 1):
        names = {"name_zh": shape.name_zh, "name_en": shape.name_en}
        yield {"id": f"B{i:03}", "kind": shape.kind, **names}, part
