"""How a sketch page is usually written: inline GeoJSON, the Draw plugin, st_folium's own return value.

In its favour: there are no tiles, pop-ups or tool tips; the layers are turned into GeoJSON once and kept; the
shapes are stored nowhere; and score and siting rules are computed by the very functions that ours uses, with
their memory of earlier answers.
"""

# ruff: noqa: TID251 -- a page of its own, apart from ui/
from __future__ import annotations

import json
from typing import Any

import folium
import shapely
import streamlit as st
from folium.plugins import Draw
from streamlit_folium import st_folium

from benchmarks.sketching.sites import PARK
from data.assess import Assessment, assess
from data.catalogue import load_catalogue
from data.communities import open_community
from data.model import SCHEMAS
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.options.presets import preset_intervention
from features.options.shape_geojson import shape_from_geojson
from features.options.sketch import sketch_of
from web.base_path import below_base

COLOURS = {"residences": "#c08457", "public_spaces": "#5aa469", "facilities": "#3066be", "paths": "#8d99ae"}


@st.cache_resource
def assess_community(name: str) -> Assessment:
    """The community, measured once."""
    catalogue = load_catalogue()
    return assess(open_community(name, catalogue), catalogue)


@st.cache_resource
def layers(name: str) -> dict[str, dict[str, Any]]:
    """GeoJSON of the layers that have rows; shapes and ids only."""
    community = assess_community(name).community
    frames = {key: community.layer(key) for key in reversed(SCHEMAS)}
    return {
        key: json.loads(frame[[SCHEMAS[key].key, "geometry"]].to_crs(4326).to_json())
        for key, frame in frames.items()
        if len(frame)
    }


def stock_map(name: str) -> folium.Map:
    """The map as folium draws it, with the scripts of our own server instead of a CDN's."""
    south, west, north, east = bounds(name)
    drawing = folium.Map(
        location=((south + north) / 2, (west + east) / 2), zoom_start=16, tiles=None, max_zoom=21
    )
    drawing.default_js = [("leaflet", below_base("/assets/leaflet/leaflet.js"))]
    drawing.default_css = [("leaflet_css", below_base("/assets/leaflet/leaflet.css"))]
    for key, geojson in layers(name).items():
        colour = COLOURS.get(key, "#bcc4cc")
        folium.GeoJson(
            geojson,
            style_function=lambda feature, colour=colour: {"color": colour, "weight": 1},
            marker=folium.CircleMarker(radius=4, color=colour, fill=True),
        ).add_to(drawing)
    tools = Draw(show_geometry_on_click=False)
    tools.default_js = [("leaflet_draw", below_base("/assets/leaflet/draw/leaflet.draw.js"))]
    tools.default_css = [("leaflet_draw_css", below_base("/assets/leaflet/draw/leaflet.draw.css"))]
    tools.add_to(drawing)
    return drawing


@st.cache_resource
def bounds(name: str) -> tuple[float, float, float, float]:
    """South, west, north, east in degrees."""
    west, south, east, north = assess_community(name).community.grids.to_crs(4326).total_bounds
    return south, west, north, east


def interventions(sent: dict[str, Any], baseline: Assessment) -> tuple[Intervention, ...]:
    """A pocket park on every polygon that was drawn."""
    shapes = [
        shape_from_geojson(one["geometry"], baseline.community.crs) for one in sent.get("all_drawings") or []
    ]
    return tuple(park(baseline, shape, number) for number, shape in enumerate(shapes))


@st.cache_resource(hash_funcs={Assessment: id, shapely.Polygon: shapely.to_wkb})
def park(baseline: Assessment, shape: shapely.Polygon, number: int) -> Intervention:
    """Kept, so that it has the same id in the next run."""
    return preset_intervention(baseline.catalogue, PARK, shape, f"{number + 1}")


st.set_page_config(layout="wide")
community = st.query_params["community"]
baseline = assess_community(community)
left, right = st.columns([7, 3])
with left:
    sent = st_folium(stock_map(community), key="stock", height=640, use_container_width=True)
option = LayoutOption("", community, "A", "", "", 0.0, "open", 1, interventions(sent, baseline))
sketch = sketch_of(baseline, option)
with right:
    for number, group in enumerate(baseline.groups):
        with st.container(key=f"index-{group}"):
            index, change = sketch.assessment.overall.met[number], sketch.comparison.met[number]
            st.metric(group, f"{index:.1f}", f"{change:+.1f}")
    with st.container(key="cost-total"):
        st.metric("cost", f"{sketch.payable.cost_cny:,.0f}")
