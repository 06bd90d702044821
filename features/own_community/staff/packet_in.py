"""A packet from another machine: brought in, merged, and asked about where both changed one value."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import streamlit as st

from base.i18n import Words
from data.store.open_store import the_store
from features.own_community.merging.conflicts import Choice, PacketConflictsError
from features.own_community.staff.conflicts import conflicts_decided
from features.own_community.staff.session import ask_about, conflicts_of, go_to_step, tell
from features.packets.packet import unpack
from features.packets.packet_words import told_of
from ui.boundary import shown_errors
from ui.session import Where, acting, go_to


def packet_in(here: Where, tr: Words) -> None:
    """The uploader, the button, and the questions that the packet raises; nothing is written before they are
    answered."""
    file = st.file_uploader(tr("A packet from another machine (.lintu)"), type=["lintu"], key="own-packet")
    if file is None:
        return
    raw = file.getvalue()
    digest = hashlib.sha256(raw).hexdigest()
    conflicts = conflicts_of(digest)
    if conflicts:
        choice = conflicts_decided(conflicts, tr)
        if choice is not None:
            _bring(raw, file.name, digest, choice, here, tr)
    elif st.button(tr("Bring the packet in"), key="own-packet-in"):
        _bring(raw, file.name, digest, Choice(), here, tr)


def opened(here: Where, key: str) -> None:
    """Go on with this community."""
    go_to(replace(here, community=key))
    go_to_step("place")
    st.rerun()


def _bring(raw: bytes, name: str, digest: str, choice: Choice, here: Where, tr: Words) -> None:
    with shown_errors(tr):
        try:
            with st.spinner(tr("Bringing in and merging…")):
                merged = unpack(the_store(), raw, name, choice, acting())
        except PacketConflictsError as error:
            ask_about(digest, error.conflicts)
            st.rerun()
        ask_about("", ())
        tell(told_of(merged))
        opened(here, merged.key)
