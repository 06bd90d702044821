"""Hair-thin polygons, left over where outlines were cut."""

from __future__ import annotations

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair, key_column, number_of
from spatial.coverage import Bools

KEY = "slivers"
_LAYERS = ("grids", "compounds", "residences", "public_spaces")


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Polygons whose ground, laid along half their outline, is thinner than a hand."""
    return tuple(_find(layers, number_of(catalogue, "sliver_width_m")))


def _find(layers: Layers, width_m: float) -> Iterator[LayerProblem]:
    for layer in _LAYERS:
        thin = _thin(layers[layer], width_m)
        if thin.any():
            frame, count = layers[layer][thin], int(thin.sum())
            yield LayerProblem(
                f"{KEY}:{layer}",
                layer,
                tuple(frame[key_column(layer)]),
                tuple(frame.geometry),
                Message(
                    "Polygons less than {width_m:g} m wide on average, left over from a cut: {count}.",
                    width_m=width_m,
                    count=count,
                ),
                Message("Delete them.", context="slivers"),
            )


def _thin(frame: gpd.GeoDataFrame, width_m: float) -> Bools:
    shapes = frame.geometry.to_numpy()
    flat = shapely.get_dimensions(shapes) == 2
    return np.asarray(flat & (2 * shapely.area(shapes) < width_m * shapely.length(shapes)), dtype=bool)


def fix(layers: Layers, layer: str, catalogue: Catalogue) -> Layers:
    """Without them."""
    frame = layers[layer]
    return {
        **layers,
        layer: frame[~_thin(frame, number_of(catalogue, "sliver_width_m"))].reset_index(drop=True),
    }


REPAIR = Repair(KEY, Message("Slivers"), find, fix)
