"""Where the other screens of a vote are: phones, kiosk, wall. The one place that knows their paths."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.voting.phone import kiosk_link, vote_address
from features.voting.wall import wall_link
from ui.streamlit_server import origin
from web.phone_address import means_this_machine


def screens(workshop_id: str, is_open: bool, tr: Translator) -> None:
    """Links to the screens that stand in the room; a kiosk only while people vote."""
    here = origin()
    with st.container(horizontal=True, key="vote-screens"):
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


def server_field(key: str, tr: Translator) -> str:
    """The address that phones will call, "" where none does; a warning where they cannot.

    Opened on this very machine, the page does not know the address that others use: the field begins empty.
    """
    here = origin()
    server = st.text_input(
        tr("Address of this server as phones reach it"),
        "" if means_this_machine(here) else here,
        key=key,
        width=420,
        placeholder="http://192.168.1.20:8501",
        help=tr("Empty: nobody votes by phone, and slips carry the code alone, for the kiosk and on paper."),
    ).strip()
    if means_this_machine(server):
        st.warning(
            tr(
                "Phones cannot reach this address: it means this very machine. Use its address in the "
                "Wi-Fi, or leave the field empty if nobody votes by phone."
            )
        )
    elif not server:
        st.caption(tr("No address: the slips carry the code alone, for the kiosk and for paper ballots."))
    return server


def code_address(server: str, workshop_id: str, code: str) -> str:
    """Where the QR code of a slip leads; "" without an address of the server."""
    return vote_address(server, workshop_id, code) if server else ""
