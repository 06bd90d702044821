"""Shapes of a drawing: what an entity draws, in the coordinates of the drawing or of its block."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import shapely

Points = npt.NDArray[np.float64]
TURN_STEPS = 96
"""Corners of a full turn; a chord lies beside its arc by half a thousandth of the radius."""


@dataclass(frozen=True, eq=False)
class DrawnText:
    """A text of the drawing: its words, its height, and where its middle is (x, y)."""

    words: str
    height: float
    middle: tuple[float, float]

    def scaled(self, scale: float) -> DrawnText:
        """The same where all numbers of the drawing are multiplied by `scale`."""
        return DrawnText(self.words, self.height * scale, (self.middle[0] * scale, self.middle[1] * scale))


@dataclass(frozen=True, eq=False)
class DrawnShape:
    """A line, polygon or point on a CAD layer; "" is the layer of whatever inserts the block.

    label: for the point of a text. values: attributes of the block that it came from.
    """

    layer: str
    shape: shapely.Geometry
    label: DrawnText | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_outline(self) -> bool:
        """Whether it is a line that ends where it begins, around some ground."""
        return self.shape.geom_type == "LineString" and is_closed(self.shape)


def is_closed(line: shapely.Geometry) -> bool:
    """Whether the line ends where it begins and has three corners."""
    return bool(line.is_closed) and len(line.coords) > 3


def line_of(points: Points, closed: bool) -> shapely.Geometry | None:
    """The line along (n, 2) points, back to the first where it is closed; None for a single point."""
    if closed and len(points) > 2 and tuple(points[0]) != tuple(points[-1]):
        points = np.concatenate([points, points[:1]])
    if len(points) < 2 or (points == points[0]).all():
        return None
    return shapely.linestrings(points)


def with_bulges(points: Points, bulges: list[float], closed: bool) -> Points:
    """The points with the arcs between them: a bulge is the tangent of a quarter of the arc's angle."""
    found: list[Points] = []
    for number, bulge in enumerate(bulges):
        found.append(points[number : number + 1])
        following = number + 1 if number + 1 < len(points) else 0 if closed else None
        if bulge and following is not None:
            found.append(_arc_between(points[number], points[following], bulge))
    if closed:
        found.append(points[:1])
    return np.concatenate(found)


def _arc_between(begin: Points, end: Points, bulge: float) -> Points:
    """Points on the arc without its ends."""
    turn = 4 * math.atan(bulge)
    chord = complex(*(end - begin))
    centre = complex(*begin) + chord * (0.5 + 0.25j * (1 / bulge - bulge))
    steps = max(2, math.ceil(abs(turn) / (2 * math.pi) * TURN_STEPS))
    turns = turn * np.arange(1, steps) / steps
    arc = centre + (complex(*begin) - centre) * np.exp(1j * turns)
    return np.stack([arc.real, arc.imag], axis=1)
