"""A community of one's own as the pictures show it: the sample's layers, two of its homes drawn twice."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import pandas as pd

from base.words import Bilingual
from data.model import SCHEMAS
from data.store.open_store import the_store
from features.own_community.community_versions import begin, change
from tests.data.sample_scored import sample

NAME = Bilingual("新村社区", "Xincun community")
TWICE = 2


def own_shown() -> str:
    """Its key in the store of this process."""
    shown = sample().community
    layers = {name: shown.layer(name) for name in SCHEMAS if len(shown.layer(name))}
    homes = layers["residences"]
    again = homes.head(TWICE).assign(id=[f"N{number}" for number in range(TWICE)])
    layers["residences"] = gpd.GeoDataFrame(pd.concat([homes, again], ignore_index=True), crs=homes.crs)
    known = begin(the_store(), NAME, "demo")
    state = replace(known.state, epsg=shown.crs.to_epsg() or 0)
    return change(the_store(), known, state, Bilingual("导入", "Imported"), "demo", layers).key
