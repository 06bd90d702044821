"""What stands above the voices: which part of the page is looked at, and how voices come in."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import Translator
from features.voices.phone.addresses import home_link
from features.voices.staff.session import (
    NEW_VOICE,
    choose_voice,
    choose_voice_view,
    chosen_voice_view,
)
from features.voices.voice import Voice
from features.voices.voice_flow import START
from ui.components.phone_address import phone_address_popover

VIEWS = ("queue", "needs", "heard", "mailbox")


def voice_view_choice(voices: Sequence[Voice], tr: Translator) -> None:
    """Show the choice, with how many are new in each; the address keeps it."""
    new = [one.is_private for one in voices if one.state == START]
    names = {
        "queue": tr("Residents' voices"),
        "needs": tr("List of needs"),
        "heard": tr("Who was heard"),
        "mailbox": tr("Letters to the secretary"),
    }
    counts = {"queue": new.count(False), "needs": 0, "heard": 0, "mailbox": new.count(True)}
    now = chosen_voice_view(VIEWS)
    chosen = st.segmented_control(
        tr("View"),
        list(VIEWS),
        default=now,
        format_func=lambda key: f"{names[key]} ({counts[key]})" if counts[key] else names[key],
        key=f"voice-view-{now}-{tr.language}",
        label_visibility="collapsed",
    )
    if chosen and chosen != now:
        choose_voice_view(chosen)
        st.rerun()


def voice_list_head(community: str, tr: Translator) -> None:
    """The button to write one down, and the address of the residents' home page."""
    with st.container(horizontal=True, vertical_alignment="center", key="voice-top"):
        st.button(
            tr("Write down a voice"),
            icon=":material/add:",
            key="voice-new",
            on_click=choose_voice,
            args=(NEW_VOICE,),
        )
        phone_address_popover("voice-phone", lambda server: home_link(server, community), tr)
