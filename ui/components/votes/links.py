"""Where the other screens of a vote are: phones, kiosk, wall. The one place that knows their paths."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import streamlit as st

from ui.components.cases.links import origin
from ui.door.listening import is_loopback
from ui.i18n import Words
from ui.residents.addresses import address
from ui.wall import wall_link


def vote_link(server: str, workshop_id: str, code: str) -> str:
    """What the QR code of a slip leads to; the code follows #, so that no server and no log sees it."""
    return f"{server.rstrip('/')}{address('/vote')}/{workshop_id}#{quote(code, safe='')}"


def screens(workshop_id: str, tr: Words) -> None:
    """Links to the screens that stand in the room."""
    here = origin()
    with st.container(horizontal=True, key="vote-screens"):
        st.link_button(
            tr("Wall of the room"), f"{here}{wall_link(workshop_id)}", icon=":material/tv:", key="vote-wall"
        )


def server_field(key: str, tr: Words) -> str:
    """The address that phones will call; a warning where they cannot."""
    server = st.text_input(tr("Address of this server as phones reach it"), origin(), key=key, width=420)
    try:
        host = urlsplit(server).hostname or ""
    except ValueError:
        host = ""
    if is_loopback(host):
        st.warning(
            tr("Phones cannot reach this address: it means this very machine. Use its address in the Wi-Fi.")
        )
    return server
