"""The stock pattern, served offline: its page lies in stock_main.py. `streamlit run` starts it."""

# ruff: noqa: TID251 -- a page of its own, apart from ui/
from __future__ import annotations

import streamlit as st

from ui.map_files.routes import routes

app = st.App("stock_main.py", routes=routes(""))
