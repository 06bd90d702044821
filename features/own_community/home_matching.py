"""Find the homes that the rows of a table mean: by number, by compound and name, by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

import geopandas as gpd

from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.reading_values import text_of
from data.importers.mapping.their_names import comparable_name

Key = tuple[str, ...]


def home_rows(
    layer: RawLayer, columns: Mapping[str, str], homes: gpd.GeoDataFrame, compounds: gpd.GeoDataFrame | None
) -> dict[int, int]:
    """Row of the table → row of the homes, for the rows that mean one home and no other.

    columns: ours → the table's. The number of a home, which may stand in the place of its name, goes before
    its name. A row that names a compound never
    means a home of another one. compounds: as the homes name them by id; None where a table's names of
    compounds say nothing.
    """
    ids = [comparable_name(text) for text in homes["id"]]
    names = [comparable_name(text) for text in homes["name_zh"]]
    there = homes["compound"].astype(str).tolist()
    by_id = _unique([(one,) for one in ids])
    by_name = _unique([(one,) for one in names])
    pairs = zip(there, names, strict=True)
    in_compound = _unique([(place, name) if place and name else () for place, name in pairs])
    known = _compound_names(compounds)
    found: dict[int, int] = {}
    for row in range(len(layer)):
        name, number = _cell(layer, columns, "name_zh", row), _cell(layer, columns, "id", row)
        place = known.get(_cell(layer, columns, "compound", row), "")
        home = by_id.get((number or name,), in_compound.get((place, name)))
        if home is None and (home := by_name.get((name,))) is not None and place and there[home] != place:
            home = None if there[home] else home
        if home is not None:
            found[row] = home
    return found


def _unique(keys: list[Key]) -> dict[Key, int]:
    """Key → its place, for keys that stand once and say anything."""
    times = Counter(keys)
    return {key: at for at, key in enumerate(keys) if key and all(key) and times[key] == 1}


def _compound_names(compounds: gpd.GeoDataFrame | None) -> dict[str, str]:
    """Every name of a compound → its id."""
    if compounds is None:
        return {}
    return {
        comparable_name(str(name)): str(key)
        for column in ("name_en", "name_zh", "id")
        for name, key in zip(compounds[column], compounds["id"], strict=True)
        if name
    }


def _cell(layer: RawLayer, columns: Mapping[str, str], ours: str, row: int) -> str:
    values = layer.columns.get(columns.get(ours, ""))
    return "" if values is None else comparable_name(text_of(values[row]))
