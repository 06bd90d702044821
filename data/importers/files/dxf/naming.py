"""Texts that stand inside an outline: what it is called, as a rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from data.importers.files.dxf.shapes import DrawnShape, DrawnText
from data.importers.files.raw_layers import Value
from data.importers.line_outlines import outlines_of_lines

_TEXTS_MOST = 5
"""With more texts inside, an outline is a compound or a plan, and they name what lies in it."""
_LINES_MOST = 10_000
_GAP = 0.05
"""How far the lines of an outline may stay apart here, where the unit is not known: of their usual length."""


def texts_inside(shapes: Sequence[DrawnShape], labels: Sequence[DrawnText]) -> list[Value]:
    """For each shape of a CAD layer the texts in it; a text is in the smallest outline around it.

    Lines that enclose ground together have the texts in that.
    """
    found: list[Value] = [None] * len(shapes)
    outlines = list(_outlines(shapes)) if labels else []
    if not outlines:
        return found
    grounds = np.array([ground for ground, _ in outlines], dtype=object)
    middles = shapely.points([label.middle for label in labels])
    sizes = shapely.area(grounds)
    smallest: dict[int, int] = {}
    for label, ground in zip(*shapely.STRtree(grounds).query(middles, predicate="within"), strict=True):
        if label not in smallest or sizes[ground] < sizes[smallest[label]]:
            smallest[label] = ground
    inside: dict[int, list[DrawnText]] = defaultdict(list)
    for label, ground in smallest.items():
        inside[ground].append(labels[label])
    for ground, texts in inside.items():
        for row in outlines[ground][1]:
            found[row] = found[row] or _together(texts)
    return found


def _outlines(shapes: Sequence[DrawnShape]) -> Iterator[tuple[shapely.Geometry, Sequence[int]]]:
    """Each ground of a CAD layer, and the numbers of the shapes that draw it."""
    lines: list[int] = []
    for number, one in enumerate(shapes):
        if one.is_outline:
            yield shapely.Polygon(one.shape), (number,)
        elif one.shape.geom_type in ("Polygon", "MultiPolygon"):
            yield one.shape, (number,)
        elif one.shape.geom_type in ("LineString", "MultiLineString"):
            lines.append(number)
    forms, owner = shapely.get_parts([shapes[number].shape for number in lines], return_index=True)
    if 1 < len(forms) <= _LINES_MOST:
        gap = _GAP * float(np.median(shapely.length(forms)))
        together = outlines_of_lines(forms, gap, as_one=True)
        for ground, along in zip(together.grounds, together.lines, strict=True):
            yield ground, sorted({lines[owner[one]] for one in along})


def _together(texts: list[DrawnText]) -> str | None:
    """The texts as one, the largest first, then from the top down; of many only the largest, if few are."""
    if len(texts) > _TEXTS_MOST:
        height = max(text.height for text in texts)
        texts = [text for text in texts if text.height > 0.99 * height]
    if len(texts) > _TEXTS_MOST:
        return None
    in_order = sorted(texts, key=lambda text: (-round(text.height, 6), -text.middle[1], text.middle[0]))
    return " ".join(dict.fromkeys(text.words for text in in_order))
