"""The unit of a drawing: what its header says, and whether its numbers bear that out."""

from __future__ import annotations

import numpy as np

from base.words import Message, Text
from data.importers.files.dxf.shapes import Points

_UNITS: dict[int, tuple[float, Text]] = {
    1: (0.0254, Message("inches")),
    2: (0.3048, Message("feet")),
    4: (0.001, Message("millimetres")),
    5: (0.01, Message("centimetres")),
    7: (1000.0, Message("kilometres")),
    10: (0.9144, Message("yards")),
    14: (0.1, Message("decimetres")),
    21: (1200 / 3937, Message("feet")),
}
"""Values of $INSUNITS but metres and none."""
_MILLIMETRES = 4
_NORTHING_M = (1_900_000.0, 6_000_000.0)
_EASTING_M = (200_000.0, 800_000.0)
"""Of the national grids of China, the easting without the number of its zone."""


def scale_to_metres(code: int, xy: Points) -> tuple[float, tuple[Text, ...]]:
    """What to multiply the (n, 2) numbers of a drawing with, and the words about its unit.

    Programs write millimetres into the header of drawings in metres, so the header alone changes nothing:
    only where the numbers fit a national grid in that unit, and do not as they stand (in millimetres, where
    it says metres or nothing). The numbers of a plan with an origin of its own stay; point pairs, given in
    them, find the scale.
    """
    middle = np.median(xy, axis=0) if len(xy) else np.zeros(2)
    is_said = code in _UNITS
    unit_m, unit = _UNITS[code if is_said else _MILLIMETRES]
    if _fits_a_grid(middle):
        said = Message(
            "The drawing says that its unit is {unit}, but its coordinates fit metres and were taken "
            "as metres.",
            unit=unit,
        )
        return 1.0, (said,) if is_said else ()
    if _fits_a_grid(middle * unit_m):
        return unit_m, (Message("The coordinates are in {unit} and were converted to metres.", unit=unit),)
    said = Message(
        "The drawing says that its unit is {unit}. Give the points of the plan in the numbers of the "
        "drawing, and check the sizes in the preview.",
        unit=unit,
    )
    return 1.0, (said,) if is_said else ()


def _fits_a_grid(middle: Points) -> bool:
    return any(
        _NORTHING_M[0] <= north <= _NORTHING_M[1] and _EASTING_M[0] <= east % 1e6 <= _EASTING_M[1]
        for east, north in (middle, middle[::-1])
        if np.isfinite((east, north)).all() and 0 < east < 5e7
    )
