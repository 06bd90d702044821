"""How many bytes a community, its network and its scores take in memory. The limits of all caches are here.

Measured on CPython 3.11 with GEOS 3.14: a point 225 bytes, a line of 2 vertices 273 and of 10 vertices 456, a
polygon of 5 vertices 424, an index over shapes 109 each.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any

import numpy as np
import shapely

from base.late_modules import geopandas as gpd
from base.late_modules import pandas as pd
from base.late_modules import sparse
from data.catalogue.model import Catalogue

COMMUNITIES_BYTES = 640 << 20
"""Of all open communities with their scores: three of 30 000 buildings, or hundreds of villages. With the
options, the program itself (0.3 GB) and a reader of files (at most 1 GB) it fits a laptop with 4 GB."""
OPTIONS_BYTES = 256 << 20
"""Of all scored layout options, beyond the communities that they change. The gains of clearing encroachments
have a quarter of it besides."""

PARSED_BYTES = 128 << 20
"""Of layers of people's own communities as they are edited; many of them open communities hold, too."""

_SHAPE_BYTES = 220
_VERTEX_BYTES = 28
_INDEX_BYTES = 109


def memory_bytes(value: object, beside: object = None) -> int:
    """Bytes of the arrays, tables and shapes that `value` holds and `beside` does not hold."""
    counted = {id(part) for part in _parts(beside)}
    total = 0
    for part in _parts(value):
        if id(part) not in counted:
            counted.add(id(part))
            total += _bytes_of(part)
    return total


def _parts(value: object) -> Iterator[Any]:
    """What holds the memory; an array that is a view of another stands for the other."""
    if value is None or isinstance(value, Catalogue):  # there is one catalogue for all
        return
    if isinstance(value, (str, float, int, np.generic)):  # most of what there is, and asked for often
        yield value
        return
    if isinstance(value, np.ndarray):
        while isinstance(value.base, np.ndarray):
            value = value.base
        yield value
    elif isinstance(value, sparse.csr_array):
        yield from (value.data, value.indices, value.indptr)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _parts(one)
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _parts(one)
    elif is_dataclass(value):
        for one in getattr(value, "__dict__", {}).values():  # cached properties among them
            yield from _parts(one)
    else:
        yield value


def _bytes_of(part: object) -> int:
    if isinstance(part, pd.DataFrame):
        return _bytes_of_table(part)
    if isinstance(part, np.ndarray):
        return int(part.nbytes) + (_bytes_of_shapes(part) if part.dtype == object else 0)
    if isinstance(part, shapely.STRtree):
        return _INDEX_BYTES * len(part)
    return sys.getsizeof(part)


def _bytes_of_table(table: pd.DataFrame) -> int:
    if not isinstance(table, gpd.GeoDataFrame):
        return int(table.memory_usage(deep=True).sum())
    shapes = np.asarray(table.geometry.to_numpy(), dtype=object)
    cells = table.drop(columns=table.geometry.name).memory_usage(deep=True).sum()
    return int(cells) + int(shapes.nbytes) + _bytes_of_shapes(shapes)


def _bytes_of_shapes(shapes: np.ndarray[Any, np.dtype[np.object_]]) -> int:
    if not shapely.is_geometry(shapes).all():
        return sum(map(sys.getsizeof, shapes.ravel().tolist()))
    return _SHAPE_BYTES * shapes.size + _VERTEX_BYTES * int(shapely.get_num_coordinates(shapes).sum())
