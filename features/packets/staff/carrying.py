"""A packet for another machine, and one from there: merged, and asked about where both changed one value."""

from __future__ import annotations

import hashlib
from functools import partial

import streamlit as st

from base.i18n import Translator
from data.store.open_store import the_store
from features.own_community.merging.conflicts import ConflictChoice, PacketConflictsError
from features.own_community.staff.conflicts import conflicts_decided
from features.own_community.staff.file_box import belongs_here
from features.own_community.staff.session import ask_about, conflicts_of, go_on_with, tell
from features.packets.packet import ENDING, packet, unpack
from features.packets.packet_words import merge_summary
from ui.boundary import error_boundary
from ui.session import SessionContext, actor_name


def packet_in(here: SessionContext, tr: Translator) -> None:
    """The uploader, the button, and the questions that the packet raises; nothing is written before they are
    answered."""
    file = st.file_uploader(tr("A packet from another machine (.lintu)"), key="own-packet")
    if file is None or not belongs_here(file, "packet", tr, "packet"):
        return
    raw = file.getvalue()
    digest = hashlib.sha256(raw).hexdigest()
    conflicts = conflicts_of(digest)
    if conflicts:
        choice = conflicts_decided(conflicts, tr)
        if choice is not None:
            _import_packet(raw, file.name, digest, choice, here, tr)
    elif st.button(tr("Import packet"), key="own-packet-in"):
        _import_packet(raw, file.name, digest, ConflictChoice(), here, tr)


def _import_packet(
    raw: bytes, name: str, digest: str, choice: ConflictChoice, here: SessionContext, tr: Translator
) -> None:
    with error_boundary(tr):
        try:
            with st.spinner(tr("Importing and merging…")):
                merged = unpack(the_store(), raw, name, choice, actor_name())
        except PacketConflictsError as error:
            ask_about(digest, error.conflicts)
            st.rerun()
        ask_about("", ())
        tell(merge_summary(merged))
        go_on_with(here, merged.key)


def packet_out(key: str, tr: Translator) -> None:
    """The button that gives the packet of this community."""
    st.download_button(
        tr("Packet for another machine (.lintu)"),
        partial(packet, the_store(), key),  # made when it is asked for: photos make it large
        file_name=f"{key}{ENDING}",
        on_click="ignore",
        icon=":material/move_to_inbox:",
        key="own-packet-out",
    )
