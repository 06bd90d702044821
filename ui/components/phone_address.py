"""The address at which phones reach this server: found, changed by hand, shown as a code to scan."""

from __future__ import annotations

import io
from collections.abc import Callable

import segno
import streamlit as st

from base.errors import LintuError
from base.i18n import Translator
from ui.streamlit_server import phone_origins
from web.phone_address import require_phone_address

_QR_SCALE = 6


def phone_address_field(key: str, tr: Translator) -> str:
    """The address as it stands in the field; it begins with the one that was found. "" for none."""
    found = phone_origins()
    typed = st.text_input(
        tr("Address of this server as phones reach it"),
        found[0] if found else "",
        key=key,
        width=420,
        placeholder="http://192.168.1.20:8501",
    ).strip()
    if len(found) > 1:
        others = tr.list([one for one in found if one != typed])
        st.caption(tr("This computer is in several networks. Its other addresses: {others}", others=others))
    return typed


def phone_address_problem(address: str, tr: Translator) -> str:
    """Why phones cannot open this address and what to do; "" where they can."""
    try:
        require_phone_address(address)
    except LintuError as error:
        return error.message(tr.language)
    return ""


def show_qr(address: str, key: str, width_px: int = 180) -> None:
    """The address as a code that a phone scans off the screen."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="png", scale=_QR_SCALE, border=4)
    with st.container(key=key):
        st.image(picture.getvalue(), width=width_px)


def phone_address_popover(key: str, link: Callable[[str], str], tr: Translator) -> None:
    """A small window with the code to scan; where phones cannot reach it, why and what to do.

    link: the whole link for a server ("http://host:port").
    """
    with st.popover(tr("Phone address"), icon=":material/qr_code_2:", key=key):
        server = phone_address_field(f"{key}-server", tr)
        problem = phone_address_problem(server, tr)
        if problem:
            st.text(f"⚠ {problem}")
            return
        show_qr(link(server), f"{key}-code", 220)
        st.text(link(server))
