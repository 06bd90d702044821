"""Base map from the community's own data: roads, buildings, water and green. No tiles."""

from __future__ import annotations

from base.late_modules import geopandas as gpd
from base.words import Message
from data.assess import Assessment
from layers.layer import Layer, Symbol, SymbolClass, View

_DRAWN_FIRST = ("green", "water", "road", "building")

_CLASSES = (
    SymbolClass("green", Message("Green and fields"), Symbol(fill="#dfe9d0")),
    SymbolClass("water", Message("Water"), Symbol(fill="#bcd7e6", line="#bcd7e6", width_px=3)),
    SymbolClass("road", Message("Roads"), Symbol(fill="#ffffff", line="#ffffff", width_px=5)),
    SymbolClass("building", Message("Other buildings"), Symbol(fill="#e2ddd5", line="#cdc6bb")),
)


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    frame = assessment.community.basemap.assign(**{"class": assessment.community.basemap["kind"]})
    order = frame["kind"].map({kind: number for number, kind in enumerate(_DRAWN_FIRST)})
    return frame.iloc[order.argsort(kind="stable").to_numpy()]


LAYER = Layer(
    key="basemap",
    name=Message("Base map"),
    geometry=("polygon", "line"),
    classes=lambda assessment, view: _CLASSES,
    fields=(),
    rows=_rows,
    interactive=False,
    drawn_from=lambda assessment: (assessment.community.basemap,),
)
