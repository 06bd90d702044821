"""The title of a page: in the browser's tab, and as its first heading for screen readers."""

from __future__ import annotations

from html import escape

import streamlit as st

from ui.components.community_name import community_name
from ui.session import SessionContext


def page_title(what: str, here: SessionContext) -> None:
    """Name the tab "what · community · Lintu"; a page that knows more of what it shows says it again."""
    title = " · ".join((what, community_name(here.community, here.words), here.words("Lintu")))
    st.set_page_config(page_title=title, page_icon="🏘️", layout="wide")


def heading(what: str) -> None:
    """Give the page its one first heading: read aloud, not seen, for the row above says the same."""
    st.html(f'<h1 class="lintu-unseen">{escape(what)}</h1>')
