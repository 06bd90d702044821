"""A small made-up village for the map's own tests: no real place, the same every time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

import geopandas as gpd
import numpy as np
import shapely
import shapely.affinity
from pyproj import CRS

from base.words import Bilingual
from data.assess import Assessment
from layers.layer import Field, Layer, Symbol, SymbolClass, View

CRS_M = CRS.from_epsg(4548)
EAST, NORTH = 416_000.0, 2_690_000.0
SIDE_M = 640.0


@dataclass(frozen=True)
class Place:
    """What the map asks of a community."""

    key: str
    name: Bilingual
    crs: CRS
    digest: str
    extent: shapely.Polygon


@dataclass(frozen=True)
class Scored:
    """What the map asks of an assessment."""

    community: Place


def assessment(name: str = "石板村", digest: str = "village-1") -> Assessment:
    """A stand-in for a scored community."""
    ground = shapely.box(EAST, NORTH, EAST + SIDE_M, NORTH + SIDE_M)
    return cast(Assessment, Scored(Place("village", Bilingual(name, name), CRS_M, digest, ground)))


def frame(shapes: Sequence[Any], **columns: Sequence[Any]) -> gpd.GeoDataFrame:
    """Rows in the village's metric CRS; `shapes` are in metres from its south-west corner."""
    moved = shapely.transform(np.array(shapes, dtype=object), lambda xy: np.add(xy, (EAST, NORTH)))
    return gpd.GeoDataFrame(columns, geometry=list(moved), crs=CRS_M)


def degrees(x_m: float, y_m: float) -> tuple[float, float]:
    """(longitude, latitude) of a place in metres from the village's south-west corner."""
    spot = frame([shapely.Point(x_m, y_m)]).to_crs(4326).geometry.iloc[0]
    return spot.x, spot.y


def to_village(shape: Any) -> Any:
    """`shape`, in metres from the village's south-west corner, in its metric CRS."""
    return shapely.transform(shape, lambda xy: np.add(xy, (EAST, NORTH)))


def metres(shape: Any) -> Any:
    """`shape` of longitudes and latitudes in the village's metric CRS."""
    return gpd.GeoSeries([shape], crs=4326).to_crs(CRS_M).iloc[0]


def same(zh: str, en: str = "") -> Bilingual:
    return Bilingual(zh, en or zh)


def layer(
    key: str,
    name: Bilingual,
    geometry: tuple[Any, ...],
    classes: tuple[SymbolClass, ...],
    rows: gpd.GeoDataFrame,
    **more: Any,
) -> Layer:
    """A layer whose rows and classes are fixed."""
    settled: dict[str, Any] = {"fields": (), "title": "name", **more}
    return Layer(key, name, geometry, lambda a, v: classes, rows=lambda a, v: rows, **settled)


def _class(key: str, zh: str, en: str, **symbol: Any) -> SymbolClass:
    return SymbolClass(key, Bilingual(zh, en), Symbol(**symbol))


def basemap() -> Layer:
    draw = np.random.default_rng(7)
    spots = [(40 + 46 * i, 30 + 44 * j) for i in range(13) for j in range(14)]
    houses = [
        shapely.affinity.rotate(
            shapely.box(x, y, x + draw.uniform(14, 26), y + draw.uniform(12, 24)), draw.uniform(-12, 12)
        )
        for x, y in spots
        if draw.random() < 0.8
    ]
    roads = [shapely.LineString([(0, y), (320, y + 24), (640, y)]) for y in (20, 200, 330, 480, 610)]
    roads += [shapely.LineString([(x, 0), (x + 30, 320), (x, 640)]) for x in (25, 205, 400, 560)]
    water = [shapely.LineString([(-80, 90), (150, 130), (400, 80), (720, 160)]).buffer(13)]
    green = [shapely.Point(520, 520).buffer(70), shapely.box(210, 210, 300, 300)]
    shapes = [*green, *water, *roads, *houses]
    kinds = ["green"] * 2 + ["water"] + ["road"] * 9 + ["building"] * len(houses)
    rows = frame(shapes, **{"id": [str(n) for n in range(len(shapes))], "class": kinds})
    classes = (
        _class("green", "绿地", "green", fill="#dfead3"),
        _class("water", "水面", "water", fill="#cfe3ec"),
        _class("road", "道路", "road", line="#ffffff", width_px=6),
        _class("building", "建筑", "building", fill="#e3dfd6", line="#d3cec3", width_px=0.6),
    )
    return layer(
        "basemap",
        same("本社区底图", "Local base map"),
        ("polygon", "line"),
        classes,
        rows,
        title="",
        interactive=False,
    )


def grids() -> Layer:
    boxes = [shapely.box(x, y, x + 320, y + 320) for y in (0, 320) for x in (0, 320)]
    codes = [f"网格 {n:02d}" for n in (1, 2, 3, 4)]
    rows = frame(
        boxes,
        **{"id": codes, "class": ["grid"] * 4, "name": codes, "manager": ["李阿姨", "陈伯", "", "曾姐"]},
    )
    looks = (_class("grid", "责任网格", "Responsibility grid", line="#6b5b95", width_px=2, dash="8 5"),)
    fields = (Field("manager", same("网格员", "Manager")),)
    return layer("grids", same("责任网格", "Grids"), ("polygon",), looks, rows, label="name", fields=fields)


def residences() -> Layer:
    """Coloured by the view's group: red and blue for elders, the other way round for all others."""
    spots = [(60 + 92 * i, 50 + 88 * j) for i in range(6) for j in range(6)]
    shapes = [shapely.box(x, y, x + 34, y + 20) for x, y in spots]
    numbers = range(len(spots))
    reached = ["near" if n % 3 else "far" for n in numbers]
    rows = frame(
        shapes,
        **{
            "id": [f"r{n}" for n in numbers],
            "class": reached,
            "name": [f"{n + 1} 号楼" for n in numbers],
            "distance": [86.5 + 31.25 * n for n in numbers],
            "lift": [n % 2 == 0 for n in numbers],
        },
    )
    near, far = "#2a7f9e", "#d9693f"

    def classes(_: Assessment, view: View) -> tuple[SymbolClass, ...]:
        first, second = (near, far) if view.group == "elder" else (far, near)
        return (
            _class("near", "步行可达", "Within reach", fill=first, line="#ffffff", opacity=0.9),
            _class(
                "far",
                "步行不可达",
                "Out of reach",
                fill=second,
                line="#7c2d12",
                opacity=0.35,
                pattern="lines",
            ),
        )

    fields = (
        Field("distance", same("步行距离", "Walking distance"), same("米", "m"), decimals=0),
        Field("lift", same("有电梯", "Lift")),
    )
    name = same("住宅楼", "Residences")
    return Layer(
        "residences",
        name,
        ("polygon",),
        classes,
        fields,
        lambda a, v: rows,
        title="name",
        depends_on_view=True,
    )


def spaces() -> Layer:
    shapes = [
        shapely.box(210, 210, 300, 300),
        shapely.Point(520, 520).buffer(60),
        shapely.box(330, 400, 385, 455),
    ]
    rows = frame(
        shapes,
        **{
            "id": ["s1", "s2", "s3"],
            "class": ["good", "good", "worn"],
            "name": ["祠堂前坪", "榕树公园", "晒谷场"],
        },
    )
    looks = (
        _class("good", "良好", "Good", fill="#5f9e4f", line="#33691e", opacity=0.55, width_px=1.5),
        _class(
            "worn", "破损", "Worn", fill="#e4c15a", line="#7a5c00", opacity=0.7, pattern="dots", width_px=1.5
        ),
    )
    return layer("spaces", same("公共空间", "Public spaces"), ("polygon",), looks, rows)


def facilities() -> Layer:
    draw = np.random.default_rng(3)
    kinds = ["seat", "fitness", "play", "toilet"]
    spots = [shapely.Point(*draw.uniform(30, 610, 2)) for _ in range(44)]
    names = {"seat": "座椅", "fitness": "健身器材", "play": "儿童游乐", "toilet": "公厕"}
    chosen = [kinds[n % 4] for n in range(44)]
    rows = frame(
        spots, **{"id": [f"f{n}" for n in range(44)], "class": chosen, "name": [names[k] for k in chosen]}
    )
    looks = (
        _class("seat", "座椅", "Seats", fill="#7b4a9e", shape="circle", glyph="椅", size_px=26),
        _class("fitness", "健身器材", "Fitness", fill="#0b6e69", shape="square", glyph="健", size_px=26),
        _class(
            "play",
            "儿童游乐",
            "Play",
            fill="#f2b134",
            line="#5c3d00",
            shape="diamond",
            glyph="乐",
            size_px=28,
        ),
        _class(
            "toilet",
            "公厕",
            "Toilet",
            fill="#ffffff",
            line="#1f2a30",
            shape="triangle",
            glyph="厕",
            size_px=28,
        ),
    )
    return layer("facilities", same("设施", "Facilities"), ("point", "polygon"), looks, rows)


def encroachments() -> Layer:
    shapes = [
        shapely.Point(260, 250),
        shapely.box(500, 500, 530, 520),
        shapely.LineString([(320, 120), (400, 150)]),
    ]
    rows = frame(
        shapes, **{"id": ["e1", "e2", "e3"], "class": ["open"] * 3, "name": ["堆物", "种菜", "占道停车"]}
    )
    look = {
        "fill": "#c62828",
        "line": "#7f0000",
        "pattern": "cross",
        "opacity": 0.25,
        "width_px": 3,
        "dash": "6 4",
    }
    looks = (_class("open", "未处理", "Open", **look, shape="pin", size_px=28, glyph="占"),)
    return layer("encroachments", same("侵占", "Encroachments"), ("polygon", "line", "point"), looks, rows)


def paths() -> Layer:
    """Lanes whose corners are known, to snap to."""
    lanes = [[(60, 330), (200, 330), (200, 470)], [(420, 120), (560, 180)]]
    rows = frame(
        [shapely.LineString(lane) for lane in lanes],
        **{"id": ["p1", "p2"], "class": ["lane"] * 2, "name": ["祠堂巷", "水井巷"]},
    )
    looks = (_class("lane", "街巷", "Lane", line="#6d6d6d", width_px=2),)
    return layer("paths", same("步行路径", "Walking paths"), ("line",), looks, rows)


def sketch_layers() -> list[Layer]:
    return [basemap(), spaces(), residences(), paths()]


def all_layers() -> list[Layer]:
    return [basemap(), grids(), spaces(), residences(), encroachments(), facilities()]


def hide_at_start(one: Layer) -> Layer:
    return replace(one, shown_at_start=False)
