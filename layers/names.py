"""Fields that several layers share."""

from __future__ import annotations

import geopandas as gpd

from base.words import Bilingual
from layers.layer import Field

CONDITION = Field(
    "condition",
    Bilingual("状况", "Condition"),
    choices=(
        ("good", Bilingual("良好", "good")),
        ("worn", Bilingual("陈旧", "worn")),
        ("broken", Bilingual("损坏", "broken")),
        ("idle", Bilingual("闲置", "idle")),
    ),
)
METRE = Bilingual("米", "m")
SQUARE_METRE = Bilingual("平方米", "m²")
PERSON = Bilingual("人", "people")


def named(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The frame with a column `name` in both languages: its names, the other language's, or its id."""
    names = zip(frame["name_zh"], frame["name_en"], frame["id"], strict=True)
    return frame.assign(name=[Bilingual(zh or en or key, en or zh or key) for zh, en, key in names])
