"""The reader's own menu: language, name, sign-out."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from base.translations import languages
from ui.components.actor_field import actor_field
from ui.components.door_link import door_link
from ui.session import SessionContext, remember_context, session_context


def own_menu(here: SessionContext) -> None:
    """Show the menu."""
    tr = here.words
    with st.popover(tr("Language and name"), icon=":material/more_vert:", key="own-menu"):
        _language_choice(here)
        actor_field(tr("Your name (recorded with what you do)"), "own-name-field", tr)
        door_link(tr)


def _language_choice(here: SessionContext) -> None:
    st.segmented_control(
        "语言 Language",
        list(languages()),
        default=here.language if here.language in languages() else None,
        format_func=lambda language: languages()[language],
        key="language-choice",
        label_visibility="collapsed",
        on_change=lambda: remember_context(
            replace(session_context(), language=st.session_state["language-choice"] or here.language)
        ),
    )
