"""Match a grid worker's table of households and people to the buildings, and import its numbers."""

from __future__ import annotations

from dataclasses import dataclass

import geopandas as gpd
import numpy as np

from base.words import Message, Note, Text
from data.catalogue.model import Catalogue
from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.counted_people import count_people
from data.importers.mapping.guessing import likely_columns
from data.importers.mapping.reading_values import number_of, text_of
from data.importers.mapping.their_names import comparable_name
from features.own_community.errors import NoMatchError
from spatial.network import Floats

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
    columns = likely_columns("residences", list(layer.columns))
    row_of = _rows(layer, columns, homes)
    known = {name: _column_numbers(layer, columns, name) for name in COUNTS}
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
    return PeopleImport(found, _result_messages(len(layer), len(used), len(homes)), assumed)


def _rows(layer: RawLayer, columns: dict[str, str], homes: gpd.GeoDataFrame) -> dict[int, int]:
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


def _column_numbers(layer: RawLayer, columns: dict[str, str], name: str) -> Floats:
    values = layer.columns.get(columns.get(name, ""), [None] * len(layer))
    return np.array([number_of(value) for value in values], dtype=np.float64)


def _result_messages(rows: int, used: int, homes: int) -> tuple[Text, ...]:
    messages = [Message("{used} of {homes} homes have new numbers.", used=used, homes=homes)]
    if rows > used:
        messages.append(Message("{used} rows are empty or match no home.", used=rows - used))
    return tuple(messages)
