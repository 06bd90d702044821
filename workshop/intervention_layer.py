"""How the interventions of an option are drawn, on the screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd

from data.assess import Assessment
from data.catalogue import Catalogue
from data.words import Bilingual
from layers.layer import Field, Layer, Symbol, SymbolClass, View
from workshop.intervention import Intervention

TOUCHED = "touched"
"""The class of an intervention on something that is there already."""

_TOUCHED = SymbolClass(
    TOUCHED,
    Bilingual("修缮、调整或拆除", "Repaired, changed or removed"),
    Symbol(fill="#5b6770", line="#2f3a40", width_px=2.5, dash="5 4", opacity=0.25),
)


def class_of(catalogue: Catalogue, one: Intervention) -> str:
    """The class of one intervention: its scenario, or `TOUCHED`."""
    return one.scenario if one.scenario in catalogue.scenario_types else TOUCHED


def intervention_classes(catalogue: Catalogue) -> Mapping[str, SymbolClass]:
    """Every class by key: one a scenario type, and `TOUCHED`."""
    built = {
        kind.key: SymbolClass(
            kind.key,
            kind.name,
            Symbol(
                fill=kind.colour,
                line=kind.colour,
                width_px=3,
                opacity=0.55,
                pattern=kind.pattern,
                glyph=kind.glyph,
            ),
        )
        for kind in catalogue.scenario_types.values()
    }
    return {**built, TOUCHED: _TOUCHED}


def intervention_layer(interventions: Sequence[Intervention]) -> Layer:
    """A layer of these interventions, one row each, numbered from 1 in their order."""

    def classes(assessment: Assessment, view: View) -> tuple[SymbolClass, ...]:
        return tuple(intervention_classes(assessment.catalogue).values())

    def rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
        return _rows(assessment, interventions)

    return Layer(
        key="interventions",
        name=Bilingual("方案项目", "Interventions"),
        geometry=("polygon", "line", "point"),
        classes=classes,
        fields=(Field("number", Bilingual("编号", "No.")),),
        rows=rows,
        title="name",
    )


def _rows(assessment: Assessment, interventions: Sequence[Intervention]) -> gpd.GeoDataFrame:
    kinds = intervention_classes(assessment.catalogue)
    keys = [class_of(assessment.catalogue, one) for one in interventions]
    names = [
        Bilingual(one.name, one.name) if one.name.strip() else kinds[key].label
        for one, key in zip(interventions, keys, strict=True)
    ]
    return gpd.GeoDataFrame(
        {
            "id": [one.id for one in interventions],
            "class": keys,
            "name": names,
            "number": [str(number) for number, _ in enumerate(interventions, start=1)],
        },
        geometry=[one.shape for one in interventions],
        crs=assessment.community.crs,
    )
