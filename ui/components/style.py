"""The style sheets of the pages."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

from base.i18n import Translator

_FOLDER = Path(__file__).parent / "styles"
_ALWAYS = ("page.css", "header.css")


def use_style(tr: Translator) -> None:
    """Add the style sheets that every page has. They hold no text of people."""
    use_sheets(*_ALWAYS, *(("words.zh.css",) if tr.language == "zh" else ()))


def use_sheets(*names: str) -> None:
    """Add these style sheets of ours to the page."""
    st.html(f"<style>{''.join(map(_sheet, names))}</style>")


@cache
def _sheet(name: str) -> str:
    return (_FOLDER / name).read_text("utf-8")
