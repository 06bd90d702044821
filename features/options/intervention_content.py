"""What an intervention would change on the ground, whatever it is called."""

from __future__ import annotations

import json

import shapely

from features.options.intervention import Intervention
from features.options.option_values import intervention_fields

_NOT_BUILT = ("name", "note", "confirmed")
"""What is said of an intervention beside what is done."""
_GRID_M = 0.01
"""Shapes that differ by less are drawn alike."""


def built_content(one: Intervention) -> str:
    """One text for all interventions that build the same, in whatever order their lists stand."""
    fields = intervention_fields(one)
    shape = shapely.set_precision(one.shape, _GRID_M).normalize()
    kept = {key: value for key, value in fields.items() if key not in _NOT_BUILT}
    for several in ("provides", "functions"):
        kept[several] = sorted(getattr(one, several))
    return json.dumps({**kept, "shape": shape.wkt}, sort_keys=True, default=str)
