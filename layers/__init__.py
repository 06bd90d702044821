"""Map layers, one file per layer."""

from __future__ import annotations

from base.family import Family
from layers import (
    basemap,
    compounds,
    encroachments,
    facilities,
    grids,
    paths,
    public_spaces,
    residences,
    seat_gaps,
    unmet_demand,
)
from layers.layer import Field, Layer, Symbol, SymbolClass, View

LAYERS: Family[Layer] = Family(
    (
        basemap.LAYER,
        compounds.LAYER,
        public_spaces.LAYER,
        paths.LAYER,
        seat_gaps.LAYER,
        residences.LAYER,
        encroachments.LAYER,
        grids.LAYER,
        unmet_demand.LAYER,
        facilities.LAYER,
    )
)
"""From the ground up; those of capabilities on top."""

__all__ = ["LAYERS", "Field", "Layer", "Symbol", "SymbolClass", "View"]
