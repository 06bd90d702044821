"""Sizes of paper, and places on a sheet in millimetres."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

MM_PER_INCH = 25.4
MM_PER_PT = MM_PER_INCH / 72

BINDING_MM = 25.0
"""At the left, for the holes. It, `edge_mm` and `least_mm` are those of GB/T 50001-2017 (3.1.1, 5.0.7)."""
_NOTES_SIZE = 0.82

Orientation = Literal["landscape", "portrait"]
PaperKey = Literal["A4", "A3", "A2", "A1", "A0"]


@dataclass(frozen=True)
class PaperSize:
    """A size of ISO 216. `text_pt` is the size of plain words on a map of this paper, in points; everything
    else on the sheet grows with it. `dpi` is the finest picture of it that fits into little memory.

    edge_mm: between the frame of a map and the edge of the paper. least_mm, notes_mm: the smallest type of a
    map, and that of its notes; on A4 as small as on an A3 sheet that is copied to it.
    """

    short_mm: float
    long_mm: float
    text_pt: float
    dpi: int
    edge_mm: float = 10.0
    least_mm: float = 2.5
    notes_mm: float = 3.5

    def size_mm(self, orientation: Orientation) -> tuple[float, float]:
        """Width and height."""
        sides = self.short_mm, self.long_mm
        return sides if orientation == "portrait" else (sides[1], sides[0])

    @property
    def least_pt(self) -> float:
        """The smallest type of a map."""
        return self.least_mm / MM_PER_PT

    @property
    def notes_pt(self) -> float:
        """The type of a map's notes; no smaller than four fifths of its plain words."""
        return max(self.notes_mm / MM_PER_PT, _NOTES_SIZE * self.text_pt)


PAPERS: Mapping[PaperKey, PaperSize] = {
    "A4": PaperSize(210, 297, 6.0, 300, 5.0, 1.77, 2.5),
    "A3": PaperSize(297, 420, 7.5, 300, 5.0),
    "A2": PaperSize(420, 594, 10.0, 300),
    "A1": PaperSize(594, 841, 13.5, 300),
    "A0": PaperSize(841, 1189, 19.0, 150),
}


@dataclass(frozen=True)
class Rect:
    """A place on a sheet: millimetres from its lower left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Of its right side."""
        return self.x + self.width

    @property
    def top(self) -> float:
        """Of its upper side."""
        return self.y + self.height

    @property
    def middle(self) -> tuple[float, float]:
        """Of its centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def shrunk(self, by_mm: float) -> Rect:
        """Smaller by this much on every side."""
        return Rect(self.x + by_mm, self.y + by_mm, self.width - 2 * by_mm, self.height - 2 * by_mm)

    def from_top(self, height: float) -> tuple[Rect, Rect]:
        """Its upper part of this height, and the rest."""
        rest = self.height - height
        return Rect(self.x, self.y + rest, self.width, height), Rect(self.x, self.y, self.width, rest)

    def from_bottom(self, height: float) -> tuple[Rect, Rect]:
        """Its lower part of this height, and the rest."""
        upper, lower = self.from_top(self.height - height)
        return lower, upper

    def from_left(self, width: float) -> tuple[Rect, Rect]:
        """Its left part of this width, and the rest."""
        rest = self.width - width
        return Rect(self.x, self.y, width, self.height), Rect(self.x + width, self.y, rest, self.height)

    def columns(self, count: int, gap: float) -> list[Rect]:
        """This many equal columns with gaps between them."""
        width = (self.width - gap * (count - 1)) / count
        return [Rect(self.x + n * (width + gap), self.y, width, self.height) for n in range(count)]
