"""Things so far outside the ground that nobody of the community walks to them: mostly another place's."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair, number_of
from spatial.coverage import Bools

KEY = "outside_ground"
_NAMES = {
    "residences": Message("{count} homes", context="outside the boundary"),
    "compounds": Message("{count} compounds", context="outside the boundary"),
    "public_spaces": Message("{count} public spaces", context="outside the boundary"),
    "facilities": Message("{count} facilities", context="outside the boundary"),
    "entrances": Message("{count} entrances", context="outside the boundary"),
    "paths": Message("{count} paths", context="outside the boundary"),
    "encroachments": Message("{count} encroachments", context="outside the boundary"),
}
_LOOK = Message(" That is most of them: check the boundary and the coordinate system.")
_MOST_SHARE = 0.5
"""Where more of a layer lies outside, the ground or the coordinates are wrong, not the things."""


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """What lies farther from every grid than anybody walks, layer by layer, while there are grids."""
    return tuple(_find(layers, number_of(catalogue, "outside_ground_m")))


def _find(layers: Layers, reach_m: float) -> Iterator[LayerProblem]:
    for layer, words in _NAMES.items():
        far = _far(layers, layer, reach_m)
        if far.any():
            frame, count = layers[layer][far], int(far.sum())
            is_most = far.mean() > _MOST_SHARE
            yield LayerProblem(
                f"{KEY}:{layer}",
                layer,
                tuple(frame["id"]),
                tuple(frame.geometry),
                Message(
                    "{things} are more than {reach_m:,.0f} m outside the boundary of the grids.{hint}",
                    things=words.with_facts(count=count),
                    reach_m=reach_m,
                    hint=_LOOK if is_most else "",
                ),
                None if is_most else Message("Delete them."),
            )


def _far(layers: Layers, layer: str, reach_m: float) -> Bools:
    shapes, grids = layers[layer].geometry.to_numpy(), layers["grids"].geometry.to_numpy()
    if not len(grids):
        return np.zeros(len(shapes), dtype=bool)
    near = np.unique(shapely.STRtree(grids).query(shapes, predicate="dwithin", distance=reach_m)[0])
    far = np.ones(len(shapes), dtype=bool)
    far[near] = False
    return far


def fix(layers: Layers, layer: str, catalogue: Catalogue) -> Layers:
    """Without them."""
    far = _far(layers, layer, number_of(catalogue, "outside_ground_m"))
    return {**layers, layer: layers[layer][~far].reset_index(drop=True)}


REPAIR = Repair(KEY, Message("Features outside the boundary"), find, fix)
