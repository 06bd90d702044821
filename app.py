"""Streamlit's pages and the routes beside them, in one process: `uv run streamlit run app.py`."""

from __future__ import annotations

import os

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp

from features.reports import phone, staff_photos
from features.voting import phone, wall
from ui import mapview
from ui.safekeeping import start_safekeeping
from web.door import open_doors
from web.headers import SecurityHeaders
from web.send_at_once import SendAtOnce
from web.uncompressed_here import UncompressedHere

base = st.get_option("server.baseUrlPath") or ""
doors = open_doors(os.environ, st.get_option("server.address"), st.get_option("server.port"), base)
start_safekeeping(os.environ)
app: ASGIApp = st.App(
    "entry/navigation.py",
    routes=[
        *doors.routes,
        *phone.routes(base),
        *phone.routes(base),
        *staff_photos.routes(base),
        *wall.routes(base),
        *mapview.routes(base),
    ],
    middleware=[
        Middleware(UncompressedHere),
        Middleware(SecurityHeaders, tile_hosts=mapview.tile_hosts(os.environ)),
        *doors.middleware,
    ],
)
app = SendAtOnce(app)
