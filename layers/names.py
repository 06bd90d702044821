"""Fields that several layers share."""

from __future__ import annotations

import geopandas as gpd

from base.words import Bilingual, Message
from layers.layer import Field

CONDITION = Field(
    "condition",
    Message("Condition", context="layer"),
    choices=(
        ("good", Message("good")),
        ("worn", Message("worn")),
        ("broken", Message("broken")),
        ("idle", Message("idle")),
    ),
)
METRE = Message("m")
SQUARE_METRE = Message("m²")
PERSON = Message("people")


def named(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """The frame with a column `name` in both languages: its names, the other language's, or its id."""
    names = zip(frame["name_zh"], frame["name_en"], frame["id"], strict=True)
    return frame.assign(name=[Bilingual(zh or en or key, en or zh or key) for zh, en, key in names])
