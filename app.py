"""Streamlit's pages and the routes beside them, in one process: `uv run streamlit run app.py`."""

from __future__ import annotations

import os

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp

from entry.background_start import beginning, late_routes, page_addresses
from ui.map_files.assets import start_page_tags
from ui.map_files.tiles import tile_hosts
from ui.streamlit_server import start_page, uploaded_bytes
from web.connections import ConnectionGuard
from web.door import set_up_doors
from web.headers import SecurityHeaders
from web.late_routes import WaitForRoutes
from web.no_delay import NoDelay
from web.start_page.start_page import StartPage
from web.uncompressed_locally import UncompressedLocally

base = st.get_option("server.baseUrlPath") or ""
listening = st.get_option("server.address"), st.get_option("server.port")
doors = set_up_doors(os.environ, *listening, base, uploaded_bytes)
late = late_routes(base)
app: ASGIApp = st.App(
    "entry/navigation.py",
    lifespan=beginning(late),
    routes=[*doors.routes, late],
    middleware=[
        Middleware(UncompressedLocally),
        Middleware(SecurityHeaders, tile_hosts=tile_hosts(os.environ), start_page=start_page()),
        Middleware(WaitForRoutes, late=late, base=base),
        *doors.middleware,
        Middleware(StartPage, addresses=page_addresses, html=start_page(), base=base, tags=start_page_tags),
    ],
)
app = ConnectionGuard(NoDelay(app))
