"""Match a grid worker's table of households and people to the buildings, and import its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np

from base.words import Message, Note, Text
from data.catalogue.model import Catalogue
from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.counted_people import count_people
from data.importers.mapping.counted_values import counted_values
from data.importers.mapping.reading_values import text_of
from data.importers.mapping.recipe import first_recipe
from data.importers.mapping.their_names import comparable_name
from features.own_community.errors import NoMatchError

COUNTS = ("households", "people", "elder", "adult", "child")


@dataclass(frozen=True, eq=False)
class PeopleImport:
    """The buildings with the table's numbers; what was left out; what is still assumed."""

    homes: gpd.GeoDataFrame
    messages: tuple[Text, ...]
    assumed: tuple[Note, ...]


def people_from(layer: RawLayer, homes: gpd.GeoDataFrame, catalogue: Catalogue) -> PeopleImport:
    """The homes with the people of the table, matched by number, else by name.

    A row whose cells of people are all empty changes nothing. Raises NoMatchError where no row is one of the
    homes.
    """
    recipe = first_recipe(layer, "residences")
    row_of = _rows(layer, recipe.columns, homes)
    counted = counted_values(layer, recipe, np.ones(len(layer), dtype=bool))
    unknown = np.full(len(layer), np.nan)
    known = {name: counted.numbers.get(name, unknown) for name in COUNTS}
    says = np.any([np.isfinite(values) for values in known.values()], axis=0)
    used = [(row, home) for row, home in row_of.items() if says[row]]
    if not used:
        raise NoMatchError(file=layer.name)
    at = np.array([home for _, home in used], dtype=np.intp)
    rows = np.array([row for row, _ in used], dtype=np.intp)
    given = {name: values[rows] for name, values in known.items()}
    given["storeys"] = homes["storeys"].to_numpy(dtype=np.float64, na_value=np.nan)[at]
    table, assumed = count_people(given, homes.geometry.to_numpy()[at], catalogue)
    found = homes.copy()
    for column in ("households", "elder", "adult", "child", "estimated"):
        values = found[column].to_numpy().copy()
        values[at] = table[column].to_numpy()
        found[column] = values
    messages = _result_messages(len(layer), len(used), len(homes))
    return PeopleImport(found, (*messages, *counted.messages), assumed)


def _rows(layer: RawLayer, columns: Mapping[str, str], homes: gpd.GeoDataFrame) -> dict[int, int]:
    """Row of the table → row of the homes; a name that several homes have matches none."""
    found: dict[int, int] = {}
    for ours in ("name_zh", "id"):
        values = layer.columns.get(columns.get(ours, ""))
        if values is None:
            continue
        names = [comparable_name(text) for text in homes[ours]]
        places = {name: row for row, name in enumerate(names) if name and names.count(name) == 1}
        found |= {
            row: places[key]
            for row, value in enumerate(values)
            if (key := comparable_name(text_of(value))) in places
        }
    return found


def _result_messages(rows: int, used: int, homes: int) -> tuple[Text, ...]:
    messages = [Message("{used} of {homes} homes have new numbers.", used=used, homes=homes)]
    if rows > used:
        messages.append(Message("{used} rows are empty or match no home.", used=rows - used))
    return tuple(messages)
