"""Match a grid worker's table of households and people to the buildings, and import its numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np

from base.words import Message, Note, Text
from data.catalogue.model import Catalogue
from data.importers.files.raw_layers import RawLayer, Value
from data.importers.mapping.count_sums import AGES, CountSums, count_sums
from data.importers.mapping.counted_people import count_people
from data.importers.mapping.counted_values import counted_values
from data.importers.mapping.guessing import likely_columns, likely_coordinates
from data.importers.mapping.quantities import quantity_of
from data.importers.mapping.reading_values import number_of
from data.importers.mapping.recipe import Recipe, first_recipe
from data.importers.mapping.unread_numbers import unread_number_messages
from data.importers.people import MOST_PEOPLE
from features.own_community.errors import NoMatchError
from features.own_community.home_matching import home_rows
from spatial.network import Floats

COUNTS = ("households", "people", *AGES)
COLUMNS = ("id", "name_zh", "compound", *COUNTS)
"""Ours that a table of people can fill or is matched by."""
_NO_COUNT = re.compile(
    r"序|号|码|层|年|月|日期|电话|手机|经度|纬度|坐标|面积|"
    r"no\.?$|code|phone|tel|year|date|lon|lat|lng|area",
    re.IGNORECASE,
)


PEOPLE_TABLE_HINT = Message(
    "This looks like a table of people by home without places. Import the homes first, from shapes or "
    "coordinates; then bring this table to “Completed table” in step 3 Homes and people."
)


@dataclass(frozen=True, eq=False)
class PeopleImport:
    """homes: the buildings with the table's numbers. rows: those that have new ones, by place. sums: before
    and after of the rows that match. messages: what was left out. assumed: what is still assumed."""

    homes: gpd.GeoDataFrame
    rows: list[int]
    sums: Mapping[str, CountSums]
    messages: tuple[Text, ...]
    assumed: tuple[Note, ...]


def people_recipe(layer: RawLayer) -> Recipe:
    """The guessed columns of a table of people, to be looked through by a person."""
    guessed = first_recipe(layer, "residences")
    columns = {ours: theirs for ours, theirs in guessed.columns.items() if ours in COLUMNS}
    return Recipe("residences", columns, sums=guessed.sums)


def people_from(
    layer: RawLayer,
    homes: gpd.GeoDataFrame,
    catalogue: Catalogue,
    recipe: Recipe | None = None,
    compounds: gpd.GeoDataFrame | None = None,
) -> PeopleImport:
    """The homes with the people of the table, matched by number, else by compound and name, else by name.

    recipe: its columns; guessed where it is None. A row whose cells of people are all empty changes nothing;
    rows of the same home are added up. Raises NoMatchError where no row is one of the homes.
    """
    recipe = recipe or people_recipe(layer)
    row_of = home_rows(layer, recipe.columns, homes, compounds)
    counted = counted_values(layer, recipe, np.ones(len(layer), dtype=bool))
    unknown = np.full(len(layer), np.nan)
    known = {name: counted.numbers.get(name, unknown) for name in COUNTS}
    says = np.any([np.isfinite(values) for values in known.values()], axis=0)
    used = {row: home for row, home in row_of.items() if says[row]}
    if not used:
        raise NoMatchError(file=layer.name)
    at = np.array(sorted(set(used.values())), dtype=np.intp)
    given = {name: _added_up(values, used, at) for name, values in known.items()}
    given["storeys"] = homes["storeys"].to_numpy(dtype=np.float64, na_value=np.nan)[at]
    table, assumed = count_people(given, homes.geometry.to_numpy()[at], catalogue)
    found = homes.copy()
    for column in ("households", *AGES, "estimated"):
        values = found[column].to_numpy().copy()
        values[at] = table[column].to_numpy()
        found[column] = values
    messages = (
        *_result_messages(len(layer), len(used), len(at), len(homes)),
        *counted.messages,
        *_unread_messages(layer, recipe),
    )
    return PeopleImport(
        found, at.tolist(), count_sums(layer, recipe.columns, found.iloc[at], recipe.sums), messages, assumed
    )


def is_people_table(layer: RawLayer) -> bool:
    """Whether a table names homes and counts people or households, and says nowhere where they lie."""
    theirs = list(layer.columns)
    columns = likely_columns("residences", theirs)
    names_homes = bool({"name_zh", "name_en", "id"} & set(columns))
    counts = bool(set(COUNTS) & set(columns))
    return layer.kind == "table" and names_homes and counts and likely_coordinates(theirs) == ("", "")


def _unread_messages(layer: RawLayer, recipe: Recipe) -> list[Text]:
    """Of the columns that are taken, and of those that are added up."""
    parts = ({ours: name} for ours, names in recipe.sums.items() for name in names)
    return [
        said
        for some in (recipe.columns, *parts)
        for said in unread_number_messages(layer, "residences", some)
    ]


def _added_up(values: Floats, used: Mapping[int, int], at: np.ndarray) -> Floats:
    """(len(at),) the sums of the rows that mean each home; NaN where all of them are unknown."""
    place = {home: number for number, home in enumerate(at.tolist())}
    sums = np.full(len(at), np.nan)
    for row, home in used.items():
        if np.isfinite(values[row]):
            sums[place[home]] = np.nansum([sums[place[home]], values[row]])
    return sums


def unread_columns(layer: RawLayer, recipe: Recipe) -> list[str]:
    """Columns of the table that may count people and are not read as such."""
    used = {*recipe.columns.values(), *(name for names in recipe.sums.values() for name in names)}
    guessed = first_recipe(layer, "residences")
    ours = {name for column, name in guessed.columns.items() if column not in COUNTS}
    other = {*used, *ours, guessed.x, guessed.y}
    return [name for name, values in layer.columns.items() if name not in other and _may_count(name, values)]


def _may_count(name: str, values: list[Value]) -> bool:
    quantity = quantity_of(name)
    if _NO_COUNT.search(name) or (quantity is not None and quantity.kind != "count"):
        return False
    cells = [value for value in values if value is not None]
    numbers = [number for value in cells if 0 <= (number := number_of(value)) <= MOST_PEOPLE]
    return bool(cells) and 2 * len(numbers) > len(cells) and any(numbers)


def _result_messages(rows: int, used: int, changed: int, homes: int) -> tuple[Text, ...]:
    messages = [Message("{used} of {homes} homes have new numbers.", used=changed, homes=homes)]
    if rows > used:
        messages.append(Message("{used} rows are empty or match no home.", used=rows - used))
    if used > changed:
        messages.append(
            Message(
                "{count} rows name a home that another row names, too; their numbers are added up.",
                count=used - changed,
            )
        )
    return tuple(messages)
