"""Unmet demand: where people live whose needs are not within reach."""

from __future__ import annotations

import numpy as np

from base.late_modules import geopandas as gpd
from base.words import Message, Text
from data.assess import Assessment
from layers.layer import PERSON, Field, Layer, Symbol, SymbolClass, View
from spatial.network import Floats

_BOUNDS = (5.0, 15.0, 30.0)


def _ring(key: str, label: Text, size_px: float) -> SymbolClass:
    return SymbolClass(key, label, Symbol(fill="#e66101", line="#7f3b08", opacity=0.55, size_px=size_px))


_CLASSES = (
    _ring("0", Message("under 5 people"), 8),
    _ring("1", Message("5–15 people"), 14),
    _ring("2", Message("15–30 people"), 20),
    _ring("3", Message("over 30 people"), 28),
)


def unmet_people(assessment: Assessment, view: View) -> Floats:
    """(B,) people of the chosen group whose need is not within reach at each residence.

    For one category, the people without it; for all of them, each person counts by the share of the
    group's weights that is out of reach.
    """
    missing = ~assessment.is_covered(view.mode)
    weight = assessment.profile.weight.copy()
    if view.category:
        weight[:, np.arange(len(assessment.categories)) != assessment.categories.index(view.category)] = 0.0
    whole = weight.sum(axis=1, keepdims=True)
    share = np.divide(weight, whole, out=np.zeros_like(weight), where=whole > 0)
    unmet = assessment.people * np.einsum("bgc,gc->bg", missing, share)
    return unmet.sum(axis=1) if view.group == "all" else unmet[:, assessment.groups.index(view.group)]


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    people = unmet_people(assessment, view)
    residences = assessment.community.residences
    frame = gpd.GeoDataFrame(
        {
            "id": residences["id"],
            "grid": residences["grid"],
            "class": np.digitize(people, _BOUNDS).astype(str),
            "people": people,
        },
        geometry=gpd.points_from_xy(*assessment.homes.xy.T),
        crs=assessment.community.crs,
    )
    return frame[people >= 0.5]


LAYER = Layer(
    key="unmet_demand",
    name=Message("Unmet demand"),
    geometry=("point",),
    classes=lambda assessment, view: _CLASSES,
    fields=(
        Field("grid", Message("Grid")),
        Field("people", Message("Needs not met"), PERSON, decimals=0),
    ),
    rows=_rows,
    shown_at_start=False,
    stands_for="residences",
    depends_on_view=True,
)
