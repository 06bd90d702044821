"""The few rules of style that Streamlit's theme does not know, and Chinese for its own English words."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from base.i18n import Words

_FOLDER = Path(__file__).parent


def use_style(tr: Words) -> None:
    """Put the style sheet into the page. It holds nothing that people wrote."""
    sheets = [(_FOLDER / "style.css").read_text("utf-8")]
    if tr.language == "zh":
        sheets.append((_FOLDER / "style.zh.css").read_text("utf-8"))
    st.html(f"<style>{''.join(sheets)}</style>")
