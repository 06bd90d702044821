"""Convert shapes to the kind that a layer takes: closed outlines become polygons."""

from __future__ import annotations

import numpy as np
import shapely

from base.words import Message, Text
from data.importers.files.raw_layers import Shapes
from data.model import SCHEMAS
from spatial.network import Floats

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


def _grounds(lines: Shapes, gap_m: float) -> tuple[Shapes, Floats]:
    """The ground in each line whose ends meet, or nearly; None for the others; and how wide its gap is."""
    simple = np.array([one_line(line) for line in lines], dtype=object)
    grounds = np.full(len(lines), None, dtype=object)
    gaps_m = np.zeros(len(lines))
    for row, line in enumerate(simple):
        if line is not None and closes(line, gap_m):
            grounds[row] = shapely.Polygon(line.coords)
            gaps_m[row] = _gap_m(line)
    return grounds, gaps_m


def closes(line: shapely.Geometry, gap_m: float) -> bool:
    """Whether the ends of the line lie so near that it is meant as an outline."""
    return line.geom_type == "LineString" and len(line.coords) >= 3 and _gap_m(line) <= gap_m


def _gap_m(line: shapely.LineString) -> float:
    first, last = line.coords[0], line.coords[-1]
    return float(np.hypot(first[0] - last[0], first[1] - last[1]))


def one_line(line: shapely.Geometry) -> shapely.LineString | None:
    """A line in pieces that follow each other counts as one."""
    merged = shapely.line_merge(line) if line.geom_type == "MultiLineString" else line
    return merged if merged.geom_type == "LineString" else None


def _gap_messages(gaps_m: Floats, gap_m: float) -> list[Text]:
    if not gaps_m.any():
        return []
    return [
        Message(
            "{count} outlines were open and have been closed; the widest gap was {widest_m:.2f} m, and up to "
            "{gap_m:g} m are closed.",
            count=int((gaps_m > 0).sum()),
            widest_m=float(gaps_m.max()),
            gap_m=gap_m,
        )
    ]
