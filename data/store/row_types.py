"""Rows as JSON, and back: what comes in must have values of the kinds that its columns have.

SQLite keeps whatever it is given in any column, so a wrong kind would only be found by a page that opens it.
"""

from __future__ import annotations

import base64
import math
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Float, Integer, LargeBinary, Table, Text

from base.text_limits import is_storable

_LONGEST = 1_000_000
"""Characters of a text; terms of a vote with their cards are the longest."""
_LARGEST = 1 << 53


def plain_row(row: Mapping[str, Any]) -> dict[str, Any]:
    """The row as JSON can hold it: bytes as base64."""
    return {
        name: base64.b64encode(value).decode() if isinstance(value, bytes) else value
        for name, value in row.items()
    }


def stored_row(plain: Mapping[str, Any], table: Table) -> dict[str, Any]:
    """The row again, with the columns that the table has. Raises ValueError, TypeError or AttributeError for
    values that no column of ours could hold."""
    binary = {column.name for column in table.c if isinstance(column.type, LargeBinary)}
    row = {
        name: base64.b64decode(value) if name in binary and value is not None else value
        for name, value in plain.items()
        if name in table.c
    }
    require_types(row, table)
    return row


def require_types(row: Mapping[str, Any], table: Table) -> None:
    """Raise ValueError, naming table and column, unless every column has a value that fits it."""
    for column in table.c:
        if not _fits(row, column):
            raise ValueError(f"{table.name}.{column.name}")


def _fits(row: Mapping[str, Any], column: Column[Any]) -> bool:
    if column.name not in row or row[column.name] is None:
        return bool(column.nullable)
    return next(fits for kind, fits in _KINDS.items() if isinstance(column.type, kind))(row[column.name])


def _is_text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST and is_storable(value)


def _is_whole(value: object) -> bool:
    return type(value) is int and abs(value) < _LARGEST


def _is_number(value: object) -> bool:
    return type(value) in (int, float) and math.isfinite(float(value))  # type: ignore[arg-type]


def _is_json(value: object) -> bool:
    """A list or an object, as deep as ours are: rows within events are the deepest."""
    return isinstance(value, (dict, list)) and _depth(value) <= 12


def _depth(value: object) -> int:
    waiting, deepest = [(value, 1)], 0
    while waiting:
        one, depth = waiting.pop()
        deepest = max(deepest, depth)
        inner = one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()
        waiting += [(part, depth + 1) for part in inner]
    return deepest


_KINDS: dict[type[Any], Callable[[Any], bool]] = {
    Boolean: lambda value: isinstance(value, bool),
    Integer: _is_whole,
    Float: _is_number,
    LargeBinary: lambda value: isinstance(value, bytes),
    JSON: _is_json,
    Text: _is_text,
}
