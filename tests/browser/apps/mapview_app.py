"""The little app that the map's browser tests open: one map beside a few buttons, and a second page."""

from __future__ import annotations

import streamlit as st

from ui.map_files.routes import routes

app = st.App("mapview_pages.py", routes=routes())
