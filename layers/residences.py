"""Residences, coloured by how much the chosen group lacks, or by whether one thing is within its reach."""

from __future__ import annotations

import numpy as np

from base.late_modules import geopandas as gpd
from base.words import Message, Text
from data.assess import Assessment
from layers.layer import METRE, PERSON, Field, Layer, Pattern, Symbol, SymbolClass, View, with_names
from spatial.coverage import Bools
from spatial.network import Floats, Ints

_BOUNDS = (1, 2, 4, 6)
"""Things out of reach from which the next of the five classes begins: 0, 1, 2–3, 4–5, 6 and more."""

_OUTLINE = "#3f3a34"


def _band(
    key: str, label: Text, fill: str, size_px: float, pattern: Pattern = "", line: str = _OUTLINE
) -> SymbolClass:
    symbol = Symbol(fill=fill, line=line, width_px=0.8, pattern=pattern, size_px=size_px)
    return SymbolClass(key, label, symbol)


_NOBODY = SymbolClass(
    "nobody",
    Message("No residents"),
    Symbol(fill="#d9d6d1", line=_OUTLINE, width_px=0.8, dash="2 2", size_px=8),
)

# Blue to red through yellow keeps apart for every kind of colour blindness. Without colour the classes that
# lack more are told by their hatch, and of the two plain ones the best by having no outline; points by size.
_LACKS = (
    _band("0", Message("Lacks nothing"), "#2c7bb6", 12, line=""),
    _band("1", Message("Lacks one thing"), "#abd9e9", 14),
    _band("2", Message("Lacks 2–3"), "#ffffbf", 16, "dots"),
    _band("3", Message("Lacks 4–5"), "#fdae61", 18, "lines"),
    _band("4", Message("Lacks 6 or more"), "#d7191c", 20, "cross", line="#7f0a0c"),
    _NOBODY,
)
_REACH = (
    _band("no", Message("Not within reach"), "#d7191c", 20, "cross"),
    _band("yes", Message("Within reach"), "#2c7bb6", 14),
    _NOBODY,
)


def _classes(assessment: Assessment, view: View) -> tuple[SymbolClass, ...]:
    return _REACH if view.category else _LACKS


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    lacked = lacked_at_home(assessment, view.group, view.mode)
    nobody = people_at_home(assessment, view.group) == 0
    if view.category:
        classes = np.where(is_within_reach(assessment, view), "yes", "no")
    else:
        classes = np.digitize(lacked, _BOUNDS).astype(str)
    column = assessment.categories.index(view.category) if view.category else 0
    distance_m = assessment.distance_m[:, column] if view.category else np.full(len(lacked), np.nan)
    return with_names(assessment.community.residences).assign(
        **{
            "class": np.where(nobody, "nobody", classes),
            "lacked": np.where(nobody, np.nan, lacked),
            "distance_m": np.where(np.isfinite(distance_m), distance_m, np.nan),
            **{group: assessment.people[:, number] for number, group in enumerate(assessment.groups)},
        }
    )


def lacked_at_home(assessment: Assessment, group: str, mode: str) -> Ints:
    """(B,) how many of the things that the group needs are out of its reach at each residence; "all": of the
    group living there that lacks most."""
    lacked = assessment.lacked[mode]
    if group == "all":
        return np.where(assessment.people > 0, lacked, 0).max(axis=1)
    return lacked[:, assessment.groups.index(group)]


def people_at_home(assessment: Assessment, group: str) -> Floats:
    """(B,) people of the group at each residence."""
    if group == "all":
        return assessment.people.sum(axis=1)
    return assessment.people[:, assessment.groups.index(group)]


def is_within_reach(assessment: Assessment, view: View) -> Bools:
    """(B,) whether the chosen category is within reach of the group ("all": of every group)."""
    covered = assessment.is_covered(view.mode)[:, :, assessment.categories.index(view.category)]
    groups = range(len(assessment.groups)) if view.group == "all" else [assessment.groups.index(view.group)]
    return np.asarray(covered[:, list(groups)].all(axis=1), dtype=np.bool_)


LAYER = Layer(
    key="residences",
    name=Message("Residences by what they lack"),
    geometry=("polygon", "point"),
    classes=_classes,
    fields=(
        Field("grid", Message("Grid")),
        Field("storeys", Message("Storeys")),
        Field("households", Message("Households"), decimals=0),
        Field("elder", Message("Elders (60 and over)"), PERSON, decimals=0),
        Field("adult", Message("Adults (15–59)"), PERSON, decimals=0),
        Field("child", Message("Children (0–14)"), PERSON, decimals=0),
        Field("lacked", Message("Things out of reach"), decimals=0),
        Field("distance_m", Message("To the chosen facility"), METRE, decimals=0),
    ),
    rows=_rows,
    title="name",
    depends_on_view=True,
)
