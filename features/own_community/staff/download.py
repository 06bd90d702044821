"""Download from OpenStreetMap: the only part of the assistant that uses the internet, on request only."""

from __future__ import annotations

import os

import streamlit as st

from base.i18n import Translator
from base.words import Message
from data.catalogue import load_catalogue
from data.importers.osm_download.question import area_km2, box_of, parse_box, require_area
from data.importers.osm_download.server import OverpassServer, server_from
from data.importers.osm_download.stored_download import stored_download
from data.importers.osm_tables import Bounds
from features.own_community.community_versions import OwnCommunity
from features.own_community.downloading import import_from_internet
from features.own_community.staff.session import edit_of, tell
from ui.boundary import error_boundary, watch_errors


def download(known: OwnCommunity, tr: Translator) -> None:
    """The area, where the question goes, and the buttons; a download that is kept needs no internet."""
    title = tr("Download from OpenStreetMap (needs the internet)")
    with st.expander(title, key="own-download"), error_boundary(tr):
        server = server_from(os.environ, load_catalogue())
        box = _box(known, tr)
        if box is None:
            return
        require_area(box, server.area_km2)
        _offer_stored(known, server, box, tr)


def _box(known: OwnCommunity, tr: Translator) -> Bounds | None:
    text = st.text_input(
        tr("Area: west, south, east, north in degrees (empty: the community's boundary)"),
        max_chars=120,
        placeholder="116.09, 24.27, 116.11, 24.29",
        key="own-download-box",
    )
    if text.strip():
        return parse_box(text)
    if known.state.boundary:
        return box_of(known.state.boundary)
    st.text(tr("Set the boundary above first, or type the area."))
    return None


def _offer_stored(known: OwnCommunity, server: OverpassServer, box: Bounds, tr: Translator) -> None:
    there = stored_download(server, box)
    size = tr.number(area_km2(box), 2)
    if there is None:
        _offer_download(known, server, box, size, tr)
        return
    st.text(
        tr(
            "{area} km², downloaded on {date} and saved here. Importing it needs no internet; the "
            "existing layers are replaced.",
            area=size,
            date=there.on.isoformat(),
        )
    )
    with st.container(horizontal=True):
        if st.button(tr("Import the saved download"), key="own-download-kept", icon=":material/download:"):
            _import_download(known, server, box, tr)
        if st.button(
            tr("Download again from {host}", host=server.host),
            key="own-download-again",
            icon=":material/public:",
        ):
            _import_download(known, server, box, tr, afresh=True)


def _offer_download(
    known: OwnCommunity, server: OverpassServer, box: Bounds, size: str, tr: Translator
) -> None:
    """For an area of which nothing is kept here."""
    st.text(
        tr(
            "{area} km². This requests the map of this area from {host} over the internet; nothing "
            "else is sent. The existing layers are replaced; this can be undone.",
            area=size,
            host=server.host,
        )
    )
    if st.button(
        tr("Download from {host}", host=server.host), key="own-download-ask", icon=":material/public:"
    ):
        _import_download(known, server, box, tr)


def _import_download(
    known: OwnCommunity, server: OverpassServer, box: Bounds, tr: Translator, afresh: bool = False
) -> None:
    with error_boundary(tr), watch_errors(tr) as progress:
        import_from_internet(edit_of(known), server, box, progress, afresh=afresh)
        tell((Message("Downloaded and imported. Check the map, then go to Check."),))
        st.rerun()
