"""Streamlit's pages and the routes beside them, in one process: `uv run streamlit run app.py`."""

from __future__ import annotations

import os

import streamlit as st
from starlette.middleware import Middleware
from starlette.types import ASGIApp

from entry.start import is_voting, routes, start
from ui import mapview
from ui.backup_worker import start_backups
from ui.streamlit_server import start_page, uploaded_bytes
from web.connections import ConnectionGuard
from web.door import set_up_doors
from web.headers import SecurityHeaders
from web.no_delay import NoDelay
from web.uncompressed_locally import UncompressedLocally

start()
base = st.get_option("server.baseUrlPath") or ""
doors = set_up_doors(
    os.environ, st.get_option("server.address"), st.get_option("server.port"), base, uploaded_bytes
)
start_backups(os.environ, is_voting)
app: ASGIApp = st.App(
    "entry/navigation.py",
    routes=[*doors.routes, *routes(base)],
    middleware=[
        Middleware(UncompressedLocally),
        Middleware(SecurityHeaders, tile_hosts=mapview.tile_hosts(os.environ), start_page=start_page()),
        *doors.middleware,
    ],
)
app = ConnectionGuard(NoDelay(app))
