"""Responsibility grids (责任网格), with how well each is served."""

from __future__ import annotations

import numpy as np

from base.late_modules import geopandas as gpd
from base.words import Message
from data.assess import Assessment
from layers.layer import PERSON, Field, Layer, Symbol, SymbolClass, View

_CLASSES = (
    SymbolClass("grid", Message("Grid border"), Symbol(line="#5b4a8a", width_px=2.5, dash="9 4 2 4")),
    SymbolClass(
        "worst",
        Message("Worst-off grid", context="index"),
        Symbol(fill="#5b4a8a", line="#5b4a8a", width_px=3.5, dash="9 4 2 4", opacity=0.10),
    ),
)


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    grids, scores = assessment.community.grids, assessment.by_grid
    codes = list(grids["code"])
    return grids.assign(
        **{
            "id": codes,
            "class": ["worst" if code == assessment.worst_grid else "grid" for code in codes],
            "households": [scores[code].households for code in codes],
            "people": [float(scores[code].people.sum()) for code in codes],
            "least_met": np.array([scores[code].least_met for code in codes], dtype=np.float64),
        }
    )


LAYER = Layer(
    key="grids",
    name=Message("Responsibility grids"),
    geometry=("polygon",),
    classes=lambda assessment, view: _CLASSES,
    fields=(
        Field("code", Message("Grid")),
        Field("manager", Message("Grid worker")),
        Field("households", Message("Households"), decimals=0),
        Field("people", Message("People"), PERSON, decimals=0),
        Field("least_met", Message("Needs met, worst-off group (%)"), decimals=0),
    ),
    rows=_rows,
    label="code",
    encloses=True,
    pressed_on_border=True,
)
