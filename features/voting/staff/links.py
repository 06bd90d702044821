"""Where the other screens of a vote are: kiosk and wall."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.voting.phone import kiosk_link
from features.voting.wall import wall_link
from ui.streamlit_server import origin


def screens(workshop_id: str, is_open: bool, tr: Translator) -> None:
    """Links to the screens that stand in the room; a kiosk only while people vote."""
    here = origin()
    st.link_button(
        tr("Wall display"), f"{here}{wall_link(workshop_id)}", icon=":material/tv:", key="vote-wall"
    )
    if is_open:
        with st.popover(tr("Kiosk on this machine"), icon=":material/how_to_vote:", key="vote-kiosk"):
            st.text(
                tr(
                    "This browser becomes a kiosk, at which one person votes after another. "
                    "It leaves the staff pages: you come back with the pass code or, on a machine "
                    "without one, with a number that you choose on the next page."
                )
            )
            st.link_button(
                tr("Begin"), f"{here}{kiosk_link(workshop_id)}", type="primary", key="vote-kiosk-begin"
            )
