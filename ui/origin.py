"""Where this server is, as the reader's browser sees it."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st


def origin() -> str:
    """E.g. "http://192.168.43.1:8501": pictures and posters need whole addresses."""
    seen = urlsplit(str(st.context.url or "http://127.0.0.1:8501"))
    return f"{seen.scheme}://{seen.netloc}"
