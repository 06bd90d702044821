"""Which of a block's shapes are its outlines, and which are details inside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import shapely

from data.importers.files.dxf.shapes import DrawnShape

_OUTLINES_MOST = 2_000
"""A block with more outlines on a layer is a whole plan; its outlines are not compared."""
_FARTHEST = 1e12
_SLACK = 1e-6
"""How far a detail may stick out, of the size of the outline around it: errors of rounding."""


_LINES = ("LineString", "MultiLineString")


def open_lines_as_one(shapes: Sequence[DrawnShape]) -> list[DrawnShape]:
    """The shapes with the open lines of each layer as one in several pieces, so that a block is few rows."""
    lines: dict[tuple[str, tuple[tuple[str, str], ...]], list[DrawnShape]] = defaultdict(list)
    others = []
    for one in shapes:
        if one.shape.geom_type in _LINES and not one.is_outline:
            lines[one.layer, tuple(sorted(one.values.items()))].append(one)
        else:
            others.append(one)
    return others + [
        alike[0] if len(alike) == 1 else replace(alike[0], shape=_pieces(alike)) for alike in lines.values()
    ]


def _pieces(lines: Sequence[DrawnShape]) -> shapely.Geometry:
    return shapely.multilinestrings(shapely.get_parts([one.shape for one in lines]))


def without_details(shapes: Sequence[DrawnShape]) -> tuple[list[DrawnShape], int]:
    """The shapes without the lines that lie inside an outline on the same layer; how many those were.

    So a building with a court, a lift and the diagonals of its roof is one outline.
    """
    by_layer: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(shapes):
        if one.shape.geom_type in _LINES and _is_place(one.shape):
            by_layer[one.layer].append(number)
    inside = {detail for numbers in by_layer.values() for detail in _details(shapes, numbers)}
    return [one for number, one in enumerate(shapes) if number not in inside], len(inside)


def _is_place(shape: shapely.Geometry) -> bool:
    """Whether the coordinates can be computed with; those that cannot be on earth are refused later."""
    return bool((np.abs(shape.bounds) < _FARTHEST).all())


def _details(shapes: Sequence[DrawnShape], numbers: list[int]) -> set[int]:
    outlines = [number for number in numbers if shapes[number].is_outline]
    if len(numbers) < 2 or not 0 < len(outlines) <= _OUTLINES_MOST:
        return set()
    grounds = np.array([shapely.Polygon(shapes[number].shape) for number in outlines], dtype=object)
    faulty = ~shapely.is_valid(grounds)
    grounds[faulty] = shapely.make_valid(grounds[faulty], method="structure", keep_collapsed=False)
    slack = _SLACK * np.sqrt(shapely.area(grounds))
    wide = shapely.buffer(grounds, slack, join_style="mitre")
    lines = np.array([shapes[number].shape for number in numbers], dtype=object)
    inner, outer = shapely.STRtree(wide).query(lines, predicate="covered_by")
    sizes = shapely.area(grounds)
    order = {number: place for place, number in enumerate(outlines)}
    details: set[int] = set()
    for line, around in zip(inner.tolist(), outer.tolist(), strict=True):
        own = order.get(numbers[line])
        # Of outlines drawn twice the first stays.
        if own is None or (own != around and (sizes[own], -own) < (sizes[around], -around)):
            details.add(numbers[line])
    return details
