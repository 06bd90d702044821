"""A made-up village of 1500 houses, written as a community folder that the app opens by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from benchmarks.lanes import lanes
from spatial.network import Floats, Geometries

NAME = "village-1500"
HOUSES = 1500
SEED = 1500
EPSG = 4548
_CORNER = (408_600.0, 2_686_000.0)
_CROSSINGS = 18
"""Along each side: lanes every 64 m, so the village is 1.1 km wide."""
_PLOT_M = 20.0
_OFF_LANE_M = 3.0
_PER_CATEGORY = {
    "green_space": 8,
    "outdoor_fitness": 8,
    "sports_court": 5,
    "playground": 8,
    "community_service": 5,
    "care_health": 5,
    "childcare": 4,
    "convenience_retail": 20,
    "rest_and_access": 20,
    "parcel_parking": 15,
}
_ABOUT = f"""key = "{NAME}"
name = {{ zh = "千五百户村(虚构)", en = "Village of 1500 houses (made up)" }}
epsg = {EPSG}

[statement]
zh = "由程序随机生成，只用于测速。"
en = "Generated from a seed, to measure speed only."
"""

Rows = Sequence[Mapping[str, object]]


def write_village(folder: Path) -> None:
    """Write community.toml and a GeoJSON file a layer into `folder`; the same on every run."""
    rng = np.random.default_rng(SEED)
    folder.mkdir(parents=True)
    (folder / "community.toml").write_text(_ABOUT, "utf-8")
    lines, side_m = lanes(_CROSSINGS, rng)
    houses, gaps = _houses(lines, side_m, rng)
    tables: dict[str, tuple[Rows, Sequence[shapely.Geometry] | Geometries]] = {
        "grids": _grids(side_m),
        "residences": (_people(rng), houses),
        "paths": (_paths(len(lines)), lines),
        "facilities": _facilities(side_m, rng),
        "public_spaces": _spaces(gaps, rng),
        "basemap": ([{"id": f"b{n}", "kind": "road"} for n in range(len(lines))], lines),
    }
    for name, (rows, shapes) in tables.items():
        moved = shapely.transform(np.asarray(shapes, dtype=object), lambda xy: xy + np.array(_CORNER))
        frame = gpd.GeoDataFrame(pd.DataFrame(list(rows)), geometry=moved, crs=EPSG).to_crs(4326)
        (folder / f"{name}.geojson").write_text(frame.to_json(drop_id=True), "utf-8")


def _houses(lines: Geometries, side_m: float, rng: np.random.Generator) -> tuple[Geometries, Geometries]:
    """The houses, and the plots beside the lanes that stay empty."""
    at = np.arange(_PLOT_M / 2, side_m, _PLOT_M)
    middles = np.stack(np.meshgrid(at, at), axis=-1).reshape(-1, 2)
    middles = middles + rng.uniform(-2.0, 2.0, middles.shape)
    sizes = rng.uniform(8.0, 13.0, middles.shape)
    boxes = shapely.box(*(middles - sizes / 2).T, *(middles + sizes / 2).T)
    free = np.flatnonzero(~shapely.dwithin(boxes, shapely.union_all(lines), _OFF_LANE_M))
    free = rng.permutation(free)
    if len(free) <= HOUSES:
        raise ValueError(f"only {len(free)} plots are off the lanes")
    return boxes[free[:HOUSES]], boxes[free[HOUSES:]]


def _people(rng: np.random.Generator) -> Rows:
    people: Floats = rng.uniform((0.2, 1.0, 0.1), (1.5, 3.0, 1.0), (HOUSES, 3))
    return [
        {"id": f"r{n}", "storeys": 3, "households": 1.0, "estimated": True}
        | dict(zip(("elder", "adult", "child"), row.tolist(), strict=True))
        for n, row in enumerate(people)
    ]


def _paths(count: int) -> Rows:
    kinds = [("lane", 3.0), ("lane", 2.5), ("footway", 1.5), ("road", 7.0)]
    chosen = [kinds[n % len(kinds)] for n in range(count)]
    return [
        {"id": f"p{n}", "kind": kind, "width_m": width_m, "step_free": n % 5 > 0}
        for n, (kind, width_m) in enumerate(chosen)
    ]


def _facilities(side_m: float, rng: np.random.Generator) -> tuple[Rows, Geometries]:
    categories = [key for key, count in _PER_CATEGORY.items() for _ in range(count)]
    rows = [{"id": f"f{n}", "category": key, "condition": "good"} for n, key in enumerate(categories)]
    return rows, shapely.points(rng.uniform(0.0, side_m, (len(categories), 2)))


def _spaces(gaps: Geometries, rng: np.random.Generator) -> tuple[Rows, Geometries]:
    """A third of the empty plots."""
    chosen = gaps[: len(gaps) // 3]
    functions = ("garden", "play", "seating", "parking")
    rows = [
        {
            "id": f"s{n}",
            "functions": functions[n % len(functions)],
            "condition": "idle" if n % 6 == 0 else "good",
        }
        for n in range(len(chosen))
    ]
    return rows, chosen


def _grids(side_m: float) -> tuple[Rows, list[shapely.Geometry]]:
    """Four quarters."""
    half = side_m / 2
    corners = [(x, y) for x in (-50.0, half) for y in (-50.0, half)]
    size = half + 50.0
    return (
        [{"code": f"G{n}"} for n in range(4)],
        [shapely.box(x, y, x + size, y + size) for x, y in corners],
    )
