"""Outlines that cross themselves: drawn by hand, or moved corner by corner."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair, key_column

KEY = "crossing_outlines"


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Polygons that are not valid."""
    return tuple(_find(layers))


def _find(layers: Layers) -> Iterator[LayerProblem]:
    for layer, frame in layers.items():
        faulty = ~shapely.is_valid(frame.geometry.to_numpy()) if len(frame) else np.zeros(0, dtype=bool)
        if faulty.any():
            count = int(faulty.sum())
            yield LayerProblem(
                f"{KEY}:{layer}",
                layer,
                tuple(frame[key_column(layer)][faulty]),
                tuple(shape.centroid for shape in frame.geometry[faulty]),
                Message("Self-intersecting outlines: {count}.", count=count),
                Message("Rebuild each outline around the same area."),
            )


def fix(layers: Layers, layer: str, catalogue: Catalogue) -> Layers:
    """The ground that the outline encloses; a row that encloses none goes."""
    frame = layers[layer]
    shapes = frame.geometry.to_numpy().copy()
    faulty = ~shapely.is_valid(shapes)
    shapes[faulty] = shapely.make_valid(shapes[faulty], method="structure", keep_collapsed=False)
    keep = ~shapely.is_empty(shapes)
    return {**layers, layer: frame.set_geometry(shapes, crs=frame.crs)[keep].reset_index(drop=True)}


REPAIR = Repair(KEY, Message("Self-intersecting outlines"), find, fix)
