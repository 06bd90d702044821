"""Public spaces: what they are for and in what state."""

from __future__ import annotations

from base.late_modules import geopandas as gpd
from base.words import Message, join_texts
from data.assess import Assessment
from data.usable import space_functions
from layers.layer import CONDITION, SQUARE_METRE, Field, Layer, Symbol, SymbolClass, View, with_names

_CLASSES = (
    SymbolClass(
        "shared",
        Message("Serves elders and children"),
        Symbol(fill="#1b9e77", line="#0b5e46", width_px=1.5, opacity=0.75),
    ),
    SymbolClass(
        "some",
        Message("Serves some groups"),
        Symbol(fill="#a6dba0", line="#3d7d37", width_px=1.5, dash="5 3", opacity=0.8),
    ),
    SymbolClass(
        "none",
        Message("Parking or lawn: no activity"),
        Symbol(fill="#e6e0d4", line="#7d7466", width_px=1.5, pattern="dots", opacity=0.9),
    ),
    SymbolClass(
        "out",
        Message("Broken or idle"),
        Symbol(fill="#f7f1e3", line="#b2452b", width_px=1.8, pattern="lines", opacity=0.9),
    ),
)
_TAKEN = SymbolClass(
    "taken",
    Message("Too little left by encroachments"),
    Symbol(fill="#f7f1e3", line="#882255", width_px=1.8, pattern="cross", opacity=0.9),
)


def _classes(assessment: Assessment, view: View) -> tuple[SymbolClass, ...]:
    return (*_CLASSES, _TAKEN) if len(assessment.ground.taken_spaces) else _CLASSES


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    use, spaces = assessment.spaces, assessment.community.public_spaces
    facts = zip(use.in_order, assessment.ground.space, use.usable, use.intergenerational, strict=True)
    classes = [
        "out" if not order else "taken" if not left else "shared" if shared else "some" if usable else "none"
        for order, left, usable, shared in facts
    ]
    names = assessment.catalogue.space_functions
    functions = space_functions(assessment.community)
    return with_names(spaces).assign(
        **{
            "class": classes,
            "area_m2": use.area_m2,
            "effective_area_m2": use.effective_area_m2,
            "functions": [join_texts(names[key].name for key in keys) for keys in functions],
        }
    )


LAYER = Layer(
    key="public_spaces",
    name=Message("Public spaces"),
    geometry=("polygon",),
    classes=_classes,
    fields=(
        Field("functions", Message("Functions")),
        CONDITION,
        Field("area_m2", Message("Area"), SQUARE_METRE, decimals=0),
        Field("effective_area_m2", Message("Minus occupied area"), SQUARE_METRE, decimals=0),
        Field("rules", Message("Rules of use")),
    ),
    rows=_rows,
    title="name",
)
