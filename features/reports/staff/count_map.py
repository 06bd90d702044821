"""Open cases as points, and how many there are in each grid: no heat, no guessing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import geopandas as gpd

from base.i18n import Translator
from base.words import Message
from data.assess import Assessment
from features.reports.overlay import with_all_reports
from features.reports.report_lookup import reports_of
from layers import LAYERS
from layers.layer import Field, Layer, Symbol, SymbolClass, View
from ui import mapview

_CLASSES = (
    SymbolClass(
        "grid",
        Message("Grid (open reports)"),
        Symbol(line="#5b4a8a", width_px=2.5, dash="9 4 2 4"),
    ),
)
_SHOWN = frozenset({"basemap", "encroachments"})


def count_map(in_file: Assessment, open_by_grid: Mapping[str, int], tr: Translator) -> None:
    """Every grid carries its number of open cases."""
    community, catalogue = in_file.community, in_file.catalogue
    everything = with_all_reports(community, catalogue, reports_of(community.key))
    shown = [replace(one, shown_at_start=True) for one in LAYERS if one.key in _SHOWN]
    drawn = mapview.draw(
        [shown[0], _counts(open_by_grid), *shown[1:]],
        replace(in_file, community=everything),
        View(),
        tr.language,
        mapview.Extras(
            attribution=tr.name(community.attribution),
        ),
        height_px=420,
    )
    mapview.show(drawn, "case-counts")


def _counts(open_by_grid: Mapping[str, int]) -> Layer:
    def rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
        grids = assessment.community.grids
        codes = list(grids["code"])
        labels = [f"{code}: {open_by_grid.get(code, 0)}" for code in codes]
        return grids.assign(**{"id": codes, "class": "grid", "told": labels})

    return Layer(
        key="case_counts_" + "_".join(map(str, open_by_grid.values())),
        name=Message("Open reports by grid"),
        geometry=("polygon",),
        classes=lambda assessment, view: _CLASSES,
        fields=(Field("manager", Message("Grid worker")),),
        rows=rows,
        title="told",
        label="told",
        encloses=True,
    )
