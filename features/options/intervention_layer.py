"""How the interventions of an option are drawn, on the screen, on paper and in files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import geopandas as gpd

from base.known_texts import bilingual
from base.words import Message
from data.assess import Assessment
from data.catalogue import Catalogue
from features.options.intervention import Intervention
from layers.layer import Field, Layer, Symbol, SymbolClass, View

_CHANGED = (
    SymbolClass(
        "repair",
        Message("Repair"),
        Symbol(
            fill="#fff3bf",
            line="#8a6d00",
            width_px=2.5,
            pattern="lines",
            opacity=0.7,
            glyph="修",
            glyph_en="R",
        ),
    ),
    SymbolClass(
        "change",
        Message("Change of use"),
        Symbol(
            fill="#d0ebff",
            line="#1864ab",
            width_px=2.5,
            pattern="grid",
            opacity=0.7,
            glyph="改",
            glyph_en="U",
        ),
    ),
    SymbolClass(
        "remove",
        Message("Removal"),
        Symbol(
            fill="#ffffff", line="#495057", width_px=2.5, dash="6 4", opacity=0.5, glyph="拆", glyph_en="X"
        ),
    ),
)
"""What is done to something that is there already, by the intervention's action."""


def class_of(catalogue: Catalogue, one: Intervention) -> str:
    """The class of one intervention: the scenario that is built, or its action.

    A scenario that the catalogue no longer has counts as a change.
    """
    if one.action != "build":
        return one.action
    return one.scenario if one.scenario in catalogue.scenario_types else "change"


def intervention_classes(catalogue: Catalogue) -> Mapping[str, SymbolClass]:
    """Every class by key: one a scenario type, then one a kind of change."""
    built = (
        SymbolClass(
            kind.key,
            kind.name,
            Symbol(
                fill=kind.colour,
                line=kind.colour,
                width_px=3,
                opacity=0.55,
                pattern=kind.pattern,
                glyph=kind.glyph,
                glyph_en=kind.glyph_en,
            ),
        )
        for kind in catalogue.scenario_types.values()
    )
    return {one.key: one for one in (*built, *_CHANGED)}


def intervention_layer(interventions: Sequence[Intervention]) -> Layer:
    """A layer of these interventions, one row each, numbered from 1 in their order."""

    def classes(assessment: Assessment, view: View) -> tuple[SymbolClass, ...]:
        return tuple(intervention_classes(assessment.catalogue).values())

    def rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
        return _rows(assessment, interventions)

    return Layer(
        key="interventions",
        name=Message("Interventions"),
        geometry=("polygon", "line", "point"),
        classes=classes,
        fields=(Field("number", Message("No.")),),
        rows=rows,
        title="name",
    )


def _rows(assessment: Assessment, interventions: Sequence[Intervention]) -> gpd.GeoDataFrame:
    kinds = intervention_classes(assessment.catalogue)
    keys = [class_of(assessment.catalogue, one) for one in interventions]
    names = [
        bilingual(one.name) if one.name.strip() else kinds[key].label
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
