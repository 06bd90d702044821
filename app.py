"""Streamlit's pages and the routes beside them, in one process: `uv run streamlit run app.py`."""

from __future__ import annotations

import os

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp

from ui import cases, mapview, residents, voters, wall
from ui.door import open_doors
from ui.headers import SecurityHeaders
from ui.safekeeping import start_safekeeping
from ui.send_at_once import SendAtOnce
from ui.uncompressed_here import UncompressedHere

base = st.get_option("server.baseUrlPath") or ""
doors = open_doors(os.environ, st.get_option("server.address"), st.get_option("server.port"), base)
start_safekeeping(os.environ)
app: ASGIApp = st.App(
    "ui/entry/main.py",
    routes=[
        *doors.routes,
        *voters.routes(base),
        *residents.routes(base),
        *cases.routes(base),
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
