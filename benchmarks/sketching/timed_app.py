"""The program as it is, with clocks at the steps of a sketch. `streamlit run` starts it."""

# ruff: noqa: TID251 -- a page of its own, apart from ui/
from __future__ import annotations

import os

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp

import ui.components.sketch_map
import workshop.option_store
import workshop.sketch
from benchmarks.sketching.clock import time_calls
from ui import mapview
from ui.headers import SecurityHeaders
from ui.send_at_once import SendAtOnce
from ui.uncompressed_here import UncompressedHere

time_calls(
    workshop.option_store,
    ("options_of", "option", "can_undo", "can_redo", "add_intervention"),
    "the store",
)
time_calls(workshop.sketch, ("judge",), "siting rules")
time_calls(workshop.sketch, ("what_if",), "what-if")
time_calls(workshop.sketch, ("with_interventions",), "the changed community")
time_calls(workshop.sketch, ("sketch_of",), "comparison, neighbours, caches")
time_calls(ui.components.sketch_map, ("take_event",), "the shape checked")
time_calls(ui.components.sketch_map, ("sketch_map",), "the map's scene")
time_calls(mapview, ("show",), "st_folium")

app: ASGIApp = st.App(
    "timed_main.py",
    routes=mapview.routes(""),
    middleware=[
        Middleware(UncompressedHere),
        Middleware(SecurityHeaders, tile_hosts=mapview.tile_hosts(os.environ)),
    ],
)
app = SendAtOnce(app)
