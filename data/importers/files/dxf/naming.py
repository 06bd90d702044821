"""Texts that stand inside an outline: what it is called, as a rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import shapely

from data.importers.files.dxf.shapes import DrawnShape, DrawnText
from data.importers.files.raw_layers import Value

_TEXTS_MOST = 5
"""With more texts inside, an outline is a compound or a plan, and they name what lies in it."""


def texts_inside(shapes: Sequence[DrawnShape], labels: Sequence[DrawnText]) -> list[Value]:
    """For each shape of a CAD layer the texts in it; a text is in the smallest outline around it."""
    numbers = [
        number
        for number, one in enumerate(shapes)
        if one.is_outline or one.shape.geom_type in ("Polygon", "MultiPolygon")
    ]
    found: list[Value] = [None] * len(shapes)
    if not numbers or not labels:
        return found
    grounds = np.array([_ground(shapes[number].shape) for number in numbers], dtype=object)
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
        found[numbers[ground]] = _together(texts)
    return found


def _ground(shape: shapely.Geometry) -> shapely.Geometry:
    return shapely.Polygon(shape) if shape.geom_type == "LineString" else shape


def _together(texts: list[DrawnText]) -> str | None:
    """The texts as one, the largest first, then from the top down; of many only the largest, if few are."""
    if len(texts) > _TEXTS_MOST:
        height = max(text.height for text in texts)
        texts = [text for text in texts if text.height > 0.99 * height]
    if len(texts) > _TEXTS_MOST:
        return None
    in_order = sorted(texts, key=lambda text: (-round(text.height, 6), -text.middle[1], text.middle[0]))
    return " ".join(dict.fromkeys(text.words for text in in_order))
