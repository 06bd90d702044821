"""Which entrances lead into which place."""

from __future__ import annotations

import geopandas as gpd
import shapely

from data.model import Community
from spatial.network import Floats


def entrances_of(community: Community, places: gpd.GeoDataFrame) -> dict[int, Floats]:
    """Row of `places` → (n, 2) its entrances, for those that have any."""
    row = {place: number for number, place in enumerate(places["id"])}
    known = community.entrances[community.entrances["of"].isin(row)]
    return {row[of]: shapely.get_coordinates(group.geometry.to_numpy()) for of, group in known.groupby("of")}
