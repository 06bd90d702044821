"""A path that is missing and is to be drawn: the address of the page says where."""

from __future__ import annotations

from math import isfinite

import numpy as np
import shapely
import streamlit as st

from data.path_drawing import WHERE
from data.profile import parameter
from features.options.sketch import Sketch
from features.options.staff.session import arm
from spatial.projecting import to_metres
from ui.mapview import Connection
from ui.slot import Slot

SCENARIO = "slow_mobility"
"""The type that adds a path."""
_ARMED_FOR = Slot("missing-path", "")


def arm_for_missing_path() -> None:
    """Choose the type that draws a path, once for each piece that the address names."""
    asked = place_asked()
    if asked and asked != _ARMED_FOR.value():
        _ARMED_FOR.set(asked)
        arm(SCENARIO)


def place_asked() -> str:
    """What the address says; empty where it names no piece."""
    asked = str(st.query_params.get(WHERE, ""))
    return asked if _ends(asked) else ""


def piece_asked(sketch: Sketch) -> Connection | None:
    """The piece that the address names, until a path of the option joins both its ends."""
    ends = _ends(place_asked())
    if not ends:
        return None
    spots = shapely.points(to_metres(np.array(ends), sketch.assessment.community.crs))
    within_m = parameter(sketch.assessment.catalogue, "joined_within_m")
    drawn = [one.shape for one in sketch.option.interventions if one.scenario == SCENARIO]
    if any(bool(shapely.dwithin(shape, spots, within_m).all()) for shape in drawn):
        return None
    return Connection(points=ends, missing=True)


def _ends(text: str) -> tuple[tuple[float, float], ...]:
    """Both ends in degrees; nothing where the text is something else."""
    try:
        lng, lat, other_lng, other_lat = map(float, text.split(","))
    except ValueError:
        return ()
    ends = ((lng, lat), (other_lng, other_lat))
    is_place = all(isfinite(x) and isfinite(y) and abs(x) <= 180 and abs(y) <= 90 for x, y in ends)
    return ends if is_place else ()
