"""Rows that make no sense: those beside them are read all the same."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import TypeVar

from shapely.errors import ShapelyError

from data.store.rows import Row

T = TypeVar("T")
DAMAGE = (
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    ShapelyError,
)
"""What reading rows may raise that are not what this program wrote."""


def readable(
    rows: Sequence[Row], read: Callable[[Sequence[Row]], Sequence[T]]
) -> tuple[tuple[T, ...], tuple[str, ...]]:
    """What `read` makes of the rows, and the ids of those that it cannot read; all at once where it can."""
    try:
        return tuple(read(rows)), ()
    except DAMAGE:
        pass
    found: list[T] = []
    damaged: list[str] = []
    for row in rows:
        try:
            found += read([row])
        except DAMAGE as error:
            logging.getLogger("lintu").warning("row %r cannot be read", row["id"], exc_info=error)
            damaged.append(str(row["id"]))
    return tuple(found), tuple(damaged)
