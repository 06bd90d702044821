"""Which part of the page is looked at, and who works here."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from ui.session import remember_actor, typed_name


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
        name = st.text_input(
            tr("Your name (recorded with every step)"),
            typed_name(),
            max_chars=80,
            placeholder=tr("Name or post"),
            key="case-actor",
            width=320,
        )
        remember_actor(name)
    return chosen or "queue"
