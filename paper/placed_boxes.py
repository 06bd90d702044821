"""Boxes already placed on a sheet, to avoid overlaps."""

from __future__ import annotations

import numpy as np

from paper.paper import Rect
from spatial.network import Floats

_CELL_MM = 12.0


class PlacedBoxes:
    """The boxes placed so far, found again by the cells of a grid that they touch."""

    def __init__(self, room: Rect) -> None:
        self.room = room
        self._cells: dict[tuple[int, int], list[Rect]] = {}

    def add(self, box: Rect) -> None:
        """Add a placed box."""
        for cell in _cells(box):
            self._cells.setdefault(cell, []).append(box)

    def is_free(self, box: Rect) -> bool:
        """Whether the box lies on the sheet and covers no other."""
        room = self.room
        inside = box.x >= room.x and box.y >= room.y and box.right <= room.right and box.top <= room.top
        return inside and not any(
            overlap(box, other) for cell in _cells(box) for other in self._cells.get(cell, ())
        )


def overlap(one: Rect, other: Rect) -> bool:
    """Whether they share more than an edge."""
    return one.x < other.right and other.x < one.right and one.y < other.top and other.y < one.top


def centre_box(xy: Floats, width: float, height: float) -> Rect:
    """The box of this size around a point."""
    return Rect(float(xy[0]) - width / 2, float(xy[1]) - height / 2, width, height)


def _cells(box: Rect) -> list[tuple[int, int]]:
    columns = range(int(np.floor(box.x / _CELL_MM)), int(np.floor(box.right / _CELL_MM)) + 1)
    rows = range(int(np.floor(box.y / _CELL_MM)), int(np.floor(box.top / _CELL_MM)) + 1)
    return [(column, row) for column in columns for row in rows]
