"""Walking paths as they can be walked today."""

from __future__ import annotations

import numpy as np

from base.late_modules import geopandas as gpd
from base.late_modules import pandas as pd
from base.words import Message
from data.assess import Assessment
from layers.layer import METRE, Field, Layer, Symbol, SymbolClass, View, with_names

_KINDS = (
    ("road", Message("road", context="layer")),
    ("lane", Message("lane", context="layer")),
    ("footway", Message("footway")),
    ("steps", Message("steps")),
    ("crossing", Message("crossing")),
)
_CLASSES = (
    SymbolClass("open", Message("Walkable"), Symbol(line="#6d6d6d", width_px=1.6)),
    SymbolClass("steps", Message("With steps"), Symbol(line="#7b3294", width_px=3, dash="2 3")),
    SymbolClass(
        "part",
        Message("Not connected to the network"),
        Symbol(line="#d7191c", width_px=3, dash="7 4"),
    ),
)


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    network, paths = assessment.network, assessment.community.paths
    pieces = with_names(paths).iloc[network.edge_path]
    step_free = pieces["step_free"].to_numpy(dtype=bool)
    apart = network.edge_part > 0 if len(network) else np.zeros(0, dtype=np.bool_)
    classes = [
        "part" if cut else "open" if free else "steps" for cut, free in zip(apart, step_free, strict=True)
    ]
    facts = {"id": _piece_ids(pieces["id"]), "class": classes, "length_m": network.edge_length_m}
    return gpd.GeoDataFrame(
        pieces.drop(columns="geometry").assign(**facts).reset_index(drop=True),
        geometry=network.edge_line,
        crs=paths.crs,
    )


def _piece_ids(path: pd.Series[str]) -> list[str]:
    """The id of the path, with a number where it was cut: P12-1, P12-2."""
    number, pieces = path.groupby(path).cumcount() + 1, path.map(path.value_counts())
    facts = zip(path, number, pieces, strict=True)
    return [f"{key}-{place}" if many > 1 else key for key, place, many in facts]


LAYER = Layer(
    key="paths",
    name=Message("Walking paths"),
    geometry=("line",),
    classes=lambda assessment, view: _CLASSES,
    fields=(
        Field("kind", Message("Kind", context="layer"), choices=_KINDS),
        Field("length_m", Message("Length"), METRE, decimals=0),
        Field("width_m", Message("Width"), METRE, decimals=1),
        Field(
            "step_free",
            Message("Step-free"),
            choices=(("True", Message("yes")), ("False", Message("no"))),
        ),
    ),
    rows=_rows,
    title="name",
    shown_at_start=False,
    drawn_from=lambda assessment: (assessment.community.paths, assessment.network),
)
