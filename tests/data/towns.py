"""A hand-worked community. Every number that the tests expect of it is worked out here, on paper.

Metres from a corner in EPSG:4548. P2 is a lane that a shed (V5) blocks; P5 hangs on nothing; P3 is narrow;
P4 has steps.

    y=400  (0)===P5===(100)                   R5 above it
    y=200             (100)--------P3--------(300)
                        |                      |
    y=100             [shed on P2]            P4        F5, S4 to the right of P4
                        |                      |
    y=0    (0)===P1===(100)=======P1=========(300)==P1==(400)

    x=0..200 is grid G1, x=200..400 is grid G2.

Walks (access leg + way + access leg), R4 being 150 m from any path: straight × 1.3.

         to the seat F1 (80,−5)         care F3, door (220,10)        green F5 (310,100), by P4
    R1   10 + 40 + 5         =  55      10 + 180 + 10       = 200     10 + 260 + 100 + 10      = 380
    R2   5 + 50+200+200 + 220 + 5       5 + 450 + 80 + 10   = 545     5 + 50+200 + 100 + 10    = 365
                             = 680
    R3   20 + 270 + 5        = 295      20 + 130 + 10       = 160     20 + 50 + 100 + 10       = 180
    R4   1.3·√(170² + 145²)  = 290.47   1.3·√(30² + 160²)   = 211.62  1.3·√(60² + 250²)        = 334.23
    R5   cut off                        cut off                       cut off

R2 lies north of the shed: it must go round by P3 and P4. Without the shed: 5 + 150 + 20 + 5 = 180 to F1.
F2, a broken seat, stands before R3; F4, a green, stands in S3, which is idle.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from math import exp, hypot, inf
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from pyproj import CRS

from base.words import Bilingual
from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.frames import frame_of
from data.model import SCHEMAS, Community

EPSG = CRS.from_epsg(4548)
CORNER = (408_600.0, 2_686_000.0)
"""About 24.27° N, 116.10° E."""

HOMES = ("R1", "R2", "R3", "R4", "R5")
PEOPLE = {"elder": (10, 4, 0, 2, 1), "adult": (20, 6, 30, 3, 2), "child": (5, 0, 10, 1, 1)}
"""17 elders, 61 adults, 17 children: 95 people, of whom 35, 10, 40, 6 and 4 in R1 … R5."""

REACHED = ("rest_and_access", "care_health", "green_space")
WALKS_M = {
    "rest_and_access": (55.0, 680.0, 295.0, 1.3 * hypot(170, 145), inf),
    "care_health": (200.0, 545.0, 160.0, 1.3 * hypot(30, 160), inf),
    "green_space": (380.0, 365.0, 180.0, 1.3 * hypot(60, 250), inf),
}

# Radii 100, 300, 300 m. Seat: R1. Care: R1, R3, R4. Green: R3.
# Minutes 2, 5, 5 at 1.0, 1.3, 1.1 m/s: 120, 156, 132 m and 300, 390, 330 m. Adults alone get farther: green
# R1–R4; children fall 4 m short of it from R4.
COVERAGE = {
    "standard_radius": {
        "elder": {"rest_and_access": 10 / 17, "care_health": 12 / 17, "green_space": 0.0},
        "adult": {"rest_and_access": 20 / 61, "care_health": 53 / 61, "green_space": 30 / 61},
        "child": {"rest_and_access": 5 / 17, "care_health": 16 / 17, "green_space": 10 / 17},
    },
    "equal_time": {
        "elder": {"rest_and_access": 10 / 17, "care_health": 12 / 17, "green_space": 0.0},
        "adult": {"rest_and_access": 20 / 61, "care_health": 53 / 61, "green_space": 59 / 61},
        "child": {"rest_and_access": 5 / 17, "care_health": 16 / 17, "green_space": 10 / 17},
    },
}

# Needs met, of 100: elders (10·10 + 20·12 + 20·0) / 17, adults (8·20 + 4·53 + 18·30) / 61, children
# (8·5 + 2·16 + 18·10) / 17; with the same minutes adults get green from R1–R4: (160 + 212 + 18·59) / 61.
NEEDS_MET = {
    "standard_radius": (340 / 17, 912 / 61, 252 / 17),
    "equal_time": (340 / 17, 1434 / 61, 252 / 17),
}

# Shortfall index of R1's elders: seat and care in time, 10 + 20; green in 6.333 of 5 min: 10^−(1.333/5)² =
# 0.84896, 20 · 0.84896 = 16.979.
SHORTFALL_ELDER_AT_R1 = 46.979

SPEED_BETA = {"elder": (1.0, 167.0), "adult": (1.3, 180.0), "child": (1.1, 171.0)}
WEIGHT = {
    "elder": {"rest_and_access": 10, "care_health": 20, "green_space": 20},
    "adult": {"rest_and_access": 8, "care_health": 4, "green_space": 18},
    "child": {"rest_and_access": 8, "care_health": 2, "green_space": 18},
}
"""Of 100 for each group; nothing else is there to be reached."""


def index_at_home(group: str, home: int) -> float:
    """100 · Σ w·exp(−t²/β) / 100, t in minutes: the other categories add nothing."""
    speed, beta = SPEED_BETA[group]
    walks = {category: WALKS_M[category][home] / (60 * speed) for category in REACHED}
    return sum(WEIGHT[group][category] * exp(-(t**2) / beta) for category, t in walks.items())


# Index, from the tables above with a pocket calculator. R1, elders: t = 0.917, 3.333, 6.333 min,
# 10·0.99498 + 20·0.93564 + 20·0.78649 = 44.392. The people's mean of the homes is the index of the place.
ELDER_AT_R1 = 44.392

# Spaces. S1 garden 40×40 = 1600 m²; V1 (10×20), V2 (10×20) overlap by 5×10 and take 350; V3 is not checked.
# S2 parking 20×40 = 800 m²; V6 is 15×10 but 5×10 of it lie outside: it takes 100. S3 play, idle, 20×20 = 400.
# S4 seating and play 20×30 = 600 m²; V4 is closed.
AREA_M2 = (1600.0, 800.0, 400.0, 600.0)
EFFECTIVE_M2 = (1250.0, 700.0, 400.0, 600.0)

# Supply: S1 and S4 serve somebody and are in order: 1250 + 600 m² for 95 people, all of it given out.
SUPPLY_M2 = 1850 / 95

# Open space, S1 or S4, within 400 m: R1, R3, R4 as below, R2 335 m to S4, R5 not.
OPEN_SPACE = 91 / 95

# Longest stretch without a seat on the walks to care and green (there is no shop). The paths pass F1 at
# (80, 0). R1: 50 to it, then 150 to F3 and 330 to F5; R2 passes none: 545 and 365; R3: 160 and 180.
WITHOUT_SEAT_M = (330.0, 545.0, 180.0)

# A space for old and young within 300 m: R1 to S1 10+100+5 = 115, R3 to S1 20+210+5 = 235,
# R4 to S1 1.3·√(110²+155²) = 247.09; R2 to S4 5+50+200+70+10 = 335 and R5 not.
INTERGENERATIONAL = (35 + 40 + 6) / 95

# Single function: S1, S2, S3 of four; 2800 of 3400 m².
MONOFUNCTIONAL = (3 / 4, 2800 / 3400)

# Joined without steps, ≥ 1.2 m, door within 10 m: P1 has S1 (5 m) and S3 (8 m); S2 is 20 m away, S4 at steps.
JOINED = 1 / 6

# Easy to walk: P1 (400 m), P5 (100 m), P2 less the 20 m under the shed V5. P3 is 1.0 m wide, P4 has steps.
EASY = (400 + 180 + 100) / (400 + 180 + 200 + 200 + 100)

# Detour: homes on paths to the nearest door within 500 m. S1 has a second, farther door.
#   R1, 35 people: walks 115, 320, 43, 410 for √(100²+5²), √(290²+30²), √(25²+2²), √(270²+120²)
#   R2, 10 people: walk 335 (to S2 505) for √(205²+20²)
#   R3, 40 people: walks 235, 60, 313, 210 for √(210²+25²), 20, √(285²+28²), √(40²+150²)
DETOUR = (35 * (115 + 320 + 43 + 410) + 10 * 335 + 40 * (235 + 60 + 313 + 210)) / (
    35 * (hypot(100, 5) + hypot(290, 30) + hypot(25, 2) + hypot(270, 120))
    + 10 * hypot(205, 20)
    + 40 * (hypot(210, 25) + 20 + hypot(285, 28) + hypot(40, 150))
)

# Standards. Ground 2 × 210 × 650 m = 273 000 m². In order: S1, S2, S4. The one green, S1, lies in C1 and has
# less than 2000 m²: nothing for the community's clauses, nobody within a park's radius. The road P1 runs
# through C1 from x = 0 to 199; the other 201 m are the town's.
CHECKS = {
    ("household_count_min", ""): (33.0, "reference_only"),
    ("household_count_max", ""): (33.0, "reference_only"),
    ("public_green_new", ""): (0.0, "fail"),
    ("public_green_renewal", ""): (0.0, "reference_only"),
    ("largest_park", ""): (0.0, "reference_only"),
    ("compound_green_new", "C1"): (1250 / 45, "reference_only"),  # 45 people in R1 and R2
    ("compound_green_new", "C2"): (0.0, "reference_only"),
    ("compound_green_renewal", "C1"): (1250 / 45, "reference_only"),
    ("compound_green_renewal", "C2"): (0.0, "reference_only"),
    ("green_coverage", ""): (0.0, "reference_only"),
    ("activity_ground", ""): (600.0, "pass"),
    ("outdoor_sports", ""): (0.0, "reference_only"),
    ("child_elder_ground", "C1"): (1250.0, "reference_only"),
    ("child_elder_ground", "C2"): (0.0, "reference_only"),
    ("road_density", ""): (0.201 / 0.273, "fail"),
    ("accessible_width", ""): (1.0, "fail"),
}


@cache
def town() -> Community:
    """The town above. Look, do not touch."""
    tables = {name: [(row, _to_corner(shape)) for row, shape in rows] for name, rows in _ROWS.items()}
    return community_of({name: layer(name, tables.get(name, [])) for name in SCHEMAS})


@cache
def nowhere() -> Community:
    """A community with nothing in it."""
    return community_of({name: layer(name, []) for name in SCHEMAS})


def layer(name: str, rows: Sequence[tuple[dict[str, Any], shapely.Geometry]]) -> gpd.GeoDataFrame:
    """A layer of (properties, shape in EPSG:4548)."""
    return frame_of(name, pd.DataFrame([row for row, _ in rows]), [shape for _, shape in rows], EPSG)


def community_of(layers: dict[str, gpd.GeoDataFrame]) -> Community:
    """A community of these layers, with a digest of what is in them."""
    return Community("toy", Bilingual("两街镇", "Twostreet"), EPSG, digest_of(layers), **layers)


def with_layers(community: Community, **layers: gpd.GeoDataFrame) -> Community:
    """The community with other layers, and the digest that goes with them."""
    new = replace(community, **layers)
    return replace(new, digest=digest_of({name: new.layer(name) for name in SCHEMAS}))


def digest_of(layers: dict[str, gpd.GeoDataFrame]) -> str:
    """Of the rows and shapes of all layers."""
    digest = hashlib.sha256()
    for name, frame in layers.items():
        digest.update(name.encode())
        digest.update(frame.drop(columns="geometry").to_csv().encode())
        digest.update(b"".join(shapely.to_wkb(frame.geometry.to_numpy())) if len(frame) else b"")
    return digest.hexdigest()


def with_cell(frame: gpd.GeoDataFrame, key: str, column: str, value: object) -> gpd.GeoDataFrame:
    """The frame with one cell changed, in the row that `key` names."""
    copy = frame.copy()
    named = copy["code" if "code" in copy else "id"] == key
    assert named.sum() == 1
    copy.loc[named, column] = value
    return copy


def rows_of(frame: gpd.GeoDataFrame) -> list[tuple[dict[str, Any], shapely.Geometry]]:
    """(properties, shape) of each row, as `layer` takes them."""
    return [(row.drop("geometry").to_dict(), row.geometry) for _, row in frame.iterrows()]


def without(frame: gpd.GeoDataFrame, *keys: str) -> gpd.GeoDataFrame:
    """The frame without these rows."""
    return frame[~frame["id"].isin(keys)].reset_index(drop=True)


def at(x: float, y: float) -> shapely.Point:
    """A point of the plan."""
    return _to_corner(shapely.Point(x, y))


def box(west: float, south: float, east: float, north: float) -> shapely.Polygon:
    """A rectangle of the plan."""
    return _to_corner(shapely.box(west, south, east, north))


def line(*spots: tuple[float, float]) -> shapely.LineString:
    """A line of the plan."""
    return _to_corner(shapely.LineString(spots))


def assess_town(community: Community) -> Assessment:
    """With the shipped catalogue."""
    return assess(community, load_catalogue())


def _to_corner(shape: Any) -> Any:
    return shapely.transform(shape, lambda xy: xy + np.array(CORNER))


def _home(number: int, **more: object) -> dict[str, object]:
    people = {group: count[number] for group, count in PEOPLE.items()}
    return {"id": HOMES[number], "storeys": 2, "estimated": False, **people, **more}


def _space(key: str, functions: str, condition: str, **more: object) -> dict[str, object]:
    return {"id": key, "functions": functions, "condition": condition, **more}


def _facility(key: str, category: str, condition: str, **more: object) -> dict[str, object]:
    return {"id": key, "category": category, "condition": condition, **more}


def _path(key: str, kind: str, width_m: float, step_free: bool) -> dict[str, object]:
    return {"id": key, "kind": kind, "width_m": width_m, "step_free": step_free}


def _encroachment_row(key: str, category: str, status: str, **more: object) -> dict[str, object]:
    return {"id": key, "category": category, "status": status, **more}


_ROWS: dict[str, list[tuple[dict[str, Any], shapely.Geometry]]] = {
    "grids": [
        ({"code": "G1", "manager": "甲"}, shapely.box(-10, -200, 200, 450)),
        ({"code": "G2", "manager": "乙"}, shapely.box(200, -200, 410, 450)),
    ],
    "compounds": [
        ({"id": "C1", "name_zh": "北院", "built_year": 1988}, shapely.box(-5, -10, 199, 220)),
        ({"id": "C2", "name_en": "South Court"}, shapely.box(305, -70, 400, -5)),
    ],
    "residences": [
        (_home(0, compound="C1", grid="G1", households=12), shapely.box(35, 5, 45, 15)),
        (_home(1, compound="C1", grid="G1", households=4), shapely.Point(105, 150)),
        (_home(2, compound="C2", grid="G2", households=14), shapely.Point(350, -20)),
        (_home(3, grid="G2", households=2), shapely.Point(250, -150)),
        (_home(4, grid="G1", households=1), shapely.Point(50, 405)),
    ],
    "public_spaces": [
        (_space("S1", "garden", "good", compound="C1", grid="G1"), shapely.box(120, 5, 160, 45)),
        (_space("S2", "parking", "good", compound="C2", grid="G2"), shapely.box(320, -60, 340, -20)),
        (_space("S3", "play", "idle", compound="C1", grid="G1"), shapely.box(55, 8, 75, 28)),
        (_space("S4", "seating;play", "worn", grid="G2"), shapely.box(310, 120, 330, 150)),
    ],
    "facilities": [
        (_facility("F1", "rest_and_access", "good", name_zh="石凳"), shapely.Point(80, -5)),
        (_facility("F2", "rest_and_access", "broken"), shapely.Point(350, -5)),
        (_facility("F3", "care_health", "worn", capacity=40), shapely.box(200, 10, 240, 40)),
        (_facility("F4", "green_space", "good", space="S3"), shapely.Point(60, 20)),
        (_facility("F5", "green_space", "good"), shapely.Point(310, 100)),
    ],
    "entrances": [
        ({"id": "E1", "of": "F3"}, shapely.Point(220, 10)),
        ({"id": "E2", "of": "S1"}, shapely.Point(140, 5)),
        ({"id": "E3", "of": "S1"}, shapely.Point(160, 35)),
        ({"id": "E4", "of": "S2"}, shapely.Point(330, -20)),
        ({"id": "E5", "of": "S3"}, shapely.Point(65, 8)),
        ({"id": "E6", "of": "S4"}, shapely.Point(310, 130)),
    ],
    "paths": [
        (_path("P1", "road", 6.0, True), shapely.LineString([(0, 0), (100, 0), (300, 0), (400, 0)])),
        (_path("P2", "lane", 2.0, True), shapely.LineString([(100, 0), (100, 200)])),
        (_path("P3", "footway", 1.0, True), shapely.LineString([(100, 200), (300, 200)])),
        (_path("P4", "steps", 1.5, False), shapely.LineString([(300, 200), (300, 0)])),
        (_path("P5", "footway", 2.0, True), shapely.LineString([(0, 400), (100, 400)])),
    ],
    "encroachments": [
        (
            _encroachment_row("V1", "green_destroyed_for_vegetables", "verified", space="S1"),
            shapely.box(120, 5, 130, 25),
        ),
        (_encroachment_row("V2", "piled_goods", "in_progress", space="S1"), shapely.box(125, 15, 135, 35)),
        (_encroachment_row("V3", "piled_goods", "new", space="S1"), shapely.box(140, 30, 160, 45)),
        (_encroachment_row("V4", "piled_goods", "closed", space="S4"), shapely.box(310, 120, 320, 130)),
        (_encroachment_row("V5", "illegal_building", "verified", path="P2"), shapely.box(95, 90, 105, 110)),
        (_encroachment_row("V6", "vehicle_parking", "returned", space="S2"), shapely.box(315, -60, 330, -50)),
        (_encroachment_row("V7", "illegal_building", "new", path="P1"), shapely.Point(200, 0)),
    ],
    "basemap": [
        ({"id": "B1", "kind": "water"}, shapely.box(0, -190, 100, -160)),
        ({"id": "B2", "kind": "road"}, shapely.LineString([(0, 0), (400, 0)])),
    ],
}
