"""Pass over columns of a table that hold no words or numbers: photos, other binary data, nested objects."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import numpy as np

from base.words import Message, Text, join_texts
from data.importers.files.cleaning import clean_column, clean_names, cut_messages, is_encoded_data
from data.importers.files.raw_layers import Value
from data.importers.files.shape_text import is_shape_text
from data.importers.limits import ImportLimits


def clean_columns(
    names: Sequence[Any],
    values: Sequence[Any],
    layer: str,
    file: str,
    limits: ImportLimits,
    json_names: Collection[str] = (),
) -> tuple[dict[str, list[Value]], tuple[Text, ...]]:
    """Name → values fit to be kept, and messages on what was passed over or cut. Raises TextTooLong.

    json_names: the columns whose cells are JSON, of which those that are objects and lists say nothing here.
    """
    columns: dict[str, list[Value]] = {}
    left_out: dict[str, list[str]] = {"data": [], "nested": []}
    cuts = 0
    for shown, name, column in zip(clean_names(list(names)), names, values, strict=True):
        cells, kind = _readable_cells(column, name in json_names)
        if kind:
            left_out[kind].append(shown)
        if kind and all(cell is None for cell in cells):
            continue
        columns[shown], cut = clean_column(cells, shown, layer, file, limits)
        cuts += cut
    return columns, (*_left_out_messages(left_out), *cut_messages(cuts, limits))


def _readable_cells(column: Any, is_json: bool) -> tuple[Sequence[Any], str]:
    """The cells of a column, None for those that are no words or numbers; and of which kind these were."""
    if isinstance(column, np.ndarray) and column.dtype.kind != "O":
        return list(column), ""
    joined = [_joined(cell) for cell in column]
    kinds = [_unreadable_kind(cell, is_json) for cell in joined]
    kind = next(filter(None, kinds), "")
    if not kind:
        return joined, ""
    return [None if bad else cell for cell, bad in zip(joined, kinds, strict=True)], kind


def _joined(cell: Any) -> Any:
    """A list of words as one text; other cells as they are."""
    if isinstance(cell, np.ndarray) and cell.dtype.kind in "UO" and cell.ndim == 1:
        return "、".join(str(one) for one in cell)
    return cell


def _unreadable_kind(cell: Any, is_json: bool) -> str:
    """ "data" for a photo or the like, "nested" for an object or a list, else ""."""
    if isinstance(cell, str):
        if is_json and cell[:1] in ("{", "["):
            return "" if is_shape_text(cell) else "nested"
        return "data" if is_encoded_data(cell) and not is_shape_text(cell) else ""
    if isinstance(cell, (bytes, bytearray, memoryview)):
        return "data"
    return "nested" if isinstance(cell, (np.ndarray, list, dict)) else ""


def _left_out_messages(left_out: dict[str, list[str]]) -> tuple[Text, ...]:
    messages: list[Text] = []
    if data := left_out["data"]:
        messages.append(
            Message("Pictures and other binary data were passed over: {columns}.", columns=join_texts(data))
        )
    if nested := left_out["nested"]:
        messages.append(
            Message("Nested objects and lists were passed over: {columns}.", columns=join_texts(nested))
        )
    return tuple(messages)
