"""What encloses the things of other layers takes no clicks from them."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from layers import LAYERS, Layer, View
from tests.data.sample_scored import sample

HOMES = sample().community.residences.geometry.to_numpy()


def holds_homes(layer: Layer) -> bool:
    """Whether one of its shapes contains two homes and more."""
    shapes = layer.rows(sample(), View()).geometry.to_numpy()
    areas = shapes[shapely.get_dimensions(shapes) == 2]
    tree = shapely.STRtree(HOMES)
    return (
        bool(len(areas)) and int(np.bincount(tree.query(areas, predicate="contains")[0]).max(initial=0)) > 1
    )


@pytest.mark.parametrize("layer", LAYERS.members, ids=lambda layer: layer.key)
def test_a_clickable_layer_whose_areas_hold_homes_says_so(layer: Layer) -> None:
    if layer.interactive:
        assert layer.encloses == holds_homes(layer)


def test_what_rows_stand_for_is_a_layer_with_the_same_ids() -> None:
    layers = {layer.key: layer for layer in LAYERS}
    standing = [layer for layer in LAYERS if layer.stands_for]
    assert [layer.key for layer in standing] == ["unmet_demand"]
    for layer in standing:
        known = set(layers[layer.stands_for].rows(sample(), View())["id"])
        assert set(layer.rows(sample(), View())["id"]) <= known
