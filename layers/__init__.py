"""What is on the map, one file a layer."""

from __future__ import annotations

from layers import (
    basemap,
    compounds,
    encroachments,
    facilities,
    grids,
    paths,
    public_spaces,
    residences,
    unmet_demand,
)
from layers.layer import Field, Layer, Symbol, SymbolClass, View

LAYERS: tuple[Layer, ...] = (
    basemap.LAYER,
    compounds.LAYER,
    public_spaces.LAYER,
    paths.LAYER,
    residences.LAYER,
    encroachments.LAYER,
    grids.LAYER,
    unmet_demand.LAYER,
    facilities.LAYER,
)
"""From the ground up."""

__all__ = ["LAYERS", "Field", "Layer", "Symbol", "SymbolClass", "View"]
