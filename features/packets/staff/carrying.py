"""A packet for another machine, and one from there: merged, and asked about where both changed one value."""

from __future__ import annotations

import hashlib
import re
from functools import partial

import streamlit as st

from base.i18n import Translator
from data.importers.errors import printable_name
from data.store.open_store import the_store
from features.own_community.merging.conflicts import ConflictChoice, PacketConflictsError
from features.own_community.staff.conflicts import conflicts_decided
from features.own_community.staff.file_box import belongs_here
from features.own_community.staff.session import ask_about, conflicts_of, go_on_with, tell
from features.packets.packet import ENDING, packet, unpack
from features.packets.packet_signature import signer_of
from features.packets.packet_words import merge_summary
from ui.boundary import error_boundary
from ui.components.other_machine import other_machine, own_number
from ui.session import SessionContext, actor_name
from ui.slot import Slot

_HEADS = Slot[tuple[str, ...]]("packet-heads", ())


def packet_in(here: SessionContext, tr: Translator) -> None:
    """The uploader, the button, and the questions that the packet raises; nothing is written before they are
    answered."""
    file = st.file_uploader(tr("A packet from another machine (.lintu)"), key="own-packet")
    if file is None or not belongs_here(file, "packet", tr, "packet"):
        return
    raw = file.getvalue()
    with error_boundary(tr):
        _show_maker(signer_of(raw, printable_name(file.name)), tr)
    digest = hashlib.sha256(raw).hexdigest()
    conflicts = conflicts_of(digest)
    if conflicts:
        choice = conflicts_decided(conflicts, tr)
        if choice is not None:
            _import_packet(raw, file.name, digest, choice, here, tr)
        return
    _heads_field(tr)
    if st.button(tr("Import packet"), key="own-packet-in"):
        _import_packet(raw, file.name, digest, ConflictChoice(), here, tr)


def _import_packet(
    raw: bytes, name: str, digest: str, choice: ConflictChoice, here: SessionContext, tr: Translator
) -> None:
    with error_boundary(tr):
        try:
            with st.spinner(tr("Importing and merging…")):
                merged = unpack(the_store(), raw, name, choice, actor_name(), _HEADS.value())
        except PacketConflictsError as error:
            ask_about(digest, error.conflicts)
            st.rerun()
        ask_about("", ())
        tell(merge_summary(merged))
        go_on_with(here, merged.key)


def _show_maker(public_key: str, tr: Translator) -> None:
    if public_key:
        other_machine(public_key, "own-packet-maker", tr)
        return
    st.warning(
        tr(
            "This packet is not signed: an older Lintu made it, or somebody took the signature off. Nothing "
            "shows which machine made it; its votes will be marked so."
        )
    )


def _heads_field(tr: Translator) -> None:
    """Remember what somebody types off printed result sheets, also while questions are answered."""
    typed = st.text_input(
        tr("Check code of the log, from the printed result sheet (optional)"),
        ", ".join(_HEADS.value()),
        max_chars=2000,
        key="own-packet-heads",
        help=tr(
            "If a closed vote comes with the packet and you have its result sheet on paper: type the first "
            "20 or more characters. Where they differ, nothing is imported. Several are separated by commas."
        ),
    )
    _HEADS.set(tuple(filter(None, (one.strip() for one in re.split("[,，、;；]", typed)))))


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
    with error_boundary(tr):
        own_number(tr)
