"""The coordinates in the columns of a table: which columns, in what form, and what to say of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from base.words import Message, Text, join_texts
from data.importers.files.raw_layers import RawLayer, Value
from data.importers.mapping.coordinate_text import (
    Coordinate,
    comma_is_decimal,
    coordinate,
    coordinate_pair,
    half_width,
    is_likely_pair,
)
from data.importers.mapping.guessing import likely_coordinates
from spatial.gcj02 import in_gcj02_area
from spatial.network import Floats

_SAMPLE = 200
"""Rows that are looked at to guess what a column holds."""
_MOSTLY = 0.9
_OF_PLACES = re.compile(r"坐标|经纬|位置|定位|loc|lng|lon|lat|pos|point|coord|gps|xy", re.IGNORECASE)
"""Columns of whose names two numbers with a decimal are a place."""


@dataclass(frozen=True, eq=False)
class TableCoordinates:
    """xy: (N, 2) NaN where a row has none. messages: in what form they were found."""

    xy: Floats
    messages: tuple[Text, ...] = ()


def coordinate_columns(layer: RawLayer) -> tuple[str, str]:
    """Their columns of east and north; twice the same where one column holds both; ("", "") for none.

    By name where the cells are coordinates, else by what the cells hold.
    """
    x, y = likely_coordinates(list(layer.columns))
    if x and y and len(_known(_sample(layer.columns[x]))) and len(_known(_sample(layer.columns[y]))):
        return x, y
    both = next((name for name, cells in layer.columns.items() if _holds_pairs(name, cells)), "")
    if both:
        return both, both
    sides = {name: _side(cells) for name, cells in layer.columns.items()}
    by_side = [next((name for name, side in sides.items() if side == axis), "") for axis in ("x", "y")]
    return (by_side[0], by_side[1]) if all(by_side) else (x, y)


@lru_cache(maxsize=4)
def table_coordinates(layer: RawLayer, x: str, y: str) -> TableCoordinates:
    """The coordinates of every row from these columns; x and y may be one column that holds both.

    A run of the page asks several times.
    """
    if x not in layer.columns or y not in layer.columns:
        return TableCoordinates(np.full((len(layer), 2), np.nan))
    if x == y:
        return _from_pairs(layer.columns[x], x)
    is_decimal = _comma_is_decimal([*layer.columns[x], *layer.columns[y]])
    first = [coordinate(cell, is_decimal) for cell in layer.columns[x]]
    second = [coordinate(cell, is_decimal) for cell in layer.columns[y]]
    examples = _form_messages(layer.columns[x], first) or _form_messages(layer.columns[y], second)
    if _axis(first) == "y" and _axis(second) == "x":
        swap = Message(
            "“{x}” holds north and “{y}” east, as their letters say; they were exchanged.", x=x, y=y
        )
        return TableCoordinates(_array(second, first), (swap, *examples))
    return TableCoordinates(_array(first, second), examples)


def coordinate_trouble(layer: RawLayer, x: str, y: str) -> Text | None:
    """Why a table has no place on the map by these columns, and what to choose; None where it has one."""
    if not (x and y):
        return join_texts([_NOTHING_FOUND, *_suggestion(layer)], "")
    if np.isfinite(table_coordinates(layer, x, y).xy).all(axis=1).any():
        return None
    example = next((str(cell) for cell in layer.columns.get(x, []) if cell not in (None, "")), "")
    return Message(
        "No row has coordinates in “{x}” and “{y}”; the first cell reads “{example}”. Understood are "
        "116.101, E116.101, 116°06′03.6″, 116-06-03.6, and “116.101,24.2805” in one column. Choose other "
        "columns.",
        x=x,
        y=y,
        example=example[:40],
    )


_NOTHING_FOUND = Message(
    "No coordinates were recognised in this table. Choose the columns of longitude and latitude (or of east "
    "and north; one column that holds both goes into both boxes), or the column of the compound."
)


def _suggestion(layer: RawLayer) -> list[Text]:
    likely = [name for name, cells in layer.columns.items() if _may_be_degrees(cells)]
    if not likely:
        return []
    return [Message(" These may hold them: {columns}.", columns=join_texts(likely[:6]))]


def _may_be_degrees(cells: Sequence[Value]) -> bool:
    """Numbers of a place in or near China, to a hundred metres or better."""
    sample = _sample(cells)
    known = [one for one in _known(sample) if 3 <= one.value <= 136 and one.decimals >= 3]
    return bool(sample) and len(known) >= _MOSTLY * len(sample)


def _holds_pairs(name: str, cells: Sequence[Value]) -> bool:
    sample, decimals = _sample(cells), 1 if _OF_PLACES.search(name) else 3
    pairs = [pair for cell in sample if (pair := coordinate_pair(cell)) and is_likely_pair(pair, decimals)]
    return bool(sample) and len(pairs) >= _MOSTLY * len(sample)


def _side(cells: Sequence[Value]) -> str:
    """The axis that letters or degrees with minutes tell of a column; "" for none."""
    sample = _sample(cells)
    known = [one for one in _known(sample) if not one.is_plain and abs(one.value) <= 180]
    if not sample or len(known) < _MOSTLY * len(sample):
        return ""
    if axis := _axis(known):
        return axis
    if not all(isinstance(cell, str) and "°" in half_width(cell) for cell in sample):
        return ""
    return "x" if max(abs(one.value) for one in known) > 90 else "y"


def _sample(cells: Sequence[Value]) -> list[Value]:
    filled: list[Value] = [cell for cell in cells if cell is not None and cell != ""]
    return filled[:_SAMPLE]


def _known(cells: Sequence[Value]) -> list[Coordinate]:
    is_decimal = _comma_is_decimal(cells)
    return [one for cell in cells if (one := coordinate(cell, is_decimal)) is not None]


def _comma_is_decimal(cells: Sequence[Value]) -> bool:
    texts = [half_width(cell) for cell in cells if isinstance(cell, str) and ("," in cell or "，" in cell)]
    return comma_is_decimal(texts)


def _axis(found: Sequence[Coordinate | None]) -> str:
    """What most letters of a column say."""
    counts = Counter(one.axis for one in found if one is not None and one.axis)
    return counts.most_common(1)[0][0] if counts else ""


def _from_pairs(cells: Sequence[Value], column: str) -> TableCoordinates:
    pairs = [coordinate_pair(cell) for cell in cells]
    xy = _array([pair and pair[0] for pair in pairs], [pair and pair[1] for pair in pairs])
    row = next((row for row, pair in enumerate(pairs) if pair), None)
    if row is None:
        return TableCoordinates(xy)
    messages: list[Text] = [
        Message(
            "The column “{column}” holds both coordinates: “{example}” is read as {x:.6f} and {y:.6f}.",
            column=column,
            example=str(cells[row])[:60],
            x=float(xy[row, 0]),
            y=float(xy[row, 1]),
        )
    ]
    if in_gcj02_area(xy[row][None])[0] and "," in str(cells[row]):
        messages.append(Message("Amap writes “longitude,latitude” in one column, and in GCJ-02."))
    return TableCoordinates(xy, tuple(messages))


def _form_messages(cells: Sequence[Value], found: Sequence[Coordinate | None]) -> tuple[Text, ...]:
    """An example of a form that is more than a number."""
    for cell, one in zip(cells, found, strict=True):
        if one is not None and not one.is_plain:
            return (
                Message(
                    "Coordinates such as “{example}” are read as {value:.6f}.",
                    example=str(cell)[:60],
                    value=one.value,
                ),
            )
    return ()


def _array(x: Sequence[Coordinate | None], y: Sequence[Coordinate | None]) -> Floats:
    columns = [[np.nan if one is None else one.value for one in column] for column in (x, y)]
    return np.array(columns, dtype=np.float64).T.reshape(-1, 2)
