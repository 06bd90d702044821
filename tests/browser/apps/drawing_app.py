"""The little app that the drawing tests open, under the same headers as the real one."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from ui.map_files.routes import routes
from ui.streamlit_server import start_page
from web.headers import SecurityHeaders

app = st.App(
    "drawing_page.py",
    routes=routes(),
    middleware=[Middleware(SecurityHeaders, tile_hosts=(), start_page=start_page())],
)
