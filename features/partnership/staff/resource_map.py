"""Where resources are: those with a place, and idle sites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import geopandas as gpd

from base.i18n import Translator
from base.words import Message
from data.assess import Assessment
from features.partnership.idle_sites import IdleSite
from features.partnership.partner import Resource
from layers import LAYERS
from layers.layer import Layer, Symbol, SymbolClass, View
from ui import mapview

_CLASSES = (
    SymbolClass("given", Message("Site given by a partner"), Symbol(line="#1b6e4b", width_px=3)),
    SymbolClass("idle", Message("Idle site"), Symbol(line="#9a5b00", width_px=2.5, dash="8 4")),
)
_SHOWN = frozenset({"basemap"})


def resource_map(
    in_file: Assessment, resources: Sequence[Resource], idle: Sequence[IdleSite], tr: Translator
) -> None:
    """The map; the table beside it says the same in words."""
    shown = [replace(one, shown_at_start=True) for one in LAYERS if one.key in _SHOWN]
    extras = mapview.Extras(attribution=tr.name(in_file.community.attribution))
    layers = [*shown, _sites(in_file, resources, idle, tr)]
    drawn = mapview.draw(layers, in_file, View(), tr.language, extras, height_px=420)
    mapview.show(drawn, "resource-sites")


def _sites(
    in_file: Assessment, resources: Sequence[Resource], idle: Sequence[IdleSite], tr: Translator
) -> Layer:
    given = [one for one in resources if one.facts.shape is not None and not one.facts.is_withdrawn]
    columns = {
        "id": [one.id for one in given] + [one.space for one in idle],
        "class": ["given"] * len(given) + ["idle"] * len(idle),
        "told": [tr.written(one.facts.name) for one in given] + [tr.name(one.name) for one in idle],
    }
    shapes = [one.facts.shape for one in given] + [one.shape for one in idle]
    frame = gpd.GeoDataFrame(columns, geometry=shapes, crs=in_file.community.crs)
    versions = "_".join(f"{one.id}{one.version}" for one in given)
    return Layer(
        key=f"resource_sites_{len(idle)}_{versions}",
        name=Message("Sites"),
        geometry=("polygon",),
        classes=lambda assessment, view: _CLASSES,
        fields=(),
        rows=lambda assessment, view: frame,
        title="told",
        label="told",
    )
