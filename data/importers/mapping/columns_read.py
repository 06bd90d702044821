"""Convert cells of an imported layer to our columns: numbers, catalogue keys, booleans, text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from base.words import Message, Text
from data.catalogue.model import Catalogue
from data.importers.files.raw_layers import Bools, RawLayer, Value
from data.importers.mapping.reading_values import keys_of, number_of, text_of, truth_of
from data.importers.mapping.recipe import Recipe
from data.importers.mapping.their_names import best_match, value_names
from data.model import SCHEMAS, Column

_DEFAULTS = {"condition": "good", "kind": "footway", "functions": "idle"}
"""What stands in a required column where nothing is known: the first is the kindest, the last the least."""
_KEYED = ("category", "functions", "kind", "condition")


def read_columns(
    layer: RawLayer, recipe: Recipe, wanted: Bools, catalogue: Catalogue
) -> tuple[pd.DataFrame, tuple[Text, ...]]:
    """N rows of our columns, and what could not be understood in the `wanted` ones.

    The column "_kept" is false for rows whose category is unknown: nothing can stand for it.
    """
    table = pd.DataFrame({"_kept": np.ones(len(wanted), dtype=bool)})
    messages: list[Text] = []
    for column in SCHEMAS[recipe.target].columns:
        values = _values(layer, recipe, column.name, len(wanted))
        if column.name in _KEYED:
            table[column.name], words = _catalogue_keys(column.name, values, layer, recipe, wanted, catalogue)
            messages += words
        elif values is not None:
            table[column.name] = _convert_column(column, values, catalogue)
    if "category" in table:
        table["_kept"] = table["category"] != ""
    if recipe.target == "paths":
        stated = table["step_free"] if "step_free" in table else pd.Series([None] * len(table))
        table["step_free"] = [
            kind != "steps" if one is None else bool(one)
            for kind, one in zip(table["kind"], stated, strict=True)
        ]
    return table, tuple(messages)


def _values(layer: RawLayer, recipe: Recipe, column: str, rows: int) -> list[Value] | None:
    if column in recipe.constants:
        return [recipe.constants[column]] * rows
    return layer.columns.get(recipe.columns.get(column, ""))


def _convert_column(column: Column, values: list[Value], catalogue: Catalogue) -> pd.Series[Any]:
    if column.dtype in ("int", "float"):
        numbers = [number_of(value) for value in values]
        usable = [number if number >= 0 else np.nan for number in numbers]
        return pd.Series(usable).round() if column.dtype == "int" else pd.Series(usable)
    if column.dtype == "bool":
        known = value_names("truth", catalogue)
        return pd.Series([truth_of(value, known) for value in values], dtype=object)
    return pd.Series([text_of(value) for value in values], dtype=object)


def _catalogue_keys(
    column: str,
    values: list[Value] | None,
    layer: RawLayer,
    recipe: Recipe,
    wanted: Bools,
    catalogue: Catalogue,
) -> tuple[list[str], list[Text]]:
    """Keys of ours; where the cell says nothing known, the name of the thing may tell, else the default."""
    known = value_names(column, catalogue)
    names = layer.columns.get(recipe.columns.get("name_zh", ""), [None] * len(wanted))
    cells = values if values is not None else [None] * len(wanted)
    of_one: Callable[[Value], str] = (
        (lambda cell: ";".join(keys_of(cell, known)[0]))
        if column == "functions"
        else (lambda cell: best_match(text_of(cell), known))
    )
    told_by_name = column in ("category", "functions")
    keys, unknown = [], Counter[str]()
    defaulted = 0
    for row, (cell, name) in enumerate(zip(cells, names, strict=True)):
        key = of_one(cell) or (of_one(name) if told_by_name else "")
        if not key and wanted[row]:
            if text_of(cell):
                unknown[text_of(cell)] += 1
            defaulted += 1
        keys.append(key or _DEFAULTS.get(column, ""))
    return keys, _unknown_value_messages(column, unknown, defaulted)


_NAMES = {
    "category": Message("category"),
    "functions": Message("function"),
    "kind": Message("kind of path"),
    "condition": Message("condition"),
}
_TAKEN_AS = {
    "category": Message("skipped"),
    "functions": Message("treated as idle"),
    "kind": Message("treated as footways"),
    "condition": Message("treated as good"),
}


def _unknown_value_messages(column: str, unknown: Counter[str], count: int) -> list[Text]:
    if not count:
        return []
    few = "、".join(word[:20] for word, _ in unknown.most_common(5))
    return [
        Message(
            "{count} rows have no known {name}{some} and are {taken}.",
            count=count,
            name=_NAMES[column],
            some=Message(" ({words})", words=few) if few else "",
            taken=_TAKEN_AS[column],
        )
    ]
