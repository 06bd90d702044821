"""Search the rows of a layer by name, by kind, or by place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from base.words import Text, both_words
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.layer_words import values_of
from data.model import ENTERED
from data.repair.repair import key_column
from spatial.network import Ints

_NAMES = ("name_zh", "name_en", "manager", "of", "compound")
_KEYED = ("category", "functions", "kind", "condition")


def matching_rows(frame: gpd.GeoDataFrame, target: str, text: str, catalogue: Catalogue) -> Ints:
    """Rows whose number, name or category holds `text`, those that are called just so first.

    Case and the blanks around it do not matter. All rows for no text.
    """
    wanted = text.strip().lower()
    if not wanted:
        return np.arange(len(frame))
    key = key_column(target)
    columns = {name: frame[name].str.lower() for name in (key, *_NAMES) if name in frame}
    found = np.zeros(len(frame), dtype=bool)
    for column in columns.values():
        found |= column.str.contains(wanted, regex=False, na=False).to_numpy(dtype=bool)
    for name in _KEYED:
        if name in frame:
            found |= _means(frame[name], values_of(target, name, catalogue), wanted)
    exact = np.zeros(len(frame), dtype=bool)
    for name in (key, "name_zh", "name_en"):
        if name in columns:
            exact |= columns[name].eq(wanted).to_numpy(dtype=bool)
    rows = np.flatnonzero(found)
    return rows[np.argsort(~exact[rows], kind="stable")]


def _means(values: pd.Series[str], known: Mapping[str, Text], wanted: str) -> npt.NDArray[np.bool_]:
    meant = {
        key for key, word in known.items() if any(wanted in one.lower() for one in (key, *both_words(word)))
    }
    hits = {value: not meant.isdisjoint(value.split(";")) for value in values.unique()}
    return values.map(hits).to_numpy(dtype=bool)


def nearest(frame: gpd.GeoDataFrame, at: shapely.Point, most: int) -> Ints:
    """The rows of the `most` shapes that lie nearest to a place, in the order of the frame."""
    if len(frame) <= most:
        return np.arange(len(frame))
    away = shapely.distance(frame.geometry.to_numpy(), at)
    return np.sort(np.argpartition(away, most)[:most])


@dataclass(frozen=True)
class EntranceHost:
    """Something that has entrances, and how far its outline lies from one."""

    layer: str
    id: str
    name: str
    away_m: float


def places_near(layers: Layers, at: shapely.Point, most: int) -> tuple[EntranceHost, ...]:
    """The facilities, spaces and compounds nearest to a place, the nearest first.

    To the outline of an area, not to the ground in it: a gate of a compound stands on its edge, and who
    stands inside a compound may be at the door of something else.
    """
    found: list[EntranceHost] = []
    for layer in ENTERED:
        frame = layers[layer]
        shapes = frame.geometry.to_numpy()
        areas = shapely.get_dimensions(shapes) == 2
        lines = np.where(areas, shapely.boundary(shapes), shapes)
        away = shapely.distance(lines, at)
        for row in np.argsort(away, kind="stable")[:most]:
            names = (frame[column].iloc[row] for column in ("name_zh", "name_en"))
            name = next(filter(None, names), "")
            found.append(EntranceHost(layer, str(frame["id"].iloc[row]), name, float(away[row])))
    return tuple(sorted(found, key=lambda place: place.away_m)[:most])
