"""Facilities, one marker a category; a broken one is crossed out. With a category chosen, those of it."""

from __future__ import annotations

import numpy as np

from base.late_modules import geopandas as gpd
from base.late_modules import pandas as pd
from base.words import Message
from data.assess import Assessment
from data.catalogue.model import FacilityCategory
from data.usable import is_other_level
from layers.layer import CONDITION, Field, Layer, Symbol, SymbolClass, View, with_names

_OUT = SymbolClass(
    "out",
    Message("Broken or out of use"),
    Symbol(fill="#6b6b6b", line="#ffffff", shape="diamond", glyph="×"),
)

_HIGHER = SymbolClass(
    "higher",
    Message("Higher level, does not stand for a station"),
    Symbol(fill="#ffffff", line="#6b6b6b", shape="diamond", glyph="△"),
)

_UNKNOWN = SymbolClass(
    "unknown",
    Message("Category unknown to this catalogue, not scored"),
    Symbol(fill="#ffffff", line="#6b6b6b", shape="circle", glyph="?"),
)


def _classes(assessment: Assessment, view: View) -> tuple[SymbolClass, ...]:
    kinds = [
        kind for kind in assessment.catalogue.facility_categories.values() if view.category in ("", kind.key)
    ]
    return (
        *(SymbolClass(kind.key, kind.name, _marker(kind)) for kind in kinds),
        _OUT,
        *([_HIGHER] if is_other_level(assessment.community, assessment.catalogue).any() else []),
        *([_UNKNOWN] if not view.category and not _is_known(assessment).all() else []),
    )


def _marker(kind: FacilityCategory) -> Symbol:
    return Symbol(fill=kind.colour, line="#ffffff", shape="circle", glyph=kind.glyph, glyph_en=kind.glyph_en)


def _is_known(assessment: Assessment) -> pd.Series:
    """Per facility. An option that was made with another catalogue may bring others."""
    return assessment.community.facilities["category"].isin(list(assessment.catalogue.facility_categories))


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    facilities = assessment.community.facilities
    usable = assessment.ground.facility
    higher = is_other_level(assessment.community, assessment.catalogue)
    names, kinds = assessment.catalogue.facility_categories, facilities["category"]
    shown = kinds == view.category if view.category else kinds.notna()
    states = np.select([~usable, ~_is_known(assessment), higher], ["out", "unknown", "higher"], kinds)
    return with_names(facilities).assign(
        **{
            "class": states,
            "category": [names[key].name if key in names else str(key) for key in kinds],
            "geometry": facilities.geometry.representative_point(),
        }
    )[shown]


LAYER = Layer(
    key="facilities",
    name=Message("Facilities"),
    geometry=("point",),
    classes=_classes,
    fields=(
        Field("category", Message("Category")),
        CONDITION,
        Field("capacity", Message("Capacity", context="layer"), decimals=0),
    ),
    rows=_rows,
    title="name",
    depends_on_view=True,
)
