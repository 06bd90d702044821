"""Convert shapes to the kind that a layer takes: closed outlines become polygons."""

from __future__ import annotations

import numpy as np
import shapely

from base.words import Message, Text
from data.importers.files.raw_layers import Bools, Shapes
from data.model import SCHEMAS

_DIMENSION = {"point": 0, "line": 1, "polygon": 2}


def fit_shapes(shapes: Shapes, target: str, gap_m: float) -> tuple[Shapes, tuple[Text, ...]]:
    """(N,) shapes in metres that the layer can hold, None for the others; and what was done.

    gap_m: how far apart the ends of a line may lie that is meant as an outline.
    """
    fit = shapes.copy()
    wanted = SCHEMAS[target].geometry
    there = ~shapely.is_missing(fit)
    dimension = np.where(there, shapely.get_dimensions(fit), -1)
    messages: list[Text] = []
    if "line" not in wanted and "polygon" in wanted:
        lines = dimension == 1
        closed, gaps = _grounds(fit[lines], gap_m)
        fit[lines] = closed
        messages += _gap_messages(gaps, gap_m)
        dimension = np.where(shapely.is_missing(fit), -1, shapely.get_dimensions(fit))
    broken = (dimension == 2) & ~shapely.is_valid(fit)
    fit[broken] = shapely.make_valid(fit[broken], method="structure", keep_collapsed=False)
    unfit = there & ~(np.isin(dimension, [_DIMENSION[kind] for kind in wanted]) & ~shapely.is_empty(fit))
    fit[unfit | ~there] = None
    if unfit.any():
        messages.append(
            Message(
                "{sum} shapes have a geometry type that this layer does not allow and were skipped.",
                sum=int(unfit.sum()),
            )
        )
    return fit, tuple(messages)


def _grounds(lines: Shapes, gap_m: float) -> tuple[Shapes, Bools]:
    """The ground inside each line whose ends meet, or nearly; None for the others. And which had a gap."""
    simple = np.array([_one_line(line) for line in lines], dtype=object)
    long_enough = np.array([line is not None and len(line.coords) >= 3 for line in simple], dtype=bool)
    grounds = np.full(len(lines), None, dtype=object)
    gaps = np.zeros(len(lines), dtype=bool)
    for row in np.flatnonzero(long_enough):
        first, last = simple[row].coords[0], simple[row].coords[-1]
        gap = float(np.hypot(first[0] - last[0], first[1] - last[1]))
        if gap <= gap_m:
            grounds[row] = shapely.Polygon(simple[row].coords)
            gaps[row] = gap > 0
    return grounds, gaps


def _one_line(line: shapely.Geometry) -> shapely.LineString | None:
    """A line in pieces that follow each other counts as one."""
    merged = shapely.line_merge(line) if line.geom_type == "MultiLineString" else line
    return merged if merged.geom_type == "LineString" else None


def _gap_messages(gaps: Bools, gap_m: float) -> list[Text]:
    if not gaps.any():
        return []
    count = int(gaps.sum())
    return [
        Message(
            "{count} outlines were open by less than {gap_m:g} m and have been closed.",
            count=count,
            gap_m=gap_m,
        )
    ]
