"""The interventions of an option as a layer of their own: what, where, for how much, who looks after it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import geopandas as gpd

from base.known_texts import bilingual
from base.words import Message
from data.assess import Assessment
from data.catalogue.model import Catalogue
from features.options.intervention import Intervention
from features.options.intervention_facts import ACTIONS, names_of, size_text, what_it_is
from features.options.intervention_layer import class_of, intervention_classes
from features.options.order import option_name
from features.options.sketch import Sketch
from layers import Field, Layer, SymbolClass, View

KEY = "interventions"
YUAN = Message("CNY")
_FIELDS: tuple[tuple[Field, Callable[[Catalogue, Sketch, Intervention], object]], ...] = (
    (Field("option", Message("Option")), lambda c, s, one: option_name(s.option)),
    (Field("scenario", Message("Scenario")), lambda c, s, one: what_it_is(c, one)),
    (Field("action", Message("Action")), lambda c, s, one: ACTIONS[one.action]),
    (Field("size", Message("Size")), lambda c, s, one: size_text(one)),
    (
        Field("provides", Message("Provides", context="column")),
        lambda c, s, one: names_of(c.facility_categories, one.provides),
    ),
    (
        Field("functions", Message("Functions", context="of an intervention")),
        lambda c, s, one: names_of(c.space_functions, one.functions),
    ),
    (Field("cost_cny", Message("Cost"), YUAN, decimals=0), lambda c, s, one: one.cost_cny),
    (
        Field("upkeep_cny", Message("Upkeep a year"), YUAN, decimals=0),
        lambda c, s, one: one.upkeep_cny,
    ),
    (Field("adopter", Message("Adopter")), lambda c, s, one: one.adopter),
    (Field("use_rules", Message("Rules of use")), lambda c, s, one: one.use_rules),
    (Field("note", Message("Note", context="column")), lambda c, s, one: one.note),
    (Field("counts", Message("Counts", context="column")), lambda c, s, one: s.judgements[one.id].counts),
)


def interventions_layer(sketch: Sketch) -> Layer:
    """A layer like any other, whose rows are the sketch's interventions, rejected ones included."""
    return Layer(
        key=KEY,
        name=Message("Interventions", context="table"),
        geometry=("polygon", "line", "point"),
        classes=_classes,
        fields=tuple(field for field, _ in _FIELDS),
        rows=partial(_rows, sketch),
        title="name",
    )


def _classes(assessment: Assessment, view: View) -> tuple[SymbolClass, ...]:
    return tuple(intervention_classes(assessment.catalogue).values())


def _rows(sketch: Sketch, assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    ones, catalogue = sketch.option.interventions, assessment.catalogue
    facts = {field.column: [say(catalogue, sketch, one) for one in ones] for field, say in _FIELDS}
    names = [bilingual(one.name) if one.name else what_it_is(catalogue, one) for one in ones]
    return gpd.GeoDataFrame(
        {
            "id": [one.id for one in ones],
            "class": [class_of(catalogue, one) for one in ones],
            "name": names,
            **facts,
        },
        geometry=[one.shape for one in ones],
        crs=assessment.community.crs,
    )
