"""Which part of the page is looked at, and who works here."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from ui.components.actor_field import actor_field


def view_choice(tr: Translator) -> str:
    """ "queue", "statistics" or "posters"."""
    names = {"queue": tr("Queue"), "statistics": tr("Statistics"), "posters": tr("Posters")}
    with st.container(horizontal=True, vertical_alignment="bottom", key="case-views"):
        chosen = st.segmented_control(
            tr("View"),
            list(names),
            default="queue",
            format_func=lambda key: names[key],
            key=f"case-view-{tr.language}",
            label_visibility="collapsed",
        )
        actor_field(tr("Your name (recorded with every step)"), "case-actor", tr)
    return chosen or "queue"
