"""The buildings of a map, which names keep off where they can."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from matplotlib.transforms import Affine2D

from paper.content import LayerContent
from paper.paper import Rect
from spatial.network import Floats, Geometries

_HOMES = ("residences", "buildings", "shift")
_BUILDING = "building"
"""The class of buildings in other layers."""


class Obstacles:
    """Buildings in millimetres on the sheet, found by place."""

    def __init__(self, shapes: Geometries) -> None:
        self._shapes = shapes
        self._tree = shapely.STRtree(shapes)

    def covered_mm2(self, box: Rect) -> float:
        """How much of buildings the box would cover."""
        place = shapely.box(box.x, box.y, box.right, box.top)
        near = self._tree.query(place)
        return float(shapely.area(shapely.intersection(self._shapes[near], place)).sum())


def buildings_of(contents: Sequence[LayerContent], to_mm: Affine2D) -> Obstacles:
    """The buildings of these layers, once each."""
    found = [_buildings_in(one) for one in contents]
    shapes = np.concatenate([*found, np.empty(0, dtype=object)])
    areas = shapes[shapely.area(shapes) > 0]
    _, first = np.unique(shapely.to_wkb(areas), return_index=True)

    def moved(xy: Floats) -> Floats:
        return np.asarray(to_mm.transform(xy))

    return Obstacles(shapely.transform(areas[np.sort(first)], moved))


def _buildings_in(content: LayerContent) -> Geometries:
    shapes = content.rows.geometry.to_numpy()
    if content.layer.key in _HOMES:
        return np.asarray(shapes, dtype=object)
    return np.asarray(shapes[(content.rows["class"] == _BUILDING).to_numpy()], dtype=object)
