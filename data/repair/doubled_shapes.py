"""The same building, space or path drawn twice."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair, number_of
from spatial.coverage import Bools

KEY = "doubled_shapes"
_LAYERS = ("residences", "public_spaces", "compounds", "paths")


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Shapes that lie on another of their layer almost whole; of two the later one."""
    return tuple(_find(layers, number_of(catalogue, "doubled_overlap_share")))


def _find(layers: Layers, share: float) -> Iterator[LayerProblem]:
    for layer in _LAYERS:
        doubled = _duplicate_rows(layers[layer], share)
        if doubled.any():
            frame, count = layers[layer][doubled], int(doubled.sum())
            yield LayerProblem(
                f"{KEY}:{layer}",
                layer,
                tuple(frame["id"]),
                tuple(frame.geometry),
                Message(
                    "Shapes that cover another one almost entirely, perhaps drawn twice: {count}.",
                    count=count,
                ),
                Message("Keep the first of each pair."),
            )


def _duplicate_rows(frame: gpd.GeoDataFrame, share: float) -> Bools:
    doubled = np.zeros(len(frame), dtype=bool)
    if len(frame) < 2:
        return doubled
    shapes = frame.geometry.to_numpy()
    later, first = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    pairs = first < later
    later, first = later[pairs], first[pairs]
    flat = shapely.get_dimensions(shapes) == 2
    both = flat[later] & flat[first]
    doubled[later[~both][shapely.equals(shapes[later[~both]], shapes[first[~both]])]] = True
    later, first = later[both], first[both]
    ground, other = shapely.area(shapes[later]), shapely.area(shapes[first])
    alike = np.minimum(ground, other) >= share * np.maximum(ground, other)  # spares most intersections
    later, first = later[alike], first[alike]
    common = shapely.area(shapely.intersection(shapes[later], shapes[first]))
    doubled[later[common >= share * np.maximum(ground[alike], other[alike])]] = True
    return doubled


def fix(layers: Layers, layer: str, catalogue: Catalogue) -> Layers:
    """Without the later ones."""
    frame = layers[layer]
    doubled = _duplicate_rows(frame, number_of(catalogue, "doubled_overlap_share"))
    return {**layers, layer: frame[~doubled].reset_index(drop=True)}


REPAIR = Repair(KEY, Message("Drawn twice"), find, fix)
