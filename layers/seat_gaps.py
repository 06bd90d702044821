"""Paths that people walk far without a seat: where seats are missing."""

from __future__ import annotations

import numpy as np

from base.late_modules import geopandas as gpd
from base.words import Message, Text
from data.assess import Assessment
from data.seats import seat_gaps
from layers.layer import METRE, PERSON, Field, Layer, Symbol, SymbolClass, View
from layers.residences import people_at_home

_BOUNDS = (10.0, 50.0, 200.0)
"""People, from which the next of the four classes begins."""


def _line(key: str, label: Text, width_px: float) -> SymbolClass:
    return SymbolClass(key, label, Symbol(line="#8c2d04", width_px=width_px, dash="8 3"))


_CLASSES = (
    _line("0", Message("under 10 people walk here"), 2),
    _line("1", Message("10–50 people"), 3.5),
    _line("2", Message("50–200 people"), 5.5),
    _line("3", Message("over 200 people"), 8),
)


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    people = people_at_home(assessment, view.group)
    found = seat_gaps(assessment, assessment.how, people)
    frame = gpd.GeoDataFrame(
        {
            "id": [f"G{number}" for number in range(1, len(found.people) + 1)],
            "class": np.digitize(found.people, _BOUNDS).astype(str),
            "people": found.people,
        },
        geometry=found.lines,
        crs=assessment.community.crs,
    )
    frame["length_m"] = frame.geometry.length
    return frame[frame["people"] >= 0.5]


LAYER = Layer(
    key="seat_gaps",
    name=Message("Paths without a seat for over 100 m"),
    geometry=("line",),
    classes=lambda assessment, view: _CLASSES,
    fields=(
        Field("people", Message("People who walk here"), PERSON, decimals=0),
        Field("length_m", Message("Length"), METRE, decimals=0),
    ),
    rows=_rows,
    shown_at_start=False,
    depends_on_view=True,
)
