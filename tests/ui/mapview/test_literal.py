"""folium does not run text as a template, whichever of its elements the text is in."""

from __future__ import annotations

from collections.abc import Callable

import folium
import pytest
import shapely.geometry
from branca.element import Element, Figure

from tests.browser.apps.canaries import PAYLOADS, PRODUCT
from ui.mapview import map_text

Sink = Callable[[folium.Map, str], object]
SPOT = (24.3, 116.1)


def _geojson(text: str) -> dict[str, object]:
    square = shapely.geometry.mapping(shapely.geometry.box(116.1, 24.3, 116.2, 24.4))
    feature = {
        "type": "Feature",
        "id": text,
        "geometry": square,
        "properties": {"note": text, "unseen": text},
    }
    return {"type": "FeatureCollection", "features": [feature]}


SINKS: dict[str, Sink] = {
    "popup": lambda m, t: folium.Marker(SPOT, popup=t).add_to(m),
    "lazy popup": lambda m, t: folium.Marker(SPOT, popup=folium.Popup(t, lazy=True)).add_to(m),
    "parsed popup": lambda m, t: folium.Marker(SPOT, popup=folium.Popup(t, parse_html=True)).add_to(m),
    "tooltip": lambda m, t: folium.Marker(SPOT, tooltip=t).add_to(m),
    "geojson": lambda m, t: folium.GeoJson(_geojson(t)).add_to(m),
    "geojson tooltip": lambda m, t: folium.GeoJson(
        _geojson(t), tooltip=folium.GeoJsonTooltip(["note"], aliases=[t])
    ).add_to(m),
    "geojson popup": lambda m, t: folium.GeoJson(
        _geojson(t), popup=folium.GeoJsonPopup(["note"], aliases=[t])
    ).add_to(m),
    "style": lambda m, t: folium.GeoJson(_geojson(t), style_function=lambda f: {"color": t}).add_to(m),
    "layer name": lambda m, t: (
        folium.FeatureGroup(t).add_to(m),
        folium.LayerControl().add_to(m),
    ),
    "attribution": lambda m, t: folium.TileLayer("/tiles/{z}/{x}/{y}.png", attr=t, name=t).add_to(m),
    "div icon": lambda m, t: folium.Marker(SPOT, icon=folium.DivIcon(html=t)).add_to(m),
}
ENCODINGS: dict[str, Callable[[str], str]] = {"raw": str, "encoded": map_text}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("sink", SINKS)
def test_no_sink_evaluates_a_payload(sink: str, encoding: str) -> None:
    for payload in PAYLOADS:
        drawn = folium.Map(tiles=None)
        SINKS[sink](drawn, ENCODINGS[encoding](payload))
        assert PRODUCT not in drawn.get_root().render(), payload


def test_the_patch_is_what_protects() -> None:
    """The same popup through branca's own `Element`, as it was before the patch, does run the text."""
    figure = Figure()
    figure.script.add_child(Element("{{7919*104729}}"))
    assert PRODUCT in figure.render()
