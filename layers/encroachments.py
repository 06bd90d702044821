"""Encroachments: open, waiting to be checked, settled."""

from __future__ import annotations

import shapely

from base.late_modules import geopandas as gpd
from base.words import Message
from data.assess import Assessment
from layers.layer import SQUARE_METRE, Field, Layer, Symbol, SymbolClass, View

_CLASSES = (
    SymbolClass(
        "counted",
        Message("Verified, not cleared"),
        Symbol(
            fill="#c51b7d",
            line="#8e0152",
            width_px=2,
            pattern="cross",
            opacity=0.55,
            shape="triangle",
            glyph="占",
            glyph_en="!",
        ),
    ),
    SymbolClass(
        "reported",
        Message("Not verified yet"),
        Symbol(
            fill="#f1b6da", line="#8e0152", width_px=1.5, dash="4 3", opacity=0.5, shape="triangle", glyph="?"
        ),
    ),
    SymbolClass(
        "settled",
        Message("Closed or unfounded"),
        Symbol(fill="#ffffff", line="#8f8f8f", width_px=1.2, opacity=0.4, shape="triangle", glyph="✓"),
    ),
)


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    frame, catalogue = assessment.community.encroachments, assessment.catalogue
    return frame.assign(
        **{
            "class": [_class_of(status, assessment) for status in frame["status"]],
            "category": [catalogue.encroachment_categories[key].name for key in frame["category"]],
            "status": [catalogue.encroachment_states[key].name for key in frame["status"]],
            "area_m2": shapely.area(frame.geometry.to_numpy()),
        }
    )


def _class_of(status: str, assessment: Assessment) -> str:
    state = assessment.catalogue.encroachment_states[status]
    if state.counts:
        return "counted"
    return "reported" if state.next else "settled"


LAYER = Layer(
    key="encroachments",
    name=Message("Encroachments", context="layer"),
    geometry=("polygon", "line", "point"),
    classes=lambda assessment, view: _CLASSES,
    fields=(
        Field("category", Message("Category")),
        Field("status", Message("State")),
        Field("reported_on", Message("Reported on")),
        Field("area_m2", Message("Area"), SQUARE_METRE, decimals=0),
        Field("note", Message("Note", context="of an encroachment")),
    ),
    rows=_rows,
    title="",
)
