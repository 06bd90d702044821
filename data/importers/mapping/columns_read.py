"""Convert cells of an imported layer to our columns: numbers, catalogue keys, booleans, text."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
import pandas as pd

from base.words import Message, Text
from data.catalogue.model import Catalogue
from data.importers.files.raw_layers import Bools, RawLayer, Value
from data.importers.mapping.read_classes import CLASSED, read_classes, read_levels
from data.importers.mapping.reading_values import number_of, text_of, truth_of
from data.importers.mapping.recipe import Recipe
from data.importers.mapping.their_names import value_names
from data.model import SCHEMAS, Column

_DEFAULTS = {"condition": "good", "kind": "footway", "functions": "idle"}
"""What stands in a required column where nothing is known: the first is the kindest, the last the least. A
path without any column of kinds is a footway: it was brought as a path to walk."""


def read_columns(
    layer: RawLayer, recipe: Recipe, wanted: Bools, catalogue: Catalogue
) -> tuple[pd.DataFrame, tuple[Text, ...]]:
    """N rows of our columns, and what could not be understood in the `wanted` ones.

    The column "_kept" is false for rows that are none of ours, and for those of an unknown category or kind
    of path: nothing can stand for it.
    """
    table = pd.DataFrame({"_kept": np.ones(len(wanted), dtype=bool)})
    messages: list[Text] = []
    for column in SCHEMAS[recipe.target].columns:
        values = _values(layer, recipe, column.name, len(wanted))
        if column.name in CLASSED:
            still = wanted & table["_kept"].to_numpy(dtype=bool)
            table[column.name], words = _catalogue_keys(column.name, values, layer, recipe, still, catalogue)
            messages += words
            if column.name != "condition":
                table["_kept"] &= table[column.name] != ""
        elif values is not None:
            table[column.name] = _convert_column(column, values, catalogue)
    if recipe.target == "paths":
        table["step_free"] = _step_free(table)
    if recipe.target == "facilities" and "level" not in table:
        table["level"] = read_levels(layer, recipe, catalogue)
    return table, tuple(messages)


def _step_free(table: pd.DataFrame) -> list[bool]:
    """As stated; where nothing is, all but steps."""
    stated = table["step_free"] if "step_free" in table else [None] * len(table)
    return [
        kind != "steps" if one is None else bool(one) for kind, one in zip(table["kind"], stated, strict=True)
    ]


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
    """Keys of ours, "" for rows to leave out; and what was left out, assumed or taken from names."""
    classes = read_classes(column, values, layer, recipe, catalogue)
    default = "" if column == "kind" and values is not None else _DEFAULTS.get(column, "")
    none = default if column == "condition" else ""
    keys = [default if key is None else key or none for key in classes.keys]
    rows = np.flatnonzero(wanted).tolist()
    unknown = classes.unknown(rows)
    left_out = Counter(classes.texts[row] for row in rows if classes.keys[row] == "" and not none)
    taken = _TAKEN_AS["kind" if default else "category"] if column == "kind" else _TAKEN_AS[column]
    return keys, [
        *_left_out_messages(column, left_out),
        *_unknown_value_messages(column, unknown, taken),
        *_name_messages(column, classes.by_name),
    ]


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
_LEFT_OUT = {
    "category": Message("{count} rows belong to no category here{some} and are skipped."),
    "functions": Message("{count} rows are no public space{some} and are skipped."),
    "kind": Message("{count} rows are ways that nobody walks{some} and are skipped."),
}


def _left_out_messages(column: str, left_out: Counter[str]) -> list[Text]:
    if not left_out:
        return []
    return [_LEFT_OUT[column].with_facts(count=left_out.total(), some=_some(left_out))]


def _unknown_value_messages(column: str, unknown: Counter[str], taken: Text) -> list[Text]:
    if not unknown:
        return []
    return [
        Message(
            "{count} rows have no known {name}{some} and are {taken}.",
            count=unknown.total(),
            name=_NAMES[column],
            some=_some(unknown),
            taken=taken,
        )
    ]


def _name_messages(column: str, count: int) -> list[Text]:
    if not count:
        return []
    return [Message("{count} rows have their {name} from their names.", count=count, name=_NAMES[column])]


def _some(values: Counter[str]) -> Text | str:
    few = "、".join(word[:20] for word, _ in values.most_common(6) if word)
    return Message(" ({words})", words=few) if few else ""
