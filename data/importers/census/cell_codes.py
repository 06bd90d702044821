"""Cells of European grids by their codes: CRS3035RES1000mN2684000E3943000, 1kmN2684E3943."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from base.words import Message
from data.importers.files.raw_layers import RawLayer, Shapes, Value

_SYSTEM = "EPSG:3035"
"""The equal-area system of the European grids (INSPIRE)."""
_LONG = re.compile(r"CRS3035RES(\d{1,6})mN(\d{1,8})E(\d{1,8})", re.IGNORECASE)
_SHORT = (
    re.compile(r"(?P<size>\d{1,6})(?P<unit>k?m)N(?P<north>\d{1,7})E(?P<east>\d{1,7})", re.IGNORECASE),
    re.compile(r"(?P<size>\d{1,6})(?P<unit>k?m)E(?P<east>\d{1,7})N(?P<north>\d{1,7})", re.IGNORECASE),
)
"""North first as Eurostat writes them, east first as the Environment Agency does; both count in cells."""
_SAMPLE = 200
_MOSTLY = 0.9


def with_cells_of_codes(layer: RawLayer) -> RawLayer:
    """The table as a layer of areas where a column holds codes of cells; else the layer as it is."""
    if layer.kind != "table":
        return layer
    column = next((name for name, cells in layer.columns.items() if _holds_codes(cells)), "")
    if not column:
        return layer
    shapes = np.full(len(layer), None, dtype=object)
    shapes[:] = [_cell(value) for value in layer.columns[column]]
    message = Message("The cells are those that the codes in “{column}” name.", column=column)
    return replace(
        layer,
        kind="polygon",
        shapes=_without_holes(shapes),
        mended=np.zeros(len(layer), dtype=bool),
        crs=_SYSTEM,
        messages=(*layer.messages, message),
    )


def _holds_codes(cells: Sequence[Value]) -> bool:
    sample = [cell for cell in cells if cell not in (None, "")][:_SAMPLE]
    known = [cell for cell in sample if _cell(cell) is not None]
    return bool(sample) and len(known) >= _MOSTLY * len(sample)


def _cell(value: Value) -> shapely.Polygon | None:
    """The square of a code; its corner in the south-west stands in it."""
    text = value.strip() if isinstance(value, str) else ""
    if found := _LONG.fullmatch(text):
        side, north, east = (float(number) for number in found.groups())
    elif found := _SHORT[0].fullmatch(text) or _SHORT[1].fullmatch(text):
        side = float(found["size"]) * (1000.0 if found["unit"].lower() == "km" else 1.0)
        north, east = float(found["north"]) * side, float(found["east"]) * side
    else:
        return None
    return shapely.box(east, north, east + side, north + side) if side else None


def _without_holes(shapes: Shapes) -> Shapes:
    """Rows without a code have an empty shape, so that every row has one."""
    empty = shapely.Polygon()
    return np.array([empty if shape is None else shape for shape in shapes], dtype=object)
