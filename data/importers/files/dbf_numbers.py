"""Whole numbers of more digits than a floating point number holds, from the table of a Shapefile."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_HEAD = 32
_END = b"\r"
_DELETED = b"*"
_LONG = 16
"""Digits from which GDAL may read a whole number as floating point."""


def long_numbers(raw: bytes) -> dict[int, list[int | None]]:
    """Position of the column (from 0) → whole numbers of its rows that are not deleted.

    Only columns of long whole numbers alone, in which stars stand for none; nothing for a table that is
    cut off.
    """
    if len(raw) < _HEAD:
        return {}
    rows, head, width = struct.unpack_from("<IHH", raw, 4)
    if not width or len(raw) < head + rows * width:
        return {}
    starts = range(head, head + rows * width, width)
    there = [start for start in starts if raw[start : start + 1] != _DELETED]
    found: dict[int, list[int | None]] = {}
    for at, begin, length in _long_columns(raw, head):
        cells = [raw[start + begin : start + begin + length].strip(b" \0*") for start in there]
        if all(not cell or cell.lstrip(b"+-").isdigit() for cell in cells):
            found[at] = [int(cell) if cell else None for cell in cells]
    return found


def _long_columns(raw: bytes, head: int) -> Iterator[tuple[int, int, int]]:
    """Position, offset in a row and width of the columns of long numbers without decimals."""
    begin = 1
    for at, start in enumerate(range(_HEAD, head - 1, 32)):
        if raw[start : start + 1] == _END:
            return
        kind, length, decimals = raw[start + 11 : start + 12], raw[start + 16], raw[start + 17]
        if kind in b"NF" and length >= _LONG and not decimals:
            yield at, begin, length
        begin += length
