"""Responsibility grids (责任网格), with how well each is served."""

from __future__ import annotations

import geopandas as gpd
import numpy as np

from base.words import Bilingual
from data.assess import Assessment
from layers.layer import PERSON, Field, Layer, Symbol, SymbolClass, View

_CLASSES = (
    SymbolClass(
        "grid", Bilingual("网格边界", "Grid border"), Symbol(line="#5b4a8a", width_px=2.5, dash="9 4 2 4")
    ),
    SymbolClass(
        "worst",
        Bilingual("得分最低的网格", "Worst-off grid"),
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
            "index": np.array([scores[code].index_all for code in codes], dtype=np.float64),
        }
    )


LAYER = Layer(
    key="grids",
    name=Bilingual("责任网格", "Responsibility grids"),
    geometry=("polygon",),
    classes=lambda assessment, view: _CLASSES,
    fields=(
        Field("code", Bilingual("网格", "Grid")),
        Field("manager", Bilingual("网格员", "Grid worker")),
        Field("households", Bilingual("户数", "Households"), decimals=0),
        Field("people", Bilingual("人口", "People"), PERSON, decimals=0),
        Field("index", Bilingual("可达指数", "Access index"), decimals=0),
    ),
    rows=_rows,
    label="code",
)
