"""Draw a QR code on paper."""

from __future__ import annotations

import numpy as np
import segno
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from paper.page import INK, Canvas
from paper.paper import Rect

_QUIET = 4
"""Modules of white around the code that scanners need."""


def draw_qr(page: Canvas, where: Rect, address: str) -> None:
    """The code in the largest square of `where`, with its white rim; all modules are one path."""
    matrix = np.array(segno.make(address, error="m", micro=False).matrix, dtype=bool)
    count = len(matrix) + 2 * _QUIET
    side = min(where.width, where.height)
    module = side / count
    left, top = where.middle[0] - side / 2, where.middle[1] + side / 2
    page.box(Rect(left, top - side, side, side), fill="#ffffff", line="none", zorder=3)
    rows, columns = np.nonzero(matrix)
    x, y = left + (columns + _QUIET) * module, top - (rows + _QUIET + 1) * module
    corners = np.stack([(x, y), (x + module, y), (x + module, y + module), (x, y + module), (x, y)], axis=1)
    vertices = corners.transpose(2, 1, 0).reshape(-1, 2)
    codes = np.tile([Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY], len(x))
    page.add(PathPatch(Path(vertices, codes), facecolor=INK, linewidth=0, zorder=4))
