"""Layers with one kind of trouble each, drawn by hand, and what must be found in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import pandas as pd
import shapely
from pyproj import CRS

from data.frames import frame_of
from data.model import SCHEMAS

CM117 = CRS.from_epsg(4548)
X, Y = 408_000.0, 2_686_000.0
Layers = dict[str, gpd.GeoDataFrame]


def at(shape: shapely.Geometry) -> shapely.Geometry:
    """Where a village could be."""
    return shapely.affinity.translate(shape, X, Y)


def box(x: float, y: float, width: float, height: float) -> shapely.Polygon:
    return at(shapely.box(x, y, x + width, y + height))


def line(*xy: tuple[float, float]) -> shapely.LineString:
    return at(shapely.LineString(xy))


def frame(layer: str, shapes: list[shapely.Geometry], **columns: list[Any]) -> gpd.GeoDataFrame:
    key = "code" if layer == "grids" else "id"
    table = {key: [f"{layer[0]}{n}" for n in range(len(shapes))], **columns}
    return frame_of(layer, pd.DataFrame(table), shapes, CM117)


def layers(**filled: gpd.GeoDataFrame) -> Layers:
    return {name: filled.get(name, frame_of(name, pd.DataFrame(), [], CM117)) for name in SCHEMAS}


def homes(*shapes: shapely.Geometry, **columns: list[Any]) -> gpd.GeoDataFrame:
    many = len(shapes)
    counted = {
        "households": [1.0] * many,
        "elder": [1.0] * many,
        "adult": [2.0] * many,
        "child": [0.0] * many,
    }
    return frame("residences", list(shapes), **{**counted, **columns})


def paths(*lines: shapely.LineString) -> gpd.GeoDataFrame:
    return frame("paths", list(lines), kind=["lane"] * len(lines), step_free=[True] * len(lines))


@dataclass(frozen=True)
class Case:
    """made: the layers. count: places found. ids: the rows. says: what the sentence must hold."""

    made: Callable[[], Layers]
    count: int
    ids: tuple[str, ...]
    says: str = ""


BOWTIE = at(shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)]))
CASES: dict[str, Case] = {
    "crossing_outlines": Case(
        lambda: layers(
            public_spaces=frame("public_spaces", [BOWTIE, box(20, 0, 5, 5)], functions=["idle"] * 2)
        ),
        1,
        ("p0",),
        "1 个",
    ),
    "slivers": Case(  # 20 m × 0.1 m is 0.1 m wide; 2 m × 2 m is no sliver, small as it is
        lambda: layers(residences=homes(box(0, 0, 20, 0.1), box(30, 0, 2, 2))), 1, ("r0",), "0.3 米"
    ),
    "doubled_shapes": Case(  # the second lies on 95 % of the first, the third on none
        lambda: layers(residences=homes(box(0, 0, 20, 10), box(1, 0, 19, 10), box(50, 0, 20, 10))), 1, ("r1",)
    ),
    "overlapping_shapes": Case(  # half of each: 10 m × 10 m
        lambda: layers(residences=homes(box(0, 0, 20, 10), box(10, 0, 20, 10), box(29.9, 0, 9, 9))),
        1,
        ("r0", "r1"),
        "100 平方米",
    ),
    "grid_overlaps": Case(
        lambda: layers(grids=frame("grids", [box(0, 0, 100, 100), box(90, 0, 60, 100)])),
        1,
        ("g0", "g1"),
        "1,000 平方米",
    ),
    "grid_gaps": Case(  # a seam of 0.4 m between two, and a courtyard of 20 m × 20 m inside the second
        lambda: layers(
            grids=frame(
                "grids",
                [
                    box(0, 0, 100, 100),
                    shapely.difference(box(100.4, 0, 99.6, 100), box(120, 40, 20, 20)),
                ],
            )
        ),
        2,
        (),
        "440 平方米",
    ),
    "outside_ground": Case(  # 990 m from the nearest grid is a walk, 1 010 m is none; diagonally 1 414 m
        lambda: layers(
            grids=frame("grids", [box(0, 0, 100, 100), box(100, 0, 100, 100)]),
            residences=homes(
                box(10, 10, 9, 9), box(1190, 50, 9, 9), box(1210, 50, 9, 9), box(1200, 1100, 9, 9)
            ),
        ),
        2,
        ("r2", "r3"),
        "1,000 米",
    ),
    "homes_outside_grids": Case(
        lambda: layers(
            grids=frame("grids", [box(0, 0, 50, 50), box(200, 0, 50, 50)]),
            residences=homes(box(5, 5, 9, 9), box(60, 5, 9, 9), box(180, 5, 9, 9), grid=["g0", "", "old"]),
        ),
        2,
        ("r1", "r2"),
        "6 人",
    ),
    "homes_without_people": Case(
        lambda: layers(
            residences=homes(box(0, 0, 9, 9), box(20, 0, 9, 9), elder=[0.0, 1.0], adult=[0.0, 1.0])
        ),
        1,
        ("r0",),
    ),
    "crossing_paths": Case(  # a cross, and a T whose bar has no corner where the stem stands
        lambda: layers(
            paths=paths(
                line((0, 0), (100, 0)),
                line((50, -20), (50, 20)),
                line((0, 40), (100, 40)),
                line((30, 40), (30, 60)),
            )
        ),
        2,
        ("p0", "p1", "p2"),
        "2 处",
    ),
    "nearly_meeting_paths": Case(  # 0.8 m short; 5 m short is a wall; a common corner is no gap
        lambda: layers(
            paths=paths(
                line((0, 0), (100, 0)),
                line((50, 0.8), (50, 30)),
                line((70, 5), (70, 30)),
                line((100, 0), (100, 9)),
            )
        ),
        1,
        ("p1",),
        "0.80–0.80 米",
    ),
    "isolated_paths": Case(
        lambda: layers(
            paths=paths(line((0, 0), (100, 0)), line((0, 12), (30, 12)), line((100, 0), (100, 50)))
        ),
        1,
        ("p1",),
        "离主路网 12.0–12.0 米",
    ),
    "doubled_facilities": Case(
        lambda: layers(
            facilities=frame(
                "facilities",
                [
                    at(shapely.Point(0, 0)),
                    at(shapely.Point(2, 0)),
                    at(shapely.Point(1, 0)),
                    at(shapely.Point(9, 0)),
                ],
                category=["playground", "playground", "childcare", "playground"],
                condition=["good"] * 4,
            ),
            entrances=frame("entrances", [at(shapely.Point(2, 1))], of=["f1"]),
        ),
        1,
        ("f1",),
    ),
}
