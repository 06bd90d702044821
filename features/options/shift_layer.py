"""The homes that an option brings within reach of something, and those it puts out of reach, as a layer."""

from __future__ import annotations

import geopandas as gpd
import numpy as np

from base.words import Message
from data.assess import Assessment
from features.options.comparison import Comparison
from layers.layer import Field, Layer, Symbol, SymbolClass, View, with_names
from layers.residences import lacked_at_home

_CLASSES = (
    SymbolClass(
        "gained",
        Message("Homes newly within reach"),
        Symbol(fill="#a9e3b7", line="#0b5d2c", width_px=3),
    ),
    SymbolClass(
        "lost",
        Message("Homes that lose access"),
        Symbol(fill="#d7191c", line="#7f0a0c", width_px=3, pattern="cross", opacity=0.9),
    ),
)


def shift_layer(comparison: Comparison) -> Layer:
    """One row for each home that gains or loses; one that does both is shown as losing."""
    gained, lost = comparison.gained.homes, comparison.lost.homes

    def rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
        residences = with_names(assessment.community.residences)
        before, after = (
            lacked_at_home(one, view.group, view.mode) for one in (comparison.before, comparison.after)
        )
        table = residences.assign(
            **{"class": np.where(lost, "lost", "gained"), "lacked_before": before, "lacked_after": after}
        )
        return table[gained | lost]

    return Layer(
        key="shift",
        name=Message("Who is affected by the option"),
        geometry=("polygon", "point"),
        classes=lambda assessment, view: _CLASSES,
        fields=(
            Field("lacked_before", Message("Out of reach today (things)"), decimals=0),
            Field("lacked_after", Message("Out of reach with the option (things)"), decimals=0),
        ),
        rows=rows,
        title="name",
        stands_for="residences",
        depends_on_view=True,
    )
