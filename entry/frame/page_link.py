"""A link to a page for staff, from within another one."""

from __future__ import annotations

import streamlit as st

from features.feature import StaffPage
from ui.session import SessionContext


def page_link(page: StaffPage, label: str, here: SessionContext, icon: str = "", **query: str) -> None:
    """Show the link; language and community go along, and `query` into the address too."""
    st.page_link(
        st.Page(page.file, url_path=page.address),
        label=label,
        icon=icon or None,
        query_params={"lang": here.language, "community": here.community, **query},
    )
