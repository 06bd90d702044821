"""Buildings, compounds or spaces that overlap in part: only a person knows whose ground it is."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair, number_of

KEY = "overlapping_shapes"
_LAYERS = ("residences", "public_spaces", "compounds")
_LEAST_SHARE = 0.05
"""Of the smaller one; less is a wall drawn twice."""


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Pairs that share more ground than a wall."""
    return tuple(_find(layers, number_of(catalogue, "doubled_overlap_share")))


def _find(layers: Layers, doubled_share: float) -> Iterator[LayerProblem]:
    for layer in _LAYERS:
        frame = layers[layer]
        shapes = frame.geometry.to_numpy()
        if len(frame) < 2:
            continue
        one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
        pairs = (one < other) & (shapely.area(shapes[one]) > 0) & (shapely.area(shapes[other]) > 0)
        one, other = one[pairs], other[pairs]
        common = shapely.intersection(shapes[one], shapes[other])
        sizes = shapely.area(shapes[one]), shapely.area(shapes[other])
        some = shapely.area(common) >= _LEAST_SHARE * np.minimum(*sizes)
        some &= shapely.area(common) < doubled_share * np.maximum(*sizes)
        if some.any():
            count, m2 = int(some.sum()), float(shapely.area(common[some]).sum())
            yield LayerProblem(
                f"{KEY}:{layer}",
                layer,
                tuple(frame["id"].to_numpy()[np.unique(np.concatenate([one[some], other[some]]))]),
                tuple(common[some]),
                Message("Pairs of shapes that overlap: {count}, {m2:,.0f} m² in all.", count=count, m2=m2),
            )


REPAIR = Repair(KEY, Message("Overlaps"), find)
