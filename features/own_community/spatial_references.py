"""Which grid, compound and space things belong to, after one of those was replaced."""

from __future__ import annotations

import geopandas as gpd
import numpy as np

from data.frames import Layers
from data.importers.osm_ground import inside_points, rows_with_names, smallest_around

_REFERENCES = (
    ("residences", "compound", "compounds", "id"),
    ("residences", "grid", "grids", "code"),
    ("public_spaces", "compound", "compounds", "id"),
    ("public_spaces", "grid", "grids", "code"),
    ("facilities", "space", "public_spaces", "id"),
    ("encroachments", "space", "public_spaces", "id"),
    ("encroachments", "grid", "grids", "code"),
)


def belonging(layers: Layers) -> dict[str, gpd.GeoDataFrame]:
    """The layers, with every reference that is empty or names nothing set by where its row lies.

    Entrances of places that are gone go, too, and so do references to paths that are.
    """
    found = dict(layers)
    for layer, column, other, key in _REFERENCES:
        found[layer] = _refer_rows(found[layer], column, found[other], key)
    paths = set(found["paths"]["id"])
    marks = found["encroachments"]
    found["encroachments"] = marks.assign(path=marks["path"].where(marks["path"].isin(paths), ""))
    places = {place for name in ("facilities", "public_spaces", "compounds") for place in found[name]["id"]}
    doors = found["entrances"]
    known = doors["of"].isin(places) | doors["of"].eq("")
    found["entrances"] = doors[known].reset_index(drop=True)
    return found


def _refer_rows(frame: gpd.GeoDataFrame, column: str, other: gpd.GeoDataFrame, key: str) -> gpd.GeoDataFrame:
    lost = ~frame[column].isin(set(other[key])).to_numpy(dtype=bool)
    if not lost.any():
        return frame
    values = frame[column].to_numpy().copy()
    points = inside_points(frame.geometry.to_numpy()[lost])
    values[np.flatnonzero(lost)] = rows_with_names(
        smallest_around(points, other.geometry.to_numpy()), other[key].to_numpy()
    )
    return frame.assign(**{column: values})
