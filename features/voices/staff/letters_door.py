"""Letters to the secretary open with the secretary's own pass code, where one is set."""

from __future__ import annotations

import time

import streamlit as st

from base.i18n import Translator
from features.voices.staff.session import choose_voice, chosen_voice
from ui.boundary import error_boundary
from ui.slot import Slot
from web.door.secretary import SECRETARY_DOOR

_IDLE_S = 15 * 60
"""A letter left open on a desk closes with the next press after this time."""
_THIS_MACHINE = "127.0.0.1"

_OPEN_UNTIL_S = Slot("voice-letters-until", 0.0)


def may_read_letters() -> bool:
    """Whether this session may show letters now; each look keeps them open for a while longer."""
    if not SECRETARY_DOOR.has_passcode:
        return True
    if time.monotonic() >= _OPEN_UNTIL_S.value():
        return False
    _keep_open()
    return True


def letters_note(tr: Translator) -> None:
    """Say above the letters who can read them; with the way to close them again."""
    st.caption(tr("Private: on no map, in no list, export or packet. Answer to the receipt."))
    if SECRETARY_DOOR.has_passcode:
        close = tr("Close the letters")
        st.button(close, icon=":material/lock:", key="voice-letters-close", on_click=_close)
    else:
        st.warning(
            tr(
                "All staff can read these letters: the secretary has no pass code of their own. Set one with "
                "LINTU_SECRETARY_PASSCODE."
            )
        )


def letters_door(tr: Translator) -> None:
    """Ask for the secretary's pass code instead of showing letters."""
    if chosen_voice():
        back = tr("All voices")
        st.button(back, icon=":material/arrow_back:", key="voice-back", on_click=choose_voice, args=("",))
    st.text(tr("Only the secretary reads these letters."))
    with st.form("voice-letters-form", border=False, clear_on_submit=True):
        given = st.text_input(
            tr("The secretary's pass code"),
            type="password",
            autocomplete="off",
            key="voice-letters-code",
            width=300,
        )
        pressed = st.form_submit_button(tr("Open the letters"), type="primary")
    if pressed:
        with error_boundary(tr):
            SECRETARY_DOOR.check(given, st.context.ip_address or _THIS_MACHINE)
            _keep_open()
            st.rerun()


def _keep_open() -> None:
    _OPEN_UNTIL_S.set(time.monotonic() + _IDLE_S)


def _close() -> None:
    _OPEN_UNTIL_S.set(0.0)
    choose_voice("")
