"""The cells of a census grid: their ground in metres, and how many people of which age they have."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from pyproj import CRS

from base.words import Message, Text
from data.importers.census.cell_shapes import cell_shapes
from data.importers.census.columns import counts_people
from data.importers.census.errors import NoPeopleColumnError, NothingCountedError
from data.importers.files.raw_layers import RawLayer, Shapes
from data.importers.mapping.count_sums import AGES
from data.importers.mapping.plausible_values import numbers_of
from data.importers.mapping.reading_values import text_of
from data.importers.mapping.recipe import Recipe
from data.importers.mapping.unread_numbers import row_number
from data.layer_words import COLUMNS
from spatial.network import Floats

CellName = Text | str


@dataclass(frozen=True, eq=False)
class CensusCells:
    """N cells from west to east, whatever their order in the file.

    names: of each, by its code or its row. shapes: (N,) in metres. people: (N,) in all, NaN where neither
    they nor all ages are known. ages: (N, 3) elders, adults and children, NaN where unknown. written: what
    stands where no number could be taken. messages: what was read how.
    """

    file: str
    names: tuple[CellName, ...]
    shapes: Shapes
    people: Floats
    ages: Floats
    written: tuple[str, ...]
    messages: tuple[Text, ...] = ()

    def __len__(self) -> int:
        return len(self.shapes)


def census_cells(layer: RawLayer, recipe: Recipe, crs: CRS, size_m: float = 0.0) -> CensusCells:
    """The cells of a layer in `crs`.

    Raises NoPeopleColumnError, NothingCountedError, and as `cell_shapes` does.
    """
    if not counts_people(recipe):
        raise NoPeopleColumnError(file=layer.name)
    shapes = cell_shapes(layer, recipe, crs, size_m)
    ages = np.stack([_numbers(layer, recipe, age) for age in AGES], axis=1)
    in_groups = ages.sum(axis=1)
    people = np.where(np.isnan(in_groups), _numbers(layer, recipe, "people"), in_groups)
    written = [_written(layer, recipe, row) for row in range(len(layer))]
    if np.isnan(people).all():
        raise NothingCountedError(file=layer.name, example=next(filter(None, written), "")[:40])
    kept = np.flatnonzero(~shapely.is_missing(shapes))
    middles = shapely.get_coordinates(shapely.centroid(shapes[kept]))
    order = kept[np.lexsort((people[kept], middles[:, 1], middles[:, 0]))]
    return CensusCells(
        layer.name,
        tuple(_name(layer, recipe, row) for row in order.tolist()),
        shapes[order],
        people[order],
        ages[order],
        tuple(written[row] for row in order),
        (*layer.messages, *_messages(layer, recipe, len(layer) - len(kept))),
    )


def _numbers(layer: RawLayer, recipe: Recipe, ours: str) -> Floats:
    """(N,) the people in a column, or in several that are added up; NaN for what is below nought or none."""
    one = recipe.columns.get(ours, "")
    columns = [name for name in ((one,) if one else recipe.sums.get(ours, ())) if name in layer.columns]
    if not columns:
        return np.full(len(layer), np.nan)
    numbers = np.sum([_counts(layer, name) for name in columns], axis=0)
    return np.asarray(numbers, dtype=np.float64)


def _counts(layer: RawLayer, name: str) -> Floats:
    numbers = numbers_of(layer.columns[name])
    return np.where(numbers >= 0, numbers, np.nan)


def _written(layer: RawLayer, recipe: Recipe, row: int) -> str:
    column = recipe.columns.get("people") or next(iter(recipe.columns.values()), "")
    return text_of(layer.columns.get(column, [None] * len(layer))[row])[:20]


def _name(layer: RawLayer, recipe: Recipe, row: int) -> CellName:
    code = text_of(layer.columns.get(recipe.columns.get("id", ""), [None] * len(layer))[row])
    return code[:40] or Message("row {row}", row=row_number(layer, row))


def _messages(layer: RawLayer, recipe: Recipe, lost: int) -> list[Text]:
    said: list[Text] = [
        Message("{column} is added up: {theirs}.", column=COLUMNS[ours], theirs=" + ".join(parts))
        for ours, parts in recipe.sums.items()
        if ours not in recipe.columns
    ]
    if lost:
        said.append(Message("{lost} rows have no usable location and were skipped.", lost=lost))
    return said
