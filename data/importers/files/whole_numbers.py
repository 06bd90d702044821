"""Whole numbers beside missing ones, with all their digits: ids of 19 digits among them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from base.late_modules import pyogrio
from data.importers.files.dbf_numbers import long_numbers

Column = npt.NDArray[Any]

_EXACT = 2.0**53
"""Above this a floating point number skips some."""
_QUOTES = set("\"'\\`")
"""No column with such a name is asked for again: its name would have to go into a filter."""


def whole_numbers(
    source: Path,
    layer: str,
    meta: Mapping[str, Any],
    values: Sequence[Column],
    options: Mapping[str, Any],
) -> list[Column]:
    """The columns that pyogrio read; those of whole numbers as objects, int or None.

    pyogrio gives such a column as floating point numbers where a row has none, which loses digits; those are
    read again, without these rows.
    """
    found = list(values)
    for at, kind in enumerate(meta["ogr_types"]):
        column = found[at]
        if kind not in ("OFTInteger", "OFTInteger64") or column.dtype.kind != "f":
            continue
        there = np.isfinite(column)
        whole = np.full(len(column), None, dtype=object)
        whole[there] = [int(number) for number in column[there]]
        name = str(meta["fields"][at])
        if there.any() and np.abs(column[there]).max() >= _EXACT and not _QUOTES & set(name):
            whole[there] = _read_again(source, layer, name, options)
        found[at] = whole
    return _with_long_numbers(source, found)


def _with_long_numbers(source: Path, values: list[Column]) -> list[Column]:
    """The columns of a Shapefile, long whole numbers from its table: GDAL gives them as floating point."""
    table = source.with_suffix(".dbf")
    if source.suffix != ".shp" or not table.exists():
        return values
    for at, numbers in long_numbers(table.read_bytes()).items():
        if at < len(values) and len(numbers) == len(values[at]):
            values[at] = np.array([*numbers, None], dtype=object)[:-1]
    return values


def _read_again(source: Path, layer: str, name: str, options: Mapping[str, Any]) -> list[int]:
    """The numbers of one column in the rows that have one, in their order."""
    there = f'"{name}" IS NOT NULL'
    _, _, _, (column,) = pyogrio.raw.read(
        str(source), layer=layer, columns=[name], where=there, read_geometry=False, **options
    )
    numbers: list[int] = column.tolist()
    return numbers
