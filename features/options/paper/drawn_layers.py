"""Which layers a map on paper draws."""

from __future__ import annotations

from collections.abc import Sequence

from features.options.intervention_layer import intervention_layer
from features.options.shift_layer import shift_layer
from features.options.sketch import Sketch
from layers import LAYERS
from layers.layer import Layer

_WITH_AN_OPTION = frozenset({"basemap", "public_spaces", "residences", "grids"})
"""Layers that an option is drawn over: what it changes must stand out."""


def layers_of(keys: Sequence[str], sketch: Sketch | None) -> tuple[Layer, ...]:
    """The layers to draw, from the ground up: those named, or without names those that the screen begins
    with; an option's changes lie on them."""
    chosen = [one for one in LAYERS if one.key in keys or (not keys and _is_shown(one, sketch))]
    if sketch is None:
        return tuple(chosen)
    return (*chosen, shift_layer(sketch.comparison), intervention_layer(sketch.counted))


def _is_shown(layer: Layer, sketch: Sketch | None) -> bool:
    return layer.key in _WITH_AN_OPTION if sketch else layer.shown_at_start
