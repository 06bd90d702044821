"""The field for the name of the person at work: the same name wherever it is shown."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from ui.session import LONGEST_NAME, field_value, remember_actor, typed_name


def actor_field(label: str, key: str, tr: Translator, width: int = 320) -> None:
    """Show the field; what is typed is remembered for all pages."""
    if field_value(key) != typed_name():  # it was typed elsewhere meanwhile
        st.session_state[key] = typed_name()
    st.text_input(
        label,
        max_chars=LONGEST_NAME,
        placeholder=tr("Name or post"),
        key=key,
        width=width,
        on_change=lambda: remember_actor(str(field_value(key) or "")),
    )
