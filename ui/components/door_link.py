"""Sign-out link for staff, and a warning where the connection is not encrypted."""

from __future__ import annotations

from html import escape
from urllib.parse import quote, urlsplit

import streamlit as st

from base.i18n import Translator
from web.door.access_control import DOOR
from web.door.cookies import STAFF_NAMES
from web.door.listening import is_loopback


def door_link(tr: Translator) -> None:
    """A link to the door, where one leaves; nothing on a machine that asks for no pass code."""
    cookies = st.context.cookies
    if any(name in cookies for name in STAFF_NAMES):
        base = (st.get_option("server.baseUrlPath") or "").strip("/")
        here = quote(urlsplit(st.context.url or "/").path, safe="/")
        way = f"{f'/{base}' if base else ''}{DOOR}?lang={tr.language}&next={here}"
        # A link of Streamlit's would open a second tab. These words are ours.
        st.html(
            f'<a class="door" target="_self" href="{escape(way)}">{escape(tr("Sign out"))}</a>',
            width="content",
        )


def plain_notice(tr: Translator) -> None:
    """Say that the connection can be read by others, where it goes over a network without TLS."""
    address = urlsplit(st.context.url or "")
    if address.scheme == "http" and not is_loopback(address.hostname or "localhost"):
        with st.popover(tr("Connection not encrypted"), icon=":material/lock_open:", key="plain-notice"):
            st.text(
                tr(
                    "Others on this network could read what passes between this device and Lintu. "
                    "Use a hotspot with a password of its own, or HTTPS (guide: “Open it to phones in the "
                    "hall”)."
                )
            )
