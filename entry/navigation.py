"""What Streamlit runs for every page: the frame around it."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from ui.boundary import shown_errors
from ui.components.head import head
from ui.components.style import use_style
from ui.session import projected, where

# This script lies apart from the pages: Streamlit takes a folder `pages` beside it for pages of its own.
PAGES = Path(__file__).parents[1] / "pages"

here = where()
tr = here.words
st.set_page_config(page_title=tr("Lintu"), page_icon="🏘️", layout="wide")
use_style(tr)
page = st.navigation(
    [
        st.Page(PAGES / "overview.py", title=tr("Overview"), url_path="overview", default=True),
        st.Page(PAGES / "coverage.py", title=tr("Coverage"), url_path="coverage"),
        st.Page(PAGES / "sketch.py", title=tr("Sketch"), url_path="sketch"),
        st.Page(PAGES / "compare.py", title=tr("Compare"), url_path="compare"),
        st.Page(PAGES / "workshop.py", title=tr("Workshop"), url_path="workshop"),
        st.Page(PAGES / "encroachments.py", title=tr("Encroachments"), url_path="encroachments"),
        st.Page(PAGES / "exports.py", title=tr("Exports"), url_path="exports"),
        st.Page(PAGES / "community.py", title=tr("Your community"), url_path="community"),
        st.Page(PAGES / "sources.py", title=tr("Sources and assumptions"), url_path="sources"),
    ],
    position="hidden" if projected() else "top",
)
if not projected():
    head(here)
with shown_errors(tr):
    page.run()
