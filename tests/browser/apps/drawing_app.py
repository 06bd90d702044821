"""The little app that the drawing tests open, under the same headers as the real one."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware

from ui.mapview import routes
from web.headers import SecurityHeaders

app = st.App("drawing_page.py", routes=routes(), middleware=[Middleware(SecurityHeaders)])
