"""Turn a table with a column of shapes as text into layers of these shapes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import shapely

from base.words import Message
from data.importers.files.cleaning import cut_messages
from data.importers.files.parts import read_parts
from data.importers.files.raw_layers import RawLayer, Value
from data.importers.files.shape_text import TextShapes, shapes_from_text
from data.importers.files.shaping import layers_by_shape
from data.importers.limits import ImportLimits


def with_shapes_of_tables(layers: Sequence[RawLayer], file: str, limits: ImportLimits) -> list[RawLayer]:
    """The layers, each table that has a column of shapes as layers of its kinds of shape.

    Texts of shapes that were kept whole until now are cut like others where they are not used.
    """
    return read_parts([(layer.name, partial(_with_shapes, layer, file, limits)) for layer in layers], file)


def _with_shapes(layer: RawLayer, file: str, limits: ImportLimits) -> list[RawLayer]:
    found = _shape_columns(layer) if layer.kind == "table" else {}
    if not found:
        return [_cut(layer, limits)]
    # An outline says more than the middle of it in another column.
    column = max(found, key=lambda name: int(shapely.get_dimensions(found[name].shapes).max()))
    text = found[column]
    rest = _cut(replace(layer, columns={k: v for k, v in layer.columns.items() if k != column}), limits)
    message = Message(
        "The shapes stand as text ({form}) in the column “{column}”.", form=text.form, column=column
    )
    return layers_by_shape(
        layer.name, rest.columns, text.shapes, text.crs, file, limits, (message, *rest.messages)
    )


def _shape_columns(layer: RawLayer) -> dict[str, TextShapes]:
    read = {name: shapes_from_text(cells) for name, cells in layer.columns.items()}
    return {name: text for name, text in read.items() if text is not None}


def _cut(layer: RawLayer, limits: ImportLimits) -> RawLayer:
    """The layer with no text longer than is kept."""
    long = sum(_is_long(cell, limits) for cells in layer.columns.values() for cell in cells)
    if not long:
        return layer
    columns = {
        name: [str(cell)[: limits.text_kept] if _is_long(cell, limits) else cell for cell in cells]
        for name, cells in layer.columns.items()
    }
    return replace(layer, columns=columns, messages=(*layer.messages, *cut_messages(long, limits)))


def _is_long(cell: Value, limits: ImportLimits) -> bool:
    return isinstance(cell, str) and len(cell) > limits.text_kept
