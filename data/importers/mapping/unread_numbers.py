"""Tell of cells that should be numbers and are none: ranges, several numbers, words."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Mapping

from base.words import Message, Text, join_texts
from data.importers.files.raw_layers import RawLayer, Value
from data.importers.mapping.plausible_values import is_share
from data.importers.mapping.reading_values import number_of, text_of
from data.model import SCHEMAS

_NOTHING = {"-", "--", "—", "——", "–", "/", "\\", "…", "na", "n/a", "null", "none", "nan"}
"""How people write that a cell is empty."""
_SHOWN = 5


def unread_number_messages(layer: RawLayer, target: str, columns: Mapping[str, str]) -> list[Text]:
    """A message for each column (ours → theirs) of numbers with cells that count as unknown; shares are read
    and told by `plausible_values`."""
    numeric = {column.name for column in SCHEMAS[target].columns if column.dtype in ("int", "float")}
    messages: list[Text] = []
    for theirs in dict.fromkeys(name for ours, name in columns.items() if ours in {*numeric, "people"}):
        values = [] if is_share(theirs) else layer.columns.get(theirs, [])
        unread = [row for row, value in enumerate(values) if is_unread(value)]
        if unread:
            messages.append(_message(layer, theirs, values, unread))
    return messages


def is_unread(value: Value) -> bool:
    """Whether a cell says something, but no number that can be taken."""
    text = unicodedata.normalize("NFKC", text_of(value))
    return bool(text) and text.lower() not in _NOTHING and not number_of(value) >= 0


def _message(layer: RawLayer, column: str, values: list[Value], rows: list[int]) -> Message:
    shown = [
        Message("row {row} “{text}”", row=row_number(layer, row), text=text_of(values[row])[:20])
        for row in rows[:_SHOWN]
    ]
    more = ["…"] if len(rows) > _SHOWN else []
    return Message(
        "{count} cells of “{column}” are not one single number and count as unknown: {cells}.",
        count=len(rows),
        column=column,
        cells=join_texts([*shown, *more]),
    )


def row_number(layer: RawLayer, row: int) -> int:
    """Where the row stands in the file, as far as that is known."""
    return layer.row_numbers[row] if row < len(layer.row_numbers) else row + 1


def whole_storeys(storeys: float) -> float:
    """A half storey counts as one, as in OpenStreetMap extracts: people live under roofs."""
    return float(math.ceil(round(storeys, 6))) if math.isfinite(storeys) else storeys
