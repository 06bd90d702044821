"""The numbers of people, households and storeys in a layer, as its recipe reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from base.words import Message, Text, join_texts
from data.importers.files.raw_layers import Bools, RawLayer
from data.importers.mapping.plausible_values import (
    LARGEST,
    is_plausible,
    is_share,
    numbers_of,
    parts_of_whole,
)
from data.importers.mapping.quantities import COUNTED, Quantity, quantity_of
from data.importers.mapping.reading_values import text_of
from data.importers.mapping.recipe import Recipe
from data.importers.mapping.unread_numbers import row_number, whole_storeys
from data.layer_words import COLUMNS
from spatial.network import Floats

_LISTED = 5
_NO_COUNTS = {
    "area": Message("an area", context="quantity"),
    "density": Message("a density"),
    "mean": Message("an average"),
    "share": Message("a share"),
    "height": Message("a height"),
    "part": Message("only a part"),
    "sex": Message("one sex only"),
    "band": Message("ages that no group here has"),
    "large": Message("values too large"),
}


@dataclass(frozen=True, eq=False)
class CountedValues:
    """numbers: ours → (N,) with NaN for unknown. messages: what was added up, multiplied or left out."""

    numbers: dict[str, Floats]
    messages: tuple[Text, ...]


def counted_values(layer: RawLayer, recipe: Recipe, wanted: Bools) -> CountedValues:
    """The counts of all rows of the layer; the messages are about the `wanted` ones."""
    numbers: dict[str, Floats] = {}
    messages: list[Text] = []
    for ours in COUNTED:
        columns = _columns(layer, recipe, ours)
        if not columns:
            continue
        if is_share(columns[0]):
            found, said = _of_shares(layer, numbers.get("people"), ours, columns[0], wanted)
            messages += said
        else:
            found = np.sum([numbers_of(layer.columns[name]) for name in columns], axis=0)
        if ours == "storeys":
            found = np.array([whole_storeys(number) for number in found], dtype=np.float64)
        if len(columns) > 1:
            parts = " + ".join(columns)
            messages.append(Message("{column} is added up: {theirs}.", column=COLUMNS[ours], theirs=parts))
        numbers[ours], said = _within_bounds(found, ours, layer, recipe, wanted)
        messages += said
    return CountedValues(numbers, (*messages, *_unused_messages(layer, recipe)))


def _columns(layer: RawLayer, recipe: Recipe, ours: str) -> tuple[str, ...]:
    one = recipe.columns.get(ours, "")
    columns = (one,) if one else recipe.sums.get(ours, ())
    return columns if columns and all(name in layer.columns for name in columns) else ()


def _of_shares(
    layer: RawLayer, people: Floats | None, ours: str, theirs: str, wanted: Bools
) -> tuple[Floats, list[Text]]:
    """Shares times people; unknown where either is not clear."""
    parts = parts_of_whole(theirs, layer.columns[theirs])
    if people is None or parts is None:
        why = Message("“{theirs}” is a share: it needs the number of all people.", theirs=theirs)
        unclear = Message("“{theirs}” is a share, but its unit is unclear; it is not used.", theirs=theirs)
        return np.full(len(layer), np.nan), [why if people is None else unclear]
    counts = parts * people
    said = Message(
        "“{theirs}” is read as a share of all people: {column} {count:,.0f}.",
        theirs=theirs,
        column=COLUMNS[ours],
        count=float(np.nansum(counts[wanted])),
    )
    return counts, [said]


def _within_bounds(
    numbers: Floats, ours: str, layer: RawLayer, recipe: Recipe, wanted: Bools
) -> tuple[Floats, list[Text]]:
    """The numbers without those that no building can hold."""
    above = np.asarray(numbers > LARGEST[ours], dtype=bool)
    told = np.flatnonzero(above & wanted)
    if not len(told):
        return np.where(above, np.nan, numbers), []
    names = layer.columns.get(recipe.columns.get("name_zh", ""), [None] * len(numbers))
    rows = join_texts(
        Message(
            "row {row} {name} ({number:,.0f})",
            row=row_number(layer, row),
            name=text_of(names[row])[:20],
            number=numbers[row],
        )
        for row in told[:_LISTED].tolist()
    )
    said = Message(
        "{column}: {count} values above {limit} count as unknown: {rows}{more}.",
        column=COLUMNS[ours],
        count=len(told),
        limit=LARGEST[ours],
        rows=rows,
        more="…" if len(told) > _LISTED else "",
    )
    return np.where(above, np.nan, numbers), [said]


def unused_columns(layer: RawLayer, recipe: Recipe) -> Iterator[tuple[str, Text]]:
    """Their columns that look like counts of ours and are not read as such, and what they are instead."""
    if recipe.target != "residences":
        return
    used = {*recipe.columns.values(), *(name for names in recipe.sums.values() for name in names)}
    for name, values in layer.columns.items():
        quantity = quantity_of(name)
        if name in used or name in (recipe.x, recipe.y) or quantity is None or not quantity.topic:
            continue
        if quantity.is_whole and not is_plausible(quantity.topic, name, values, True):
            yield name, _NO_COUNTS["large"]
        elif not quantity.is_whole:
            yield name, _NO_COUNTS[_reason(quantity)]


def _reason(quantity: Quantity) -> str:
    if quantity.kind != "count":
        return quantity.kind
    return "sex" if quantity.sex else "band"


def _unused_messages(layer: RawLayer, recipe: Recipe) -> tuple[Text, ...]:
    unused = list(unused_columns(layer, recipe))
    if not unused:
        return ()
    some = join_texts(
        Message("{column} ({what})", column=name[:40], what=what) for name, what in unused[: 2 * _LISTED]
    )
    return (Message("Columns not read as counts: {columns}.", columns=some),)
