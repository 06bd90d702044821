"""A village that was brought in, and the layers that it is made of."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import pandas as pd
import shapely
from pyproj import CRS

from base.words import Bilingual, Note
from data.frames import frame_of
from data.model import SCHEMAS
from data.store.connections import Connections
from features.own_community.community_versions import OwnCommunity, begin, change

CM117 = CRS.from_epsg(4548)
X, Y = 408_000.0, 2_686_000.0


def square(x: float, y: float, side: float) -> shapely.Polygon:
    return shapely.box(X + x, Y + y, X + x + side, Y + y + side)


def layers() -> dict[str, gpd.GeoDataFrame]:
    empty = {name: frame_of(name, pd.DataFrame(), [], CM117) for name in SCHEMAS}
    homes = pd.DataFrame(
        {
            "id": ["R001", "R002"],
            "name_zh": ["一号楼", "二号楼<b>{{7*7}}"],
            "grid": "G1",
            "households": [10.0, 4.5],
            "elder": [5.0, 1.1],
            "adult": [15.25, 8.0],
            "child": [3.0, 0.0],
            "estimated": [False, True],
        }
    )
    return empty | {
        "grids": frame_of("grids", pd.DataFrame({"code": ["G1"]}), [square(0, 0, 400)], CM117),
        "residences": frame_of("residences", homes, [square(10.12345, 10, 12), square(60, 10, 12)], CM117),
        "paths": frame_of(
            "paths",
            pd.DataFrame({"id": ["P1"], "kind": ["lane"], "step_free": [True], "width_m": [2.5]}),
            [shapely.LineString([(X, Y), (X + 300, Y)])],
            CM117,
        ),
        "facilities": frame_of(
            "facilities",
            pd.DataFrame({"id": ["F1"], "category": ["rest_and_access"], "condition": ["good"]}),
            [shapely.Point(X + 200, Y + 2)],
            CM117,
        ),
    }


def store_village(store: Connections) -> OwnCommunity:
    known = begin(store, Bilingual("张家村", "Zhangjia"), "tester")
    note = Note("age_split_default", Bilingual("年龄按默认比例。", "Ages are split by default."), 9.1)
    state = replace(known.state, epsg=4548, notes={"residences": (note,)})
    filled = {name: frame for name, frame in layers().items() if len(frame)}
    return change(
        store, known, state, Bilingual("导入", "Imported"), "tester", filled, [b"the original file"]
    )
