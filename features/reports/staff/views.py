"""Which part of the page is looked at."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.reports.staff.session import choose_view, chosen_view

VIEWS = ("queue", "statistics", "posters")


def view_choice(tr: Translator) -> None:
    """Show the choice; the address keeps it."""
    names = {"queue": tr("Reports"), "statistics": tr("Statistics"), "posters": tr("Posters")}
    now = chosen_view(VIEWS)
    with st.container(horizontal=True, vertical_alignment="bottom", key="case-views"):
        chosen = st.segmented_control(
            tr("View"),
            list(VIEWS),
            default=now,
            format_func=lambda key: names[key],
            key=f"case-view-{now}-{tr.language}",
            label_visibility="collapsed",
        )
    if chosen and chosen != now:
        choose_view(chosen)
        st.rerun()
