"""Published voices on the map, where they are about a place: what is needed and what became of it."""

from __future__ import annotations

from base.late_modules import geopandas as gpd
from base.words import Message, join_texts
from data.assess import Assessment
from features.voices.needs import ON_NO_MAP, need_name
from features.voices.voice import Voice
from features.voices.voice_flow import HANDED_OVER, JOINED, is_answered
from features.voices.voice_lookup import latest_voice_change, public_voices
from layers.layer import Field, Layer, Symbol, SymbolClass, View

_WAITS, _ANSWERED = "waits", "answered"
_CLASSES = (
    SymbolClass(
        _WAITS,
        Message("not yet answered"),
        Symbol(fill="#ffd92f", line="#7a5c00", shape="pin", size_px=22, glyph="求", glyph_en="?"),
    ),
    SymbolClass(
        _ANSWERED,
        Message("answered"),
        Symbol(fill="#8da0cb", line="#2b3a67", shape="circle", size_px=18, glyph="答", glyph_en="A"),
    ),
)


def _shown(assessment: Assessment) -> list[Voice]:
    return [
        one
        for one in public_voices(assessment.community.key)
        if one.place is not None
        and one.category not in ON_NO_MAP
        and one.state not in (JOINED, HANDED_OVER)
        and one.epsg == assessment.community.crs.to_epsg()
    ]


def _rows(assessment: Assessment, view: View) -> gpd.GeoDataFrame:
    voices, catalogue = _shown(assessment), assessment.catalogue
    groups = catalogue.age_groups
    return gpd.GeoDataFrame(
        {
            "id": [one.id for one in voices],
            "name": [need_name(catalogue, one.category) for one in voices],
            "class": [_ANSWERED if is_answered(catalogue, one.state) else _WAITS for one in voices],
            "groups": [join_texts([groups[key].people for key in one.groups]) for one in voices],
            "state": [catalogue.voice_states[one.state].public_name for one in voices],
            "supporters": [one.supporters for one in voices],
            "grid": [one.grid for one in voices],
        },
        geometry=[one.place for one in voices],
        crs=assessment.community.crs,
    )


LAYER = Layer(
    key="voices",
    name=Message("Residents' needs"),
    geometry=("point",),
    classes=lambda assessment, view: _CLASSES,
    fields=(
        Field("groups", Message("For whom")),
        Field("state", Message("What became of it")),
        Field("supporters", Message("Supporters")),
        Field("grid", Message("Grid")),
    ),
    rows=_rows,
    title="name",
    shown_at_start=False,
    version=lambda assessment: latest_voice_change(assessment.community.key),
)
