"""Which columns of a census grid count people: in all, and by age group."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from data.importers.files.raw_layers import RawLayer
from data.importers.mapping.count_sums import AGES
from data.importers.mapping.guessing import guess_columns
from data.importers.mapping.plausible_values import is_share
from data.importers.mapping.recipe import Recipe
from data.importers.mapping.table_coordinates import coordinate_columns

COLUMNS = ("people", *AGES, "id")
"""Ours that a grid of cells can fill."""
_YEAR = r"(?:_?((?:19|20)\d\d))?"
_PEOPLE = (
    rf"tot_?p(?:op)?{_YEAR}",  # Eurostat, until 2018
    r"t|obs_value_t",  # Eurostat, census of 2021
    rf"pop(?:ulation)?(?:_?(?:total|tot|sum|all))?{_YEAR}",
    r"total|tot",
    r"合计|总计|总数|数量|人数合计",
    rf"(?:.*_)?ppp{_YEAR}(?:_.*)?",  # WorldPop
    r"z|value|grid_?code|dn|band_?1|_?sum",  # points and areas made of a raster
)
"""Of all people, the surest first; of several years the last."""
_AGES = {"child": (r"y_lt_?15",), "elder": (r"y_ge_?60",), "adult": (r"y_?15_?59",)}
_CODE = r"grd_?id.*|grid_?id|cell_?(?:id|code)|geocode|id|fid|编号|编码|网格编号|网格编码|code"


def census_recipe(layer: RawLayer) -> Recipe:
    """The guessed columns of a grid of cells, to be looked through by a person."""
    x, y = coordinate_columns(layer) if layer.kind == "table" else ("", "")
    theirs = [name for name in layer.columns if name not in (x, y)]
    guess = guess_columns("residences", theirs)
    columns = {ours: name for ours, name in guess.columns.items() if ours in AGES and not is_share(name)}
    if people := guess.columns.get("people") or _by_pattern(theirs, _PEOPLE):
        columns["people"] = people
    for ours, patterns in _AGES.items():
        if ours not in columns and ours not in guess.sums and (name := _by_pattern(theirs, patterns)):
            columns[ours] = name
    if name := _by_pattern(theirs, (_CODE,)):
        columns["id"] = name
    sums = _sums(guess.sums, columns)
    return Recipe("residences", columns, x=x, y=y, sums=sums)


def counts_people(recipe: Recipe) -> bool:
    """Whether the columns say how many people there are: in all, or in each age group."""
    known = {*recipe.columns, *recipe.sums}
    return "people" in known or all(age in known for age in AGES)


def _sums(guessed: Mapping[str, tuple[str, ...]], columns: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {ours: parts for ours, parts in guessed.items() if ours in COLUMNS and ours not in columns}


def _by_pattern(theirs: Sequence[str], patterns: Sequence[str]) -> str:
    """The column that the first of these names, of several years the last; "" where none does."""
    for pattern in patterns:
        found = [(match, name) for name in theirs if (match := re.fullmatch(pattern, _plain(name)))]
        if found:
            return max(found, key=lambda one: next(filter(None, one[0].groups()), ""))[1]
    return ""


def _plain(name: str) -> str:
    return re.sub(r"[\s.\-]+", "_", name.strip().lower())
