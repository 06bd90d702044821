"""Navigation and the frame around every Streamlit page."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from base.words import Message
from features.feature import StaffPage, capabilities
from ui.boundary import error_boundary
from ui.components.head import head, use_style
from ui.session import projected_option, session_context

_PAGES = Path(__file__).parent / "staff" / "pages"
# Those that belong to no one capability.
PAGES = (
    StaffPage(_PAGES / "overview.py", Message("Overview"), "overview", 10),
    StaffPage(_PAGES / "coverage.py", Message("Coverage"), "coverage", 20),
    StaffPage(_PAGES / "exports.py", Message("Exports"), "exports", 70),
    StaffPage(_PAGES / "community.py", Message("Your community"), "community", 80),
    StaffPage(_PAGES / "sources.py", Message("Sources and assumptions"), "sources", 90),
)

here = session_context()
tr = here.words
st.set_page_config(page_title=tr("Lintu"), page_icon="🏘️", layout="wide")
use_style(tr)
pages = [*PAGES, *(page for feature in capabilities() for page in feature.pages)]
page = st.navigation(
    [
        st.Page(one.file, title=tr.name(one.title), url_path=one.address, default=one is PAGES[0])
        for one in sorted(pages, key=lambda one: one.place)
    ],
    position="hidden" if projected_option() else "top",
)
if not projected_option():
    head(here)
with error_boundary(tr):
    page.run()
