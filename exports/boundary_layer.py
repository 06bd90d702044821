"""The ground of the community as a layer of files: what lies around it is faded on maps."""

from __future__ import annotations

import geopandas as gpd

from base.words import Message
from data.assess import Assessment
from layers import Layer, Symbol, SymbolClass, View

KEY = "boundary"
_CLASSES = (SymbolClass("boundary", Message("Around the community"), Symbol(fill="#ffffff", opacity=0.5)),)


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    ground = assessment.community.extent
    return gpd.GeoDataFrame(
        {"id": [KEY], "class": [KEY], "name": [assessment.community.name]},
        geometry=[ground],
        crs=assessment.community.crs,
    )


LAYER = Layer(
    key=KEY,
    name=Message("Ground of the community"),
    geometry=("polygon",),
    classes=lambda assessment, view: _CLASSES,
    fields=(),
    rows=_rows,
    title="name",
    interactive=False,
)
