"""The program as it is, with clocks at the steps of a sketch. `streamlit run` starts it."""

# ruff: noqa: TID251 -- a page of its own, apart from ui/
from __future__ import annotations

import os

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp

import features.options.option_store
import features.options.sketch
import features.options.staff.sketch_map
from benchmarks.sketching.clock import time_calls
from entry.start import start_serving
from ui import mapview
from ui.map_files.tiles import tile_hosts
from ui.streamlit_server import start_page
from web.headers import SecurityHeaders
from web.no_delay import NoDelay
from web.uncompressed_locally import UncompressedLocally

time_calls(
    features.options.option_store,
    ("options_of", "option", "next_undo", "next_redo", "add_intervention"),
    "the store",
)
time_calls(features.options.sketch, ("judge",), "siting rules")
time_calls(features.options.sketch, ("what_if",), "what-if")
time_calls(features.options.sketch, ("with_interventions",), "the changed community")
time_calls(features.options.sketch, ("sketch_of",), "comparison, neighbours, caches")
time_calls(features.options.staff.sketch_map, ("take_event",), "the shape checked")
time_calls(features.options.staff.sketch_map, ("sketch_map",), "the map's scene")
time_calls(mapview, ("show",), "st_folium")

app: ASGIApp = st.App(
    "timed_main.py",
    routes=start_serving(""),
    middleware=[
        Middleware(UncompressedLocally),
        Middleware(SecurityHeaders, tile_hosts=tile_hosts(os.environ), start_page=start_page()),
    ],
)
app = NoDelay(app)
