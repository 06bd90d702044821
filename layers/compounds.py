"""Compounds (小区)."""

from __future__ import annotations

import numpy as np

from base.late_modules import geopandas as gpd
from base.words import Message
from data.assess import Assessment
from layers.layer import PERSON, Field, Layer, Symbol, SymbolClass, View, with_names

_CLASSES = (
    SymbolClass(
        "compound",
        Message("Compound", context="layer"),
        Symbol(fill="#d8b98a", line="#a87b3c", width_px=1.5, opacity=0.14),
    ),
)


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    compounds, scores = assessment.community.compounds, assessment.by_compound
    keys = list(compounds["id"])
    return with_names(compounds).assign(
        **{
            "class": "compound",
            "built_year": compounds["built_year"].astype(str).where(compounds["built_year"].notna(), ""),
            "households": [scores[key].households for key in keys],
            "people": [float(scores[key].people.sum()) for key in keys],
            "least_met": np.array([scores[key].least_met for key in keys], dtype=np.float64),
        }
    )


LAYER = Layer(
    key="compounds",
    name=Message("Compounds"),
    geometry=("polygon",),
    classes=lambda assessment, view: _CLASSES,
    fields=(
        Field("built_year", Message("Built")),
        Field("households", Message("Households"), decimals=0),
        Field("people", Message("People"), PERSON, decimals=0),
        Field("least_met", Message("Needs met, worst-off group (%)"), decimals=0),
    ),
    rows=_rows,
    title="name",
    shown_at_start=False,
    encloses=True,
)
