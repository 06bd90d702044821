"""An empty place: what the map shows before a boundary is set."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd
import shapely
from pyproj import CRS

from base.words import Bilingual
from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.frames import frame_of
from data.model import SCHEMAS, Community
from features.own_community.community_versions import OwnCommunity
from features.own_community.placement import FIRST_GRID


def bare_ground(known: OwnCommunity, around: shapely.Geometry, crs: CRS) -> Assessment:
    """A community without anything, seen around this shape (metres in `crs`)."""
    return _bare_assessment(known.key, known.state.name, around.bounds, crs.to_string())


@lru_cache(maxsize=8)
def _bare_assessment(
    key: str, name: Bilingual, box: tuple[float, float, float, float], crs: str
) -> Assessment:
    """Kept, since each run of the page asks again; the one grid says only what the map is fitted to."""
    metric = CRS.from_user_input(crs)
    layers = {layer: frame_of(layer, pd.DataFrame(), [], metric) for layer in SCHEMAS}
    seen = frame_of("grids", pd.DataFrame({"code": [FIRST_GRID]}), [shapely.box(*box)], metric)
    bare = Community(key=key, name=name, crs=metric, digest=f"{crs} {box}", **{**layers, "grids": seen})
    return assess(bare, load_catalogue())
